"""Paints again what another window uncovered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent, QWindow
from PySide6.QtWidgets import QWidget


class Exposure(QObject):
    """Lets the widgets around a native web view paint the parts that come to light.

    WORKAROUND: seen in Qt 6.11 on X11 without a compositor: once a window has held a web view,
    what a closed dialog or menu leaves on it stays. Whether this is still needed shows when a
    dialog is closed under Xvfb without it. The web view makes the widgets that hold it native,
    so that each of them is told by itself.
    """

    def __init__(self, holders: tuple[QWidget, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._holders: dict[QWindow, QWidget] = {}
        for holder in holders:
            holder.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch a holder's window as soon as it has one; mark what was uncovered for painting."""
        if isinstance(watched, QWindow):
            if isinstance(event, QPaintEvent) and watched in self._holders:
                self._holders[watched].update(event.region())
        elif isinstance(watched, QWidget) and event.type() is QEvent.Type.WinIdChange:
            window = watched.windowHandle()
            if window is not None and window not in self._holders:
                self._holders[window] = watched
                window.installEventFilter(self)
        return False
