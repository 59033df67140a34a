"""The head of the dialog: what is sought, what takes its place, in which stories."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from editor.model.story import Status
from editor.model.translation import _
from editor.services.library_search import Wanted
from editor.services.searching import Replacement
from editor.ui.finding.rows import Switches, lettered, text_field
from editor.ui.naming import capitalised, status_name

_UNBOUND = 16_777_215
"""The width that Qt takes for none."""


class Asked(QWidget):
    """Says what is wanted; `query` is what the list of stories is searched for just now."""

    changed = Signal()
    """Something else is sought than before, or elsewhere."""

    rewritten = Signal()
    """Something else takes the place of the same."""

    entered = Signal()
    """Enter in one of the fields."""

    def __init__(self, query: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._query = query
        self.phrase = text_field(self, _("Find"))
        self.replacement = text_field(self, _("Replace with"))
        self.switches = Switches(self)
        self.keeps_case = lettered(self, "AA", _("Keep the capitals of what was found"))
        self.status = QComboBox(self)
        self.status.setAccessibleName(_("Stories to search"))
        self.status.addItem(_("All stories"), "")
        for status in Status:
            self.status.addItem(capitalised(status_name(status)), status.value)
        self.only_listed = QCheckBox(
            _("Only those the list shows for “{query}”").format(query=query), self
        )
        self.only_listed.setVisible(bool(query))
        self._lay_out()
        self._wire()

    @property
    def wanted(self) -> Wanted:
        """What is wanted."""
        return Wanted(
            self.switches.sought(self.phrase.text()),
            Replacement(self.replacement.text(), self.keeps_case.isChecked()),
            self._query if self.only_listed.isChecked() else "",
            self.status.currentData(),
        )

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for row, (text, field, more) in enumerate(
            (
                (_("&Find"), self.phrase, self.switches),
                (_("Re&place with"), self.replacement, self.keeps_case),
            )
        ):
            label = QLabel(text, self)
            label.setBuddy(field)
            field.setPlaceholderText("")
            field.setMinimumWidth(0)
            field.setMaximumWidth(_UNBOUND)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            beside = QHBoxLayout()
            beside.addWidget(more)
            beside.addStretch(1)
            grid.addLayout(beside, row, 2)
        label = QLabel(_("&In"), self)
        label.setBuddy(self.status)
        grid.addWidget(label, 2, 0)
        scope = QHBoxLayout()
        scope.setSpacing(14)
        scope.addWidget(self.status)
        scope.addWidget(self.only_listed)
        scope.addStretch(1)
        grid.addLayout(scope, 2, 1, 1, 2)
        grid.setColumnStretch(1, 1)

    def _wire(self) -> None:
        for field, told in ((self.phrase, self.changed), (self.replacement, self.rewritten)):
            field.textChanged.connect(lambda _value, told=told: told.emit())
            field.returnPressed.connect(self.entered)
        self.switches.changed.connect(self.changed)
        self.keeps_case.toggled.connect(lambda _value: self.rewritten.emit())
        self.status.currentIndexChanged.connect(lambda _value: self.changed.emit())
        self.only_listed.toggled.connect(lambda _value: self.changed.emit())
