"""The line of "+ Field" buttons under the headline: what is folded away, one click from here."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.model.translation import N_, _, inline
from editor.ui.form.labels import QuietButton
from editor.ui.form.wrapped_row import WrappedRow
from editor.ui.theme import Theme

FOLDABLE = {
    "kicker": N_("Kicker"),
    "standfirst": N_("Standfirst"),
    "byline": N_("Byline"),
    "reader_note": N_("Reader's note"),
    "key_points": N_("Key points"),
    "dateline": N_("Dateline"),
    "source_tag": N_("Source tag"),
    "sign_off": N_("Sign-off"),
    "copyright_notice": N_("Copyright notice"),
}
"""The fields that a house may fold away, with their labels, in the order of the page."""


class Folds(QWidget):
    """One button for each folded field."""

    opened = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        row = WrappedRow(self)
        self.buttons: dict[str, QuietButton] = {}
        for name, label in FOLDABLE.items():
            name_shown = _(label)
            button = QuietButton(
                self, f"+ {name_shown}", _("Add {field}").format(field=inline(name_shown))
            )
            button.clicked.connect(lambda _on=False, name=name: self.opened.emit(name))
            row.addWidget(button)
            self.buttons[name] = button
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.dress(theme)

    def show_folded(self, names: Collection[str]) -> None:
        """Show the buttons of these fields."""
        for name, button in self.buttons.items():
            button.setVisible(name in names)
        self.setVisible(bool(names))

    def dress(self, theme: Theme) -> None:
        """Take the theme's face for controls."""
        for button in self.buttons.values():
            button.dress(theme)
