"""Keeps an open story: the journal to the disk within a second, the library after a short rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from editor.model.errors import LostRace, NotKept, NutgrafError
from editor.model.history import Step
from editor.model.story import Story
from editor.model.translation import _
from editor.services.events import Event
from editor.services.session import Changed, Session
from editor.services.tasks import Lane, Tasks, Ticket

SYNC_AFTER = 800
"""Milliseconds after which a written journal is brought to the disk: a power cut's reach."""

REST = 1_500
"""Milliseconds without a change after which the library is written."""

LATEST = 30_000
"""Milliseconds after which the library is written though typing goes on."""

RETRY = 5_000
"""Milliseconds until a failed write is tried again."""


@dataclass(frozen=True, slots=True)
class KeptState:
    """What the status bar says about keeping.

    - `kept_at` is the local time of the last kept state (empty: nothing to keep yet).
    - `waiting` says that there are newer words; `problem` why they could not be kept, and
      `since` from when on.
    - `in_journal` says whether the journal holds them; else they are in memory alone.
    - `left` has the headlines of the stories that it is said of, where the open one is none.
    """

    kept_at: str = ""
    waiting: bool = False
    problem: str = ""
    since: str = ""
    in_journal: bool = True
    left: tuple[str, ...] = ()


class Keeper(Protocol):
    """Where an open story is kept; `turn_page` is called on the UI thread, the rest off it."""

    def turn_page(self, story: Story) -> None:
        """Let the journal begin a new page at the state that is now on its way."""
        ...

    def sync(self) -> None:
        """Bring the journal to the disk. Raises OSError."""
        ...

    def keep(self, state: Keeping) -> NutgrafError | None:
        """Keep a state in the library; gives what has to be said. Raises LibraryError."""
        ...

    @property
    def is_journalled(self) -> bool:
        """Whether the journal holds every change; else some are only in memory."""
        ...

    @property
    def is_ahead(self) -> bool:
        """Whether the story was opened with words that the library does not hold yet."""
        ...


@dataclass(frozen=True, slots=True)
class Keeping:
    """A state on its way to the library: the story, its number, the timeline from `first` on."""

    story: Story
    number: int
    first: int
    done: tuple[Step, ...]
    undone: tuple[Step, ...]


