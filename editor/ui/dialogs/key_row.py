"""A line of the keyboard sheet: what it does, and the keys as caps."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.model.translation import _
from editor.ui.dialogs.shortcut_table import KeyLine
from editor.ui.theme import Theme, worn_colour

_GAP, _GAP_OF_WORDS, _SIDE, _AIR = 3, 6, 6, 4
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PARTS = re.compile(r"(?<=[^+])\+(?=.)")


class KeyRow(QWidget):
    """Painted as one; its name says it in words."""

    def __init__(self, line: KeyLine, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self._font = theme.control_font()
        self._small = theme.control_font(0.9)
        self._chords = [_PARTS.split(key) for key in line.keys]
        self.setAccessibleName(line.told)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Wide enough for a short text beside the keys."""
        return QSize(240, self.heightForWidth(320))

    def hasHeightForWidth(self) -> bool:
        """What it says may need two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its text beside the keys."""
        text = QRect(0, 0, max(60, width - self._keys_width() - 16), 999)
        metrics = QFontMetrics(self._font)
        words = metrics.boundingRect(text, _WRAPPED.value, self.line.what)
        return max(words.height(), self._cap_height()) + 2 * _AIR

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the words on the left, the caps on the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(worn_colour("text"))
        room = self.rect().adjusted(0, _AIR, -self._keys_width() - 16, -_AIR)
        painter.drawText(room, _WRAPPED.value, self.line.what)
        painter.setFont(self._small)
        x = self.width() - self._keys_width()
        for number, chord in enumerate(self._chords):
            if number:
                painter.setPen(worn_colour("quiet"))
                between = QRect(x, 0, self._between(), self.height())
                painter.drawText(between, Qt.AlignmentFlag.AlignCenter, _("or"))
                x += self._between()
            for cap in chord:
                x = self._paint_cap(painter, x, cap) + _GAP
            x -= _GAP

    def _paint_cap(self, painter: QPainter, x: int, cap: str) -> int:
        box = QRect(x, (self.height() - self._cap_height()) // 2, self._cap_width(cap), 0)
        box.setHeight(self._cap_height() - 1)
        painter.setPen(worn_colour("edge"))
        painter.setBrush(worn_colour("raised"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(worn_colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
        return x + box.width()

    def _cap_width(self, cap: str) -> int:
        width = QFontMetrics(self._small).horizontalAdvance(cap) + 2 * _SIDE
        return max(width, self._cap_height())

    def _cap_height(self) -> int:
        return QFontMetrics(self._small).height() + 6

    def _between(self) -> int:
        return QFontMetrics(self._small).horizontalAdvance(_("or")) + 2 * _GAP_OF_WORDS

    def _keys_width(self) -> int:
        widths = [
            sum(self._cap_width(cap) for cap in chord) + _GAP * (len(chord) - 1)
            for chord in self._chords
        ]
        return sum(widths) + self._between() * (len(widths) - 1) + 1
