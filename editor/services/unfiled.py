"""Journals of stories that have no library to go to: each window writes its own folder of them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.library.journal import Journal
from editor.model.history import History
from editor.model.house import House
from editor.model.story import Story
from editor.services.open_story import OpenStory

if TYPE_CHECKING:
    from filelock import BaseFileLock

_LOCK = "window.lock"


class Unfiled:
    """The folder of such journals.

    - A window's own folder is locked by the system as long as the window lives, so that no other
      takes over a journal that is still being written.
    - What a window left behind is taken in by the next library that opens.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own: Path | None = None
        self._lock: BaseFileLock | None = None

    def own(self) -> Path:
        """The folder of this window; its lock is taken with the first call.

        A disk that has no room for it costs nothing: the journal says so when it is written.
        """
        if self._own is None:
            self._own = self.folder / f"window-{secrets.token_hex(6)}"
            with suppress(OSError, NotImplementedError):
                self._own.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._lock = _locked(self._own)
        return self._own

    def new_story(self, story: Story, house: House, now: Callable[[], datetime]) -> OpenStory:
        """A story that waits for a library."""
        return OpenStory(story, house, History(), 0, now, self.journal(story.id), None)

    def journal(self, story_id: str) -> Journal:
        """The journal of a story of this window; its folder's name is its lineage."""
        folder = self.own()
        return Journal(folder, story_id, folder.name)

    @contextmanager
    def left_behind(self) -> Iterator[tuple[Path, ...]]:
        """The folders that no window writes any more, ours for the time being."""
        found, locks = [self.folder], []
        for each in sorted(self.folder.glob("window-*")) if self.folder.is_dir() else ():
            if each != self._own and (lock := _locked_if_can_be(each)) is not None:
                found.append(each)
                locks.append(lock)
        try:
            yield tuple(found)
        finally:
            for lock, folder in zip(locks, found[1:], strict=True):
                lock.release()
                _remove_empty(folder)

    def close(self) -> None:
        """Let go of the own folder; it goes if nothing is left in it."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        if self._own is not None:
            _remove_empty(self._own)
            self._own = None


def _locked(folder: Path) -> BaseFileLock | None:
    """The lock of a folder, None if a window has it."""
    # Not at the top: a start needs no lock until a library is sought.
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK, blocking=False, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock


def _locked_if_can_be(folder: Path) -> BaseFileLock | None:
    """The lock of a folder; None if a window has it, or it is none: it keeps no library shut."""
    try:
        return _locked(folder)
    except (OSError, NotImplementedError):
        return None


def _remove_empty(folder: Path) -> None:
    """Remove a folder that holds no journal; one that holds anything else stays."""
    with suppress(OSError):
        if all(each.name == _LOCK for each in folder.iterdir()):
            (folder / _LOCK).unlink(missing_ok=True)
            folder.rmdir()
