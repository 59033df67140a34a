"""Save as template: what a template of the desk's own is called, and what it is for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from editor.model.translation import _
from editor.ui.dialogs.parts import Dialog, heading, quiet
from editor.ui.theme import Theme


class NamingDialog(Dialog):
    """Asks for a name and a line about it; of the names `taken` it says what comes of them."""

    named = Signal(str, str)
    """The name, and what the template is for."""

    def __init__(
        self,
        title: str,
        accept: str,
        name: str,
        about: str,
        taken: tuple[str, ...],
        told: str,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(title, parent)
        self._usually_told = told
        self._taken = {each.casefold() for each in taken}
        self.column.addWidget(heading(title, theme, self))
        form = QFormLayout()
        form.setVerticalSpacing(9)
        self.name = QLineEdit(name, self)
        self.name.setAccessibleName(_("Name"))
        self.name.setPlaceholderText(_("as Match report"))
        self.about = QLineEdit(about, self)
        self.about.setAccessibleName(_("What it is for"))
        self.about.setPlaceholderText(_("in one line"))
        form.addRow(_("&Name"), self.name)
        form.addRow(_("&What it is for"), self.about)
        self.column.addLayout(form)
        self._told = quiet("", theme, self)
        self.column.addWidget(self._told)
        self._button = self.add_buttons(accept)
        self.name.textChanged.connect(self._tell)
        self.name.selectAll()
        self.setMinimumWidth(440)
        self._tell()

    def accept(self) -> None:
        """Say the name."""
        self.named.emit(self.name.text().strip(), self.about.text().strip())
        super().accept()

    def _tell(self) -> None:
        name = self.name.text().strip()
        self._button.setEnabled(bool(name))
        is_taken = name.casefold() in self._taken
        self._told.setText(
            _("It takes the place of your template of that name; that can be taken back.")
            if is_taken
            else self._usually_told
        )
