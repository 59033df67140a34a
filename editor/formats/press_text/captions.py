"""Captions and credits of pictures: figures without an image as yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABEL = re.compile(r"(?:file photo|photo|caption|image|picture)\s?:\s*", re.IGNORECASE)
_BRACKETED = re.compile(r"\[\s*(?:image|photo|picture)\s?:\s*(.+?)\s*\]", re.IGNORECASE)
_IN_PARENTHESES = re.compile(
    r"\s*\(((?:(?:[A-Z][\w.&'’-]*\s){0,4}photos?/|(?:photo|image|picture|credit)s?(?: by|:|\s?/)"
    r"|[^()]*/\s?Getty Images|REUTERS/|AP/|AFP/)[^()]*)\)\.?$",
    re.IGNORECASE,
)
_REUTERS = re.compile(r"(?:^|(?<=[.!?\"”’])\s+|\s+)(REUTERS/\S.{0,60})$")
_GETTY = re.compile(r"(?:(?<=[.!?\"”’])\s+|^)([^.!?]{2,60}/\s?Getty Images)\.?$")
_AGENCY = re.compile(r"\s*/ Getty Images\.?$")


@dataclass(frozen=True, slots=True)
class Caption:
    """The words under a picture, and who took it."""

    text: str
    credit: str


def caption_in(text: str) -> Caption | None:
    """The caption that a paragraph is; None if it is none."""
    if match := _BRACKETED.fullmatch(text):
        return _credited(match[1]) or Caption(match[1], "")
    if match := _LABEL.match(text):
        rest = text[match.end() :]
        # "FILE PHOTO:" tells the reader that the picture is an old one.
        words = text if text.lower().startswith("file") else rest
        return (_credited(words) or Caption(words, "")) if rest else None
    return _credited(text)


def _credited(text: str) -> Caption | None:
    for pattern in (_IN_PARENTHESES, _REUTERS, _GETTY):
        if match := pattern.search(text):
            return Caption(text[: match.start()].rstrip(), match[1].strip())
    return Caption(text, "") if _AGENCY.search(text) else None
