"""Backups: whole copies made by SQLite itself, and looked into before they count as made."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from editor.library.backup_record import JOURNALS, LIBRARY, Occasion, Record, name_for
from editor.library.contents import (
    Contents,
    Unsound,
    contents_of,
    library_id,
    opened,
    require_sound,
    sha256_of,
)
from editor.library.faults import as_library_errors, library_error, note_fault
from editor.library.watching import Nobody, Watcher
from editor.library.whole_folders import (
    copy_file,
    free_name,
    made_whole,
    put_on_disk,
    remove_parts,
)
from editor.model.errors import LibraryError
from editor.model.translation import N_, _

_BATCH = 256
"""Pages of the database copied between two looks whether to stop."""

_PATIENCE = 20
"""How often a locked file is tried again, a quarter of a second apart."""

_DAMAGE = {
    0,  # The driver's own: a text that is no UTF-8.
    sqlite3.SQLITE_ERROR,  # A table or a column that is not there.
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FORMAT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_TOOBIG,
}

_SAFE_ID = re.compile("[A-Za-z0-9_-]{1,64}")
_SAYS_WHAT = N_(
    "The library and older backups are as they were; Help › Check the library says what is wrong."
)
_DISK = N_("The library and older backups are as they were; see that the disk is healthy.")
_ROOM = N_(
    "The library and older backups are as they were; make room there, or choose another folder."
)


def back_up(
    source: Path,
    folder: Path,
    now: datetime,
    *,
    why: str = Occasion.ASKED,
    journals: Path | None = None,
    watch: Watcher | None = None,
) -> Path:
    """Copy a library, in use or not, into `folder`, verify the copy, and give its path.

    - `journals` is where this machine's journals lie, one folder for each library.
    - It is the library of one moment, whoever writes meanwhile; words that come while it is
      made are in the next one.

    Raises LibraryError where no copy that can be relied on came about, and Unsound where that is
    because the library is damaged; then none is left, and older backups are as they were.
    """
    with as_backup_errors(source, folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        remove_parts(folder)
        target = free_name(folder, name_for(source, now))
        with made_whole(target) as part, closing(_reader(source)) as reader:
            # The journals first: a page that goes meanwhile is contained in what is copied then.
            (part / JOURNALS).mkdir(mode=0o700)
            pages = copy_pages(journals_of(journals, reader), part / JOURNALS)
            reader.execute("BEGIN")
            held = contents_of(reader, source)
            _copy(reader, part / LIBRARY, watch or Nobody())
            _require_same(held, part / LIBRARY)
            record = _record(held, part / LIBRARY, now, why, pages, source)
            record.write(part)
    return target


def journal_folder(journals: Path | None, library: str) -> Path | None:
    """Where the journals of a library lie; None for an id that is no safe name."""
    if journals is None or not _SAFE_ID.fullmatch(library):
        return None
    return journals / library


def journals_of(journals: Path | None, reader: sqlite3.Connection) -> Path | None:
    """Where the journals of a library lie that is open."""
    try:
        return journal_folder(journals, library_id(reader))
    except sqlite3.OperationalError:
        # A file without that table: what it is, is seen when it is looked into.
        return None


def copy_pages(source: Path | None, target: Path) -> int:
    """Copy the pages of journals, and those set aside, into a new folder; how many.

    One that is being written may end in a torn line, which a replay leaves out.
    """
    count = 0
    for page in sorted(source.iterdir()) if source is not None and source.is_dir() else ():
        if page.suffix in (".journal", ".aside") and page.is_file() and not page.is_symlink():
            # One that is gone by now was dropped because the library contains it.
            with suppress(FileNotFoundError):
                copy_file(page, target / page.name)
                count += 1
    put_on_disk(target)
    return count


def transfer(
    reader: sqlite3.Connection,
    writer: sqlite3.Connection,
    watch: Watcher,
    require: Callable[[], None] | None = None,
) -> None:
    """Let one database take over all pages of another, in one transaction.

    - The reader is in a transaction, so that it never begins again because somebody writes.
    - `require` is called while the writer has the lock and has not committed; what it raises
      takes everything back.

    Raises LibraryError when asked to stop, and sqlite3.Error.
    """
    (count,) = reader.execute("PRAGMA page_count").fetchone()
    # Nothing can be asked any more after the last step: then there are two at least.
    batch = min(_BATCH, count - 1) if require is not None else _BATCH
    waited = 0

    def step(status: int, left: int, total: int) -> None:
        nonlocal waited
        # With nothing left it is done, and committed.
        if left:
            _go_on(watch)
        is_locked_out = status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if left and require is not None and not is_locked_out:
            require()
        waited = waited + 1 if is_locked_out else 0
        if waited > _PATIENCE:
            raise LibraryError(
                _("The library is being used by another program."), _("Close it and try again.")
            )
        watch.report(total - left, total)

    _go_on(watch)
    reader.backup(writer, pages=batch, progress=step)


@contextmanager
def as_backup_errors(source: Path, folder: Path) -> Iterator[None]:
    """Let faults of a library and of the folder of its backups come out as LibraryError."""
    try:
        yield
    except Unsound as error:
        raise Unsound(
            _("No backup of {library} was made. {why}").format(library=source, why=error.sentence),
            _(_SAYS_WHAT),
        ) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGE:
            raise Unsound(
                _("No backup of {library} was made: it is damaged.").format(library=source),
                _(_SAYS_WHAT),
            ) from error
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise library_error(source, error) from error
        note_fault(error)
        raise _not_written(folder, str(error)) from error
    except OSError as error:
        note_fault(error)
        raise _not_written(folder, error.strerror or str(error)) from error


def _not_written(folder: Path, reason: str) -> LibraryError:
    return LibraryError(
        _("The backup in {folder} could not be written ({reason}).").format(
            folder=folder, reason=" ".join(reason.split())[:200]
        ),
        _(_ROOM),
    )


def _go_on(watch: Watcher) -> None:
    if watch.is_cancelled:
        raise LibraryError(_("The copying was stopped."), _("Everything is as it was before."))


def _reader(source: Path) -> sqlite3.Connection:
    with as_library_errors(source):
        return opened(source, "ro")


def _copy(reader: sqlite3.Connection, target: Path, watch: Watcher) -> None:
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(opened(target, "rw")) as writer:
        # It is brought to the disk once, when it is whole.
        writer.execute("PRAGMA synchronous=OFF")
        transfer(reader, writer, watch)
        # One file, without a log beside it, so that it can be carried about.
        writer.execute("PRAGMA journal_mode=DELETE")
    put_on_disk(target)


def _require_same(held: Contents, copy: Path) -> None:
    with closing(opened(copy, "ro")) as connection:
        require_sound(connection, copy)
        if contents_of(connection, copy) != held:
            raise LibraryError(
                _("The backup is not the same as the library, and was thrown away."),
                _(_DISK),
            )


def _record(
    held: Contents, copy: Path, now: datetime, why: str, pages: int, source: Path
) -> Record:
    return Record(
        now,
        why,
        held.library,
        held.count("stories"),
        held.count("versions"),
        held.count("houses"),
        copy.stat().st_size,
        sha256_of(copy),
        pages,
        held.damaged,
        str(source.absolute()),
        held.count("images"),
    )
