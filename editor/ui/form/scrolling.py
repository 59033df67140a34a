"""How far the form is scrolled, and where in it a text stands."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal

from editor.model.places import Caret
from editor.model.text import to_utf16
from editor.ui.form.sheet import ScrollingSheet
from editor.ui.form.text_field import TextField


class FormScrolling(QObject):
    """Tells when a hand scrolls the form, and scrolls it; heights are pixels of the sheet."""

    scrolled = Signal()
    """By the wheel or the scroll bar, not because the caret had to be seen."""

    def __init__(self, area: ScrollingSheet) -> None:
        super().__init__(area)
        self._area = area
        self._bar = area.verticalScrollBar()
        self._is_by_hand = False
        self._bar.actionTriggered.connect(self._note_hand)
        self._bar.valueChanged.connect(self._tell)

    @property
    def is_shown(self) -> bool:
        """Whether the form can be seen: not while something else is in its place."""
        return self._area.isVisible()

    @property
    def value(self) -> int:
        """How far the sheet is scrolled."""
        return self._bar.value()

    @property
    def total(self) -> int:
        """How high the sheet is."""
        return self._bar.maximum() + self.room

    @property
    def room(self) -> int:
        """How much of it can be seen."""
        return self._area.viewport().height()

    def scroll_to(self, y: float) -> None:
        """Scroll so far from the head of the sheet."""
        self._is_by_hand = False
        self._bar.setValue(round(y))

    def top_of(self, caret: Caret) -> int | None:
        """Where the line of a caret begins; None where its text is folded or not yet built."""
        sheet = self._area.sheet
        field = sheet.page.fields.at(caret.place)
        if field is None or not field.isVisibleTo(sheet):
            return None
        return field.mapTo(sheet, QPoint(0, round(_line_top(field, caret.position)))).y()

    def _note_hand(self, _: int) -> None:
        self._is_by_hand = True

    def _tell(self, _: int) -> None:
        was_by_hand, self._is_by_hand = self._is_by_hand, False
        if was_by_hand:
            self.scrolled.emit()


def _line_top(field: TextField, position: int) -> float:
    """Where in its field the line begins that holds a position."""
    document, text = field.document(), field.text
    # Where Qt counts as many characters as the text has, there is nothing to convert.
    counts_alike = document.characterCount() - 1 == len(text)
    units = position if counts_alike else to_utf16(text, position)
    block = document.findBlock(units)
    top = document.documentLayout().blockBoundingRect(block).top()
    line = block.layout().lineForTextPosition(units - block.position())
    return top + (line.y() if line.isValid() else 0.0)
