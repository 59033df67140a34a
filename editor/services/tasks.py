"""Work off the UI thread, in lanes that never wait for each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Protocol, TypeVar

Result = TypeVar("Result")


class Lane(Enum):
    """Where work runs: each lane is one worker, strictly in order.

    - LIBRARY: everything that SQLite does.
    - JOURNAL: bringing journals to the disk, never behind a slow library.
    - COMPUTE: rendering and counting, short jobs.
    - EXCHANGE: reading and writing other people's files, long jobs.
    - UPKEEP: backups, the mirror, checks of the library, by connections of their own.
    - SPELLING: looking words up, for which a process of its own is waited.
    - SEARCH: patterns and long texts, the whole library by a connection of its own.
    """

    LIBRARY = "library"
    JOURNAL = "journal"
    COMPUTE = "compute"
    EXCHANGE = "exchange"
    UPKEEP = "upkeep"
    SPELLING = "spelling"
    SEARCH = "search"


class Ticket:
    """A job or a timer under way; once cancelled, its callbacks are not called."""

    def __init__(self) -> None:
        self.is_cancelled = False

    def cancel(self) -> None:
        """Let nothing come of it. Work already begun ends unheard."""
        self.is_cancelled = True


class Tasks(Protocol):
    """Runs jobs off the UI thread and calls back on it.

    A job takes frozen values and returns values; it touches no widget and emits no event.
    """

    def run(
        self,
        lane: Lane,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """Run `job` on a lane; then `done(result)` or `failed(error)` on the UI thread."""
        ...

    def after(self, milliseconds: int, call: Callable[[], None]) -> Ticket:
        """Call on the UI thread after a time."""
        ...


@dataclass
class _Timer:
    due: int
    call: Callable[[], None]
    ticket: Ticket


def _nothing() -> None:
    """No work is done."""


@dataclass
class ManualTasks:
    """Tasks for tests: jobs run when `work` is called, timers when `pass_time` is."""

    now: int = 0
    _jobs: list[tuple[Callable[[], Any], Callable[[Any], None], Any, Ticket]] = field(
        default_factory=list
    )
    _timers: list[_Timer] = field(default_factory=list)

    def run(
        self,
        lane: Lane,  # noqa: ARG002  # One queue serves all lanes: everything is in order.
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """Put a job into the queue."""
        ticket = Ticket()
        self._jobs.append((job, done, failed, ticket))
        return ticket

    def after(self, milliseconds: int, call: Callable[[], None]) -> Ticket:
        """Set a timer."""
        timer = _Timer(self.now + milliseconds, call, Ticket())
        self._timers.append(timer)
        return timer.ticket

    def work(self) -> None:
        """Run every job that is waiting, and those that they bring."""
        while self.step():
            pass

    def step(self) -> bool:
        """Run the job that has waited longest, if there is one; False if none waits."""
        if not self._jobs:
            return False
        job, done, failed, ticket = self._jobs.pop(0)
        try:
            result = job()
        except Exception as error:
            if failed is None:
                raise
            if not ticket.is_cancelled:
                failed(error)
        else:
            if not ticket.is_cancelled:
                done(result)
        return True

    def hang(self, milliseconds: int) -> None:
        """Let time pass while every worker hangs: timers ring in order, no job is done."""
        self.pass_time(milliseconds, works=False)

    def pass_time(self, milliseconds: int, *, works: bool = True) -> None:
        """Let time pass: jobs are worked off, due timers ring in order, and what they begin."""
        work = self.work if works else _nothing
        work()
        end = self.now + milliseconds
        while due := sorted((t for t in self._timers if t.due <= end), key=lambda t: t.due):
            timer = due[0]
            self._timers.remove(timer)
            self.now = max(self.now, timer.due)
            if not timer.ticket.is_cancelled:
                timer.call()
                work()
        self.now = end
