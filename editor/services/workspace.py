"""The desk's workspace: the library, the open story, and how one comes to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from editor.library.journal import Journal
from editor.model.changes import text_replaced
from editor.model.edits import Edit
from editor.model.errors import LibraryError, NutgrafError
from editor.model.history import History
from editor.model.house import FIRST_HOUSE, House, new_story
from editor.model.ids import Ids
from editor.model.parcel import Parcel
from editor.model.places import Caret, Place, has_place
from editor.model.rows import Found
from editor.model.story import Story
from editor.services.autosave import Autosave, KeptState
from editor.services.events import Event
from editor.services.open_story import OpenStory
from editor.services.session import Session
from editor.services.tasks import Lane, Tasks, Ticket
from editor.services.unkept import Unkept

if TYPE_CHECKING:
    from editor.services.shelf import Opened, Shelf

Result = TypeVar("Result")

POLL = 2_000
"""Milliseconds between two looks whether somebody else wrote to the library."""


class Workspace:
    """One library and one open story.

    - There is no unsaved state: a story is kept from its first keystroke, a blank one never.
    - `connect` opens the library; it runs on the library lane and may take its time.
    - Without a library (damaged, held, gone) stories can still be written: journals in the
      folder `unfiled` keep them, and the next library that opens takes them in.
    """

    def __init__(
        self,
        tasks: Tasks,
        connect: Callable[[], Shelf],
        unfiled: Path,
        now: Callable[[], datetime],
        new_story_id: Ids,
        new_item_id: Ids,
    ) -> None:
        self.current: Session | None = None
        self.current_caret: Caret | None = None
        self.house: House = FIRST_HOUSE
        self.opened: Event[Session | None] = Event()
        self.ready: Event[None] = Event()
        self.rows_changed: Event[None] = Event()
        self.house_changed: Event[House] = Event()
        self.kept: Event[KeptState] = Event()
        self.trouble: Event[NutgrafError] = Event()
        self.recovered: Event[str] = Event()
        self._tasks = tasks
        self._connect = connect
        self._unfiled = unfiled
        self._now = now
        self._new_story_id = new_story_id
        self._new_item_id = new_item_id
        self._shelf: Shelf | None = None
        self._open: OpenStory | None = None
        self._autosave: Autosave | None = None
        self._unkept = Unkept(tasks, self._tell)
        self._asked = 0
        self._after_start: list[Callable[[], None]] = []
        self._started = False
        self._closing = False
        self._seen_version = 0

    @property
    def library_name(self) -> str:
        """The library's path for people; empty while there is none."""
        return str(self._shelf.path) if self._shelf else ""

    @property
    def read_only(self) -> bool:
        """Whether the library can only be read."""
        return self._shelf is not None and self._shelf.read_only

    @property
    def kept_state(self) -> KeptState:
        """How the open story is kept."""
        return self._autosave.state if self._autosave else KeptState()

    def start(self, open_last: bool = True) -> None:
        """Open the library, bring back what only journals hold, and open the last story."""

        def connected(opened: tuple[Shelf, Opened]) -> None:
            self._shelf, found = opened
            self.house = found.house
            self._seen_version = found.version
            self._begin()
            if found.recovered_at:
                self.recovered.emit(found.recovered_at)
            for problem in found.problems:
                self.trouble.emit(problem)
            if self.current is None and open_last and found.last_story:
                self.open(found.last_story)
            elif self.current is None:
                self.opened.emit(None)
            self._tasks.after(POLL, self._poll)

        def refused(error: Exception) -> None:
            self._begin()
            self.opened.emit(self.current)
            self._tell(error)

        self._tasks.run(Lane.LIBRARY, self._connected, connected, refused)

    def new(self) -> None:
        """Open a new story of the house; an open one that is still blank is taken instead."""
        if not self._started:
            self._after_start.append(self.new)
            return
        if self.current is not None and self.current.story.is_blank and self.current.number == 0:
            self.opened.emit(self.current)
            return
        story = self._new_story()
        if self._shelf is None:
            journal = Journal(self._unfiled, story.id)
            opened = OpenStory(story, self.house, History(), 0, self._now, journal, None)
        else:
            opened = self._shelf.new_story(story, self.house, self._now)
        self._switch(opened)

    def open(self, story_id: str) -> None:
        """Open a story of the library; the one asked for last is the one that opens."""
        shelf = self._shelf
        if shelf is None:
            return
        self._asked += 1
        if self.current is not None and self.current.story.id == story_id:
            self.opened.emit(self.current)
            return
        asked = self._asked

        def read(_: bool) -> None:
            if asked != self._asked:
                return
            unkept = self._unkept.take(story_id)
            if unkept is not None:
                self._let_go()
                self._show(*unkept, unkept[0].session.caret)
                return
            job = partial(shelf.open_story, story_id, self._now)
            self._tasks.run(Lane.LIBRARY, job, show, refused)

        def show(found: OpenStory) -> None:
            if asked == self._asked:
                self._switch(found, found.caret)
                self._tasks.run(
                    Lane.LIBRARY, partial(shelf.remember_last, story_id), lambda _: None, self._tell
                )

        def refused(error: Exception) -> None:
            if self.current is None:
                self.opened.emit(None)
            self._tell(error)

        self.flush(read)

    def duplicate(self, story_id: str) -> None:
        """Copy a story, without its status, times, embargo and advisories, and open the copy."""
        new_id = self._new_story_id()
        self.ask(lambda shelf: (shelf.duplicate(story_id, new_id),), self._open_first)

    def delete(self, ids: tuple[str, ...]) -> None:
        """Put stories into the bin; an open one is closed."""
        if self.current is not None and self.current.story.id in ids:
            self._switch(None)
        self.ask(lambda shelf: shelf.bin(ids))

    def undelete(self, ids: tuple[str, ...]) -> None:
        """Take stories out of the bin again and open the first."""
        self.ask(lambda shelf: shelf.unbin(ids), self._open_first)

    def take_in(self, parcels: Iterable[Parcel]) -> None:
        """Keep stories that came from outside, under ids of their own, and open the first."""
        stories = [(parcel.story, self._new_story_id()) for parcel in parcels]
        self.ask(
            lambda shelf: shelf.keep_new([shelf.adopted(*each) for each in stories]),
            self._open_first,
        )

    def set_house(self, house: House) -> None:
        """Use a changed house from now on; imported notices and tags stay as they are."""
        self.house = house
        if self.current is not None:
            self.current.house = house
        self.house_changed.emit(house)
        self.ask(lambda shelf: shelf.keep_house(house))

    def set_status(self, status: str) -> None:
        """Move the open story to another status, undoably."""
        if self.current is not None:
            change = text_replaced(self.current.story, Place("status"), status)
            self.current.perform(Edit(change, "Status", self.current.caret))

    def find_rows(
        self, query: str, status: str, offset: int, limit: int, done: Callable[[Found], None]
    ) -> Ticket:
        """Find stories, newest first; `done` gets one page of them."""
        shelf = self._shelf
        if shelf is None:
            ticket = Ticket()
            if self._started:
                done(Found((), 0, ()))
            return ticket

        def find() -> Found:
            rows = shelf.rows(query, status, offset, limit)
            return Found(rows, shelf.count(query, status), shelf.statuses())

        return self._tasks.run(Lane.LIBRARY, find, done, self._tell)

    def ask(
        self,
        job: Callable[[Shelf], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a job on the library once the open story is kept, then `done` with its result.

        Afterwards whoever shows the list is told. Without a library, and where the job raises,
        `failed` is called; without it the trouble is said.
        """
        refused = failed or self._tell
        shelf = self._shelf
        if shelf is None:
            refused(LibraryError("There is no library to keep this in.", "Nothing was changed."))
            return

        def finished(result: Result) -> None:
            self.rows_changed.emit(None)
            if done is not None:
                done(result)

        self.flush(lambda _: self._run(lambda: job(shelf), finished, refused))

    def flush(self, done: Callable[[bool], None]) -> None:
        """Keep the open story now; `done(False)` if only the journal holds the last words."""
        if self._autosave is None:
            done(True)
        else:
            self._autosave.flush(done)

    def close(
        self, done: Callable[[bool], None], refused: Callable[[], None] | None = None
    ) -> None:
        """Keep everything, close the library, then `done`; False if only journals hold it.

        Where words are only in memory, because not even a journal can be written, nothing is
        closed and `refused` is called; without it they are let go of.
        """
        if self._closing:
            return
        self._closing = True

        def flushed(kept: bool) -> None:
            if refused is not None and not self._is_journalled():
                self._closing = False
                refused()
                return
            caret = self.current.caret if self.current else None
            last = self.current.story.id if self.current and self._open_is_kept() else ""
            self._let_go()
            self._unkept.close()
            self._close_shelf(last, caret, kept and self._unkept.is_empty, done)

        self.flush(flushed)

    def _close_shelf(
        self, last: str, caret: Caret | None, kept: bool, done: Callable[[bool], None]
    ) -> None:
        shelf = self._shelf
        if shelf is None:
            done(kept)
            return
        self._tasks.run(
            Lane.LIBRARY,
            lambda: shelf.close(last, caret),
            lambda _: done(kept),
            lambda _: done(False),
        )

    def _is_journalled(self) -> bool:
        return self._unkept.is_journalled and (self._open is None or self._open.is_journalled)

    def _open_is_kept(self) -> bool:
        return self._open is not None and self._open.revision > 0

    def _connected(self) -> tuple[Shelf, Opened]:
        shelf = self._connect()
        return shelf, shelf.start()

    def _begin(self) -> None:
        self._started = True
        self.ready.emit(None)
        self.rows_changed.emit(None)
        waiting, self._after_start = self._after_start, []
        for call in waiting:
            call()

    def _new_story(self) -> Story:
        return new_story(self.house, self._new_story_id(), self._new_item_id(), self._now().year)

    def _switch(self, opened: OpenStory | None, caret: Caret | None = None) -> None:
        """Show another story, or none, once the open one is kept or only its journal holds it.

        Until that moment the open one takes every key: there is no time between the two.
        """
        self._asked += 1
        asked = self._asked

        def flushed(_: bool) -> None:
            if asked == self._asked:
                self._let_go()
                self._show(opened, None, caret)

        self.flush(flushed)

    def _let_go(self) -> None:
        """Let go of the open story; what is not kept yet goes on being kept."""
        opened, autosave = self._open, self._autosave
        self.current, self._open, self._autosave = None, None, None
        if opened is not None and autosave is not None:
            opened.session.settle()
            autosave.changed.disconnect(self.kept.emit)
            self._unkept.leave(opened, autosave)

    def _show(
        self, opened: OpenStory | None, autosave: Autosave | None, caret: Caret | None
    ) -> None:
        self._open, self.current_caret = opened, None
        if opened is not None:
            self.current = opened.session
            if caret is not None and has_place(opened.session.story, caret.place):
                self.current_caret = caret
            self._autosave = autosave or self._watched(opened)
            self._autosave.changed.connect(self.kept.emit)
            self.kept.emit(self._autosave.state)
        self.opened.emit(self.current)

    def _watched(self, opened: OpenStory) -> Autosave:
        autosave = Autosave(opened.session, opened, self._tasks, self._now)
        autosave.failed.connect(self.trouble.emit)
        autosave.changed.connect(self._note_kept)
        return autosave

    def _note_kept(self, state: KeptState) -> None:
        if not state.waiting:
            self._unkept.sweep()
            self.rows_changed.emit(None)

    def _run(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._tasks.run(Lane.LIBRARY, job, done, failed)

    def _open_first(self, ids: tuple[str, ...]) -> None:
        if ids:
            self.open(ids[0])

    def _poll(self) -> None:
        shelf = self._shelf
        if shelf is None or self._closing:
            return

        def seen(version: int) -> None:
            if version != self._seen_version:
                self._seen_version = version
                self.rows_changed.emit(None)
            self._tasks.after(POLL, self._poll)

        def unseen(_: Exception) -> None:
            self._tasks.after(POLL, self._poll)

        self._tasks.run(Lane.LIBRARY, shelf.version, seen, unseen)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, NutgrafError):
            raise error
        self.trouble.emit(error)
