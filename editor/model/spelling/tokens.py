"""Which words of a text are looked up in a dictionary, and which parts of them are misspelt.

A token is looked up whole: "Storm-barrier’s". What is no word for a dictionary never becomes one:
addresses, handles, code, file names, abbreviations with points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, TypeAlias

from editor.model.scripts import is_language_code
from editor.model.spelling.newsroom import NEWSROOM, SHORT_FORMS

Span: TypeAlias = tuple[int, int]
"""Where something begins and ends, in code points."""

LONGEST = 64
"""Characters of the longest token that is looked up."""

LONGEST_CHUNK = 200
"""Characters of the longest run without a space in which tokens are looked for."""

LONGEST_ACRONYM = 5
"""Capitals that may stand for anything; longer words in capitals are looked up as words."""

# Marks that combine with a letter and are no letters for `re`: of Latin, Cyrillic, Hebrew, Arabic
# and Syriac, of the scripts of South and South-East Asia, and for any script.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03"
    "\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd"
    "\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d82\u0d83"
    "\u0dca-\u0ddf\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
)
_SOFT = "\u00ad\u200c\u200d\u2060"
_APOSTROPHES = "'’\u02bc"
_HYPHENS = "\u2010\u2011-"
_RUN = rf"(?:[^\W_]|[{_MARKS}{_SOFT}])+"
_ASIDE = re.compile(r"`[^`\n]*`|<[^<>\s][^<>\n]*>")
_TOKEN = re.compile(
    r"\]\([^()]*(?:\([^()]*\)[^()]*)*\)"  # the address of a link
    r"|(?i:https?|ftp|file|mailto|tel):\S+|(?i:www)\.\S+"
    r"|[\w.+-]++@[\w-]+(?:\.[\w-]+)*"
    r"|[@#]\w+"
    r"|&\w+;"
    r"|(?<![\w/])[/~][\w.-]+/\S*"
    r"|(?<!\w)(?:[\w-]++\.)+[a-z]{2,}(?:/\S*)?(?!\w)"  # a domain, the name of a file
    r"|(?<!\w)(?:[^\W\d_]{1,2}\.){2,}"
    r"|[^\W_]++(?:_[^\W_]++)+"
    rf"|(?P<word>{_RUN}(?:[{_APOSTROPHES}{_HYPHENS}]{_RUN})*)"
)
_PART = re.compile(rf"[^{_HYPHENS}]+")
_ELIDED = re.compile(
    r"(?:[a-zà-ÿ]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|dell|nell|all|sull|dall|un|quest"
    r"|quell|sant|gl|tutt)'(?=\w)",
    re.IGNORECASE,
)
_FOLDED = str.maketrans(
    {**dict.fromkeys(_SOFT), **dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS, "-")}
)

_LATIN = "LATIN"
_SCRIPTS: Final = {
    **dict.fromkeys(("ar", "arc", "ckb", "fa", "ps", "sd", "ug", "ur"), "ARABIC"),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"), "CYRILLIC"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "DEVANAGARI"),
    **dict.fromkeys(("he", "iw", "yi"), "HEBREW"),
    **dict.fromkeys(("am", "ti"), "ETHIOPIC"),
    **{"bn": "BENGALI", "el": "GREEK", "gu": "GUJARATI", "hy": "ARMENIAN", "ka": "GEORGIAN"},
    **{"kn": "KANNADA", "ko": "HANGUL", "ml": "MALAYALAM", "pa": "GURMUKHI", "si": "SINHALA"},
    **{"ta": "TAMIL", "te": "TELUGU"},
}
_NAMED_SCRIPTS: Final = {"latn": _LATIN, "cyrl": "CYRILLIC", "arab": "ARABIC", "hebr": "HEBREW"}
_UNSPACED = frozenset(("ja", "km", "lo", "my", "th", "yue", "zh"))


def is_language(code: str) -> bool:
    """Whether a code, which somebody may still be typing, can name a language with words."""
    return is_language_code(code) and _primary(code) not in _UNSPACED


def chunks(text: str) -> list[str]:
    """What stands between single spaces: the same chunk holds the same tokens anywhere.

    Code and tags, which may hold spaces themselves, are blank. Joined by spaces, the chunks are
    as long as the text.
    """
    if "`" in text or "<" in text:
        text = _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
    return text.split(" ")


def tokens(chunk: str) -> Iterator[Span]:
    """What of a chunk is to be looked up, from left to right."""
    if len(chunk) <= LONGEST_CHUNK:
        for found in _TOKEN.finditer(chunk):
            if found.lastgroup and found.end() - found.start() <= LONGEST:
                start, end = found.span()
                yield (start - 1 if _is_led(chunk, start) else start), end


def _is_led(chunk: str, start: int) -> bool:
    """Whether an apostrophe leads a word, as in ’tis; it may be a quote as well."""
    led = start > 0 and chunk[start - 1] in _APOSTROPHES
    return led and not (start > 1 and chunk[start - 2].isalnum())


def normal(word: str) -> str:
    """A word as dictionaries have it: composed, plain hyphens and apostrophes, nothing unseen."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word.translate(_FOLDED))


