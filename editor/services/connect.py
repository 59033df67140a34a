"""Opening a library with its journals: where the paths come together."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.library.location import path_of
from editor.model.errors import LibraryHeld
from editor.model.ids import random_story_id
from editor.services.shelf import Shelf, nothing
from editor.system.locks import Holder, LibraryLock
from editor.system.paths import Folders

if TYPE_CHECKING:
    from editor.library.library import Library

PATIENCE = 1.5
"""Seconds that a window waits for the one before it, which may be closing just now."""

_LOOK_AGAIN = 0.05


def unfiled(folders: Folders) -> Path:
    """Where the journals of stories lie that had no library to go to."""
    return folders.state / "journals" / "unfiled"


def library_path(location: str, folders: Folders) -> Path:
    """Where the library lies that was named; the usual one if none was. Raises LibraryError."""
    return path_of(location) if location else folders.library


def connect(library: Path, folders: Folders) -> Shelf:
    """Open a library beside whoever else has it, making it if it is not there.

    Raises LibraryError with a sentence.
    """
    return _shelf(library, folders, nothing)


def claim(library: Path, folders: Folders, patience: float = PATIENCE) -> Shelf:
    """Open a library for a window, which is its only one: it takes over what journals hold.

    Raises LibraryHeld where there is a window already, and LibraryError as `connect` does.
    """
    lock = LibraryLock(library)
    until = time.monotonic() + patience
    while (holder := _holder(lock)) is not None:
        if not holder.is_on_this_machine or time.monotonic() >= until:
            raise _held(library, holder)
        time.sleep(_LOOK_AGAIN)
    try:
        return _shelf(library, folders, lock.release)
    except BaseException:
        lock.release()
        raise


def _shelf(library: Path, folders: Folders, closed: Callable[[], None]) -> Shelf:
    from editor.library.database import open_library

    opened: Library = open_library(
        library,
        clock=lambda: datetime.now(UTC),
        ids=random_story_id,
        backups=folders.data / "backups",
    )
    return Shelf(opened, folders.state / "journals" / opened.id, unfiled(folders), closed)


def _holder(lock: LibraryLock) -> Holder | None:
    """Who holds a lock that was asked for; None if it is ours now, or none can be had."""
    try:
        return lock.try_acquire()
    except OSError:
        # In a folder that cannot be written the library is only read, which disturbs nobody.
        return None


def _held(library: Path, holder: Holder) -> LibraryHeld:
    if holder.is_on_this_machine:
        return LibraryHeld(
            f"The library {library} is open in another window.",
            "Go on there, or close it and start Nutgraf again.",
        )
    return LibraryHeld(
        f"The library {library} is open on the computer {holder.host} (by {holder.user}"
        f" since {holder.since}).",
        f"Close it there; if it is not open any more, delete the file {library.name}.holder.",
    )
