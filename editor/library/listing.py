"""The list of stories: pages of rows, newest first, and counts."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Select, func, select

from editor.library import search
from editor.library.bookmarks import Bookmarks, Way
from editor.library.tables import embargoes, stories, tallies
from editor.model.rows import StoryRow
from editor.model.text import well_formed

_SHOWN = (
    stories.c.id,
    stories.c.headline,
    stories.c.slugline,
    stories.c.status,
    stories.c.words,
    stories.c.updated,
)
_EMBARGO = (embargoes.c.until, embargoes.c.house)
_LISTED = stories.outerjoin(embargoes, embargoes.c.story_id == stories.c.id)

MAX_RECENCY = 2**63 - 1
"""Greater than any; SQLite's integers go no further."""

_NEWEST_FIRST = stories.c.recency.desc()
_LAST_BINNED_FIRST = (stories.c.binned_at.desc(), _NEWEST_FIRST)


def rows(
    connection: Connection, match: str, offset: int, limit: int, bookmarks: Bookmarks
) -> tuple[StoryRow, ...]:
    """A page of the stories that match (all, if `match` is empty), newest first.

    `bookmarks` are those of this list; the page is added to them.
    """
    way = bookmarks.way_to(offset, limit) or Way(MAX_RECENCY, offset)
    # The page is found in an index alone: to skip a story must not mean to read it.
    page = search.found(match, way) if match else _listed_page(way)
    wanted = select(stories.c.recency, *_SHOWN, *_EMBARGO).select_from(_LISTED)
    wanted = wanted.where(stories.c.recency.in_(page.limit(limit)))
    found = connection.execute(wanted.order_by(_NEWEST_FIRST)).all()
    if found:
        bookmarks.note(offset, found[0][0])
    return tuple(
        StoryRow(*row[1:7], embargoed_until=row.until or "", house=row.house or "") for row in found
    )


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


def binned(
    connection: Connection, query: str, offset: int, limit: int | None
) -> tuple[StoryRow, ...]:
    """A page of the stories in the bin that match, the last binned first; all without a limit."""
    # As in `rows`: what is skipped is skipped in an index.
    page = select(stories.c.recency).where(*_in_bin(query)).order_by(*_LAST_BINNED_FIRST)
    recencies = page.offset(offset).limit(limit)
    shown = select(*_SHOWN, stories.c.binned_at, *_EMBARGO).select_from(_LISTED)
    shown = shown.where(stories.c.recency.in_(recencies)).order_by(*_LAST_BINNED_FIRST)
    return tuple(
        StoryRow(*row[:7], embargoed_until=row.until or "", house=row.house or "")
        for row in connection.execute(shown)
    )


def count_binned(connection: Connection, query: str) -> int:
    """How many stories in the bin match."""
    counted = select(func.count()).select_from(stories).where(*_in_bin(query))
    return connection.execute(counted).scalar_one()


def binned_ids(connection: Connection) -> tuple[str, ...]:
    """The ids of all stories in the bin."""
    return tuple(connection.execute(select(stories.c.id).where(*_in_bin(""))).scalars())


def _in_bin(query: str) -> list[ColumnElement[bool]]:
    """In the bin, each word of the query in headline or slugline: the index does not hold them."""
    named = stories.c.headline + " " + stories.c.slugline
    words = well_formed(query[: search.LONGEST_QUERY]).split()
    matching = [named.icontains(word, autoescape=True) for word in words]
    return [stories.c.binned_at > "", *matching]
