"""Noticing that somebody else writes to a library that is about to be replaced."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from editor.library.contents import opened
from editor.library.faults import as_library_errors
from editor.model.errors import LibraryError
from editor.model.translation import _

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a library: its log, the index of that, and the log of older modes."""


class Overtaken(LibraryError):
    """What was kept of a library is not all of it any more."""

    def __init__(self, library: Path) -> None:
        super().__init__(
            _("Another program goes on writing to the library {library}.").format(library=library),
            _(
                "The library is as that program wrote it; close it, or wait a moment, and try"
                " again."
            ),
        )


class Witness:
    """Sees a library as it is when it is made, and notices what others write to it from then on.

    - Of a library that SQLite can read, SQLite counts what others commit.
    - Of any other, the files are looked at.
    - It must be closed before who writes is: the last one to close takes the log in.
    """

    def __init__(self, library: Path) -> None:
        self._library = library
        self._files = self._look()
        self._connection: sqlite3.Connection | None = None
        self._version: object = None
        self._has_log = False
        # SQLite deletes the log beside an empty file, and with it what it may still hold.
        if self._files[0] is not None:
            with suppress(sqlite3.Error, UnicodeDecodeError):
                self._connection = opened(library, "ro")
                self._version = _asked(self._connection, "data_version")
                self._has_log = _asked(self._connection, "journal_mode") == "wal"

    def close(self) -> None:
        """Look no more; SQLite has no file of it open any more."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def require_unwritten(self, *, is_locked: bool) -> None:
        """Raises Overtaken where somebody committed anything, and sqlite3.Error.

        Whoever holds the lock lets others read where there is a write-ahead log; where there is
        none (some network drives) it can only be asked right before the lock is taken.
        """
        if is_locked is not self._has_log:
            return
        seen = self._connection
        if seen is None or _asked(seen, "data_version") != self._version:
            raise Overtaken(self._library)

    def require_untouched(self) -> None:
        """Raises Overtaken where the files are not what they were, and LibraryError."""
        if self._look() != self._files:
            raise Overtaken(self._library)

    def _look(self) -> tuple[tuple[int, int, int] | None, ...]:
        names = (self._library.name + suffix for suffix in ("", "-wal", "-journal"))
        with as_library_errors(self._library):
            return tuple(_seen(self._library.with_name(name)) for name in names)


def _asked(connection: sqlite3.Connection, pragma: str) -> object:
    # All rows: a question that is not read to its end holds a lock.
    [(value,)] = connection.execute(f"PRAGMA {pragma}").fetchall()
    return value


def _seen(path: Path) -> tuple[int, int, int] | None:
    """Which file it is, and when it was written; None where there is none with anything in it."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns) if status.st_size else None
