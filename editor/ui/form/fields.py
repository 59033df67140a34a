"""All text fields of the form: made, dressed and found by their place, heard in one spot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from editor.model.places import Place
from editor.ui.form.keys import Kind
from editor.ui.form.looks import Look
from editor.ui.form.text_field import TextField, Typed
from editor.ui.theme import Theme

_BY_LETTERS = frozenset({"dateline", "source_tag"})
"""Fields within a line of the form's own."""

_BESIDE_LABELS = frozenset(
    {
        *("slugline", "category", "keywords", "language", "genre", "planned_length"),
        *("embargoed_until", "published_at", "modified_at", "usage_terms", "ed_note"),
    }
)
"""Fields of Details: they begin beside their labels, whichever way their words run."""


class Fields(QObject):
    """The registry of text fields; its signals are theirs, with the field first."""

    typed = Signal(object, object)
    wished = Signal(object, object)
    left_over = Signal(object, object)  # Pasted or dropped, and no text.
    pasted = Signal(object, object)
    caret_moved = Signal(object)
    focused = Signal(object)
    menu_opening = Signal(object, object, int)
    refused = Signal()
    made = Signal(object)
    grown = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.width = 0
        self._is_read_only = False
        self._direction = Qt.LayoutDirection.LayoutDirectionAuto
        self._theme = theme
        self._fields: dict[Place, TextField] = {}
        self._undressed: dict[TextField, None] = {}

    def __iter__(self) -> Iterator[TextField]:
        return iter(self._fields.values())

    def make(
        self,
        parent: QWidget,
        place: Place,
        name: str,
        kind: Kind,
        look: Look,
        hint: str = "",
        made: type[TextField] = TextField,
    ) -> TextField:
        """A new field for a place, in its parent."""
        field = made(parent, place, name, kind, look, hint)
        if self.width:
            # Laid out at its final width at once, a long text is laid out once.
            field.set_width(self.width)
        field.dress(self._theme)
        if self._is_read_only:
            field.set_read_only(True)
        self._turn(field)
        field.typed.connect(self._note_typing)
        field.typed.connect(self.typed)
        field.wished.connect(self.wished)
        field.pasted.connect(self.pasted)
        field.left_over.connect(self.left_over)
        field.caret_moved.connect(self.caret_moved)
        field.focused.connect(self.focused)
        field.menu_opening.connect(self.menu_opening)
        field.refused.connect(self.refused)
        field.grown.connect(self.grown)
        self._fields[place] = field
        self.made.emit(field)
        return field

    def set_read_only(self, is_read_only: bool) -> None:
        """Let all fields be read only, those to come too; or let them be written."""
        self._is_read_only = is_read_only
        for field in self:
            field.set_read_only(is_read_only)

    def run(self, direction: str) -> None:
        """Let all that is written for readers run from right to left (`rtl`) or from left to right
        (`ltr`), as their page does.
        """
        way = Qt.LayoutDirection
        wanted = way.RightToLeft if direction == "rtl" else way.LeftToRight
        if wanted is not self._direction:
            self._direction = wanted
            for field in self:
                self._turn(field)
            self.grown.emit()

    def _turn(self, field: TextField) -> None:
        name = field.place.field
        if name in _BESIDE_LABELS:
            field.set_direction(Qt.LayoutDirection.LeftToRight)
        elif name not in _BY_LETTERS:
            field.set_direction(self._direction)

    def _note_typing(self, written: TextField, typed: Typed) -> None:
        """A paragraph may run another way now; what is left to be coloured gives way to keys."""
        written.run_line(written.line_of(typed.change.at))
        for field in self:
            field.colouring.wait()

    def drop(self, place: Place) -> None:
        """Forget the field of a place; its row removes the widget."""
        field = self._fields.pop(place, None)
        if field is not None:
            self._undressed.pop(field, None)

    def at(self, place: Place) -> TextField | None:
        """The field that shows a place, folded or not."""
        return self._fields.get(place)

    def dress(self, theme: Theme) -> None:
        """Take another theme; each field does when `dress_some` comes to it."""
        self._theme = theme
        self._undressed = dict.fromkeys(self)

    def dress_some(self, is_near: Callable[[TextField], bool], seconds: float) -> bool:
        """Dress what is near, then others for as long as this; whether some still wait.

        A new size lays a text out anew, and a long story has many: keys do not wait for all.
        """
        end = perf_counter() + seconds
        for field in sorted(self._undressed, key=lambda each: not is_near(each)):
            if perf_counter() > end and not is_near(field):
                return True
            del self._undressed[field]
            field.dress(self._theme)
        return False
