"""Opening a library with its journals: where the paths come together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.library.location import path_of
from editor.model.errors import LibraryError, LibraryHeld
from editor.model.ids import random_story_id
from editor.services.shelf import Shelf, nothing
from editor.services.unfiled import Unfiled
from editor.system.files import read_bounded, write_whole
from editor.system.locks import Holder, LibraryLock, user_name
from editor.system.paths import Folders

if TYPE_CHECKING:
    from editor.library.library import Library

PATIENCE = 1.5
"""Seconds that a window waits for the one before it, which may be closing just now."""

_LOOK_AGAIN = 0.05

_PATH = "path"
_LONGEST_PATH = 40_000


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

    Raises LibraryError with a sentence.
    """
    return _shelf(library, folders, nothing, backups)


def claim(
    library: Path, folders: Folders, backups: Path | None = None, patience: float = PATIENCE
) -> Shelf:
    """Open a library for a window, which is its only one: it takes over what journals hold.

    - One that another window on this machine has is only read.
    - Of one that another machine has, which must not be touched, the newest backup is shown.

    Raises LibraryHeld where there is no such backup, and LibraryError as `connect` does.
    """
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
        shelf.take_over(_left_by_others(library, shelf.library.id, folders))
        _remember(library, journals(folders) / shelf.library.id)
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
    own = journal_folder(journals(folders), opened.id)
    if own is None:
        opened.close()
        raise LibraryError(
            f"The library {library} has an identifier that no Nutgraf gives.",
            "The file was not touched; name another.",
        )
    return Shelf(opened, own, unfiled(folders), closed, held=held, lock=lock, who=user_name())


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

    library_id = _remembered_id(library, folders)
    found = newest_backup(backups, library_id) if backups and library_id else None
    return found / LIBRARY if found else None


def _remember(library: Path, journals: Path) -> None:
    """Note where a library lies: while another machine has it, its file is not to be opened."""
    note, path = journals / _PATH, str(library).encode("utf-8", "surrogateescape")
    with suppress(OSError):
        if not note.exists() or read_bounded(note, _LONGEST_PATH) != path:
            journals.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(note, path)


def _remembered_id(library: Path, folders: Folders) -> str:
    """The id of a library that was open on this machine before; empty for any other."""
    return next((folder.name for folder in _journals_of_path(library, folders)), "")


def _left_by_others(library: Path, library_id: str, folders: Folders) -> tuple[Path, ...]:
    """The journals of libraries that lay at this path before: deleted, or replaced, under way."""
    found = [each for each in _journals_of_path(library, folders) if each.name != library_id]
    for folder in found:
        with suppress(OSError):
            (folder / _PATH).unlink()
    return tuple(found)


def _journals_of_path(library: Path, folders: Folders) -> Iterator[Path]:
    path = str(library).encode("utf-8", "surrogateescape")
    with suppress(OSError):
        for note in sorted(journals(folders).glob(f"*/{_PATH}")):
            if read_bounded(note, _LONGEST_PATH) == path:
                yield note.parent


def _held(library: Path, holder: Holder) -> LibraryHeld:
    since = _as_people_write(holder.since)
    if holder.is_on_this_machine:
        by = f" by {holder.user}" if holder.user else ""
        return LibraryHeld(
            f"The library {library} is open in another window{by}{since}.",
            "Here it can only be read. Go on there, or close it there and try again.",
        )
    return LibraryHeld(
        f"The library {library} is open on the computer {holder.host}, by {holder.user}{since}.",
        "Close it there, and try again.",
    )


def _as_people_write(since: str) -> str:
    try:
        return f" since {datetime.fromisoformat(since).astimezone():%d %B %Y, %H:%M}"
    except ValueError:
        return ""
