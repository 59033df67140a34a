"""Checking a library: what SQLite itself does not notice, too. Nothing is ever written to it.

Damage is not raised but reported, in sentences for whoever wrote the stories.
"""

from __future__ import annotations

import errno
import os
import random
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from textwrap import shorten

from editor.library.contents import opened
from editor.library.copying import LOG, copied
from editor.library.engine import APPLICATION_ID
from editor.library.examining import Examination
from editor.library.log import is_log_whole
from editor.library.migrating import known_migrations
from editor.library.schema import ENTRIES, READ_FAULTS, bound_rows, strangeness
from editor.library.strangers import Stranger, what_it_is
from editor.library.watching import Nobody, Watcher
from editor.model.errors import LibraryError, NotFound
from editor.model.rows import LibraryReport
from editor.model.translation import _, counted

_FAULTS_NAMED = 100
_LONGEST_FAULT = 100
_STEPS_BETWEEN_LOOKS = 10_000
_SHADOWS = ("data", "idx", "content", "docsize", "config")


def verify(
    path: Path,
    journals: Path | None,
    *,
    sample: int | None = None,
    progress: Watcher | None = None,
) -> LibraryReport:
    """Look through a library, beside whoever has it open, and the journals in a folder.

    - `sample` looks at that many stories, chosen at random, with what belongs to them, and leaves
      out what takes long; without it everything is looked at.
    - A check that is cancelled reports what it had seen.
    - Raises NotFound where there is no file, LibraryError where it cannot be read for another
      reason than damage.
    """
    if not path.is_file():
        raise NotFound(_("There is no library at {path}.").format(path=path))
    watcher = progress or Nobody()
    found = Examination(watcher)
    try:
        with _snapshot(path) as connection:
            bound_rows(connection)
            connection.set_progress_handler(lambda: watcher.is_cancelled, _STEPS_BETWEEN_LOOKS)
            _look_through(connection, path, journals, sample, found)
    except READ_FAULTS as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB:
            _add_what_it_is(path, found)
        elif not watcher.is_cancelled:
            found.add(
                _("The library cannot be read to its end ({fault}).").format(fault=_shown(error))
            )
    except OSError as error:
        raise LibraryError(
            _("The library {path} cannot be checked ({reason}).").format(
                path=path, reason=error.strerror or error
            ),
            _("See that its folder can be read and that there is room for temporary files."),
        ) from error
    return found.report()


def _look_through(
    connection: sqlite3.Connection,
    path: Path,
    journals: Path | None,
    sample: int | None,
    found: Examination,
) -> None:
    if not _is_known(connection, path, found):
        return
    size = path.stat().st_size + _size(path.with_name(path.name + LOG))
    rows = found.stories_of(connection, size)
    if sample is not None:
        chosen = random.sample(rows, min(sample, len(rows)))
        found.look_at(connection, chosen, every=False)
    else:
        _look_at_file(connection, path, found)
        found.look_at(connection, rows, every=True)
        _look_at_index(connection, found)
    found.compare_lists(connection)
    found.houses(connection)
    found.images(connection, sample)
    if journals is not None and sample is None:
        if connection.in_transaction:
            # Journals go on while the window writes: they are compared with the newest state.
            connection.execute("COMMIT")
        found.journals(connection, journals)


def _is_logged(path: Path) -> bool:
    """Whether SQLite keeps a log beside a library.

    It is asked itself: whoever opens and closes the file lets go of every lock that this process
    has on it, and another program then takes the log of an open library for nobody's and deletes
    it (https://sqlite.org/howtocorrupt.html, 2.2). Raises PermissionError.
    """
    try:
        with closing(opened(path, "ro")) as connection:
            return bool(connection.execute("PRAGMA journal_mode").fetchone() == ("wal",))
    except sqlite3.OperationalError:
        if not os.access(path, os.R_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path)) from None
        # A log that cannot be read where it lies.
        return True
    except sqlite3.DatabaseError:
        return False


@contextmanager
def _snapshot(path: Path) -> Iterator[sqlite3.Connection]:
    """One state of a library, which may be written to in the meantime."""
    is_logged = _is_logged(path)
    if is_logged and not _is_writable(path.parent):
        # SQLite reads a log only where it can keep an index of it beside.
        with (
            tempfile.TemporaryDirectory() as folder,
            copied(path, Path(folder)) as copy,
            closing(opened(copy, "ro")) as connection,
        ):
            yield connection
        return
    with closing(opened(path, "ro")) as connection:
        if is_logged:
            connection.execute("BEGIN")
            yield connection
            return
        # Without a log whoever reads keeps others from writing: so it is not read for long.
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.db"
            with closing(sqlite3.connect(copy)) as target:
                connection.backup(target)
            with closing(opened(copy, "ro")) as target:
                yield target


