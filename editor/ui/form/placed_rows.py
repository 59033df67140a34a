"""The rows of figures and pull quotes: each made where it stands on the page, and found there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from editor.model.figures.placed import FIGURES, PULL_QUOTES, Placed, placed_behind
from editor.model.places import items
from editor.model.story import Figure, PullQuote, Story
from editor.ui.form.fields import Fields
from editor.ui.form.figures import Asking, FigureRow, PlacedRow, QuoteRow
from editor.ui.form.text_field import TextField
from editor.ui.theme import Theme

_LEADS = -1


class PlacedRows:
    """Keeps a row for every figure and pull quote that is shown.

    Lead figures stand in one widget of the page, all others among the sections in another; a row
    that goes from one to the other is made anew, its text is the story's.
    """

    def __init__(
        self, leads: QWidget, sections: QWidget, fields: Fields, theme: Theme, asking: Asking
    ) -> None:
        self._leads = leads
        self._sections = sections
        self._fields = fields
        self._theme = theme
        self._asking = asking
        self._rows: dict[tuple[str, str], PlacedRow] = {}
        self._behind: dict[str, list[PlacedRow]] = {}
        self._leading: list[PlacedRow] = []

    def show(self, story: Story, sections: int, most: int) -> None:
        """Show what stands above and behind so many sections, so many rows of it at the most.

        Rows that stay are kept.
        """
        groups = dict(_first(_groups(story, min(sections, len(story.sections))), most))
        wanted = {_key(each): at for at, group in groups.items() for each in group}
        for key, row in list(self._rows.items()):
            if key not in wanted or row.parentWidget() is not self._parent(wanted[key]):
                self._remove(key)
        numbers = {
            (collection, each.id): number
            for collection in (FIGURES, PULL_QUOTES)
            for number, each in enumerate(items(story, collection), 1)
        }
        shown = {
            at: [self._shown(each, at, numbers[_key(each)]) for each in group]
            for at, group in groups.items()
        }
        self._leading = shown.pop(_LEADS)
        self._behind = {story.sections[at].id: rows for at, rows in shown.items()}

    def leading(self) -> list[PlacedRow]:
        """The rows above the key points."""
        return self._leading

    def behind(self, section: str) -> list[PlacedRow]:
        """The rows behind a section."""
        return self._behind.get(section, [])

    def controls_behind(self, field: TextField) -> list[QWidget]:
        """What Tab comes to after a field: the controls of its row, if it is the row's last."""
        row = self._rows.get((field.place.field, field.place.item))
        return row.controls() if row is not None and row.fields()[-1] is field else []

    def clear(self) -> None:
        """Show nothing."""
        for key in list(self._rows):
            self._remove(key)
        self._leading, self._behind = [], {}

    def dress(self, theme: Theme) -> None:
        """Take faces and colours from a theme."""
        self._theme = theme
        for row in self._rows.values():
            row.dress(theme)

    def _parent(self, group: int) -> QWidget:
        return self._leads if group == _LEADS else self._sections

    def _shown(self, item: Placed, group: int, number: int) -> PlacedRow:
        key = _key(item)
        row = self._rows.get(key)
        if isinstance(item, Figure):
            if not isinstance(row, FigureRow):
                row = FigureRow(
                    self._parent(group), self._fields, self._theme, self._asking, item.id
                )
            row.show_figure(item, number)
        else:
            if not isinstance(row, QuoteRow):
                row = QuoteRow(
                    self._parent(group), self._fields, self._theme, self._asking, item.id
                )
            row.show_quote(item, number)
        self._rows[key] = row
        return row

    def _remove(self, key: tuple[str, str]) -> None:
        row = self._rows.pop(key)
        for field in row.fields():
            self._fields.drop(field.place)
        row.hide()
        row.deleteLater()


def _groups(story: Story, sections: int) -> Iterator[tuple[int, tuple[Placed, ...]]]:
    """What stands above the key points (-1) and behind each section: figures, then quotes."""
    yield _LEADS, placed_behind(story, FIGURES, _LEADS)
    for number in range(sections):
        figures = placed_behind(story, FIGURES, number)
        yield number, (*figures, *placed_behind(story, PULL_QUOTES, number))


def _first(
    groups: Iterator[tuple[int, tuple[Placed, ...]]], most: int
) -> Iterator[tuple[int, tuple[Placed, ...]]]:
    """The same groups with so many items in all, the first ones."""
    for at, group in groups:
        yield at, group[:most]
        most = max(0, most - len(group))


def _key(item: Placed) -> tuple[str, str]:
    return (FIGURES if not isinstance(item, PullQuote) else PULL_QUOTES), item.id
