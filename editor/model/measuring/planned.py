"""The planned length of a story, as desks write it: `400 words`, `45 lines`, `45 lines of 38`.

A line of print holds so many characters, spaces included; without `of`, `LINE_CHARACTERS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from editor.model.remembering import Remembered

LINE_CHARACTERS: Final = 40
"""The characters of a line in a newspaper's column, where nobody says otherwise."""


class Unit(StrEnum):
    """What a length is measured in."""

    WORDS = "words"
    CHARACTERS = "characters"
    LINES = "lines"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Planned:
    """So many of a unit; a line holds `per_line` characters."""

    amount: int
    unit: Unit
    per_line: int = LINE_CHARACTERS


_UNITS: Final = {
    Unit.WORDS: ("w", "word", "words", "wort", "wörter", "worte", "mot", "mots", "palabras"),
    Unit.CHARACTERS: (
        *("c", "char", "chars", "character", "characters", "zeichen", "signe", "signes"),
        *("caractères", "caracteres"),
    ),
    Unit.LINES: ("l", "line", "lines", "zeile", "zeilen", "ligne", "lignes", "líneas"),
    Unit.MINUTES: ("m", "min", "mins", "minute", "minutes", "minuten", "minutos"),
}
_UNIT_OF: Final = {name: unit for unit, names in _UNITS.items() for name in names}
_PLAN = re.compile(
    r"\s*(?P<amount>\d{1,3}(?:[,.\s\u00a0\u202f’]\d{3})+|\d{1,7})\s*(?P<unit>[^\W\d_]*)\.?"
    r"(?:\s*(?:of|à|zu|je|x|×)\s*(?P<per_line>\d{1,3}))?\s*"
)


def planned(text: str) -> Planned | None:
    """The length that a text plans; None where it plans none. A bare number means words."""
    found = _PLAN.fullmatch(text)
    if found is None:
        return None
    amount = int(re.sub(r"\D", "", found["amount"]))
    unit = _UNIT_OF.get(found["unit"].lower() or "words")
    if unit is None or not amount:
        return None
    return Planned(amount, unit, int(found["per_line"] or 0) or LINE_CHARACTERS)


def lines(text: str, per_line: int) -> int:
    """How many lines of print a body takes, words kept whole; paragraphs begin a line each."""
    return sum(_lines_of_paragraph((paragraph, per_line)) for paragraph in text.split("\n"))


@Remembered
def _lines_of_paragraph(paragraph_and_line: tuple[str, int]) -> int:
    paragraph, per_line = paragraph_and_line
    count, room = 0, 0
    for word in paragraph.split():
        length = len(word)
        if length + 1 <= room:
            room -= length + 1
            continue
        count += max(1, -(-length // per_line))
        room = per_line - (length % per_line or min(length, per_line))
    return count
