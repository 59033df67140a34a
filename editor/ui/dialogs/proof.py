"""How a proof shall be: which lines get numbers, on what paper, printed or as a file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from editor.model.choices import PAPER_SIZE, PROOF_NUMBERS, Choice, Value
from editor.model.translation import _
from editor.ui.dialogs.parts import Dialog, heading, quiet, small_label
from editor.ui.theme import Theme


class ProofDialog(Dialog):
    """Asks before a proof is made; what is chosen is told at once, and stays chosen."""

    chosen = Signal(object, object)  # A Choice and its value.
    print_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, numbers: int, paper: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(_("Print proof"), parent)
        told = _(
            "Double-spaced, with numbered lines and room for a pencil. At the head of each page"
            " stand slugline, status, time and the embargo."
        )
        self.column.addWidget(heading(_("A proof for the desk"), theme, self))
        self.column.addWidget(quiet(told, theme, self))
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(self._box(_("Line numbers"), PROOF_NUMBERS, numbers, theme), 1)
        row.addLayout(self._box(_("Paper"), PAPER_SIZE, paper, theme), 1)
        self.column.addSpacing(4)
        self.column.addLayout(row)
        self._add_ends()
        self.setMinimumWidth(480)

    def _box(self, label: str, choice: Choice[Value], chosen: Value, theme: Theme) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        box = QComboBox(self)
        named = small_label(label, theme, self)
        named.setBuddy(box)
        column.addWidget(named)
        box.setAccessibleName(label)
        for value, words in choice.options:
            box.addItem(_(words), value)
        box.setCurrentIndex(box.findData(chosen))
        box.activated.connect(lambda index: self.chosen.emit(choice, box.itemData(index)))
        column.addWidget(box)
        return column

    def _add_ends(self) -> None:
        box = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        prints = box.addButton(_("Print…"), role.ActionRole)
        prints.setDefault(True)
        writes = box.addButton(_("Save as PDF…"), role.ActionRole)
        writes.setAutoDefault(False)
        box.addButton(_("Cancel"), role.RejectRole).setAutoDefault(False)
        prints.clicked.connect(self.accept)
        prints.clicked.connect(self.print_wanted)
        writes.clicked.connect(self.accept)
        writes.clicked.connect(self.file_wanted)
        box.rejected.connect(self.reject)
        self.column.addSpacing(4)
        self.column.addWidget(box)
