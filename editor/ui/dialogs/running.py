"""A line within a dialog for a job that takes its time: how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from editor.model.translation import _
from editor.services.progress import Progress

_LOOK = 80
"""Milliseconds between two looks at how far it is."""


class Running(QWidget):
    """Shown between `begin` and `end` of a job; its button asks the worker to stop."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._progress = Progress()
        self._label = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._stop = QPushButton(_("Stop"), self)
        self._stop.setAutoDefault(False)
        self._stop.setToolTip(_("Stop at the next whole step; nothing half done stays"))
        self._stop.clicked.connect(self.stop)
        told = QVBoxLayout()
        told.setSpacing(6)
        told.addWidget(self._label)
        told.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addLayout(told, 1)
        row.addWidget(self._stop)
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._refresh)
        self._appear = QTimer(self, singleShot=True)
        self._appear.timeout.connect(self.show)
        self.hide()

    @property
    def is_under_way(self) -> bool:
        """Whether a job runs."""
        return self._look.isActive()

    @property
    def is_stopping(self) -> bool:
        """Whether its worker was asked to stop."""
        return self._progress.is_cancelled

    def begin(self, sentence: str, after: int = 0) -> Progress:
        """Show that a job begins, or `after` so many milliseconds that it does not end.

        Gives the progress that its worker reports to.
        """
        self._progress = Progress()
        self._label.setText(sentence)
        self._bar.setAccessibleName(sentence)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._look.start()
        if after:
            self._appear.start(after)
        else:
            self.show()
        return self._progress

    def stop(self) -> None:
        """Ask the worker to stop; `end` comes when it has answered."""
        self._progress.cancel()
        self._label.setText(_("Stopping…"))
        self._stop.setEnabled(False)

    def end(self) -> None:
        """The job is done, or given up."""
        self._look.stop()
        self._appear.stop()
        self.hide()

    def _refresh(self) -> None:
        done, total = self._progress.state
        if total:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
