"""The list of stories: pages of rows, newest first, and counts."""

from __future__ import annotations

from sqlalchemy import Connection, Select, select

from editor.library import search
from editor.library.bookmarks import Bookmarks, Way
from editor.library.tables import stories, tallies
from editor.model.rows import StoryRow

_SHOWN = (
    stories.c.id,
    stories.c.headline,
    stories.c.slugline,
    stories.c.status,
    stories.c.words,
    stories.c.updated,
)
MAX_RECENCY = 2**63 - 1
"""Greater than any; SQLite's integers go no further."""

_NEWEST_FIRST = stories.c.recency.desc()


def rows(
    connection: Connection, match: str, offset: int, limit: int, bookmarks: Bookmarks
) -> tuple[StoryRow, ...]:
    """A page of the stories that match (all, if `match` is empty), newest first.

    `bookmarks` are those of this list; the page is added to them.
    """
    way = bookmarks.way_to(offset, limit) or Way(MAX_RECENCY, offset)
    # The page is found in an index alone: to skip a story must not mean to read it.
    page = search.found(match, way) if match else _listed_page(way)
    wanted = select(stories.c.recency, *_SHOWN).where(stories.c.recency.in_(page.limit(limit)))
    found = connection.execute(wanted.order_by(_NEWEST_FIRST)).all()
    if found:
        bookmarks.note(offset, found[0][0])
    return tuple(StoryRow(*row[1:]) for row in found)


def _listed_page(way: Way) -> Select[int]:
    recency = stories.c.recency
    listed = select(recency).where(stories.c.binned_at == "").offset(way.skipped)
    if way.is_up:
        return listed.where(recency > way.start).order_by(recency)
    return listed.where(recency <= way.start).order_by(recency.desc())


def statuses(connection: Connection) -> dict[str, int]:
    """How many stories there are of each status, those in the bin left out."""
    wanted = select(tallies.c.status, tallies.c.stories).where(tallies.c.stories > 0)
    return {row.status: row.stories for row in connection.execute(wanted)}


def binned(connection: Connection) -> tuple[StoryRow, ...]:
    """The stories in the bin, the last binned first."""
    wanted = select(*_SHOWN).where(stories.c.binned_at != "")
    newest_first = wanted.order_by(stories.c.binned_at.desc(), _NEWEST_FIRST)
    return tuple(StoryRow(*row) for row in connection.execute(newest_first))
