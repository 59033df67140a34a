"""In which direction a text runs, by its language or by its letters.

A story runs one way, and so do its paragraphs. Only one that is wholly in other letters, as a
quotation in English within an Arabic story, runs the other way: form and page ask the same here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi")
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("arab", "hebr", "nkoo", "syrc", "thaa"))

_LOOKED_AT = 200
"""Characters of the opening that tell the way of a story without a headline."""


def direction(language: str, text: str = "") -> str:
    """`rtl` or `ltr`: by the language, or by a text's first letter where no language is known."""
    subtags = language.lower().split("-")
    if subtags[0]:
        script = next((each for each in subtags[1:] if len(each) == 4 and each.isalpha()), "")
        runs_left = script in _RIGHT_TO_LEFT_SCRIPTS or (
            not script and subtags[0] in _RIGHT_TO_LEFT
        )
        return "rtl" if runs_left else "ltr"
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def story_direction(language: str, house_language: str, headline: str, opening: str = "") -> str:
    """The way a story runs: by its language; without one by the letters of its headline and its
    opening, or by its house's language.
    """
    if not language and direction("", f"{headline} {opening[:_LOOKED_AT]}") == "rtl":
        return "rtl"
    return direction(language or house_language)


def prevailing_direction(text: str) -> str:
    """The way that most letters of a text run, where nothing is known of its story."""
    letters = "" if text.isascii() else [each for each in text if each.isalpha()]
    left = sum(bool(_runs_left().match(each)) for each in letters)
    return "rtl" if 2 * left > len(letters) else "ltr"


def paragraph_direction(text: str, story: str) -> str:
    """The way a paragraph, line or cell runs in a story that runs `rtl` or `ltr`.

    - A mark of direction (U+200E, U+200F) before all else settles it.
    - Latin names stand in many an Arabic sentence, at its head too: in a story that runs from
      right to left only a text without any letter of such a script runs the other way.
    - In another story it is one that begins with such a letter and has more of them than others.
    """
    if story == "ltr" and text.isascii():
        return story
    head = text.lstrip(_BEFORE_WORDS)[:1]
    if head in _MARKS:
        return _MARKS[head]
    has_any = _runs_left().search(text) is not None
    if story == "rtl":
        return "rtl" if has_any or not any(map(str.isalpha, text)) else "ltr"
    if not has_any or direction("", text) == "ltr":
        return "ltr"
    return prevailing_direction(text)


def has_side(text: str, way: str) -> bool:
    """Whether a paragraph that runs this way against its story stands at its own side, too.

    A few Latin words do not: they may be a name that an Arabic sentence is about to begin with.
    """
    return way == "rtl" or len(text.split(maxsplit=_FEW)) > _FEW


_FEW = 2
_BEFORE_WORDS = " \t>*_-+#0123456789.)"
_MARKS = {"\u200e": "ltr", "\u200f": "rtl"}


@lru_cache(maxsize=1)
def _runs_left() -> re.Pattern[str]:
    """Letters and marks that run from right to left (bidirectional classes R and AL)."""
    return re.compile(
        "[\u05be-\u05ff\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5\u06e5\u06e6"
        "\u06ee\u06ef\u06fa-\u08ff\u200f\ufb1d-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc"
        "\U00010800-\U00010fff\U0001e800-\U0001efff]"
    )


def isolated(text: str) -> str:
    """Words of somebody's within a sentence of ours, which they shall not reorder.

    Only what runs from right to left gets the marks (FSI and PDI of UAX #9).
    """
    runs_left = _runs_left().search(text)
    return f"\u2068{text}\u2069" if runs_left else text
