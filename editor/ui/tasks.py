"""Work off the UI thread, for a window: one daemon thread per lane, one queued signal back."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from editor.services.tasks import Lane, Ticket

Result = TypeVar("Result")
Job = Callable[[], None]

log = logging.getLogger(__name__)


class QtTasks(QObject):
    """Runs jobs in lanes and calls back on the thread that made it.

    - A lane's thread begins with its first job. Threads are daemons: a job that hangs never
      keeps the program from ending; `close` waits for the others.
    - An error that nobody handles is raised on the UI thread, where the last catch reports it.
    """

    _answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lanes: dict[Lane, _Worker] = {}
        self._answered.connect(_call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """Run `job` on a lane; then `done(result)` or `failed(error)` on the UI thread."""
        ticket = Ticket()
        if lane not in self._lanes:
            self._lanes[lane] = _Worker(lane)
        self._lanes[lane].jobs.put(
            _Errand(job, done, failed or _raised, ticket, self._answered.emit)
        )
        return ticket

    def after(self, milliseconds: int, call: Callable[[], None]) -> Ticket:
        """Call on the UI thread after a time."""
        ticket = Ticket()

        def ring() -> None:
            if not ticket.is_cancelled:
                call()

        QTimer.singleShot(milliseconds, self, ring)
        return ticket

    def close(self, seconds: float) -> bool:
        """Take no more jobs and wait for those under way; False if they took longer."""
        deadline = time.monotonic() + seconds
        for worker in self._lanes.values():
            worker.jobs.put(None)
        for worker in self._lanes.values():
            worker.join(max(0.0, deadline - time.monotonic()))
        return not any(worker.is_alive() for worker in self._lanes.values())


class _Worker(threading.Thread):
    """A lane: works off its jobs in order until it finds None."""

    def __init__(self, lane: Lane) -> None:
        super().__init__(name=lane.value, daemon=True)
        self.jobs: SimpleQueue[Job | None] = SimpleQueue()
        self.start()

    def run(self) -> None:
        while (job := self.jobs.get()) is not None:
            job()


class _Errand:
    """A job with those who wait for it; called on its lane, answers through `send`."""

    __slots__ = ("_done", "_failed", "_job", "_send", "_ticket")

    def __init__(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
        ticket: Ticket,
        send: Callable[[Job], None],
    ) -> None:
        self._job: Callable[[], object] = job
        self._done: Callable[..., None] = done
        self._failed = failed
        self._ticket = ticket
        self._send = send

    def __call__(self) -> None:
        if self._ticket.is_cancelled:
            return
        try:
            answer = self._done, self._job()
        except Exception as error:  # noqa: BLE001  # The task runner: whoever asked decides.
            answer = self._failed, error
        try:
            self._send(_Answer(*answer, self._ticket))
        except RuntimeError:
            # Qt's side is gone: the program is ending, and nobody listens any more.
            log.info("an answer came after the end")


class _Answer:
    """What came of a job, to be told on the UI thread unless the ticket was cancelled."""

    __slots__ = ("_tell", "_ticket", "_value")

    def __init__(self, tell: Callable[..., None], value: object, ticket: Ticket) -> None:
        self._tell = tell
        self._value = value
        self._ticket = ticket

    def __call__(self) -> None:
        if not self._ticket.is_cancelled:
            self._tell(self._value)


def _call(answer: Job) -> None:
    answer()


def _raised(error: Exception) -> None:
    raise error
