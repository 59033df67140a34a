"""Counters beside the headline and the key points: they inform and never block."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from editor.model.house import Limits
from editor.model.text import word_count
from editor.model.translation import _
from editor.services.counts import characters
from editor.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Reading:
    """What a counter says: its number, empty where it keeps silent; its words; its ink."""

    number: str
    words: str
    ink: str


def read_headline(text: str, limits: Limits) -> Reading:
    """The characters of a headline, spaces included, as people count them."""
    count = characters(text)
    ink = "faint"
    if count > limits.headline_hint:
        ink = "quiet"
    if count > limits.headline_amber:
        ink = "amber"
    if count > limits.headline_red:
        ink = "red"
    limit = limits.headline_hint
    words = _("{n} of {limit} characters, {rest} left")
    if count > limit:
        words = _("{n} of {limit} characters, {rest} over")
    said = words.format(n=count, limit=limit, rest=abs(limit - count))
    return Reading(str(count) if count else "", said, ink)


def read_key_point(text: str, limits: Limits) -> Reading:
    """The words of a key point; the number shows only past the hint."""
    count = word_count(text)
    ink = "amber" if count > limits.key_point_amber else "quiet"
    limit = limits.key_point_hint
    words = _("{n} of {limit} words, {rest} left")
    if count > limit:
        words = _("{n} of {limit} words, {rest} over")
    said = words.format(n=count, limit=limit, rest=abs(limit - count))
    return Reading(str(count) if count > limit else "", said, ink)


WIDTH = 34
"""Pixels of a counter beside text of the usual size."""


class Counter(QLabel):
    """A small number in the margin; its tool tip says it in words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = "faint"
        self.setFixedWidth(WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    def show_reading(self, reading: Reading, theme: Theme) -> None:
        """Show a reading."""
        self._ink = reading.ink
        self.setText(reading.number)
        self.setToolTip(reading.words)
        self.setAccessibleName(reading.words)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._ink))
        self.setPalette(palette)
        self.setFont(theme.control_font(0.9, bold=self._ink in ("amber", "red")))
        self.setFixedWidth(round(WIDTH * theme.zoom))
