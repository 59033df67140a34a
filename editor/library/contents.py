"""What a library file holds, counted and hashed, and whether SQLite finds it sound."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from urllib.parse import quote

from editor.library.engine import APPLICATION_ID, BUSY_TIMEOUT, LARGEST_ROW
from editor.library.faults import no_library
from editor.model.errors import LibraryError
from editor.model.translation import _

_SMALL = 64 * 1024 * 1024
"""Bytes up to which a file is checked in full; a larger one without its indexes."""

_NEWEST = 100
_SPREAD = 100
_DAMAGED = 50

_OURS = {"facts", "houses", "migrations", "stories"}

_PRAGMAS = ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0")


class Unsound(LibraryError):
    """A library is damaged: no copy of it can be relied on."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a library holds at one moment: equal contents, equal copies.

    `sampled` are stories with the hash they were kept with and the hash of what is there: the
    newest, and some spread over all.
    """

    library: str
    tables: tuple[tuple[str, int], ...]
    sampled: tuple[tuple[str, str, str], ...]

    def count(self, table: str) -> int:
        """How many rows a table has; none if it is not there, as in older forms."""
        return dict(self.tables).get(table, 0)

    @property
    def damaged(self) -> tuple[str, ...]:
        """Stories whose text is not what was kept, the first of them."""
        return tuple(story for story, kept, found in self.sampled if kept != found)[:_DAMAGED]


def opened(path: Path, mode: str) -> sqlite3.Connection:
    """A connection of one's own to a file that is there; `mode` is "ro" or "rw".

    One that only reads leaves a damaged original alone: it does not even take in its log.
    """
    name = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    root = "" if name.startswith("/") else "/"
    connection = sqlite3.connect(
        f"file://{root}{name}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_TIMEOUT / 1_000,
    )
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_ROW)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def contents_of(connection: sqlite3.Connection, path: Path) -> Contents:
    """What a library holds; in a transaction, at its one moment. Raises LibraryError, or
    sqlite3.Error.
    """
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    tables = tuple((str(name), _count(connection, str(name))) for (name,) in names.fetchall())
    known = {name for name, _rest in tables}
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if mark != APPLICATION_ID:
        raise Unsound(_("The library lost its mark.")) if known >= _OURS else no_library(path)
    library = library_id(connection) if "facts" in known else ""
    sampled = tuple(sorted(set(_sample(connection)))) if "stories" in known else ()
    return Contents(library, tables, sampled)


def library_id(connection: sqlite3.Connection) -> str:
    """The id of a library; empty for one that has none as yet. Raises sqlite3.Error."""
    row = connection.execute("SELECT value FROM facts WHERE name = 'id'").fetchone()
    return str(row[0]) if row else ""


def read_id(path: Path) -> str:
    """The id of the library in a file; empty where none can be read."""
    try:
        with closing(opened(path, "ro")) as connection:
            return library_id(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return ""


def is_empty(path: Path) -> bool:
    """Whether the library in a file has no story, in the bin neither; no if it cannot be read."""
    try:
        with closing(opened(path, "ro")) as connection:
            return connection.execute("SELECT 1 FROM stories LIMIT 1").fetchone() is None
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def require_sound(connection: sqlite3.Connection, path: Path) -> None:
    """Have SQLite look through a library. Raises Unsound with what it found first."""
    check = "integrity_check" if path.stat().st_size <= _SMALL else "quick_check"
    found = [str(line) for (line,) in connection.execute(f"PRAGMA {check}(20)")]
    # The search index is made from the stories and can be made again: no word is in it alone.
    faults = [line for line in found if line != "ok" and "FTS5" not in line]
    if not faults and connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        faults = [_("a row belongs to a story that is not there")]
    if faults:
        raise Unsound(
            _("The library is damaged: {fault}.").format(
                fault=shorten(faults[0], 100, placeholder="…")
            )
        )


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _count(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])


def _sample(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    # As bytes: a damaged text may be no UTF-8 any more.
    columns = "CAST(id AS BLOB), CAST(sha256 AS BLOB), CAST(json AS BLOB)"
    newest = f"SELECT {columns} FROM stories ORDER BY recency DESC LIMIT {_NEWEST}"
    yield from map(_hashed, connection.execute(newest))
    (last,) = connection.execute("SELECT max(rowid) FROM stories").fetchone()
    one = f"SELECT {columns} FROM stories WHERE rowid >= ? ORDER BY rowid LIMIT 1"
    for row_id in range(1, (last or 0) + 1, max(1, (last or 0) // _SPREAD)):
        yield from map(_hashed, connection.execute(one, (row_id,)))


def _hashed(row: tuple[bytes, bytes, bytes]) -> tuple[str, str, str]:
    story, kept, json = row
    shown = story.decode("utf-8", "replace"), kept.decode("utf-8", "replace")
    return *shown, hashlib.sha256(json).hexdigest()
