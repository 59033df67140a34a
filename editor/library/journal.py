"""The journal of an open story: every change on the disk before anybody sees it.

It lies on this machine and needs no library: a locked, full, slow or damaged one costs no word.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
from pathlib import Path

from editor.library.journal_files import journals, page_path, pages_of, set_aside
from editor.library.journal_lines import Entry, Head, entry_line, head_line
from editor.library.replay import PageRead, Replayed, replay
from editor.model.story import Story

__all__ = ["Entry", "Journal", "Replayed", "journals"]

_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Journal:
    """The journal of one story, in pages: files that only grow.

    - `append` writes at once, with one call to the operating system; `sync` survives power cuts.
    - What could not be written waits in memory and is written first next time.
    - A page goes when all of it is committed; one that could not be used up is set aside, never
      deleted.
    - `append` and `begin` may be called while another thread is in any other method; they wait
      for no disk.
    """

    def __init__(self, folder: Path, story_id: str) -> None:
        self._folder = folder
        self._story_id = story_id
        self._turn = threading.Lock()
        self._pages: list[_Page] = []
        self._found: list[PageRead] = []

    def begin(self, base: Story, number: int, *, whole: bool) -> None:
        """Begin a page that goes on from `base`, the story's state with that running number.

        `whole` puts the base into the page: the library may not hold it. The file is made with
        the first entry.
        """
        page = _Page(self._folder, Head.of(base, number, whole=whole))
        with self._turn:
            self._pages = [each for each in self._pages if not each.is_blank] + [page]

    def append(self, entry: Entry) -> None:
        """Write an entry. Raises OSError; the entry then waits for the next time."""
        line = entry_line(entry)
        with self._turn:
            self._pages[-1].add(entry.number, line)
            self._write()

    def sync(self) -> None:
        """Bring everything to the disk. Raises OSError; then it is tried anew next time."""
        with self._turn:
            self._write()
            unsynced = [page for page in self._pages if not page.is_synced]
            copies = [page.copy_of_descriptor() for page in unsynced]
        try:
            for descriptor in copies:
                os.fsync(descriptor)
            if copies:
                _sync_folder(self._folder)
        except OSError:
            with self._turn:
                for page in unsynced:
                    page.is_synced = False
            raise
        finally:
            for descriptor in copies:
                os.close(descriptor)

    def replay(self, story: Story | None, number: int) -> Replayed:
        """What lies in the folder beyond the library's state of the story. Raises OSError."""
        pages = pages_of(self._folder, self._story_id)
        replayed, found = replay(pages, self._story_id, story, number)
        with self._turn:
            self._found = list(found)
        return replayed

    def committed(self, number: int) -> None:
        """The library holds every entry up to `number`: pages wholly contained go."""
        with self._turn:
            spent = [page for page in self._pages if page.last <= number and not page.is_blank]
            for page in spent:
                page.delete()
            self._pages = [page for page in self._pages if page not in spent]
            for found in self._found:
                if found.last <= number:
                    _put_away(found)
            self._found = [found for found in self._found if found.last > number]

    def close(self) -> None:
        """Bring everything to the disk and let go of the files. Raises OSError."""
        try:
            self.sync()
        finally:
            with self._turn:
                for page in self._pages:
                    page.close()
                self._pages = []

    def _write(self) -> None:
        for page in self._pages:
            page.write()
