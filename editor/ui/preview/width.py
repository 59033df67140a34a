"""How wide the page is held: as on a phone, a tablet, in the pane, or on paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

from editor.model.choices import PAPER_A4, PAPER_LETTER


class Width(StrEnum):
    """What the page is shown on; the values are those of the choice."""

    PHONE = "phone"
    TABLET = "tablet"
    DESKTOP = "desktop"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper, its sides in CSS pixels (96 to the inch)."""

    size: QPageSize.PageSizeId
    width: int
    height: int


A4 = Paper(QPageSize.PageSizeId.A4, 794, 1123)
LETTER = Paper(QPageSize.PageSizeId.Letter, 816, 1056)

PAPER_EDGE = 24
"""CSS pixels of desk that are seen around a sheet."""

_DEVICES = {Width.PHONE: 390, Width.TABLET: 768}


def paper_of(choice: str) -> Paper:
    """The paper that was chosen; else the usual one where the person lives."""
    if choice in (PAPER_A4, PAPER_LETTER):
        return A4 if choice == PAPER_A4 else LETTER
    is_american = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return LETTER if is_american else A4


def css_width(width: Width, paper: Paper) -> int | None:
    """How many CSS pixels the page gets; None: as many as the pane has."""
    return paper.width + 2 * PAPER_EDGE if width is Width.PRINT else _DEVICES.get(width)
