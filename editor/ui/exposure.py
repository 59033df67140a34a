"""Paints again what another window uncovered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget


class Exposure(QObject):
    """Lets a window that holds a web view paint the parts that come to light.

    WORKAROUND: seen in Qt 6.11 on X11 without a compositor: once a window has held a web view,
    what a closed dialog or menu leaves on it stays. Whether this is still needed shows when a
    dialog is closed under Xvfb without it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Mark what was uncovered for painting."""
        if isinstance(event, QPaintEvent):
            self._window.update(event.region())
        return False
