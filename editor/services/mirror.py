"""The mirror: every story also as Markdown and JSON in a folder, within a minute of a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.model.errors import NutgrafError
from editor.services.events import Event
from editor.services.exchange import Exchange
from editor.services.tasks import Lane, Tasks, Ticket
from editor.services.workspace import Workspace

if TYPE_CHECKING:
    from editor.services.mirroring.rounds import Rounds, Tally
    from editor.services.settings import Settings

FIRST_LOOK = 5_000
"""Milliseconds after the start, or the choice of a folder, at which the first round begins."""

REST = 30_000
"""Milliseconds between a change and the round that writes it."""

RETRY = 60_000
"""Milliseconds after which a round that failed is tried again."""


@dataclass(frozen=True, slots=True)
class MirrorState:
    """What the window says of the mirror.

    `folder` is None while it is off; `written_at` is when folder and library were last the same;
    `waiting` how many stories are still to be written; `problem` why they could not be.
    """

    folder: Path | None = None
    written_at: datetime | None = None
    waiting: int = 0
    problem: str = ""


class Mirror:
    """Keeps the folder chosen in the settings like the library; off until one is chosen.

    - Rounds run on the upkeep lane in short steps, only after a change or a start.
    - What goes wrong is said once, and tried again; nothing else waits for it.
    - A library that can only be read is not mirrored: whoever writes it does that.
    """

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        settings: Settings,
        exchange: Exchange,
        now: Callable[[], datetime],
    ) -> None:
        self.state = MirrorState()
        self.changed: Event[MirrorState] = Event()
        self._workspace = workspace
        self._tasks = tasks
        self._settings = settings
        self._exchange = exchange
        self._now = now
        self._rounds: Rounds | None = None
        self._timer: Ticket | None = None
        self._is_running = False
        self._is_due = False
        workspace.ready.connect(lambda _: self._turn_to(settings.mirror_folder))
        workspace.rows_changed.connect(lambda _: self._ask(REST))
        workspace.houses.kept.connect(lambda _: self._ask(REST))
        settings.changed.connect(lambda _: self._follow_settings())
        self._turn_to(settings.mirror_folder)

    def _follow_settings(self) -> None:
        if self._settings.mirror_folder != self.state.folder:
            self._turn_to(self._settings.mirror_folder)

    def _turn_to(self, folder: Path | None) -> None:
        """Mirror the library that is open now to a folder, or nowhere."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer, self._rounds = None, None
        self._is_running = self._is_due = False
        self._show(MirrorState(folder))
        library = self._workspace.library_name
        if folder is not None and library and not self._workspace.read_only:
            from editor.services.mirroring.rounds import Rounds

            self._rounds = Rounds(Path(library), folder, self._exchange)
            self._ask(FIRST_LOOK)

    def _ask(self, milliseconds: int) -> None:
        """Have a round begin after a time, unless one is to begin already."""
        if self._rounds is not None and self._timer is None:
            self._timer = self._tasks.after(milliseconds, self._ring)

    def _ring(self) -> None:
        self._timer = None
        self._is_due = True
        if not self._is_running:
            self._go_on()

    def _go_on(self) -> None:
        """Take the next step; a change during a long round has its plan made anew."""
        rounds = self._rounds
        if rounds is None:
            return

        def taken(tally: Tally) -> None:
            if rounds is self._rounds:
                self._take(tally)

        def failed(error: Exception) -> None:
            if not isinstance(error, NutgrafError):
                raise error
            if rounds is self._rounds:
                self._stop(error, self.state.waiting)

        step = rounds.begin if self._is_due else rounds.step
        self._is_running, self._is_due = True, False
        self._tasks.run(Lane.UPKEEP, step, taken, failed)

    def _take(self, tally: Tally) -> None:
        if tally.is_over and tally.problem is not None:
            self._stop(tally.problem, tally.waiting)
            return
        if tally.is_over:
            self._is_running = False
            self._show(MirrorState(self.state.folder, self._now()))
        else:
            self._show(replace(self.state, waiting=tally.waiting))
        if self._is_due or not tally.is_over:
            self._go_on()

    def _stop(self, problem: NutgrafError, waiting: int) -> None:
        """Let the round be, and try again later."""
        is_news = not self.state.problem
        self._is_running = self._is_due = False
        self._show(replace(self.state, waiting=waiting, problem=str(problem)))
        self._ask(RETRY)
        if is_news:
            self._workspace.trouble.emit(problem)

    def _show(self, state: MirrorState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit(state)
