"""The desk's workspace: the library, the open story, and how one comes to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from editor.model.errors import NutgrafError
from editor.model.house import House, new_story
from editor.model.ids import Ids
from editor.model.parcel import Parcel
from editor.model.places import Caret
from editor.model.rows import Found, Recovered
from editor.model.story import Story
from editor.services.absence import Absence
from editor.services.asking import no_library
from editor.services.autosave import KeptState
from editor.services.bin import embargoed, found, found_binned
from editor.services.connection import Connection
from editor.services.endings import Endings
from editor.services.events import Event
from editor.services.houses import Houses
from editor.services.later_edits import LaterEdits
from editor.services.open_stories import Left, OpenStories
from editor.services.open_story import OpenStory
from editor.services.session import Session
from editor.services.shelf import nothing
from editor.services.tasks import Lane, Tasks, Ticket
from editor.services.unfiled import Unfiled
from editor.services.unkept import only_in_memory

if TYPE_CHECKING:
    from editor.library.library import Library
    from editor.services.shelf import Opened, Shelf

Result = TypeVar("Result")


class Workspace:
    """One library and one open story.

    - There is no unsaved state: a story is kept from its first keystroke, a blank one never.
    - Without a library (damaged, held, gone) stories can still be written: `unfiled` journals
      keep them, and the next library that opens takes them in.
    - What is under way into the library has its `endings` before that is closed for good.
    """

    def __init__(
        self,
        tasks: Tasks,
        connect: Callable[[], Shelf],
        locked: Callable[[], AbstractContextManager[None]],
        unfiled: Unfiled,
        now: Callable[[], datetime],
        new_story_id: Ids,
        new_item_id: Ids,
    ) -> None:
        self.ready: Event[None] = Event()
        self.rows_changed: Event[None] = Event()
        self.recovered: Event[Recovered] = Event()
        self.stories = OpenStories(tasks, now)
        self.stories.taken_in.connect(self.rows_changed.emit)
        self.opened = self.stories.opened
        self.houses = Houses(self.ask, tasks, now, self.stories.trouble.emit)
        self.houses.kept.connect(self.rows_changed.emit)
        self.later = LaterEdits(self.stories, self.ask, now)
        self.opened.connect(self.houses.follow)
        self.kept = self.stories.kept
        self.trouble = self.stories.trouble
        self._tasks = tasks
        self._connection = Connection(tasks, connect, locked, self._note_writes, self._tell)
        self._unfiled = unfiled
        self._now = now
        self._new_story_id = new_story_id
        self._new_item_id = new_item_id
        self._after_start: list[Callable[[], None]] = []
        self._started = False
        self.absence = Absence()
        self.endings = Endings()
        self._left = Left()

    @property
    def shelf(self) -> Shelf | None:
        """The library that is open, if one is, with its journals."""
        return self._connection.shelf

    @property
    def current(self) -> Session | None:
        """The open story."""
        return self.stories.session

    @property
    def house(self) -> House:
        """The house of the open story, or the desk's."""
        return self.houses.current

    @property
    def current_caret(self) -> Caret | None:
        """Where a story just opened was left."""
        return self.stories.caret

    @property
    def library_name(self) -> str:
        """The library's path for people; empty while there is none."""
        return str(self.shelf.path) if self.shelf else ""

    @property
    def read_only(self) -> bool:
        """Whether the library can only be read."""
        return self.shelf is not None and self.shelf.read_only

    @property
    def is_held_elsewhere(self) -> bool:
        """Whether it can only be read because somebody else has it."""
        return self.shelf is not None and self.shelf.held is not None

    @property
    def kept_state(self) -> KeptState:
        """How the open story is kept."""
        return self.stories.state

    def start(self, open_last: bool = True) -> None:
        """Open the library, bring back what only journals hold, and open the last story."""
        self._open_library(lambda last: self._open_or_none(last if open_last else ""))

    def reopen(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Keep all, close the library, run `job` off the UI thread, and open it again.

        The library is opened again whether the job succeeds or not, with the story that was open
        if it is still there; then `done` or `failed` is called. Words that are only in memory
        keep it from being closed: then nothing is done but `failed`.
        """

        def closed() -> None:
            self._connection.work_alone(
                job,
                lambda result: self._open_again(partial(done, result)),
                lambda error: self._open_again(partial(failed, error)),
            )

        self._close_for_now(closed, failed)

    def retry(self) -> None:
        """Open the library once more: what kept it from being opened, or written, may be over."""
        if self.shelf is not None:
            self._close_for_now(self._open_again, self._tell)
        elif not self.absence.waits(self.retry):
            # What is written without a library stays open, and goes into the one that opens.
            self._open_library(self._open_or_none, partial(self.flush, lambda _kept: None))

    def new(self) -> None:
        """Open a new story of the desk's house; one of it that is still blank is taken instead."""
        if not self._started:
            self._after_start.append(self.new)
            return
        house, current = self.houses.desk, self.current
        if current is not None and current.is_untouched and current.story.house == house.id:
            self.opened.emit(current)
            return
        year = self._now().year
        self.begin(new_story(house, self._new_story_id(), self._new_item_id(), year))

    def begin(self, story: Story, caret: Caret | None = None) -> None:
        """Open a story that is not kept before something is typed into it."""
        house, shelf = self.houses.of(story), self.shelf
        place = self._unfiled if shelf is None or shelf.read_only else shelf
        self.stories.switch(place.new_story(story, house, self._now), caret)

    def open(self, story_id: str) -> None:
        """Open a story of the library; the one asked for last is the one that opens."""
        shelf = self.shelf
        if shelf is None or not story_id:
            return
        is_wanted = self.stories.next_wish(story_id)
        if self.current is not None and self.current.story.id == story_id:
            self.opened.emit(self.current)
            return

        def read(_done: bool) -> None:
            if is_wanted() and not self.stories.show_unkept(story_id):
                job = partial(shelf.open_story, story_id, self._now)
                self._tasks.run(Lane.LIBRARY, job, show, refused)

        def show(found: OpenStory) -> None:
            if is_wanted():
                self.stories.switch(found, found.caret)
                remember = partial(shelf.remember_last, story_id)
                self._tasks.run(Lane.LIBRARY, remember, lambda _value: None, self._tell)

        def refused(error: Exception) -> None:
            if is_wanted():
                self.stories.want_none()
            self._tell(error)

        self.flush(read)

    def duplicate(self, story_id: str) -> None:
        """Copy a story, without its status, times, embargo and advisories, and open the copy."""
        new_id = self._new_story_id()
        opened = self.stories.opening_first(self.open)
        self.ask(lambda shelf: (shelf.duplicate(story_id, new_id),), opened, changes_list=True)

    def delete(self, ids: tuple[str, ...], done: Callable[[object], None] | None = None) -> None:
        """Put stories into the bin, then `done`; none of them stays open, or is opened."""
        if self.current is not None and self.current.story.id in ids:
            self.stories.switch(None)
        elif self.stories.wanted in ids:
            self.stories.want_none()
        self.ask(lambda shelf: shelf.bin(ids), done, changes_list=True)

    def undelete(self, ids: tuple[str, ...]) -> None:
        """Take stories out of the bin again and open the first."""
        opened = self.stories.opening_first(self.open)
        self.ask(lambda shelf: shelf.unbin(ids), opened, changes_list=True)

    def take_in(
        self,
        parcels: Iterable[Parcel],
        done: Callable[[tuple[str, ...]], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Keep stories from outside, under ids of their own; open the first, or do `done`."""
        taken = [(parcel, self._new_story_id()) for parcel in parcels]
        kept = done or self.stories.opening_first(self.open)
        self.ask(lambda shelf: shelf.take_in(taken), kept, failed, changes_list=True)

    def find_rows(
        self, query: str, status: str, offset: int, limit: int, done: Callable[[Found], None]
    ) -> Ticket:
        """Find stories, newest first; `done` gets one page of them."""
        return self._find(lambda library: found(library, query, status, offset, limit), done)

    def find_binned(
        self, query: str, offset: int, limit: int, done: Callable[[Found], None]
    ) -> Ticket:
        """Find stories in the bin, the last binned first; `done` gets one page of them."""
        return self._find(lambda library: found_binned(library, query, offset, limit), done)

    def _find(self, find: Callable[[Library], Found], done: Callable[[Found], None]) -> Ticket:
        shelf = self.shelf
        if shelf is not None:
            houses = self.houses
            job = partial(embargoed, find, shelf.library, houses.all, houses.desk, self._now())
            return self._tasks.run(Lane.LIBRARY, job, done, self._tell)
        if self._started:
            done(Found((), 0, ()))
        return Ticket()

    def flush(self, done: Callable[[bool], None]) -> None:
        """Keep the open story now; `done(False)` if only the journal holds the last words."""
        self.stories.flush(done)

    def ask(
        self,
        job: Callable[[Shelf], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        changes_list: bool = False,
    ) -> None:
        """Run a job on the library once the open story is kept, then `done` with its result.

        Whoever shows the list is told of one that `changes_list`. Without a library, and where
        the job raises, `failed` is called; without it the trouble is said.
        """
        refused = failed or self._tell
        shelf = self.shelf
        if shelf is None:
            refused(no_library())
            return

        def finished(result: Result) -> None:
            if changes_list:
                self._note_writes(None)
            if done is not None:
                done(result)

        def run(_done: bool) -> None:
            if self.shelf is shelf:
                self._tasks.run(Lane.LIBRARY, partial(job, shelf), finished, refused)
            else:
                refused(no_library())

        self.flush(run)

    def close(
        self, done: Callable[[bool], None], refused: Callable[[], None] | None = None
    ) -> None:
        """Keep everything, close the library, then `done`; False if only journals hold it.

        Where words are only in memory, because not even a journal can be written, nothing is
        closed and `refused` is called; without it they are let go of. One that is being closed to
        be opened again is closed after that.
        """
        self.endings.come(partial(self._close, done, refused))

    def _close(self, done: Callable[[bool], None], refused: Callable[[], None] | None) -> None:
        if self.absence.waits(partial(self._close, done, refused)):
            return

        def flushed(kept: bool) -> None:
            if refused is not None and not self.stories.is_journalled:
                self.absence.end(refused)
                return
            left = self._left = self.stories.close()
            self._unfiled.close()
            is_kept = kept and left.is_all_kept
            self._connection.close(left.last, left.caret, lambda closed: done(closed and is_kept))

        self.stories.leave(flushed)

    def _close_for_now(self, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        def closed(_done: bool) -> None:
            self.opened.emit(self.current)
            done()

        def refused() -> None:
            failed(only_in_memory(self.stories.only_in_memory))

        self._close(closed, refused)

    def _open_again(self, tell: Callable[[], None] = nothing) -> None:
        """Open the library that was closed for now, with the story that was left then."""
        left = self._left

        def open_left(last: str) -> None:
            if left.blank is not None:
                self.begin(left.blank, left.caret)
            else:
                self._open_or_none(left.wanted or last)

        self._open_library(open_left, tell)

    def _open_library(
        self, open_wanted: Callable[[str], None], tell: Callable[[], None] = nothing
    ) -> None:
        """Open the library; `open_wanted` opens a story there, given the one opened last."""

        def opened(found: Opened) -> None:
            self._take_up(found)
            if self.current is None:
                open_wanted(found.last_story)
            self.absence.end(tell)

        def refused(error: Exception) -> None:
            self._begin()
            self.opened.emit(self.current)
            self._tell(error)
            self.absence.end(tell)

        self._connection.open(opened, refused)

    def _open_or_none(self, story_id: str) -> None:
        if story_id:
            self.open(story_id)
        else:
            self.opened.emit(None)

    def _take_up(self, found: Opened) -> None:
        shelf = self.shelf
        if shelf is not None and not shelf.read_only:
            self.stories.adopt(shelf.library)
        self.houses.take_up(found.house, found.houses)
        self._begin()
        if found.recovered_at:
            self.recovered.emit(Recovered(found.recovered_at, found.recovered))
        for problem in found.problems:
            self.trouble.emit(problem)

    def _note_writes(self, _none: None) -> None:
        """Something was written: the list may be another, and the open story may be gone."""
        self.rows_changed.emit(None)
        opened, shelf = self.stories.open, self.shelf
        if shelf is not None:
            self._tasks.run(Lane.LIBRARY, shelf.library.houses, self.houses.know, self._tell)
        if opened is not None and shelf is not None and opened.revision and not shelf.read_only:
            look = partial(shelf.holds, opened.session.story.id)
            looked = partial(self.stories.revive_unless, opened)
            self._tasks.run(Lane.LIBRARY, look, looked, self._tell)

    def _begin(self) -> None:
        self._started = True
        self.ready.emit(None)
        self.rows_changed.emit(None)
        waiting, self._after_start = self._after_start, []
        for call in waiting:
            call()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, NutgrafError):
            raise error
        self.trouble.emit(error)
