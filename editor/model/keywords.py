"""Keywords as one line of text: parted by commas, or by semicolons where one holds a comma."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from editor.model.places import Place

KEYWORDS: Final = Place("keywords")


def keywords_text(keywords: tuple[str, ...]) -> str:
    """The keywords as a person types them."""
    line = _mark(keywords).join(keywords)
    return line + ";" if _mark(keywords) == "; " and ";" not in line else line


def parse_keywords(line: str) -> tuple[str, ...]:
    """The keywords in a line."""
    mark = ";" if ";" in line else ","
    return tuple(word.strip() for word in line.split(mark) if word.strip())


def keyword_spans(keywords: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """From where to where each keyword goes in their line."""
    starts = accumulate((len(word) + len(_mark(keywords)) for word in keywords), initial=0)
    return tuple((start, start + len(word)) for start, word in zip(starts, keywords, strict=False))


def _mark(keywords: tuple[str, ...]) -> str:
    return "; " if any("," in word for word in keywords) else ", "
