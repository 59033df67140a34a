"""What the reader's hand does on the page: clicks, and the wheel with Ctrl held."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget


class Gestures(QObject):
    """Watches the widget that takes the mouse; page scripts are off and cannot tell."""

    clicked = Signal(QPointF)  # Not a press that was drawn along: that selects text.
    zoom_wanted = Signal(int)  # 1 is larger, -1 smaller.
    touched = Signal()  # The wheel was turned, a button or a key was pressed.

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._press = QPointF()

    def watch(self, widget: QWidget) -> None:
        """Watch this widget; to watch it once more changes nothing."""
        widget.removeEventFilter(self)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of gestures; only the wheel with Ctrl held is kept from the widget."""
        if isinstance(event, QWheelEvent) and event.modifiers() & _CTRL:
            if turned := event.angleDelta().y():
                self.zoom_wanted.emit(1 if turned > 0 else -1)
            return True
        if event.type() in _TOUCHES:
            self.touched.emit()
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._press = event.position()
            elif event.type() == QEvent.Type.MouseButtonRelease and not event.modifiers():
                drawn = (event.position() - self._press).manhattanLength()
                if drawn < QApplication.startDragDistance():
                    self.clicked.emit(event.position())
        return super().eventFilter(watched, event)


_TOUCHES = (QEvent.Type.Wheel, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress)
_CTRL = Qt.KeyboardModifier.ControlModifier
