"""The houses in the editor's list, and what may be done with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.model.direction import isolated
from editor.model.house import House
from editor.model.translation import _
from editor.ui.dialogs.parts import quiet
from editor.ui.dialogs.two_lines import TwoLineList, two_lines
from editor.ui.houses.menu import house_name
from editor.ui.theme import Theme

_ID = Qt.ItemDataRole.UserRole


class HouseList(QWidget):
    """Houses by name; keys: Insert adds one, Delete removes one."""

    chosen = Signal()
    new_wanted = Signal()
    duplicate_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.houses = TwoLineList(_("Houses"), theme, self)
        self.houses.currentItemChanged.connect(lambda *_value: self._choose())
        column.addWidget(self.houses, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        self.new = self._button(_("New"), _("Add a house (Insert)"), self.new_wanted)
        self.copy = self._button(
            _("Duplicate"), _("Add a house like this one"), self.duplicate_wanted
        )
        self.remove = self._button(
            _("Remove"),
            _("Remove this house, if no story is written for it (Delete)"),
            self.removal_wanted,
        )
        for button in (self.new, self.copy, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.setFixedWidth(max(258, row.sizeHint().width()))
        self._told: QLabel = quiet("", theme, self)
        self._back = QPushButton(self)
        self._back.setFlat(True)
        self._back_call: Callable[[], None] | None = None
        self._back.clicked.connect(self._take_back)
        column.addWidget(self._told)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._say("")

    @property
    def current(self) -> str:
        """The id of the house that is chosen."""
        return str(self.houses.currentItem().data(_ID))

    def show_houses(self, houses: tuple[House, ...], desk: str, current: str) -> None:
        """List these houses, one of them chosen."""
        self.houses.blockSignals(True)
        self.houses.clear()
        for house in houses:
            item = two_lines(house_name(house), _facts(house, desk))
            item.setData(_ID, house.id)
            self.houses.addItem(item)
        ids = [house.id for house in houses]
        self.houses.setCurrentRow(ids.index(current) if current in ids else 0)
        self.houses.blockSignals(False)
        self.remove.setEnabled(len(houses) > 1 and self.current != desk)
        self._desk = desk

    def rename(self, house: House, desk: str) -> None:
        """Show the chosen house as it is called now."""
        changed = two_lines(house_name(house), _facts(house, desk))
        item = self.houses.currentItem()
        for role in range(Qt.ItemDataRole.UserRole.value + 8):
            if role != _ID and (value := changed.data(role)) is not None:
                item.setData(role, value)

    def tell_removed(self, house: House, back: Callable[[], None]) -> None:
        """Say that a house was removed; it can be brought back."""
        name = isolated(house_name(house))
        self._say(_("“{name}” was removed.").format(name=name), back)

    def tell_drafts(self, go_back: Callable[[], None]) -> None:
        """Say that drafts are shown which were not kept; they can be let go of."""
        sentence = _("Here are your changes again; they are not kept yet.")
        self._say(sentence, go_back, _("Discard them"))

    def tell(self, sentence: str) -> None:
        """Say why something was not done."""
        self._say(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add and remove by keys."""
        if event.key() == Qt.Key.Key_Delete and self.remove.isEnabled():
            self.removal_wanted.emit()
        elif event.key() == Qt.Key.Key_Insert:
            self.new_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self.remove.setEnabled(self.houses.count() > 1 and self.current != self._desk)
        self.chosen.emit()

    def _say(self, sentence: str, back: Callable[[], None] | None = None, offer: str = "") -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self._back_call = back
        self._back.setText(offer or _("Take back"))
        self._back.setVisible(back is not None)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _take_back(self) -> None:
        call = self._back_call
        self._say("")
        if call is not None:
            call()

    def _button(self, text: str, tip: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setFlat(True)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(lambda: wanted.emit())
        return button


def _facts(house: House, desk: str) -> str:
    return _("New stories") if house.id == desk else house.source_tag
