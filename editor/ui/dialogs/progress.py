"""How far a long operation is, with a way to stop it; appears only if it takes its time."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QProgressBar, QWidget

from editor.model.translation import _
from editor.services.progress import Progress
from editor.ui.dialogs.parts import Dialog

APPEARS_AFTER = 400
"""Milliseconds after which a progress is worth being shown."""

_LOOK = 80


class ProgressDialog(Dialog):
    """Shows a Progress until `finish` is called; Escape and Cancel ask the worker to stop."""

    def __init__(self, sentence: str, progress: Progress, parent: QWidget) -> None:
        super().__init__(_("Nutgraf"), parent)
        self.setModal(True)
        self._progress = progress
        self._label = QLabel(sentence, self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(sentence)
        self._bar.setRange(0, 0)
        self.column.addWidget(self._label)
        self.column.addWidget(self._bar)
        box = QDialogButtonBox(self)
        cancel = box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        # Whoever types on blindly as it appears does not press it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        box.rejected.connect(self.reject)
        self.column.addWidget(box)
        self.setMinimumWidth(380)
        self._appear = QTimer(self, singleShot=True, interval=APPEARS_AFTER)
        self._appear.timeout.connect(self.show)
        self._appear.start()
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._refresh)
        self._look.start()

    def reject(self) -> None:
        """Ask the worker to stop; the dialog goes when the worker has answered."""
        self._progress.cancel()
        self._label.setText(_("Stopping…"))

    def finish(self) -> None:
        """The work is done, or given up."""
        self._appear.stop()
        self._look.stop()
        self.hide()
        self.deleteLater()

    def _refresh(self) -> None:
        done, total = self._progress.state
        if total:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
