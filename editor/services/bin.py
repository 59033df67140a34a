"""What the list shows: stories of the library, or of its bin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from editor.model.house import House
from editor.model.rows import Found, StoryRow
from editor.services.embargo import embargo_mark

if TYPE_CHECKING:
    from editor.library.library import Library


def found(library: Library, query: str, status: str, offset: int, limit: int) -> Found:
    """A page of the stories outside the bin, newest first."""
    return Found(
        library.rows(query, status, offset, limit),
        library.count(query, status),
        tuple(library.statuses().items()),
        library.count_binned(),
    )


def found_binned(library: Library, query: str, offset: int, limit: int) -> Found:
    """A page of the stories in the bin, the last binned first."""
    return Found(
        library.binned(query, offset, limit),
        library.count_binned(query),
        tuple(library.statuses().items()),
        library.count_binned(),
    )


def embargoed(
    find: Callable[[Library], Found],
    library: Library,
    houses: tuple[House, ...],
    desk: House,
    now: datetime,
) -> Found:
    """A page with the embargoes that are not over, by the clocks of the stories' houses.

    - A story whose house is not there is one of the `desk`.
    - A time `now` without a zone is one of this machine.
    """
    page, at = find(library), now.astimezone()
    named = {each.id: each for each in houses}

    def marked(row: StoryRow) -> StoryRow:
        if not row.embargoed_until:
            return row
        house = named.get(row.house, desk)
        return replace(row, embargo=embargo_mark(row.embargoed_until, house, at))

    return replace(page, rows=tuple(map(marked, page.rows)))
