"""The list of stories: pages of rows, newest first, and counts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from editor.library import search
from editor.library.tables import stories
from editor.model.rows import StoryRow

_SHOWN = (
    stories.c.id,
    stories.c.headline,
    stories.c.slugline,
    stories.c.status,
    stories.c.words,
    stories.c.updated,
)
_NEWEST_FIRST = stories.c.recency.desc()


def rows(
    connection: Connection, query: str, status: str, offset: int, limit: int
) -> tuple[StoryRow, ...]:
    """A page of the stories that match, newest first; those in the bin are left out."""
    match = search.match_expression(query, status)
    if match:
        page = search.found(match).bindparams(offset=offset, limit=limit)
        wanted = select(*_SHOWN).where(stories.c.recency.in_(page))
    else:
        wanted = select(*_SHOWN).where(*_listed(status)).limit(limit).offset(offset)
    return _rows(connection, wanted.order_by(_NEWEST_FIRST))


def count(connection: Connection, query: str, status: str) -> int:
    """How many stories match."""
    match = search.match_expression(query, status)
    if match:
        return search.count(connection, match)
    listed = select(func.count()).select_from(stories).where(*_listed(status))
    return connection.execute(listed).scalar_one()


def statuses(connection: Connection) -> dict[str, int]:
    """How many stories there are of each status, those in the bin left out."""
    counted = select(stories.c.status, func.count()).where(*_listed(""))
    return {row[0]: row[1] for row in connection.execute(counted.group_by(stories.c.status))}


def binned(connection: Connection) -> tuple[StoryRow, ...]:
    """The stories in the bin, the last binned first."""
    wanted = select(*_SHOWN).where(stories.c.binned_at != "")
    return _rows(connection, wanted.order_by(stories.c.binned_at.desc(), _NEWEST_FIRST))


def _listed(status: str) -> list[ColumnElement[bool]]:
    listed = [stories.c.binned_at == ""]
    return [*listed, stories.c.status == status] if status else listed


def _rows(connection: Connection, wanted: Select[*tuple[Any, ...]]) -> tuple[StoryRow, ...]:
    return tuple(StoryRow(*row) for row in connection.execute(wanted))
