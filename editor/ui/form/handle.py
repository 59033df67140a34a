"""The handle that key points and sections are dragged by."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QWidget

from editor.model.translation import _
from editor.ui.form.text_field import TextField
from editor.ui.key_names import key_name


class Handle(QWidget):
    """A mark beside a text; dragged, it takes what it stands beside along.

    Its dots say that it can be taken; where there is a bullet, only under the mouse.
    """

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    cancelled = Signal()

    def __init__(self, parent: QWidget, width: int = 22, *, has_bullet: bool = True) -> None:
        super().__init__(parent)
        self._has_bullet = has_bullet
        self.setFixedWidth(width)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        keys = {"up": key_name("Alt+Up"), "down": key_name("Alt+Down")}
        self.setToolTip(_("Drag to move, or {up} and {down}").format(**keys))
        self._is_dragged = False
        self._from = QPoint()
        self._middle = 0

    def stand_beside(self, field: TextField) -> None:
        """Be at the height of the small letters in a field's first line."""
        self._middle = field.baseline() - field.fontMetrics().xHeight() // 2 - 1
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A bullet, or the dots that say it can be taken."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        palette = self.palette()
        is_held = self.underMouse() or self._is_dragged
        if is_held or not self._has_bullet:
            role = QPalette.ColorRole.Dark if is_held else QPalette.ColorRole.Mid
            painter.setBrush(palette.color(role))
            for x in (self.width() - 13, self.width() - 8):
                for y in (-6, -1, 4):
                    painter.drawEllipse(QRect(x, self._middle + y, 3, 3))
        else:
            painter.setBrush(palette.color(QPalette.ColorRole.WindowText))
            bullet = QRect(10, self._middle - 2, 5, 5)
            painter.drawEllipse(QStyle.visualRect(self.layoutDirection(), self.rect(), bullet))

    def enterEvent(self, event: object) -> None:  # noqa: ARG002
        """Show the dots."""
        self.update()

    def leaveEvent(self, event: object) -> None:  # noqa: ARG002
        """Show the bullet."""
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, once it is clearly meant."""
        point = event.globalPosition().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton:
            if not self._is_dragged and abs(point.y() - self._from.y()) >= 5:
                self._is_dragged = True
                self.grabKeyboard()
            if self._is_dragged:
                self.dragged.emit(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._end():
            self.dropped.emit(event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything where it was."""
        if event.key() == Qt.Key.Key_Escape and self._end():
            self.cancelled.emit()

    def _end(self) -> bool:
        was_dragged, self._is_dragged = self._is_dragged, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if was_dragged:
            self.releaseKeyboard()
        return was_dragged
