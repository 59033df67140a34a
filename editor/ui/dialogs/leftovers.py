"""Marks like TK that were left in a story: named before it goes out, with a way to each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from editor.model.places import Caret, text_at
from editor.model.rows import Leftover
from editor.model.story import Story
from editor.model.translation import _, counted
from editor.ui.dialogs.parts import Dialog, heading, place_name, quiet
from editor.ui.theme import Theme

_AROUND = 34
"""Characters shown on each side of a mark."""


class LeftoversDialog(Dialog):
    """Lists the marks; Enter or a double click goes to one, the button exports all the same."""

    mark_chosen = Signal(object)
    """The Caret of a mark that somebody wants to see to."""

    def __init__(
        self, story: Story, leftovers: tuple[Leftover, ...], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(_("Left to be filled in"), parent)
        count = len(leftovers)
        title = counted("{n} mark is left in the text", "{n} marks are left in the text", count)
        self.column.addWidget(heading(title, theme, self))
        self.column.addWidget(
            quiet(_("Readers would see them. Choose one to go there."), theme, self)
        )
        self.marks = QListWidget(self)
        self.marks.setAccessibleName(_("Marks"))
        self.marks.setAlternatingRowColors(False)
        for each in leftovers:
            item = QListWidgetItem(_line(story, each))
            item.setData(Qt.ItemDataRole.UserRole, _caret(each))
            self.marks.addItem(item)
        self.marks.setCurrentRow(0)
        self.marks.itemActivated.connect(self._go)
        self.column.addWidget(self.marks)
        self.add_buttons(_("Export all the same"))
        self.marks.setFocus()
        self.resize_with_text(520, 340)

    def _go(self, item: QListWidgetItem) -> None:
        caret = item.data(Qt.ItemDataRole.UserRole)
        self.reject()
        self.mark_chosen.emit(caret)


def _caret(leftover: Leftover) -> Caret:
    return Caret(leftover.place, leftover.at + len(leftover.mark), leftover.at)


def _line(story: Story, leftover: Leftover) -> str:
    text = text_at(story, leftover.place)
    start, end = leftover.at - _AROUND, leftover.at + len(leftover.mark) + _AROUND
    shown = " ".join(text[max(0, start) : end].split())
    before, after = "…" if start > 0 else "", "…" if end < len(text) else ""
    return f"{leftover.mark}  ·  {place_name(story, leftover.place)}:  {before}{shown}{after}"