def faults(token: str, language: str, knows: Callable[[str], bool]) -> tuple[Span, ...]:
    """The parts of a token that are misspelt, by what a dictionary of its language knows.

    A compound counts as right if it is known or all its parts are; else its wrong parts are told.
    An apostrophe that leads a token is no part of a fault: it may be a quote.
    """
    if token[:1] in tuple(_APOSTROPHES):
        plain = normal(token).lower()
        is_short_form = _primary(language) == "en" and plain in SHORT_FORMS
        if is_short_form or knows(normal(token)) or knows(plain):
            return ()
        return tuple((start + 1, end + 1) for start, end in faults(token[1:], language, knows))
    if _is_exempt(token, language) or _is_known(token, language, knows):
        return ()
    parts = [found.span() for found in _PART.finditer(token)]
    if len(parts) == 1:
        return ((0, len(token)),)
    return tuple(
        span
        for span in parts
        if not _is_exempt(token[slice(*span)], language)
        and not _is_known(token[slice(*span)], language, knows)
    )


def is_like_name(word: str) -> bool:
    """Whether a word may be a name: a capital first, and not the whole word in capitals."""
    return len(word) > 2 and word[0].isupper() and not word.isupper()


def without_possessive(word: str) -> str:
    """A normal word without an English possessive ending."""
    return word[:-2] if word[-2:] in ("'s", "'S") else word


def recased(suggestion: str, word: str) -> str:
    """A suggestion in the case of the word it is for, with its kind of apostrophe."""
    if len(word) > 1 and word.isupper():
        suggestion = suggestion.upper()
    elif word[:1].isupper():
        suggestion = suggestion[:1].upper() + suggestion[1:]
    apostrophe = "’" if "’" in word or "'" not in word else "'"
    return suggestion.replace("'", apostrophe).replace("’", apostrophe)


def _is_known(word: str, language: str, knows: Callable[[str], bool]) -> bool:
    plain = normal(word)
    if _script(language) in ("ARABIC", "HEBREW"):
        # Vowels are written for children and poems; dictionaries have none.
        plain = _without_marks(plain)
    if knows(plain):
        return True
    if _primary(language) == "en" and without_possessive(plain).lower() in NEWSROOM:
        return True
    # English dictionaries have "cafe" and "naive"; with their accents they are as right.
    if not plain.isascii() and _primary(language) == "en" and knows(_without_marks(plain)):
        return True
    if "'" not in plain:
        return False
    base = without_possessive(plain)
    rest = _ELIDED.sub("", plain, count=1) if _ELIDED.match(plain) else plain
    return any(
        len(form) == 1 or knows(form)
        for form in (plain.replace("'", "’"), base, rest, without_possessive(rest))
        if form != plain
    )


def _without_marks(word: str) -> str:
    parted = unicodedata.normalize("NFD", word)
    return "".join(each for each in parted if unicodedata.category(each) != "Mn")


def _is_exempt(word: str, language: str) -> bool:
    plain = normal(word)
    stem = without_possessive(plain)
    if len(stem) == 1 or any(map(str.isdecimal, stem)):
        return True
    if stem.isupper() and len(stem) <= LONGEST_ACRONYM and stem.isalpha():
        return True
    if len(stem) > 2 and stem[-1] == "s" and stem[:-1].isupper() and stem.isalpha():
        return True
    if any(one.islower() and other.isupper() for one, other in pairwise(stem)):
        return True
    script = _script(language)
    if stem.isascii():
        return script != _LATIN
    return any(_script_of(letter) != script for letter in stem if letter.isalpha())


def _primary(language: str) -> str:
    return re.split("[-_]", language.lower(), maxsplit=1)[0]


@lru_cache(maxsize=64)
def _script(language: str) -> str:
    for subtag in re.split("[-_]", language.lower())[1:]:
        if subtag in _NAMED_SCRIPTS:
            return _NAMED_SCRIPTS[subtag]
    return _SCRIPTS.get(_primary(language), _LATIN)


@lru_cache(maxsize=2048)
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]
