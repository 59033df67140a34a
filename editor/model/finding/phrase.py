"""A phrase as a person types it, and what it finds.

- Letters match whatever their case unless that is asked for. The case of i and ı is Turkish in
  a Turkish or Azerbaijani story; ß finds its capital, and SS in words written in capitals.
- A straight quote finds a typographic one, a space a no-break space, a hyphen one that does not
  break, three full stops an ellipsis: nobody types those.
- A letter with its accent is found whether it is one character or two; one without an accent is
  not found in one that has it.
- A whole word has no letter, digit or accent beside it; where words are not parted by spaces
  (Han, kana, Thai) that is not asked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

from editor.model.finding.find import Sought, Span, Spans

_ALIKE = {
    "'": "['‘’‚‛ʼ]",
    '"': '["“”„‟«»]',
    " ": "[ \u00a0\u202f]",
    "-": "[-\u2010\u2011]",
}
_MARKS = "\u0300-\u036f"
_UNSPACED = re.compile("[\u0e01-\u0e4e\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff]")
_LETTER = re.compile(f".[{_MARKS}]*", re.DOTALL)
_FORMS: Final[tuple[Literal["NFC", "NFD"], ...]] = ("NFC", "NFD")
_TURKIC = ("tr", "az")
_TURKIC_CASES = {"i": "İ", "İ": "i", "ı": "I", "I": "ı"}


@lru_cache(maxsize=32)
def phrase_spans(sought: Sought, is_turkic: bool = False) -> Spans:
    """What finds a phrase in a text."""
    pattern = re.compile(_pattern(sought, is_turkic))

    def spans(text: str) -> Iterator[Span]:
        return (match.span() for match in pattern.finditer(text))

    return spans


def is_turkic(language: str) -> bool:
    """Whether a language has i with and without a dot."""
    return language.lower().split("-")[0] in _TURKIC


def upper(text: str, language: str) -> str:
    """A text in capitals, as its language has them."""
    return (text.replace("i", "İ") if is_turkic(language) else text).upper()


def kept_case(found: str, new: str, language: str = "") -> str:
    """What takes the place of a match, in the match's own case.

    A word in capitals gives capitals, one with a capital a capital; else it stays as it is.
    """
    letters = [each for each in found if each.isalpha()]
    if len(letters) > 1 and found.isupper():
        return upper(new, language)
    if letters and letters[0].isupper():
        return upper(new[:1], language) + new[1:]
    return new


def _pattern(sought: Sought, is_turkic: bool) -> str:
    letters = _letters(sought.phrase)
    if not letters:
        return r"(?!)"
    parts = [_part(each, sought.match_case, is_turkic) for each in letters]
    behind = f"(?![{_MARKS}])" if letters[-1][0].isalnum() else ""
    if sought.whole_word and _is_edge(letters[-1][0]):
        behind = rf"(?![\w{_MARKS}])"
    if sought.whole_word and _is_edge(letters[0][0]):
        if parts[0].startswith("["):
            # Looked for behind the first letter: a search is four times as fast that way.
            parts[0] += rf"(?<![\w{_MARKS}]{parts[0]})"
        else:
            parts[0] = rf"(?<![\w{_MARKS}])" + parts[0]
    return "".join(parts) + behind


def _letters(phrase: str) -> list[str]:
    """The characters of a phrase, each with its accents; three full stops are one."""
    return _LETTER.findall(phrase.replace("...", "…"))


def _part(letter: str, match_case: bool, is_turkic: bool) -> str:
    if letter in _ALIKE:
        return _ALIKE[letter]
    if letter == "…":
        return r"(?:…|\.\.\.)"
    cases = {letter} if match_case else _cases(letter, is_turkic)
    forms = cases | {unicodedata.normalize(form, each) for form in _FORMS for each in cases}
    if all(len(each) == 1 for each in forms):
        return f"[{''.join(map(re.escape, sorted(forms)))}]"
    longest_first = sorted(forms, key=lambda each: (-len(each), each))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


def _cases(letter: str, is_turkic: bool) -> set[str]:
    if letter in _TURKIC_CASES and is_turkic:
        return {letter, _TURKIC_CASES[letter]}
    if letter in "ßẞ":
        return {"ß", "ẞ", "SS"}
    cases = {letter.lower(), letter.upper(), letter.title()}
    # What has another length in the other case (ŉ, ﬁ, İ) is found as it is written.
    return {letter} | {each for each in cases if len(each) == len(letter)}


def _is_edge(letter: str) -> bool:
    return (letter.isalnum() or letter == "_") and not _UNSPACED.match(letter)
