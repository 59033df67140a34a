"""What a list says in its middle while nothing is in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView

_SIDE = 36
"""Pixels kept free on each side."""


def paint_instead(view: QAbstractItemView, sentence: str, ink: QColor) -> None:
    """Paint a sentence in the middle of a list; to be called from its paint event."""
    painter = QPainter(view.viewport())
    painter.setPen(ink)
    room = view.viewport().rect().adjusted(_SIDE, 0, -_SIDE, 0)
    place = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room, int(place), sentence)
    painter.end()
