"""The backups that lie in a folder: listed, looked into, copied to a second place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from editor.library.backup import as_backup_errors
from editor.library.backup_record import (
    JOURNALS,
    LIBRARY,
    NAME,
    RECORD,
    Occasion,
    Record,
    read_record,
)
from editor.library.contents import Unsound, contents_of, opened, read_id, require_sound, sha256_of
from editor.library.faults import as_library_errors
from editor.library.whole_folders import copy_file, made_whole, remove_parts
from editor.model.errors import LibraryError
from editor.model.rows import BackupRow
from editor.model.translation import _

DAMAGED = "damaged"
"""In the name of a folder that holds a damaged library, byte by byte, instead of a backup."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in a folder, with what it says of itself."""

    path: Path
    record: Record


def list_backups(folder: Path, library: str | None) -> tuple[BackupRow, ...]:
    """The backups of a library, the newest first, then those of others; of all alike for None.

    Those of others say so, and where their library is still there. Those that cannot be restored
    say why; of which library they are may be unknown, so they are in every list. Raises
    LibraryError where there is a folder that cannot be read.
    """
    own, others = [], []
    with _as_listing_errors(folder):
        for path in _folders(folder):
            try:
                record = read_record(path)
            except (OSError, ValueError):
                own.append(_row_without_record(path))
                continue
            if library is None or record.library == library:
                own.append(row_of(path, record))
            else:
                others.append(_row_of_other(path, record))
    return (*_latest_first(own), *_latest_first(others))


def backups_of(folder: Path, library: str) -> tuple[Backup, ...]:
    """The backups of a library whose record can be read, in no order. Raises LibraryError."""
    return tuple(each for each in all_backups(folder) if each.record.library == library)


def all_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of all libraries whose record can be read, in no order. Raises LibraryError."""
    found = []
    with _as_listing_errors(folder):
        for path in _folders(folder):
            with suppress(OSError, ValueError):
                found.append(Backup(path, read_record(path)))
    return tuple(found)


def newest_first(folder: Path, library: str, now: datetime) -> tuple[Backup, ...]:
    """The backups of a library, and at the end those that a clock gone wrong dated later than
    now. Raises LibraryError.
    """

    def place(backup: Backup) -> tuple[bool, datetime]:
        return backup.record.at <= now, backup.record.at

    return tuple(sorted(backups_of(folder, library), key=place, reverse=True))


def newest_backup(folder: Path, library: str, now: datetime | None = None) -> Path | None:
    """The newest backup of a library that holds what it says, read through; None without one.

    Now is by this machine's clock, if no other is named.
    """
    for each in newest_first(folder, library, now or datetime.now(UTC)):
        try:
            require_whole(each.path)
        except LibraryError:
            continue
        return each.path
    return None


def require_whole(backup: Path) -> Record:
    """Read a backup through: what it says of itself, if its library is that. Raises LibraryError,
    with a sentence.
    """
    try:
        record = read_record(backup)
    except (OSError, ValueError) as error:
        raise _no_backup(backup, _("it does not say what it holds")) from error
    library = backup / LIBRARY
    try:
        if library.stat().st_size != record.size or sha256_of(library) != record.sha256:
            raise _no_backup(backup, _("its library is not the one that was backed up"))
        # With a log beside it SQLite would read something else than what was hashed.
        if any(library.with_name(LIBRARY + each).exists() for each in ("-wal", "-journal")):
            raise _no_backup(backup, _("its library was opened and changed"))
        with as_library_errors(library), closing(opened(library, "ro")) as connection:
            require_sound(connection, library)
            held = contents_of(connection, library)
    except (OSError, Unsound) as error:
        raise _no_backup(backup, _("its library cannot be read")) from error
    if (held.library, held.count("stories")) != (record.library, record.stories):
        raise _no_backup(backup, _("it holds something else than it says"))
    return record


def copy_backup(backup: Path, folder: Path) -> Path | None:
    """Copy a backup into another folder, compare it there, and give its path.

    None where the folder is not there just now, as on a stick that is not plugged in. Raises
    LibraryError; then no half copy is left.
    """
    if not folder.is_dir():
        return None
    target = folder / backup.name
    if target.is_dir():
        require_whole(target)
        return target
    with as_backup_errors(backup, folder):
        remove_parts(folder)
        with made_whole(target) as part:
            (part / JOURNALS).mkdir(mode=0o700)
            for source in (backup / LIBRARY, *sorted((backup / JOURNALS).iterdir())):
                copy_file(source, part / source.relative_to(backup))
            copy_file(backup / RECORD, part / RECORD)
            require_whole(part)
    return target


def row_at(path: Path) -> BackupRow:
    """A backup, or what lies in the place of one, as the list shows it."""
    try:
        return row_of(path, read_record(path))
    except (OSError, ValueError):
        return _row_without_record(path)


def row_of(path: Path, record: Record) -> BackupRow:
    """A backup as the list shows it, looked at but not read through."""
    trouble = ""
    try:
        size = (path / LIBRARY).stat().st_size
    except OSError:
        size, trouble = 0, _("The library in it is gone.")
    if not trouble and size != record.size:
        trouble = _("The library in it is not the one that was backed up.")
    at = record.at.isoformat(timespec="seconds")
    return BackupRow(str(path), at, record.why, record.stories, record.versions, size, trouble)


def _latest_first(rows: Iterable[BackupRow]) -> list[BackupRow]:
    return sorted(rows, key=lambda row: (row.at, row.path), reverse=True)


def _row_of_other(path: Path, record: Record) -> BackupRow:
    row = row_of(path, record)
    trouble = row.trouble
    if not trouble and record.path and read_id(Path(record.path)) == record.library:
        # Its journals are in use there: no second library is to be made of it unawares.
        trouble = _("It is of {path}, which is still there: restore it in that one.").format(
            path=record.path
        )
    return replace(
        row,
        why=_("{why}, of another library").format(why=_(row.why)),
        trouble=trouble,
        of_other=True,
    )


@contextmanager
def _as_listing_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LibraryError(
            _("The backups in {folder} cannot be listed ({reason}).").format(
                folder=folder, reason=error.strerror or error
            ),
            _("See that the folder can be read, or choose another."),
        ) from error


def _folders(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if NAME.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            yield path


def _row_without_record(path: Path) -> BackupRow:
    digits = path.name.rsplit("Z", 1)[0][-21:]
    at = ""
    with suppress(ValueError):
        stamp = datetime.strptime(digits, "%Y%m%dT%H%M%S%f")
        at = stamp.replace(tzinfo=UTC).isoformat(timespec="seconds")
    is_copy = f"-{DAMAGED}-" in path.name
    trouble = (
        "This is a copy of a damaged library, made before another took its place; repair can "
        "look for stories in it."
        if is_copy
        else _("It does not say what it holds: it was left half copied, or damaged.")
    )
    why = Occasion.RESTORE if is_copy else ""
    return BackupRow(str(path), at, why, 0, 0, 0, trouble)


def _no_backup(backup: Path, reason: str) -> LibraryError:
    return LibraryError(
        _("The backup {name} cannot be used: {reason}.").format(name=backup.name, reason=reason),
        "Nothing was changed; choose another.",
    )
