"""One page of a journal while it is written: a file that only grows."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from editor.library.journal_files import page_path
from editor.library.journal_lines import Head, head_line

_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class PageFile:
    """The file of a page, made with its first entry (or `at_once`); for nobody else's eyes.

    - `last` is the running number of the last entry, written or waiting.
    - Lines that could not be written wait, and go first, in one write with the next ones.
    """

    def __init__(self, folder: Path, head: Head, *, at_once: bool = False) -> None:
        self.last = head.number
        self._at_once = at_once
        self.is_synced = True
        self._first = head.number + 1
        self._folder = folder
        self._story_id = head.story_id
        self._waiting = [head_line(head)]
        self._descriptor = -1
        self._path = folder
        self._size = 0
        self._is_ragged = False

    @property
    def is_blank(self) -> bool:
        """Whether it has no entry as yet, and so no file."""
        return self.last < self._first and not self._at_once

    @property
    def is_written(self) -> bool:
        """Whether nothing waits to be written."""
        return self.is_blank or not self._waiting

    def add(self, number: int, line: bytes) -> None:
        """Let an entry's line wait to be written."""
        self._waiting.append(line)
        self.last = number

    def write(self) -> None:
        """Write what waits, with one call. Raises OSError; then all of it still waits."""
        if self.is_written:
            return
        if self._descriptor < 0:
            self._open()
        # A torn line that could not be taken back gets an end of its own.
        elif os.fstat(self._descriptor).st_nlink == 0:
            raise FileNotFoundError(errno.ENOENT, "The journal was deleted", str(self._path))
        data = b"\n" * self._is_ragged + b"".join(self._waiting)
        written = os.write(self._descriptor, data)
        if written < len(data):
            self._take_back()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._path))
        self._size += written
        self._is_ragged = False
        self._waiting.clear()
        self.is_synced = False

    def copy_of_descriptor(self) -> int:
        """A descriptor to sync by, while this one is written to or closed."""
        return os.dup(self._descriptor)

    def close(self) -> None:
        """Let go of the file; it stays."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def delete(self) -> None:
        """Let go of the file and remove it."""
        if self._descriptor >= 0:
            self.close()
            # What cannot be removed does no harm: it is contained, and passed over.
            with contextlib.suppress(OSError):
                self._path.unlink()

    def _open(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        turn = 1
        while self._descriptor < 0:
            self._path = page_path(self._folder, self._story_id, self._first, turn)
            try:
                self._descriptor = os.open(self._path, _FLAGS, 0o600)
            except FileExistsError:
                turn += 1

    def _take_back(self) -> None:
        try:
            os.ftruncate(self._descriptor, self._size)
        except OSError:
            self._is_ragged = True
