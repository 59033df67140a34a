"""Opening a library: what is refused, what is made, what can only be read."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from editor.library.engine import Database
from editor.library.faults import as_library_errors, no_library
from editor.library.library import Library
from editor.library.location import path_of
from editor.library.migrating import known_migrations, migrate
from editor.model.errors import LibraryError
from editor.model.ids import Ids

_MAGIC = b"SQLite format 3\0"


def open_library(
    location: str | Path,
    *,
    clock: Callable[[], datetime],
    ids: Ids,
    backups: Path,
) -> Library:
    """Open the library at a path or an `sqlite:///` URL; one that is not there is made.

    - A library of an older form is migrated, after a verified copy into `backups`.
    - One that may not be written, or lies in such a folder, is copied and only read.

    Raises LibraryError, NewerLibrary or LibraryHeld, with a sentence.
    """
    path = path_of(location)
    with as_library_errors(path):
        _refuse_what_is_no_library(path)
        if path.exists() and not _can_be_written(path):
            return _opened_copy(path, clock, ids)
        _make(path)
    database = Database(path)
    try:
        migrate(database, known_migrations(), clock, backups)
        database.use_safe_journal()
        return Library(database, path, clock, ids)
    except BaseException:
        database.close()
        raise


def _refuse_what_is_no_library(path: Path) -> None:
    if path.is_dir():
        raise LibraryError(f"{path} is a folder, not a library.", "Name a file in it.")
    if not path.exists():
        return
    if not path.is_file():
        raise no_library(path)
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    if head not in (b"", _MAGIC):
        raise no_library(path)


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
            migrate(database, known_migrations(), clock, backups=None)
            return Library(database, path, clock, ids, read_only=True, closed=remove)
        except BaseException:
            database.close()
            raise
    except BaseException:
        remove()
        raise
