"""The database file behind a library: its engine, its pragmas, its transactions."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from editor.library.faults import as_library_errors
from editor.model.errors import LibraryError

APPLICATION_ID = 0x4E757467
"""Marks a file as a library in SQLite's header: "Nutg"."""

BUSY_TIMEOUT = 5_000
"""Milliseconds to wait for another program's write."""

_PRAGMAS = (
    f"busy_timeout={BUSY_TIMEOUT}",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "secure_delete=ON",
)


class Database:
    """One SQLite file; used by any thread, by one at a time.

    - Reads see one state from begin to end; writes are all or nothing, and begin by taking the
      right to write, so that none fails half-way for a lock.
    - Faults come out as LibraryError, and name the file as the person does (`known_as`).
    """

    def __init__(self, path: Path, known_as: Path | None = None) -> None:
        self.path = path
        self._name = known_as or path
        self._turn = threading.RLock()
        self._engine = create_engine(
            "sqlite://", creator=lambda: _connected(path), poolclass=StaticPool
        )
        _begin_explicitly(self._engine)
        self._writer = self._engine.execution_options(writes=True)
        self._file = _file_at(path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self._turn, as_library_errors(self._name), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: BEGIN IMMEDIATE; rolled back if anything is raised."""
        with self._turn, as_library_errors(self._name), self._writer.begin() as connection:
            self._require_file()
            yield connection

    def pragma(self, name: str) -> int | str:
        """A setting or fact of SQLite's, asked for outside any transaction."""
        with self._turn, as_library_errors(self._name):
            connection = self._engine.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute(f"PRAGMA {name}")
                row = cursor.fetchone()
            finally:
                connection.close()
            value: int | str = row[0] if row else ""
            return value

    def use_safe_journal(self) -> None:
        """Make commits survive a power cut; readers and a writer do not wait for each other."""
        # A file system without shared memory, as some network drives, has no write-ahead log.
        if self.pragma("journal_mode=WAL") == "wal":
            self.pragma("synchronous=FULL")
        else:
            self.pragma("journal_mode=DELETE")
            self.pragma("synchronous=EXTRA")

    def _require_file(self) -> None:
        # SQLite would go on writing to a file that was deleted, or replaced by a syncing program.
        if _file_at(self.path) != self._file:
            raise LibraryError(
                f"The library {self._name} was moved, deleted or replaced while it was open.",
                "Put it back, or start Nutgraf again; what you write is in the journal meanwhile.",
            )

    def close(self) -> None:
        """Let go of the file."""
        with self._turn, as_library_errors(self._name):
            self._engine.dispose()


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path, whatever its name; None if there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _connected(path: Path) -> sqlite3.Connection:
    # `isolation_level=None`: in the driver's own mode a migration killed half-way stays half done.
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin_explicitly(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
