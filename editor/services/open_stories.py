"""The open story, and those that were left before the library took them in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from editor.model.errors import LostRace, NutgrafError
from editor.model.places import Caret, has_place
from editor.model.story import Story
from editor.services.autosave import Autosave, KeptState
from editor.services.events import Event
from editor.services.open_story import OpenStory
from editor.services.session import Session
from editor.services.tasks import Tasks
from editor.services.unkept import Unkept

if TYPE_CHECKING:
    from editor.library.library import Library


@dataclass(frozen=True, slots=True)
class Left:
    """What was left when all was let go of.

    - `last` is the story of the library that was open, `caret` where work was in it.
    - `wanted` is the one that was on its way, or open; `blank` one in which nothing was written.
    """

    last: str = ""
    caret: Caret | None = None
    wanted: str = ""
    blank: Story | None = None
    is_all_kept: bool = True


class OpenStories:
    """One story is open at most; each is kept from its first keystroke, and after it was left.

    - `leaving` comes while the open story still takes what is to be finished, as a composition.
    - `raced` says that the open story was changed elsewhere: nothing more is written to the
      library until that is settled. One that is left meanwhile is kept beside the other.
    """

    def __init__(self, tasks: Tasks, now: Callable[[], datetime]) -> None:
        self.session: Session | None = None
        self.open: OpenStory | None = None
        self.caret: Caret | None = None
        self.leaving: Event[None] = Event()
        self.opened: Event[Session | None] = Event()
        self.kept: Event[KeptState] = Event()
        self.taken_in: Event[None] = Event()
        self.raced: Event[LostRace] = Event()
        self.trouble: Event[NutgrafError] = Event()
        self._tasks = tasks
        self._now = now
        self._autosave: Autosave | None = None
        self._unkept = Unkept(tasks, self._tell)
        self._asked = 0
        self._wished = ""

    @property
    def state(self) -> KeptState:
        """How the open story is kept."""
        return self._autosave.state if self._autosave else KeptState()

    @property
    def overall(self) -> KeptState:
        """How the open story is kept, or one that was left and is worse off."""
        worst = self._worst_off
        if not worst or worst[0][0] is self.open:
            return self.state
        left = tuple(opened.session.story.headline for opened, _state in worst)
        return replace(worst[0][1], left=left)

    @property
    def worst_off(self) -> tuple[Session, ...]:
        """The stories that are not kept, the open one first; those only in memory, if any are."""
        return tuple(opened.session for opened, _state in self._worst_off)

    @property
    def is_journalled(self) -> bool:
        """Whether journals or the library hold every word; else some are only in memory."""
        return not self.only_in_memory

    @property
    def only_in_memory(self) -> tuple[str, ...]:
        """The headlines of the stories that nothing else holds wholly, the open one first."""
        is_open_one = self._autosave is not None and self._autosave.is_only_here
        here = (self.session,) if self.session is not None and is_open_one else ()
        left = (opened.session for opened in self._unkept.only_in_memory)
        return tuple(session.story.headline for session in (*here, *left))

    @property
    def all_kept(self) -> bool:
        """Whether the library holds every story that was left."""
        return self._unkept.is_empty

    @property
    def unkept(self) -> frozenset[str]:
        """The stories that were left, and that the library does not hold wholly yet."""
        return self._unkept.ids

    def session_of(self, story_id: str) -> Session | None:
        """The session of a story that is open, or was left and is not kept yet."""
        found = self.story_of(story_id)
        return found.session if found is not None else None

    def story_of(self, story_id: str) -> OpenStory | None:
        """A story that is open, or was left and is not kept yet."""
        if self.open is not None and self.open.session.story.id == story_id:
            return self.open
        return self._unkept.story_of(story_id)

    @property
    def wanted(self) -> str:
        """The id of the story that is on its way, or else of the open one; empty for none."""
        return self._wished or (self.session.story.id if self.session else "")

    def next_wish(self, story_id: str = "") -> Callable[[], bool]:
        """Note that another story, or this one of the library, is wanted; the answer says
        whether it still is.
        """
        self._asked += 1
        self._wished = story_id
        asked = self._asked
        return lambda: asked == self._asked

    def want_none(self) -> None:
        """What was on its way is not to be opened after all."""
        self.next_wish()
        if self.session is None:
            self.opened.emit(None)

    def opening_first(
        self, open_story: Callable[[str], None], done: Callable[[bool], None] = lambda _: None
    ) -> Callable[[tuple[str, ...]], None]:
        """What opens the first of some stories later on, unless another one is wanted by then.

        Then `done`, with whether one was.
        """
        wanted = self.wanted

        def open_first(ids: tuple[str, ...]) -> None:
            opens = bool(ids) and (not wanted or self.wanted in ("", wanted))
            if opens:
                open_story(ids[0])
            done(opens)

        return open_first

    def flush(self, done: Callable[[bool], None]) -> None:
        """Keep the open story now; `done(False)` if only the journal holds the last words."""
        if self._autosave is None:
            done(True)
        else:
            self._autosave.flush(done)

    def switch(self, opened: OpenStory | None, caret: Caret | None = None) -> None:
        """Show another story, or none, once the open one is kept or only its journal holds it.

        Until that moment the open one takes every key: there is no time between the two.
        """
        is_kept = opened is not None and opened.revision > 0
        is_wanted = self.next_wish(opened.session.story.id if opened and is_kept else "")

        def flushed(_: bool) -> None:
            if is_wanted():
                self.let_go()
                self._show(opened, None, caret)
            elif self.open is not None:
                self.open.keeps_both = False

        self.leave(flushed)

    def leave(self, done: Callable[[bool], None]) -> None:
        """Keep the open story for good, both states of it where it was changed elsewhere."""
        opened, autosave = self.open, self._autosave

        def flush(then: Callable[[bool], None]) -> None:
            if opened is not None:
                opened.keeps_both = True
            self.flush(then)

        def flushed(is_kept: bool) -> None:
            # A write that was under way may have been refused before both were to be kept.
            if not is_kept and autosave is not None and autosave.is_raced:
                flush(done)
            else:
                done(is_kept)

        flush(flushed)

    def show_unkept(self, story_id: str) -> bool:
        """Go on with a story that the library does not hold wholly yet; False if it does."""
        unkept = self._unkept.take(story_id)
        if unkept is None:
            return False
        self.let_go()
        self._show(*unkept, unkept[0].session.caret)
        return True

    def adopt(self, library: Library) -> None:
        """Let stories that were begun without a library go into this one."""
        if self.open is not None:
            self.open.adopt(library)
        self._unkept.adopt(library)

    def revive_unless(self, opened: OpenStory, is_held: bool) -> None:
        """Keep a story anew that is open still and was deleted for good by somebody else."""
        if not is_held and self.open is opened and self._autosave is not None:
            opened.revision = 0
            self._autosave.keep_again()

    def let_go(self) -> None:
        """Let go of the open story; what is not kept yet goes on being kept."""
        self.leaving.emit(None)
        opened, autosave = self.open, self._autosave
        self.session, self.open, self._autosave = None, None, None
        if opened is not None and autosave is not None:
            opened.session.settle()
            self._unkept.leave(opened, autosave)

    def close(self) -> Left:
        """Let go of all, on its way or open; what is not kept is in the journals."""
        opened, wanted = self.open, self.wanted
        self.next_wish()
        self.let_go()
        is_all_kept = self.all_kept
        self._unkept.close()
        if opened is None:
            return Left(wanted=wanted, is_all_kept=is_all_kept)
        story, caret = opened.session.story, opened.session.caret
        last = story.id if opened.revision > 0 else ""
        blank = story if opened.is_nowhere and wanted == story.id else None
        return Left(last, caret, wanted, blank, is_all_kept)

    def _show(
        self, opened: OpenStory | None, autosave: Autosave | None, caret: Caret | None
    ) -> None:
        self.open, self.caret = opened, None
        if opened is not None:
            self.session = opened.session
            opened.keeps_both = False
            if caret is not None and has_place(opened.session.story, caret.place):
                self.caret = caret
            self._autosave = autosave or self._watched(opened)
            self.kept.emit(self.overall)
        self.opened.emit(self.session)

    def _watched(self, opened: OpenStory) -> Autosave:
        autosave = Autosave(opened.session, opened, self._tasks, self._now)
        autosave.failed.connect(self._tell)
        autosave.changed.connect(self._note_kept)
        return autosave

    def _note_kept(self, state: KeptState) -> None:
        if not state.waiting:
            self._unkept.sweep()
            self.taken_in.emit(None)
        self.kept.emit(self.overall)

    @property
    def _worst_off(self) -> tuple[tuple[OpenStory, KeptState], ...]:
        troubled = self._unkept.in_trouble
        if self.open is not None and self.state.problem:
            troubled = ((self.open, self.state), *troubled)
        return tuple(each for each in troubled if not each[1].in_journal) or troubled

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, NutgrafError):
            raise error
        if isinstance(error, LostRace):
            self.raced.emit(error)
        else:
            self.trouble.emit(error)
