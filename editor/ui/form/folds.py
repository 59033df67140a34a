"""The line of "+ Field" buttons under the headline: what is folded away, one click from here."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.ui.form.labels import QuietButton
from editor.ui.form.wrapped_row import WrappedRow
from editor.ui.theme import Theme

FOLDABLE = {
    "kicker": "Kicker",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "reader_note": "Reader's note",
    "key_points": "Key points",
    "dateline": "Dateline",
    "source_tag": "Source tag",
    "sign_off": "Sign-off",
    "copyright_notice": "Copyright notice",
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
            button = QuietButton(self, f"+ {label}", f"Add {label.lower()}")
            button.clicked.connect(lambda _=False, name=name: self.opened.emit(name))
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
