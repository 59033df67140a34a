"""The journal of an open story: every change on the disk before anybody sees it.

It lies on this machine and needs no library: a locked, full, slow or damaged one costs no word.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from dataclasses import replace
from pathlib import Path

from editor.library.journal_files import journals, pages_of, set_aside
from editor.library.journal_lines import Entry, Head, entry_line
from editor.library.journal_page import PageFile
from editor.library.lineages import Lineages
from editor.library.replay import PageRead, Replayed, Stray, replay
from editor.model.story import Story

__all__ = ["Entry", "Journal", "Replayed", "Stray", "journals"]


class Journal:
    """The journal of one story, in pages: files that only grow.

    - `append` writes at once, with one call to the operating system; `sync` survives power cuts.
    - What could not be written waits in memory and is written first next time.
    - A page goes when all of it is committed; one that could not be used up is set aside, never
      deleted.
    - `append` and `begin` never wait for another thread's `sync`, only for its writing.
    """

    def __init__(self, folder: Path, story_id: str, lineage: str = "") -> None:
        self._folder = folder
        self._story_id = story_id
        self.lineage = lineage
        self._turn = threading.Lock()
        self._pages: list[PageFile] = []
        self._found: list[PageRead] = []
        self._committed = -1

    def begin(self, base: Story, number: int, *, whole: bool) -> None:
        """Begin a page that goes on from `base`, the story's state with that running number.

        `whole` puts the base into the page: the library may not hold it. The file is made with
        the first entry.
        """
        head = Head.of(base, number, whole=whole, lineage=self.lineage)
        page = PageFile(self._folder, head)
        with self._turn:
            self._pages = [each for each in self._pages if not each.is_blank] + [page]

    def append(self, entry: Entry) -> None:
        """Write an entry of a page begun. Raises OSError; the entry then waits for next time.

        A FileNotFoundError says that the page was deleted while it was being written: `restart`.
        """
        line = entry_line(entry)
        with self._turn:
            self._pages[-1].add(entry.number, line)
            self._write()

    def restart(self, story: Story, number: int) -> None:
        """Begin anew with the whole state, at once: the pages were deleted under us.

        Raises OSError; then the state waits, and is written first next time.
        """
        head = Head.of(story, number, whole=True, lineage=self.lineage)
        page = PageFile(self._folder, head, at_once=True)
        with self._turn:
            for each in self._pages:
                each.close()
            self._pages = [page]
            self._write()

    def put_whole(self, story: Story, number: int) -> None:
        """Lay a whole state beside the pages: the library no longer holds what they begin with.

        Raises OSError.
        """
        head = Head.of(story, number, whole=True, lineage=self.lineage)
        page = PageFile(self._folder, head, at_once=True)
        try:
            page.write()
        finally:
            page.close()

    @property
    def is_written(self) -> bool:
        """Whether the operating system has every entry; else some are only in memory."""
        with self._turn:
            return all(page.is_written for page in self._pages)

    def sync(self) -> None:
        """Bring everything to the disk. Raises OSError; then it is tried anew next time."""
        with self._turn:
            self._write()
            unsynced = [page for page in self._pages if not page.is_synced]
            copies = [page.copy_of_descriptor() for page in unsynced]
            for page in unsynced:
                page.is_synced = True
        try:
            for descriptor in copies:
                os.fsync(descriptor)
            if copies:
                _sync_folder(self._folder)
        except OSError:
            for page in unsynced:
                page.is_synced = False
            raise
        finally:
            for descriptor in copies:
                os.close(descriptor)

    def replay(
        self, story: Story | None, number: int, lineages: Lineages | None = None
    ) -> Replayed:
        """What lies in the folder beyond the library's state of the story. Raises OSError."""
        pages = pages_of(self._folder, self._story_id)
        contained = lineages or Lineages(((self.lineage, number),))
        replayed, found = replay(pages, self._story_id, story, number, contained)
        with self._turn:
            self._found = list(found)
        return replayed

    def leave(self, strays: tuple[Stray, ...]) -> None:
        """Stray pages stay where they are: the next start rescues them."""
        paths = {each.path for each in strays}
        with self._turn:
            self._found = [page for page in self._found if page.path not in paths]

    def rescued(self, stray: Stray) -> None:
        """What a stray page held is safe elsewhere: it goes with the next commit."""
        with self._turn:
            self._found = [
                replace(page, is_used_up=True) if page.path == stray.path else page
                for page in self._found
            ]

    def committed(self, number: int) -> None:
        """The library holds every entry up to `number`: pages wholly contained go.

        The page that is being written stays until the next one is begun, or until `close`.
        """
        with self._turn:
            self._committed = max(self._committed, number)
            self._drop(self._pages[:-1])
            done = [page for page in self._found if page.last <= number]
            self._found = [page for page in self._found if page not in done]
        for page in done:
            _put_away(page)

    def close(self) -> None:
        """Bring everything to the disk and let go of the files. Raises OSError."""
        try:
            self.sync()
        finally:
            with self._turn:
                self._drop(self._pages)
                for page in self._pages:
                    page.close()
                self._pages = []

    def _write(self) -> None:
        for page in self._pages:
            page.write()

    def _drop(self, pages: list[PageFile]) -> None:
        spent = [page for page in pages if page.last <= self._committed]
        self._pages = [page for page in self._pages if page not in spent]
        for page in spent:
            page.delete()


def _put_away(page: PageRead) -> None:
    # A page that stays for now does no harm: what it holds is contained, and passed over.
    with contextlib.suppress(OSError):
        if page.is_used_up:
            page.path.unlink()
        else:
            set_aside(page.path)


def _sync_folder(folder: Path) -> None:
    """Make new names durable, where a folder can be opened."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
