"""Story › House: for which of the houses the open story is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from editor.model.house import House
from editor.model.translation import _


class HouseMenu(QMenu):
    """The houses by name, the open story's checked."""

    house_chosen = Signal(str)
    """The id of a house."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("&House"), parent)
        self._group = QActionGroup(self)
        self._group.triggered.connect(lambda action: self.house_chosen.emit(action.data()))

    def show_houses(self, houses: tuple[House, ...], current: str) -> None:
        """Show these houses, the one with the id `current` checked."""
        for action in self._group.actions():
            self._group.removeAction(action)
        self.clear()
        for house in houses:
            action = self.addAction(house_name(house).replace("&", "&&"))
            action.setCheckable(True)
            action.setData(house.id)
            action.setChecked(house.id == current)
            self._group.addAction(action)


def house_name(house: House) -> str:
    """What a house is called where it is listed."""
    return house.name.strip() or _("House without a name")
