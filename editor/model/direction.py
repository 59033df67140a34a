"""In which direction a text runs, by its language or by its letters."""

from __future__ import annotations

import unicodedata

_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi")
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("arab", "hebr", "nkoo", "syrc", "thaa"))


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


def isolated(text: str) -> str:
    """Words of somebody's within a sentence of ours, which they shall not reorder.

    Only what runs from right to left gets the marks (FSI and PDI of UAX #9).
    """
    runs_left = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    return f"\u2068{text}\u2069" if runs_left else text