class Autosave:
    """Watches one session and keeps it; one write under way at a time.

    `is_raced` says that the last write was refused because the story was changed elsewhere.
    """

    def __init__(
        self, session: Session, keeper: Keeper, tasks: Tasks, now: Callable[[], datetime]
    ) -> None:
        self.state = KeptState()
        self.changed: Event[KeptState] = Event()
        self.failed: Event[NutgrafError] = Event()
        self._session = session
        self._keeper = keeper
        self._tasks = tasks
        self._now = now
        self._kept_number = -1 if keeper.is_ahead else session.number
        self._unkept_since = ""
        self.is_raced = False
        self._is_stopped = False
        self._journal_failed = False
        self._told: set[str] = set()
        self._told_of_journal: set[str] = set()
        self._writing = False
        self._is_due = False
        self._waiters: list[Callable[[bool], None]] = []
        self._sync_timer: Ticket | None = None
        self._rest_timer: Ticket | None = None
        self._latest_timer: Ticket | None = None
        session.changed.connect(self._note)
        session.unsafe.connect(self._warn_of_journal)
        if keeper.is_ahead:
            self.state = KeptState(waiting=True)
            self._rest_timer = tasks.after(REST, self._write_if_idle)

    @property
    def is_clean(self) -> bool:
        """Whether everything that was written is in the library."""
        return self._kept_number == self._session.number and not self._writing

    @property
    def is_only_here(self) -> bool:
        """Whether neither library nor journal holds everything that was written."""
        return not self.is_clean and not self._keeper.is_journalled

    def stop(self) -> None:
        """Watch the session no longer, for good; what is not kept is still in the journal."""
        self._is_stopped = True
        self._session.changed.disconnect(self._note)
        self._session.unsafe.disconnect(self._warn_of_journal)
        self._cancel_timers()

    def flush(self, done: Callable[[bool], None] | None = None) -> None:
        """Keep now; then `done(True)`, or `done(False)` if it is only in the journal."""
        if done is not None:
            self._waiters.append(done)
        if self._writing:
            return
        if self._kept_number == self._session.number or self._is_stopped:
            self._answer(self._kept_number == self._session.number)
        else:
            self._write()

    def keep_again(self) -> None:
        """Keep the story though nothing was changed: the library has lost it."""
        self._kept_number = -1
        self._write_if_idle()

    def _note(self, _changed: Changed) -> None:
        if self._sync_timer is None:
            self._sync_timer = self._tasks.after(SYNC_AFTER, self._sync)
        if self._rest_timer is not None:
            self._rest_timer.cancel()
        self._rest_timer = self._tasks.after(REST, self._write_if_idle)
        if self._latest_timer is None:
            self._latest_timer = self._tasks.after(LATEST, self._write_if_idle)
        if not self.state.waiting:
            self._unkept_since = self._clock
            self._say(replace(self.state, waiting=True))

    @property
    def _clock(self) -> str:
        return f"{self._now():%H:%M:%S}"

    def _sync(self) -> None:
        self._sync_timer = None
        self._tasks.run(
            Lane.JOURNAL, self._keeper.sync, lambda _value: self._synced(), self._not_synced
        )

    def _synced(self) -> None:
        """The journal holds everything again: only the library's own trouble is left."""
        if self._journal_failed:
            self._journal_failed = False
            self._told_of_journal.clear()
            self._say(replace(self.state, problem="", since="", in_journal=True))

    def _not_synced(self, error: Exception) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        self._journal_failed = True
        self._say_problem(_("the journal could not be written: {reason}").format(reason=reason))
        if self._sync_timer is None:
            self._sync_timer = self._tasks.after(RETRY, self._sync)

    def _write_if_idle(self) -> None:
        if self._writing:
            # The timer is used up; whoever ends the write goes on with what it missed.
            self._is_due = True
        elif self._kept_number != self._session.number and not self._is_stopped:
            self._write()

    def _write(self) -> None:
        self._cancel_timers(but_sync=True)
        self._writing, self._is_due = True, False
        session, history = self._session, self._session.history
        keeping = Keeping(
            session.story, session.number, history.first_dirty, history.done, history.undone
        )
        history.mark_kept()
        self._keeper.turn_page(keeping.story)
        self._tasks.run(
            Lane.LIBRARY,
            lambda: self._keeper.keep(keeping),
            lambda said: self._written(keeping, said),
            lambda error: self._not_written(keeping, error),
        )

    def _written(self, keeping: Keeping, said: NutgrafError | None) -> None:
        self._writing = self.is_raced = False
        self._told.clear()
        self._kept_number = keeping.number
        waiting = keeping.number != self._session.number
        self._unkept_since = self._clock if waiting else ""
        self._say(KeptState(self._clock, waiting))
        if said is not None:
            self.failed.emit(said)
        if waiting and (self._waiters or self._is_due):
            self._write()
        else:
            self._answer(True)

    def _not_written(self, keeping: Keeping, error: Exception) -> None:
        self._writing = False
        self.is_raced = isinstance(error, LostRace)
        self._session.history.mark_dirty_from(keeping.first)
        if not isinstance(error, LostRace) and not self._is_stopped:
            self._rest_timer = self._tasks.after(RETRY, self._write_if_idle)
        if isinstance(error, NutgrafError):
            self._warn(error, self._told)
        else:
            self._say_problem(
                _("Something went wrong inside Nutgraf while the story was being kept.")
            )
        self._answer(False)
        if not isinstance(error, NutgrafError):
            raise error

    def _warn_of_journal(self, error: NotKept) -> None:
        self._journal_failed = True
        self._warn(error, self._told_of_journal)

    def _warn(self, error: NutgrafError, told: set[str]) -> None:
        """Say a trouble of the library or of the journal, each once until it is over."""
        is_news = error.sentence not in told
        told.add(error.sentence)
        self._say_problem(error.sentence)
        if is_news:
            self.failed.emit(error)

    def _say_problem(self, problem: str) -> None:
        self._unkept_since = self._unkept_since or self._clock
        in_journal = self._keeper.is_journalled and not self._journal_failed
        self._say(KeptState(self.state.kept_at, True, problem, self._unkept_since, in_journal))

    def _say(self, state: KeptState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit(state)

    def _answer(self, kept: bool) -> None:
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            waiter(kept)

    def _cancel_timers(self, but_sync: bool = False) -> None:
        for timer in (self._rest_timer, self._latest_timer):
            if timer is not None:
                timer.cancel()
        self._rest_timer = self._latest_timer = None
        if self._sync_timer is not None and not but_sync:
            self._sync_timer.cancel()
            self._sync_timer = None