def _size(path: Path) -> int:
    with suppress(FileNotFoundError):
        return path.stat().st_size
    return 0


def _is_writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _is_known(connection: sqlite3.Connection, path: Path, found: Examination) -> bool:
    """Whether the file is a library and made as we make them: nothing else of it is used."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    if mark != APPLICATION_ID:
        _add_what_it_is(path, found)
        return False
    if form > len(known_migrations()):
        found.refuse(
            _(
                "The library was written by a newer Nutgraf (form {form}): update to check it."
            ).format(form=form)
        )
        return False
    stranger = strangeness(connection.execute(ENTRIES).fetchall(), form)
    if stranger:
        found.add(_("This library {is_strange}.").format(is_strange=stranger))
    elif form < len(known_migrations()):
        found.add(
            _(
                "The library has an older form ({form}): open it once to bring it up to date."
            ).format(form=form)
        )
    return not stranger and form == len(known_migrations())


def _add_what_it_is(path: Path, found: Examination) -> None:
    what = what_it_is(path)
    if what is Stranger.LIBRARY:
        found.add(_(what))
    else:
        found.refuse(_(what))


def _look_at_file(connection: sqlite3.Connection, path: Path, found: Examination) -> None:
    """The structure of the file and its log, as SQLite sees them."""
    faults = [
        str(line) for (line,) in connection.execute(f"PRAGMA integrity_check({_FAULTS_NAMED})")
    ]
    if faults != ["ok"]:
        first = next((line for line in _lines(faults) if not line.startswith("***")), "")
        found.add(_of_structure(len(faults), _shown(first)))
    orphans: dict[str, int] = {}
    for table, *_rest in connection.execute("PRAGMA foreign_key_check"):
        orphans[table] = orphans.get(table, 0) + 1
    for table, count in orphans.items():
        found.add(
            counted(
                "{n} row of {table} belongs to a story that is not there.",
                "{n} rows of {table} belong to stories that are not there.",
                count,
                table=table,
            )
        )
    log = path.with_name(path.name + LOG)
    with suppress(FileNotFoundError):
        # What is written just now is not whole for a moment: twice the same is no accident.
        before = log.read_bytes()
        if not is_log_whole(before) and log.read_bytes() == before:
            found.add(_("The log beside the library is damaged: what was kept last may be in it."))


def _look_at_index(connection: sqlite3.Connection, found: Examination) -> None:
    """The search index against what it was made from, which SQLite only tells of a copy."""
    if found.watcher.is_cancelled:
        return
    create = "SELECT sql FROM sqlite_master WHERE name = 'story_text'"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "index.db"
        try:
            with closing(sqlite3.connect(copy)) as target, target:
                target.execute(connection.execute(create).fetchone()[0])
                for shadow in _SHADOWS:
                    _copy_table(connection, target, f"story_text_{shadow}")
            with closing(sqlite3.connect(copy)) as target:
                target.execute("INSERT INTO story_text (story_text) VALUES ('integrity-check')")
        except READ_FAULTS as error:
            found.add(
                _(
                    "The search index is damaged ({fault}): search may miss stories, but no word"
                    " of them is lost."
                ).format(fault=_shown(error))
            )


def _copy_table(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    rows = source.execute(f"SELECT * FROM {table}")
    marks = ", ".join("?" * len(rows.description))
    target.execute(f"DELETE FROM {table}")
    target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _shown(fault: object) -> str:
    """SQLite's own words on one short line."""
    return shorten(str(fault), _LONGEST_FAULT, placeholder="…")


def _lines(faults: Sequence[str]) -> Iterator[str]:
    for fault in faults:
        yield from fault.splitlines()


def _of_structure(count: int, fault: str) -> str:
    if count >= _FAULTS_NAMED:
        said = _("The file's structure is damaged in many places (SQLite: {fault}).")
        return said.format(fault=fault)
    return counted(
        "The file's structure is damaged in one place (SQLite: {fault}).",
        "The file's structure is damaged in {n} places (SQLite: {fault}).",
        count,
        fault=fault,
    )
