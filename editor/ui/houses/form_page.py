"""Which fields the form of a house always shows, and from where its counters speak."""

from __future__ import annotations

from dataclasses import fields, replace

from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QWidget

from editor.model.house import House, Limits
from editor.model.translation import N_, _
from editor.ui.form.folds import FOLDABLE
from editor.ui.houses.page import HousePage
from editor.ui.theme import Theme

_LIMITS = (
    ("headline_hint", N_("Headline: hint over"), N_("characters")),
    ("headline_amber", N_("Headline: amber over"), N_("characters")),
    ("headline_red", N_("Headline: red over"), N_("characters")),
    ("key_point_hint", N_("Key point: hint over"), N_("words")),
    ("key_point_amber", N_("Key point: amber over"), N_("words")),
)
_COLUMNS = 2


class FormPage(HousePage):
    """The form of a house: its fields and its limits."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.add_heading(_("Always shown"))
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        self.shown: dict[str, QCheckBox] = {}
        for at, (name, label) in enumerate(FOLDABLE.items()):
            tick = QCheckBox(_(label), box)
            tick.toggled.connect(self.edited)
            half = (len(FOLDABLE) + 1) // _COLUMNS
            grid.addWidget(tick, at % half, at // half)
            self.shown[name] = tick
        self.form.addRow(box)
        self.add_told(
            _("The others fold away until they hold text. Headline and text always show.")
        )
        self.add_heading(_("Limits"))
        self.limits = {
            name: self.add_number(_(label), 1, 999, _(unit)) for name, label, unit in _LIMITS
        }
        self.reset = QPushButton(_("As the first house"), self)
        self.reset.setToolTip(_("Set all limits as Nutgraf comes with them"))
        self.reset.clicked.connect(lambda: self._fill_limits(Limits()))
        self.add_button(self.reset)
        self.add_told(_("Counters speak up there; they never block."))

    def fill(self, house: House) -> None:
        """Show a house."""
        for name, tick in self.shown.items():
            tick.setChecked(name in house.shown)
        self._fill_limits(house.limits)

    def taken(self, house: House) -> House:
        """The house with these fields and limits."""
        ticked = [name for name, tick in self.shown.items() if tick.isChecked()]
        kept = [name for name in house.shown if name in ticked or name not in self.shown]
        shown = (*kept, *(name for name in ticked if name not in kept))
        limits = replace(house.limits, **{name: spin.value() for name, spin in self.limits.items()})
        return replace(house, shown=shown, limits=limits)

    def _fill_limits(self, limits: Limits) -> None:
        for each in fields(limits):
            self.limits[each.name].setValue(getattr(limits, each.name))
