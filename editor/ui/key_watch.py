"""When somebody last wrote in the window, so that nothing is taken from under their hands."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_ALONE = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
"""Keys that do nothing by themselves; they lead to another window, too."""


class KeyWatch(QObject):
    """Sees the keys of whatever has them in a window, and what an input method makes of them."""

    def __init__(self, window: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._last = -math.inf
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def mark(self, lately: float = 0.0) -> Callable[[], bool]:
        """What tells later on whether any came since now, or up to so many seconds before."""
        since = self._clock() - lately
        return lambda: self._last >= since

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a key; it goes where it is going."""
        if _is_writing(event):
            self._last = self._clock()
        return super().eventFilter(watched, event)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        # The web engine's own objects, seen by a filter in Python, end the process.
        if new is not None and self._window.isAncestorOf(new) and not new.inherits("QQuickWidget"):
            self._watched = new
            new.installEventFilter(self)


def _is_writing(event: QEvent) -> bool:
    if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
        return event.key() not in _ALONE
    if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
        return bool(event.preeditString() or event.commitString())
    return False
