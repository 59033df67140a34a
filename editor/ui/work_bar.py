"""How far a work is that goes on beside the writing."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from editor.services.progress import Progress

_LOOK = 80
"""Milliseconds between two looks at how far it is."""


class WorkBar(QProgressBar):
    """A thin bar that looks at a progress again and again, for as long as it is there."""

    def __init__(self, progress: Progress, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._progress = progress
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setRange(0, 0)
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._refresh)
        self._look.start()
        self._refresh()

    def _refresh(self) -> None:
        done, total = self._progress.state
        if total:
            self.setRange(0, total)
            self.setValue(done)
