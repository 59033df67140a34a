"""A question with a way back: nothing is done unless somebody says so."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from editor.model.translation import _
from editor.ui.dialogs.parts import Dialog, heading, leaves, quiet
from editor.ui.theme import Theme


class Question(Dialog):
    """Asks before something that cannot be undone; Enter and Escape choose the way back."""

    def __init__(
        self, question: str, told: str, yes: str, no: str, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(_("Nutgraf"), parent)
        self.column.addWidget(heading(question, theme, self))
        if told:
            self.column.addWidget(quiet(told, theme, self))
        box = QDialogButtonBox(self)
        agrees = box.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
        refuses: QPushButton = box.addButton(no, QDialogButtonBox.ButtonRole.RejectRole)
        agrees.setAutoDefault(False)
        leaves(refuses)
        refuses.setFocus()
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.column.addSpacing(4)
        self.column.addWidget(box)
        self.setAccessibleName(question)
        self.setAccessibleDescription(told)
        self.setMinimumWidth(420)
