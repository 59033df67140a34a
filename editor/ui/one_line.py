"""One line of text in several looks, painted where it has room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from editor.model.text import utf16_length


def paint_line(
    painter: QPainter, room: QRect, pieces: Iterable[tuple[str, QTextCharFormat]], font: QFont
) -> None:
    """Paint pieces one behind the other, in the middle of the height of a rectangle."""
    formats, text, at = [], "", 0
    for piece, look in pieces:
        span = QTextLayout.FormatRange()
        span.start, span.length = at, utf16_length(piece)
        span.format = look
        formats.append(span)
        text, at = text + piece, at + span.length
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    y = room.top() + (room.height() - line.height()) / 2
    layout.draw(painter, QPointF(room.left(), y))
