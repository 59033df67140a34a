"""How a house sets press text, and which formats its export offers first."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from editor.model.house import House
from editor.model.rows import FormatRow
from editor.model.translation import _
from editor.ui.houses.page import HousePage
from editor.ui.key_names import key_name
from editor.ui.theme import Theme

_BULLETS = ("•", "-", "*", "–", "·", "▪")
_AROUND = 6
"""Pixels above and below the formats in their frame."""

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class PressPage(HousePage):
    """Press text and export."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.add_heading(_("Press text"))
        self.bullet = self.add_list(_("Mark of a key &point"), _BULLETS)
        self.indent = self.add_number(_("&Indent before it"), 0, 12, _("spaces"))
        self.final_newline = QCheckBox(_("End with a line end"), self)
        self.final_newline.toggled.connect(self.edited)
        self.form.addRow("", self.final_newline)
        self.add_heading(_("Export"))
        self.formats = QListWidget(self)
        self.formats.setAccessibleName(_("Formats that Export offers first"))
        self.named[_("Formats that Export offers first")] = self.formats
        keys = {"up": key_name("Alt+Up"), "down": key_name("Alt+Down")}
        self.formats.setToolTip(_("Space ticks one, {up} and {down} move it").format(**keys))
        self.formats.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.formats.itemChanged.connect(self.edited)
        self.formats.model().rowsMoved.connect(self.edited)
        self.formats.installEventFilter(self)
        self.form.addRow(self.formats)
        self.add_told(_("The ticked ones come first when you export, in this order."))

    def offer_formats(self, formats: tuple[FormatRow, ...]) -> None:
        """Show the formats that can be written."""
        for each in formats:
            if each.writes:
                item = QListWidgetItem(each.label, self.formats)
                item.setData(Qt.ItemDataRole.UserRole, each.name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_UNCHECKED)
        rows = self.formats.count() * self.formats.sizeHintForRow(0)
        self.formats.setFixedHeight(rows + 2 * _AROUND)

    def fill(self, house: House) -> None:
        """Show a house."""
        self.bullet.setCurrentText(house.press.bullet)
        self.indent.setValue(len(house.press.indent))
        self.final_newline.setChecked(house.press.final_newline)
        order = house.export_formats
        items = [self.formats.takeItem(0) for _row in range(self.formats.count())]
        items.sort(key=lambda item: _rank(order, item))
        for item in items:
            self.formats.addItem(item)
            item.setCheckState(_CHECKED if _format(item) in order else _UNCHECKED)

    def taken(self, house: House) -> House:
        """The house with this press text and these formats."""
        items = [self.formats.item(row) for row in range(self.formats.count())]
        known = {_format(item) for item in items}
        ticked = [_format(item) for item in items if item.checkState() is _CHECKED]
        # A format of another version stays, behind those that are known here.
        strange = [name for name in house.export_formats if name not in known]
        press = replace(
            house.press,
            bullet=self.bullet.currentText(),
            indent=" " * self.indent.value(),
            final_newline=self.final_newline.isChecked(),
        )
        return replace(house, press=press, export_formats=(*ticked, *strange))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move a format by keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        row = self.formats.currentRow()
        if 0 <= row + step < self.formats.count():
            item = self.formats.takeItem(row)
            self.formats.insertItem(row + step, item)
            self.formats.setCurrentItem(item)
            self.edited.emit()


def _format(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))


def _rank(order: tuple[str, ...], item: QListWidgetItem) -> tuple[int, str]:
    name = _format(item)
    return (order.index(name) if name in order else len(order), item.text().casefold())
