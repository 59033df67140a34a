"""The sections: the opening, then crossheads with their bodies."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.model.places import body_place, crosshead_place
from editor.model.story import Section
from editor.model.translation import _
from editor.ui.form.fields import Fields
from editor.ui.form.figures import PlacedRow
from editor.ui.form.keys import Kind
from editor.ui.form.labels import QuietButton
from editor.ui.form.looks import BODY, CROSSHEAD
from editor.ui.form.opening import DATELINE, SOURCE_TAG, Opening
from editor.ui.form.stack import Stack
from editor.ui.form.text_field import TextField
from editor.ui.key_names import key_name
from editor.ui.theme import Theme


class SectionRow(Stack):
    """A crosshead and its body."""

    def __init__(self, parent: QWidget, fields: Fields, section: str, *, is_opening: bool) -> None:
        super().__init__(parent, gap=2, top=6 if is_opening else 14)
        self.crosshead = fields.make(
            self, crosshead_place(section), _("Crosshead"), Kind.LINE, CROSSHEAD, _("Crosshead")
        )
        self.opening = Opening(self, fields, section) if is_opening else None
        if self.opening is not None:
            self.body = self.opening.body
        else:
            self.body = fields.make(
                self, body_place(section), _("Body"), Kind.BODY, BODY, _("Text")
            )
        self.put((self.crosshead, self.opening or self.body))


class Sections(Stack):
    """All sections in order, with the button that adds one."""

    add_asked = Signal()

    def __init__(self, parent: QWidget, fields: Fields, theme: Theme) -> None:
        super().__init__(parent)
        self._fields = fields
        self._rows: dict[str, SectionRow] = {}
        self._behind: Callable[[str], Sequence[PlacedRow]] = lambda _value: ()
        self._opening: Opening | None = None
        self.add_button = QuietButton(self, _("+ Section"), _("Add section"))
        begins = _("{key} in a text begins a section at the caret")
        self.add_button.setToolTip(begins.format(key=key_name("Ctrl+Enter")))
        self.add_button.clicked.connect(self.add_asked)
        self.dress(theme)

    @property
    def opening(self) -> Opening | None:
        """The opening with its lead-in, once a story is shown."""
        return self._opening

    @property
    def rows(self) -> dict[str, SectionRow]:
        """The rows in their order, by their sections' ids."""
        return self._rows

    def put_behind(self, rows: Callable[[str], Sequence[PlacedRow]]) -> None:
        """Say which rows stand behind a section, from here on."""
        self._behind = rows

    def show_sections(self, sections: tuple[Section, ...]) -> None:
        """Show these sections; rows that stay are kept, with caret and scroll."""
        if self._opening is not None and self._opening.body.place != body_place(sections[0].id):
            self.clear()
        for item in self._rows.keys() - {section.id for section in sections}:
            self._remove(item)
        for index, section in enumerate(sections):
            row = self._rows.get(section.id) or self._made(section, is_opening=index == 0)
            row.crosshead.setAccessibleName(_("Crosshead {n}").format(n=index + 1))
            row.body.setAccessibleName(_("Body {n}").format(n=index + 1))
            row.crosshead.show_text(section.crosshead)
            row.body.show_text(section.body)
            row.crosshead.setVisible(index > 0 or bool(section.crosshead))
        self._rows = {section.id: self._rows[section.id] for section in sections}
        rows = [each for id_, row in self._rows.items() for each in (row, *self._behind(id_))]
        self.put((*rows, self.add_button))

    def fields(self) -> list[TextField]:
        """Crossheads and bodies in order, with what stands behind each section."""
        found: list[TextField] = []
        for section, row in self._rows.items():
            found += (row.crosshead, row.body)
            found += [field for each in self._behind(section) for field in each.fields()]
        return found

    def clear(self) -> None:
        """Show nothing: another story comes, with an opening of its own."""
        for item in list(self._rows):
            self._remove(item)
        if self._opening is not None:
            self._fields.drop(DATELINE)
            self._fields.drop(SOURCE_TAG)
        self._opening = None

    def dress(self, theme: Theme) -> None:
        """Take face and colours from a theme."""
        self.add_button.dress(theme)

    def _remove(self, item: str) -> None:
        row = self._rows.pop(item)
        for field in (row.crosshead, row.body):
            self._fields.drop(field.place)
        row.hide()
        row.deleteLater()

    def _made(self, section: Section, *, is_opening: bool) -> SectionRow:
        row = SectionRow(self, self._fields, section.id, is_opening=is_opening)
        if is_opening:
            self._opening = row.opening
        self._rows[section.id] = row
        return row
