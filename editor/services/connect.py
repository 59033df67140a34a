"""Opening a library with its journals: where the paths come together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from editor.library.backup_record import RECORD
from editor.library.location import path_of
from editor.model.dates import day_and_time
from editor.model.errors import LibraryError, LibraryHeld
from editor.model.ids import random_story_id
from editor.model.translation import _
from editor.services.libraries_known import journals_of_path, path_of_library, remember
from editor.services.shelf import Shelf, nothing
from editor.services.unfiled import Unfiled
from editor.system.locks import Holder, LibraryLock, user_name
from editor.system.paths import Folders

if TYPE_CHECKING:
    from editor.library.library import Library

PATIENCE = 1.5
"""Seconds that a window waits for the one before it, which may be closing just now."""

_LOOK_AGAIN = 0.05


def unfiled(folders: Folders) -> Unfiled:
    """The journals of stories that had no library to go to."""
    return Unfiled(journals(folders) / "unfiled")


def journals(folders: Folders) -> Path:
    """Where the journals of this machine lie, a folder for each library."""
    return folders.state / "journals"


def library_path(location: str, folders: Folders) -> Path:
    """Where the library lies that was named; the usual one if none was. Raises LibraryError."""
    return path_of(location) if location else folders.library


def connect(library: Path, folders: Folders, backups: Path | None = None) -> Shelf:
    """Open a library beside whoever else has it, making it if it is not there.

    One that lies in a backup is only read. Raises LibraryError with a sentence.
    """
    return _shelf(library, folders, nothing, backups, _of_backup(library))


def claim(
    library: Path, folders: Folders, backups: Path | None = None, patience: float = PATIENCE
) -> Shelf:
    """Open a library for a window, which is its only one: it takes over what journals hold.

    - One that another window on this machine has is only read.
    - Of one that another machine has, which must not be touched, the newest backup is shown.
    - One that lies in a backup is only read, too: written to it would be a backup no more.

    Raises LibraryHeld where there is no such backup, and LibraryError as `connect` does.
    """
    if (backup := _of_backup(library)) is not None:
        return _shelf(library, folders, nothing, backups, backup)
    lock = LibraryLock(library)
    holder = _waited_for(lock, patience)
    if holder is not None:
        held = _held(library, holder)
        here = holder.is_on_this_machine
        shown = library if here else _newest_backup(library, folders, backups)
        if shown is None:
            raise held
        return _shelf(shown, folders, nothing, backups, held)
    try:
        shelf = _shelf(library, folders, lock.release, backups, lock=lock)
        own = shelf.journals
        others = journals_of_path(library, journals(folders))
        shelf.take_over(tuple(each for each in others if each != own))
        remember(library, own)
        return shelf
    except BaseException:
        lock.release()
        raise


@contextmanager
def locked(library: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep every window away from a library that is closed. Raises LibraryHeld."""
    lock = LibraryLock(library)
    holder = _waited_for(lock, patience)
    if holder is not None:
        raise _held(library, holder)
    try:
        yield
    finally:
        lock.release()


def _shelf(
    library: Path,
    folders: Folders,
    closed: Callable[[], None],
    backups: Path | None,
    held: LibraryHeld | None = None,
    lock: LibraryLock | None = None,
) -> Shelf:
    from editor.library.backup import journal_folder
    from editor.library.database import open_library

    opened: Library = open_library(
        library,
        clock=lambda: datetime.now(UTC),
        ids=random_story_id,
        backups=backups or folders.data / "backups",
        journals=journals(folders),
        read_only=held is not None,
    )
    own = journal_folder(journals(folders), _journals_name(opened, folders))
    if own is None:
        opened.close()
        raise LibraryError(
            _("The library {library} has an identifier that no Nutgraf gives.").format(
                library=library
            ),
            _("The file was not touched; name another."),
        )
    return Shelf(opened, own, unfiled(folders), closed, held=held, lock=lock, who=user_name())


def _journals_name(library: Library, folders: Folders) -> str:
    """The name of a library's folder of journals: its id, and for a copy its path as well.

    What was written in the one must never go into a copy of it, made by hand or for a backup.
    """
    from editor.library.contents import read_id

    known = path_of_library(journals(folders) / library.id)
    if known is None or known == library.path or not known.is_file():
        return library.id
    if read_id(known) != library.id:
        return library.id
    return f"{library.id[:40]}-{sha256(str(library.path).encode()).hexdigest()[:16]}"


def _waited_for(lock: LibraryLock, patience: float) -> Holder | None:
    """Who holds a lock still, after some patience; None if it is ours now."""
    until = time.monotonic() + patience
    while (holder := _holder(lock)) is not None:
        if not holder.is_on_this_machine or time.monotonic() >= until:
            return holder
        time.sleep(_LOOK_AGAIN)
    return None


def _holder(lock: LibraryLock) -> Holder | None:
    """Who holds a lock that was asked for; None if it is ours now, or none can be had."""
    try:
        return lock.try_acquire()
    except OSError:
        # In a folder that cannot be written the library is only read, which disturbs nobody.
        return None


def _newest_backup(library: Path, folders: Folders, backups: Path | None) -> Path | None:
    """The newest backup of a library that can be relied on, None if this machine has none."""
    from editor.library.backup_record import LIBRARY
    from editor.library.backups import newest_backup

    known = next(journals_of_path(library, journals(folders)), None)
    library_id = known.name if known else ""
    found = newest_backup(backups, library_id) if backups and library_id else None
    return found / LIBRARY if found else None


def _of_backup(library: Path) -> LibraryHeld | None:
    """Why a library that lies in a backup can only be read; None for any other."""
    if not library.with_name(RECORD).is_file():
        return None
    return LibraryHeld(
        _("The library {library} is a backup, so it can only be read.").format(library=library),
        _("File › Backups… or `nutgraf restore` puts it in the place of a library."),
    )


def _held(library: Path, holder: Holder) -> LibraryHeld:
    who = _by_whom(holder)
    if holder.is_on_this_machine:
        said = _("The library {library} is open in another window.")
        if who:
            said = _("The library {library} is open in another window {by_somebody}.")
        return LibraryHeld(
            said.format(library=library, by_somebody=who),
            _("Here it can only be read. Go on there, or close it there and try again."),
        )
    return LibraryHeld(
        _("The library {library} is open on the computer {host}, {by_somebody}.").format(
            library=library, host=holder.host, by_somebody=who
        ),
        _("Close it there, and try again."),
    )


def _by_whom(holder: Holder) -> str:
    """Who has it and since when, as far as that is known: "by ada since 1 July 2026, 10:30"."""
    try:
        since = day_and_time(datetime.fromisoformat(holder.since))
    except ValueError:
        since = ""
    if holder.user and since:
        return _("by {user} since {time}").format(user=holder.user, time=since)
    if holder.user:
        return _("by {user}").format(user=holder.user)
    return _("since {time}").format(time=since) if since else ""
