"""Small buttons at the end of a line, with a sign painted in the page's own ink."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from editor.ui.theme import Theme

SIDE = 26
"""The side of a button beside text of the usual size, in pixels."""


def calendar_sign(painter: QPainter, box: QRectF) -> None:
    """A leaf of a calendar: its frame, its head and two rings."""
    leaf = box.adjusted(0, 1.5, 0, 0)
    painter.drawRoundedRect(leaf, 2, 2)
    head = leaf.top() + leaf.height() * 0.32
    painter.drawLine(QPointF(leaf.left(), head), QPointF(leaf.right(), head))
    for share in (0.3, 0.7):
        x = leaf.left() + leaf.width() * share
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.top() + 3))


def cross_sign(painter: QPainter, box: QRectF) -> None:
    """A cross: take away."""
    inner = box.adjusted(2, 2, -2, -2)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())


def left_sign(painter: QPainter, box: QRectF) -> None:
    """An angle that points to the left."""
    inner = box.adjusted(4, 2, -4, -2)
    middle = QPointF(inner.left(), inner.center().y())
    painter.drawPolyline([inner.topRight(), middle, inner.bottomRight()])


def right_sign(painter: QPainter, box: QRectF) -> None:
    """An angle that points to the right."""
    inner = box.adjusted(4, 2, -4, -2)
    middle = QPointF(inner.right(), inner.center().y())
    painter.drawPolyline([inner.topLeft(), middle, inner.bottomLeft()])


class GlyphButton(QToolButton):
    """A flat button with a sign; `sign` paints it within a square."""

    def __init__(self, parent: QWidget, sign: Callable[[QPainter, QRectF], None]) -> None:
        super().__init__(parent)
        self._sign = sign
        self._side = SIDE
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        return QSize(self._side, self._side)

    def dress(self, theme: Theme) -> None:
        """Take the ink and the size of a theme."""
        self._side = round(SIDE * theme.zoom)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.ButtonText, theme.colour("quiet"))
        self.setPalette(palette)
        self.setFixedSize(self.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and its sign in the middle."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.ButtonText)
        painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        side = self._side * 0.46
        middle = QRectF(self.rect()).center()
        self._sign(painter, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
