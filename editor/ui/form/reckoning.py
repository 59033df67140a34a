"""What a command makes of a long text, worked out off the UI thread; typing goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from editor.model.translation import _
from editor.services.tasks import Lane, Tasks, Ticket
from editor.ui.notice import Notice, Offer

Result = TypeVar("Result")

AT_ONCE = 30_000
"""Characters that a command works through at once: that takes some hundredths of a second."""

SHOWN_AFTER = 100
"""Milliseconds after which it is said that a command is under way."""

TOPIC = "reckoning"


class Reckoning(QObject):
    """One command at a time; others wait for it. What takes its time can be cancelled.

    Before it has been given lanes to work in, it works everything out at once.
    """

    said = Signal(object)  # A Notice.
    withdrawn = Signal(str)  # The topic of a notice.

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks: Tasks | None = None
        self._under_way: Ticket | None = None
        self._waiting: list[Callable[[], object]] = []
        self._command = ""
        self._is_told = False
        self._tell = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._tell.timeout.connect(self._say)

    def attend(self, tasks: Tasks) -> None:
        """Work in these lanes from now on."""
        self._tasks = tasks

    def in_turn(self, command: Callable[[], object]) -> None:
        """Give a command, once those given before have been done."""
        if self._under_way is None:
            command()
        else:
            self._waiting.append(command)

    def work_out(
        self, command: str, length: int, job: Callable[[], Result], done: Callable[[Result], None]
    ) -> None:
        """What `job` makes of so many characters, for `done`; `command` is its name in menus."""
        if self._tasks is None or length <= AT_ONCE:
            done(job())
            return

        def take(result: Result) -> None:
            self._end()
            try:
                done(result)
            finally:
                self._go_on()

        self._command = command
        self._under_way = self._tasks.run(Lane.SEARCH, job, take, self._fail)
        self._tell.start()

    def miss(self, command: str) -> None:
        """Say that nothing came of a command: what it was given for is no more as it was."""
        sentence = _("{command}: nothing was done, the story was changed or left meanwhile.")
        self.said.emit(Notice((sentence.format(command=command),), topic=TOPIC))

    def cancel(self) -> None:
        """Let nothing come of what is under way, nor of what waits for it."""
        if self._under_way is not None:
            self._under_way.cancel()
        self._waiting.clear()
        self._end()

    def forget(self) -> None:
        """The story is left: nothing that was given for it is done in another one."""
        is_missed = self._under_way is not None
        self.cancel()
        if is_missed:
            self.miss(self._command)

    def _fail(self, error: Exception) -> None:
        """Nothing in the world makes a command fail: whoever reports faults of ours hears it."""
        self.cancel()
        raise error

    def _end(self) -> None:
        self._under_way = None
        self._tell.stop()
        if self._is_told:
            self._is_told = False
            self.withdrawn.emit(TOPIC)

    def _go_on(self) -> None:
        while self._waiting and self._under_way is None:
            self._waiting.pop(0)()

    def _say(self) -> None:
        self._is_told = True
        sentence = _("{command}: working through a long text…").format(command=self._command)
        offers = (Offer(_("Cancel"), self.cancel),)
        self.said.emit(Notice((sentence,), offers=offers, milliseconds=0, topic=TOPIC))
