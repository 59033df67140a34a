"""Asks for comparisons so that the newest wish wins and none queues up behind another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from editor.ui.history.choosing import Pair
from editor.ui.history.source import Compared, VersionSource

REST = 70
"""Milliseconds without a new wish before it is asked for: a held arrow key asks once."""


class Comparing(QObject):
    """An answer to an older wish is never heard; what is asked drops what was asked before."""

    compared = Signal(object)  # A Compared.
    failed = Signal(object)  # An exception.

    def __init__(self, versions: VersionSource, parent: QObject) -> None:
        super().__init__(parent)
        self._versions = versions
        self._wanted: Pair | None = None
        self._wish = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask)

    def want(self, pair: Pair | None) -> None:
        """Ask for a comparison after a short rest; None: for none."""
        self._wish += 1
        self._wanted = pair
        self._rest.start()

    def forget(self) -> None:
        """Another story: nothing that is under way belongs to it."""
        self._wish += 1
        self._wanted = None
        self._rest.stop()

    def look_aside(self, pair: Pair, done: Callable[[Compared], None]) -> None:
        """Compare two others while nothing else is wanted; without an answer nothing is missed."""
        wish = self._wish

        def answered(compared: Compared) -> None:
            if wish == self._wish:
                done(compared)

        self._versions.compare(pair.older, pair.newer, answered, lambda _: None)

    def _ask(self) -> None:
        pair, wish = self._wanted, self._wish
        if pair is None:
            return

        def done(compared: Compared) -> None:
            if wish == self._wish:
                self.compared.emit(compared)

        def failed(error: Exception) -> None:
            if wish == self._wish:
                self.failed.emit(error)

        self._versions.compare(pair.older, pair.newer, done, failed)
