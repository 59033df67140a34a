"""The work of backups, off the UI thread; SQLite is imported when it begins, not at the start."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from editor.library.backup_record import Occasion, read_record
from editor.model.errors import LibraryError
from editor.model.rows import BackupRow
from editor.model.translation import _, counted
from editor.services.progress import Progress


@dataclass(frozen=True, slots=True)
class Made:
    """A backup just made, and what is wrong all the same."""

    row: BackupRow
    problems: tuple[LibraryError, ...]


def listed(library: Path, folder: Path) -> tuple[BackupRow, ...]:
    """The backups of a library, then those of others; of all alike where it cannot be read.
    Raises LibraryError.
    """
    from editor.library.backups import list_backups
    from editor.library.contents import read_id

    return list_backups(folder, read_id(library) or None)


def made(
    library: Path, folder: Path, journals: Path, now: datetime, why: Occasion, progress: Progress
) -> Made:
    """Make a backup, then let the old ones go that are not kept. Raises LibraryError where none
    could be made.
    """
    from editor.library.backup import back_up
    from editor.library.backups import row_of
    from editor.library.rotation import rotate

    path = back_up(library, folder, now, why=why, journals=journals, watch=progress)
    record = read_record(path)
    problems = [_damage(len(record.damaged))] if record.damaged else []
    try:
        rotate(folder, record.library, now, path)
    except LibraryError as error:
        problems.append(error)
    return Made(row_of(path, record), tuple(problems))


def made_if_due(
    library: Path, folder: Path, journals: Path, now: datetime, progress: Progress
) -> Made | None:
    """Make the backup of this day; None if there is one already, or nothing to keep as yet.
    Raises LibraryError.
    """
    from editor.library.backups import backups_of
    from editor.library.contents import is_empty, read_id
    from editor.library.rotation import is_backed_up

    library_id = read_id(library)
    is_new = is_empty(library) and not backups_of(folder, library_id)
    if is_new or is_backed_up(folder, library_id, now):
        return None
    return made(library, folder, journals, now, Occasion.DAILY, progress)


def brought_over(library: Path, folder: Path, _path: Path, now: datetime, second: Path) -> None:
    """Copy the newest backup to the second folder, if that is there and lacks it, and let old
    ones go there too. Raises LibraryError.
    """
    from editor.library.backups import copy_backup, newest_first
    from editor.library.contents import read_id
    from editor.library.rotation import rotate

    library_id = read_id(library)
    newest = next(iter(newest_first(folder, library_id, now.astimezone())), None)
    if newest is None or (second / newest.path.name).is_dir():
        return
    if not newest.record.stories:
        # An empty library is nothing to be carried away.
        return
    copy = copy_backup(newest.path, second)
    if copy is not None:
        rotate(second, library_id, now, copy)


def left_from_before(library: Path, folders: Iterable[Path]) -> tuple[Path, int] | None:
    """The first folder with backups of libraries that lay where a new one lies now, and how many.

    None where there are none, or where the library is not new: it has stories, or backups of its
    own. Raises LibraryError.
    """
    from editor.library.backups import all_backups
    from editor.library.contents import is_empty, read_id

    if not is_empty(library):
        return None
    library_id, path = read_id(library), str(library.absolute())
    for folder in folders:
        found = all_backups(folder)
        if any(each.record.library == library_id for each in found):
            return None
        count = sum(each.record.path == path and each.record.stories > 0 for each in found)
        if count:
            return folder, count
    return None


def restored(
    backup: Path, library: Path, folder: Path, journals: Path, now: datetime, progress: Progress
) -> BackupRow:
    """Put a backup in the place of the library; the backup of what was there before. Raises
    LibraryError.
    """
    from editor.library.backups import row_at
    from editor.library.restoring import restore

    found = restore(backup, library, journals, folder, now, progress)
    if found.before:
        return row_at(Path(found.before))
    nothing = _("There was no library before, so nothing had to be backed up.")
    return BackupRow("", now.isoformat(timespec="seconds"), Occasion.RESTORE, 0, 0, 0, nothing)


def _damage(stories: int) -> LibraryError:
    return LibraryError(
        counted(
            "{n} story was damaged on the disk of the library;"
            " the backup was made all the same, and older ones are kept.",
            "{n} stories were damaged on the disk of the library;"
            " the backup was made all the same, and older ones are kept.",
            stories,
        ),
        _("Help › Check the library says which; the backups before may hold them whole."),
    )
