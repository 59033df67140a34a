"""Backups: whole copies made by SQLite itself, and looked into before they count as made."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from editor.library.faults import as_library_errors
from editor.model.errors import LibraryError


def back_up(source: Path, folder: Path, now: datetime) -> Path:
    """Copy a library, in use or not, into `folder`, verify the copy, and give its path.

    Raises LibraryError where no copy that can be relied on came about; then none is left.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    target = folder / f"{source.stem}-{stamp}.db"
    partial = target.with_suffix(".part")
    with as_library_errors(target):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            _copy(source, partial)
            _verify(source, partial)
            _put_on_disk(partial)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    return target


def tally(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows every table of a library has."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    counted = 'SELECT count(*) FROM "{}"'
    return {name: connection.execute(counted.format(name)).fetchone()[0] for (name,) in tables}


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as reader, closing(sqlite3.connect(target)) as writer:
        reader.backup(writer)
        # One file, without a log beside it, so that it can be carried about.
        writer.execute("PRAGMA journal_mode=DELETE")


def _verify(source: Path, copy: Path) -> None:
    with closing(sqlite3.connect(source)) as reader, closing(sqlite3.connect(copy)) as opened:
        (verdict,) = opened.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok" or tally(opened) != tally(reader):
            raise LibraryError(
                f"The backup of the library {source} is not the same as the library.",
                "It was thrown away and the library left as it is; see that the disk is healthy.",
            )


def _put_on_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
