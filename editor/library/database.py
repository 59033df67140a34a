"""Opening a library: what is refused, what is made, what can only be read."""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from editor.library.engine import Database
from editor.library.faults import RESTORE, as_library_errors, no_library
from editor.library.library import Library
from editor.library.location import path_of
from editor.library.log import saves_behind_damage
from editor.library.migrating import known_migrations, migrate
from editor.library.schema import require_known_schema
from editor.model.errors import LibraryError
from editor.model.ids import Ids
from editor.model.translation import _

_MAGIC = b"SQLite format 3\0"


def open_library(
    location: str | Path,
    *,
    clock: Callable[[], datetime],
    ids: Ids,
    backups: Path,
    journals: Path | None = None,
    read_only: bool = False,
) -> Library:
    """Open the library at a path or an `sqlite:///` URL; one that is not there is made.

    - A library of an older form is migrated, after a verified copy into `backups`, with those of
      the `journals` (this machine's, a folder for each library) that belong to it.
    - One that may not be written, or lies in such a folder, is copied and only read.
    - One that is to be read only (`read_only`: somebody else writes it) is read where it lies.

    Raises LibraryError, NewerLibrary or LibraryHeld, with a sentence.
    """
    path = path_of(location)
    with as_library_errors(path):
        _refuse_what_is_no_library(path)
        _refuse_a_damaged_log(path)
        if read_only and path.exists():
            return _opened_beside(path, clock, ids)
        if path.exists() and not _can_be_written(path):
            return _opened_copy(path, clock, ids)
        _make(path)
    database = Database(path)
    try:
        _refuse_a_foreign_schema(database)
        migrate(database, known_migrations(), clock, backups, journals)
        database.use_safe_journal()
        return Library(database, path, clock, ids)
    except BaseException:
        database.close()
        raise


def _refuse_what_is_no_library(path: Path) -> None:
    if path.is_dir():
        raise LibraryError(
            _("{path} is a folder, not a library.").format(path=path), _("Name a file in it.")
        )
    head = b""
    if path.exists():
        if not path.is_file():
            raise no_library(path)
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
        if head not in (b"", _MAGIC):
            raise no_library(path)
    if not head and _size(path.with_name(path.name + "-wal")):
        # SQLite would delete the log beside an empty file, and with it what it still holds.
        raise LibraryError(
            _(
                "The library {path} is empty, though there was something in it: it was cut off."
            ).format(path=path),
            _(
                "Nothing was touched. Help › Check the library brings back what can be read,"
                " or open a backup."
            ),
        )


def _refuse_a_damaged_log(path: Path) -> None:
    """SQLite itself would stop reading the log at the damage, and say nothing."""
    log = path.with_name(path.name + "-wal")
    if not _size(log):
        return
    with path.open("rb") as file:
        (page_size,) = struct.unpack(">H", file.read(18)[16:].rjust(2, b"\0"))
    before = log.read_bytes()
    lost = saves_behind_damage(before, page_size)
    # Somebody else may be writing it just now; then it is whole, or SQLite takes care of it.
    if lost > 1 and log.read_bytes() == before:
        raise LibraryError(
            _("The log of the library {path} is damaged: {lost} saves in it would be lost.").format(
                path=path, lost=lost
            ),
            _(
                "Nothing was touched. Help › Check the library brings back what can be read,"
                " or open a backup."
            ),
        )


def _refuse_a_foreign_schema(database: Database) -> None:
    try:
        with database.reading() as connection:
            form = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            require_known_schema(connection, int(form))
    except UnicodeDecodeError as error:
        # A name in the schema is no text any more, and SQLite's complaint repeats it.
        raise LibraryError(
            _("The library {path} is damaged.").format(path=database.path), _(RESTORE)
        ) from error


def _size(path: Path) -> int:
    """The bytes of a file; 0 if there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _can_be_written(path: Path) -> bool:
    """Whether file and folder can be: SQLite needs its log beside the file."""
    try:
        os.close(os.open(path, os.O_RDWR))
        with tempfile.TemporaryFile(dir=path.parent):
            return True
    except OSError:
        return False


def _make(path: Path) -> None:
    """An empty file for nobody else's eyes, if there is none; SQLite gives its log the same."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _opened_beside(path: Path, clock: Callable[[], datetime], ids: Ids) -> Library:
    """A library that only reads, while a window of somebody else writes."""
    database = Database(path, read_only=True)
    try:
        _refuse_a_foreign_schema(database)
        migrate(database, known_migrations(), clock, backups=None)
        return Library(database, path, clock, ids, read_only=True)
    except BaseException:
        database.close()
        raise


def _opened_copy(path: Path, clock: Callable[[], datetime], ids: Ids) -> Library:
    """A library that only reads, from a copy: SQLite would overlook the log of one in place."""
    folder = Path(tempfile.mkdtemp(prefix="nutgraf-"))

    def remove() -> None:
        shutil.rmtree(folder, ignore_errors=True)

    try:
        copy = folder / path.name
        for suffix in ("", "-wal"):
            beside = path.with_name(path.name + suffix)
            if beside.exists():
                shutil.copyfile(beside, folder / beside.name)
        database = Database(copy, known_as=path)
        try:
            _refuse_a_foreign_schema(database)
            migrate(database, known_migrations(), clock, backups=None)
            return Library(database, path, clock, ids, read_only=True, closed=remove)
        except BaseException:
            database.close()
            raise
    except BaseException:
        remove()
        raise
