"""Form 4: until when stories may not be published, for the list."""

from __future__ import annotations

from sqlalchemy import Connection

from editor.library.migrations.base import Migration

# A table of its own, for the few stories that have one: a column behind the long text would have
# the list read through it, and one before it would have every story written anew.
_TABLE = (
    "CREATE TABLE embargoes (story_id TEXT NOT NULL PRIMARY KEY REFERENCES stories (id)"
    " ON DELETE CASCADE, until TEXT NOT NULL, house TEXT NOT NULL) STRICT, WITHOUT ROWID"
)


def _text(name: str) -> str:
    """A text of a story; empty where it has none, or is damaged and no JSON any more."""
    is_there = (
        f"typeof(json) = 'text' AND json_valid(json) AND json_type(json, '$.{name}') = 'text'"
    )
    return f"CASE WHEN {is_there} THEN json_extract(json, '$.{name}') ELSE '' END"


_FILLED = (
    f"INSERT INTO embargoes SELECT id, {_text('embargoed_until')}, {_text('house')} FROM stories"
    f" WHERE {_text('embargoed_until')} <> ''"
)


def _apply(connection: Connection) -> None:
    connection.exec_driver_sql(_TABLE)
    connection.exec_driver_sql(_FILLED)


MIGRATION = Migration(4, "embargoes in the list", _apply)
