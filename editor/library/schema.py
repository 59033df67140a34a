"""Whether a file is made as our migrations make it: a library from elsewhere is data.

Tables, indexes and triggers of a file are compared, word for word, with what the same migrations
make in memory. A view posing as a table, a trigger that nobody knows, a changed table or one more
of the search index's own would let a file do or show what Nutgraf never wrote.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from sqlalchemy import Connection, create_engine

from editor.library.engine import APPLICATION_ID, LARGEST_ROW
from editor.library.migrating import known_migrations
from editor.model.errors import LibraryError
from editor.model.translation import _

READ_FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file raises: names in SQLite's own message may be no UTF-8 any more."""

Entry: TypeAlias = tuple[str, str, str, str | None]
"""What the schema says of one thing: its type, its name, its table, its SQL."""

ENTRIES = "SELECT type, name, tbl_name, sql FROM sqlite_master"

_NAME_SHOWN = 60


def require_known_schema(connection: Connection, form: int) -> None:
    """Refuse a library of this form that holds anything but what its migrations make.

    It runs before anything else is read, and reads nothing else. Raises LibraryError. A file of
    another program or of a newer form is left to `migrate`, which refuses it.
    """
    if form > len(known_migrations()) or not _is_ours(connection):
        return
    found = connection.exec_driver_sql(ENTRIES).all()
    stranger = strangeness(found, form)
    if stranger:
        raise LibraryError(
            _("This library {is_strange}; it may have been made to do harm, or be damaged.").format(
                is_strange=stranger
            ),
            _("It was not used and not touched. Repair copies its stories into a new library."),
        )


def bound_rows(connection: sqlite3.Connection) -> None:
    """Let a connection refuse rows larger than any story, before they take up memory."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_ROW)


def strangeness(found: Iterable[Entry], form: int) -> str:
    """What is not as the migrations up to `form` make it, to follow "This library"; or empty."""
    there, known = Counter(found), Counter(_entries(form))
    names = {(kind, name) for kind, name, *_sql in known}
    for kind, name, *_sql in there - known:
        if (kind, name) in names:
            return _("has another {kind} “{name}” than Nutgraf makes").format(
                kind=kind, name=_shown(name)
            )
        return _("holds the {kind} “{name}” that Nutgraf did not make").format(
            kind=_shown(kind), name=_shown(name)
        )
    for kind, name, *_sql in known - there:
        return _("lacks its {kind} “{name}”").format(kind=kind, name=name)
    return ""


def _is_ours(connection: Connection) -> bool:
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    return bool(mark == APPLICATION_ID)


@cache
def _entries(form: int) -> tuple[Entry, ...]:
    """What the migrations up to a form make of an empty file."""
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            for migration in known_migrations()[: max(0, form)]:
                migration.apply(connection)
            made = connection.exec_driver_sql(ENTRIES).all()
    finally:
        engine.dispose()
    return tuple((kind, name, table, sql) for kind, name, table, sql in made)


def _shown(name: object) -> str:
    """A foreign name, fit for a sentence."""
    letters = "".join(each if each.isprintable() else "�" for each in str(name))
    return letters if len(letters) <= _NAME_SHOWN else f"{letters[:_NAME_SHOWN]}…"
