"""What SQLite and the system complain of: the sentence names the cause, the log the error."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from editor.library.faults import as_library_errors, library_error
from editor.model.errors import LibraryError


class Fault(sqlite3.OperationalError):
    """An error as SQLite raises it."""

    def __init__(self, name: str, words: str = "disk I/O error") -> None:
        super().__init__(words)
        self.sqlite_errorcode = getattr(sqlite3, name)
        self.sqlite_errorname = name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("SQLITE_IOERR_READ", "The disk of the library"),
        ("SQLITE_IOERR_FSYNC", "The disk of the library"),
        ("SQLITE_IOERR_LOCK", "could not be locked"),
        ("SQLITE_IOERR_SHMLOCK", "could not be locked"),
        ("SQLITE_IOERR_SHMMAP", "(-wal, -shm)"),
        ("SQLITE_IOERR_DELETE", "(-wal, -shm)"),
        ("SQLITE_IOERR_NOMEM", "not enough memory"),
        ("SQLITE_NOMEM", "not enough memory"),
        ("SQLITE_READONLY_DIRECTORY", "cannot be written"),
        ("SQLITE_CANTOPEN_ISDIR", "cannot be opened"),
        ("SQLITE_FULL", "no room left"),
        ("SQLITE_CORRUPT", "is damaged"),
        ("SQLITE_BUSY", "Another program"),
    ],
)
def test_the_sentence_names_the_cause(tmp_path: Path, name: str, told: str) -> None:
    assert told in library_error(tmp_path / "library.db", Fault(name)).sentence


def test_a_cause_that_has_no_sentence_is_told_in_sqlites_words() -> None:
    error = library_error(Path("library.db"), Fault("SQLITE_INTERNAL", "bad\nbookkeeping"))
    assert error.sentence == "The library library.db could not be used (bad bookkeeping)."


def test_a_full_disk_is_told_though_sqlite_speaks_of_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=0))
    for name in ("SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_WRITE", "SQLITE_CANTOPEN"):
        error = library_error(tmp_path / "library.db", Fault(name))
        assert "no room left" in error.sentence


class Written(logging.Handler):
    """What the library writes into the log."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture
def log() -> Iterator[list[str]]:
    """The lines of the log, as they come."""
    logger, written = logging.getLogger("editor.library"), Written()
    before = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(written)
    yield written.lines
    logger.removeHandler(written)
    logger.setLevel(before)


def test_the_log_has_the_error_as_it_was_named(log: list[str], tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    with pytest.raises(LibraryError), as_library_errors(library):
        raise Fault("SQLITE_IOERR_SHMMAP")
    with pytest.raises(LibraryError), as_library_errors(library):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), "flood.db")
    assert log == ["SQLITE_IOERR_SHMMAP: disk I/O error", f"EROFS: {os.strerror(errno.EROFS)}"]


def test_no_word_of_a_story_gets_into_the_log(log: list[str]) -> None:
    with closing(sqlite3.connect(":memory:")) as library:
        library.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        for question in (
            "SELECT * FROM words WHERE words MATCH 'the (flood'",
            "SELECT 'flood",
            "SELECT CAST(x'666c6f6f64ff' AS TEXT)",
        ):
            with pytest.raises(LibraryError), as_library_errors(Path("library.db")):
                library.execute(question).fetchall()
    assert len(log) == 3
    assert all(line.startswith("SQLITE_ERROR") for line in log[:2])
    assert "flood" not in "".join(log)
