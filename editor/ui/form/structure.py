"""Commands on the story's parts, at the caret: add, move, split, merge and remove them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from editor.model.edits import (
    Edit,
    add_section,
    merge_section,
    move_item,
    remove_section,
    split_section,
)
from editor.model.ids import Ids
from editor.model.story import Story
from editor.ui.form.keys import Kind
from editor.ui.form.text_field import TextField
from editor.ui.form.writing import Desk, Writing


class Page(Desk, Protocol):
    """What these commands act upon; without a story nothing is current."""

    @property
    def current(self) -> TextField | None:
        """The field that the caret is in."""
        ...

    @property
    def has_story(self) -> bool:
        """Whether a story is shown."""
        ...


class Structure:
    """Adds, moves and removes key points and sections where the caret is."""

    def __init__(self, page: Page, writing: Writing, ids: Ids) -> None:
        self._page = page
        self._writing = writing
        self._ids = ids

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {
            "move_up": lambda: self._move(-1),
            "move_down": lambda: self._move(1),
            "add_key_point": self.add_key_point,
            "add_section": self.add_section,
            "split": self._split,
            "merge": lambda: self._at_section(merge_section),
            "remove_section": lambda: self._at_section(remove_section),
        }

    def add_key_point(self) -> None:
        """Add a key point at the end."""
        if self._page.has_story:
            self._writing.add_key_point()

    def add_section(self) -> None:
        """Add a section after the one that the caret is in, or at the end."""
        if self._page.has_story:
            self._page.perform(add_section(self._page.story, self._ids, after=self._section()))

    def drop_key_point(self, item: str, target: int) -> None:
        """A key point was dragged to another place."""
        self._drop("key_points", item, target)

    def drop_section(self, item: str, target: int) -> None:
        """A section was dragged to another place."""
        self._drop("sections", item, target)

    def _drop(self, collection: str, item: str, target: int) -> None:
        field = self._page.current
        caret = field.caret() if field is not None else None
        self._page.perform(move_item(self._page.story, collection, item, target, caret))

    def _section(self) -> str:
        field = self._page.current
        return field.place.item if field is not None and field.place.field == "sections" else ""

    def _at_section(self, edit_of: Callable[[Story, str], Edit | None]) -> None:
        if self._section():
            self._page.perform(edit_of(self._page.story, self._section()))

    def _move(self, step: int) -> None:
        if self._page.current is not None:
            self._writing.move(self._page.current, step)

    def _split(self) -> None:
        field = self._page.current
        if field is not None and field.kind is Kind.BODY:
            # Not before the first split: the window starts without.
            from editor.model.markup.table_keys import parting

            at = parting(field.text, field.caret().start)
            self._page.perform(split_section(self._page.story, field.place.item, at, self._ids))
