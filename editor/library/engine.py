"""The database file behind a library: its engine, its pragmas, its transactions."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from editor.library.faults import as_library_errors
from editor.model.errors import LibraryError, LibraryHeld, LostRace
from editor.model.translation import _

APPLICATION_ID = 0x4E757467
"""Marks a file as a library in SQLite's header: "Nutg"."""

LARGEST_ROW = 128 * 1024 * 1024
"""Bytes of the largest row that is read or written: twice the largest file that is imported."""

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
    - A file that went and came back (a stick, a network folder) is taken up again if it is the
      same library still: the one that `identity` names.
    - Once it is closed it stays closed: what comes late would write beside another's lock.
    - Faults come out as LibraryError, and name the file as the person does (`known_as`).
    """

    def __init__(
        self, path: Path, known_as: Path | None = None, *, read_only: bool = False
    ) -> None:
        self.path = path
        self.identity = ""
        self._name = known_as or path
        self._read_only = read_only
        self._turn = threading.RLock()
        self._engine = create_engine(
            "sqlite://", creator=lambda: _connected(path, read_only), poolclass=StaticPool
        )
        _begin_explicitly(self._engine)
        self._writer = self._engine.execution_options(writes=True)
        self._file = _file_at(path)
        self._is_suspect = self._is_closed = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self._turn, self._watched(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: BEGIN IMMEDIATE; rolled back if anything is raised."""
        with self._turn, self._watched():
            if self._is_suspect or _file_at(self.path) != self._file:
                self._take_up_again()
            with self._writer.begin() as connection:
                yield connection

    def reread(self, question: str, values: tuple[object, ...]) -> Any:
        """The first row of a query, read by a connection that has not seen what was written."""
        self._require_open()
        with as_library_errors(self._name), closing(_connected(self.path)) as fresh:
            return fresh.execute(question, values).fetchone()

    def pragma(self, name: str) -> int | str:
        """A setting or fact of SQLite's, asked for outside any transaction."""
        with self._turn, as_library_errors(self._name):
            self._require_open()
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

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Faults as LibraryError; after one of the disk the file is looked at anew."""
        try:
            with as_library_errors(self._name):
                self._require_open()
                yield
        except (LibraryHeld, LostRace):
            raise
        except LibraryError:
            self._is_suspect = True
            raise

    def _require_open(self) -> None:
        if self._is_closed:
            raise LibraryError(
                _("The library {name} is closed.").format(name=self._name),
                _("Nothing in it was changed."),
            )

    def _take_up_again(self) -> None:
        """Go on with the file at the path, if it is this library; SQLite would go on writing to
        one that was deleted, or replaced by a syncing program.
        """
        found = _file_at(self.path)
        if found is None:
            raise self._gone(_("The library {name} was moved or deleted while it was open."))
        if self.identity and _identity_of(self.path) != self.identity:
            raise self._gone(_("Where the library {name} was, there is another file now."))
        if self._is_suspect or found != self._file:
            self._engine.dispose()
            self._file, self._is_suspect = found, False
            self.use_safe_journal()

    def _gone(self, sentence: str) -> LibraryError:
        return LibraryError(
            sentence.format(name=self._name),
            _(
                "Put it back, and keeping goes on by itself; until then the journal holds your"
                " words."
            ),
        )

    def close(self) -> None:
        """Let go of the file, for good."""
        with self._turn, as_library_errors(self._name):
            self._is_closed = True
            self._engine.dispose()


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path, whatever its name; None if there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _identity_of(path: Path) -> str:
    """The id of the library in a file; empty for anything else."""
    # SQLite deletes the log beside an empty file, and with it what it may still hold.
    if not path.stat().st_size:
        return ""
    try:
        with closing(sqlite3.connect(_address(path, "ro"), uri=True)) as connection:
            row = connection.execute("SELECT value FROM facts WHERE name = 'id'").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        return ""
    return str(row[0]) if row else ""


def _address(path: Path, mode: str) -> str:
    return f"{path.as_uri()}?mode={mode}"


def _connected(path: Path, read_only: bool = False) -> sqlite3.Connection:
    # `isolation_level=None`: in the driver's own mode a migration killed half-way stays half done.
    # A file that went is not made anew: it may come back.
    connection = sqlite3.connect(
        _address(path, "ro" if read_only else "rw"),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_ROW)
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
