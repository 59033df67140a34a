"""The window's end: everything is kept first, and nothing is asked."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from editor.services.tasks import Tasks
from editor.services.workspace import Workspace
from editor.ui.reporting import Reporting

log = logging.getLogger(__name__)

CLOSE_WITHIN = 10_000
"""Milliseconds that the library gets to take the last words; the journal holds what it does not
take."""

_SAID_BEFORE_CLOSING = 2_500


class Closing(QObject):
    """Closes a window once its workspace is closed; one that would lose words stays open."""

    def __init__(
        self, workspace: Workspace, tasks: Tasks, reporting: Reporting, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._tasks = tasks
        self._reporting = reporting
        self._window = window
        self._may_close = False
        self._is_closing = False
        self._had_library = True

    def take(
        self, event: QCloseEvent, begin: Callable[[], None], save_a_copy: Callable[[], None]
    ) -> bool:
        """Whether the window closes now; if not, it will, after `begin` and once all is kept."""
        if self._may_close:
            event.accept()
            return True
        event.ignore()
        if not self._is_closing:
            self._is_closing = True
            self._had_library = bool(self._workspace.library_name)
            begin()
            self._close(save_a_copy)
        return False

    def _close(self, save_a_copy: Callable[[], None]) -> None:
        deadline = self._tasks.after(CLOSE_WITHIN, lambda: self._end(False))

        def refused() -> None:
            deadline.cancel()
            self._is_closing = False
            unkept = self._workspace.stories.only_in_memory
            self._reporting.say_only_in_memory(
                unkept, save_a_copy, lambda: self._workspace.close(self._end)
            )

        self._workspace.close(self._end, refused)

    def _end(self, kept: bool) -> None:
        """Close for good; what only the journal holds comes back at the next start."""
        if self._may_close:
            return
        self._may_close = True
        if kept:
            # The answer may come while a close is under way, within which Qt ignores another.
            QTimer.singleShot(0, self._window, self._window.close)
            return
        log.warning("the library did not take the last words before the window closed")
        self._reporting.say_left_in_journal(has_library=self._had_library)
        QTimer.singleShot(_SAID_BEFORE_CLOSING, self._window, self._window.close)
