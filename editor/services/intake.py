"""Files on their way into the library: in order, a few at a time, and none is forgotten."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from editor.model.errors import NutgrafError
from editor.model.house import House
from editor.model.parcel import Parcel
from editor.services.endings import STOPPED_WITHIN
from editor.services.events import Event
from editor.services.exchange import Exchange, Imported, Refused
from editor.services.progress import Progress
from editor.services.session import Changed, Session
from editor.services.shelf import nothing
from editor.services.tasks import Lane, Tasks, Ticket
from editor.services.workspace import Workspace

AT_A_TIME = 20
"""Files that are read and then kept in one step; between two steps others get at the library."""

READ_BEFORE_CLOSING = 2_500
"""Milliseconds for the sentence that something was left out."""

MayOpen = Callable[[], bool]
"""Whether the first of the stories may take the place of the open one."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of files that were taken in one after the other.

    - `ids` are those of the stories, `only` is the story where it is a single one.
    - Of so many `files`, `imported` brought stories; `left_out` were not read, or not kept.
    """

    ids: tuple[str, ...]
    only: Parcel | None
    refused: tuple[Refused, ...]
    files: int
    imported: int
    left_out: int
    is_opened: bool
    problem: NutgrafError | None
    is_closing: bool


@dataclass(slots=True)
class _Run:
    """Files that are taken in one after the other, those that came in between among them."""

    may_open: MayOpen
    open_first: Callable[[tuple[str, ...]], None]
    session: Session | None
    number: int
    progress: Progress = field(default_factory=Progress)
    waiting: deque[Path] = field(default_factory=deque)
    files: int = 0
    looked_at: int = 0
    imported: int = 0
    kept: list[str] = field(default_factory=list)
    first: Parcel | None = None
    refused: list[Refused] = field(default_factory=list)
    problem: NutgrafError | None = None
    is_opened: bool = False
    reading: Ticket | None = None

    def is_untouched(self, current: Session | None) -> bool:
        """Whether nothing was written since it began, in the story open then or now."""
        if current is None:
            return True
        if current is self.session:
            return current.number == self.number
        return current.story == current.opened_as


class Intake:
    """Reads files and keeps their stories; writing goes on meanwhile.

    - `began` comes with the first files, `ended` once all are in that came until then; once more
      if the story that was to be opened is not, because somebody wrote at the last moment.
    - The first story is opened unless somebody wrote in the open one meanwhile, or went to another.
    - Before the library is closed for good it stops at the next whole step; while the library is
      away for a time it waits.
    """

    def __init__(self, workspace: Workspace, exchange: Exchange, tasks: Tasks) -> None:
        self.began: Event[Progress] = Event()
        self.ended: Event[Arrived] = Event()
        self._workspace = workspace
        self._exchange = exchange
        self._tasks = tasks
        self._run: _Run | None = None
        self._resume: Callable[[], None] | None = None
        self._close: Callable[[], None] | None = None
        self._later: list[tuple[tuple[Path, ...], MayOpen]] = []
        self._opening: _Opening | None = None
        self._is_ready = bool(workspace.library_name)
        workspace.ready.connect(self._go_on)

    def take(self, paths: tuple[Path, ...], may_open: MayOpen) -> None:
        """Take files in, behind those that are on their way."""
        run = self._run
        if run is None:
            run = self._run = self._new_run(may_open)
            run.waiting.extend(paths)
            run.files = len(paths)
            self.began.emit(run.progress)
            self._next(run)
        elif run.progress.is_cancelled and self._close is None:
            self._later.append((paths, may_open))
        else:
            run.waiting.extend(paths)
            run.files += len(paths)

    def cancel(self) -> None:
        """Stop at the next whole step; what was kept until then stays."""
        if self._run is not None:
            self._run.progress.cancel()

    def stop(self, then: Callable[[], None]) -> None:
        """Stop because all is closed; then `then`, once it could be read what was left out."""
        run = self._run
        if run is None:
            then()
            return
        self._close = then
        run.progress.cancel()
        later, self._later = self._later, []
        for paths, may_open in later:
            self.take(paths, may_open)
        self._tasks.after(STOPPED_WITHIN, partial(self._give_up, run))

    def _new_run(self, may_open: MayOpen) -> _Run:
        workspace, session = self._workspace, self._workspace.current

        def note(is_opened: bool) -> None:
            run.is_opened = is_opened

        open_first = workspace.stories.opening_first(workspace.open, note)
        run = _Run(may_open, open_first, session, session.number if session else 0)
        return run

    def _next(self, run: _Run) -> None:
        if run.progress.is_cancelled or not run.waiting:
            self._end(run)
            return
        paths = tuple(run.waiting.popleft() for _ in range(min(AT_A_TIME, len(run.waiting))))
        part = _Part(run.progress, run.looked_at, run.files)
        job = partial(self._exchange.read_files, paths, part)
        run.reading = self._tasks.run(
            Lane.EXCHANGE, job, partial(self._keep, run), partial(self._fail, run)
        )

    def _keep(self, run: _Run, imported: Imported) -> None:
        run.reading = None
        if self._is_library_away:
            self._resume = partial(self._keep_now, run, imported, may_wait=False)
        else:
            self._keep_now(run, imported, may_wait=True)

    def _keep_now(self, run: _Run, imported: Imported, *, may_wait: bool) -> None:
        from editor.model.taking.arriving import in_house

        def kept(ids: tuple[str, ...]) -> None:
            run.looked_at += imported.files
            run.imported += imported.read
            run.refused += imported.failures
            run.kept += ids
            run.first = run.first or next(iter(parcels), None)
            self._next(run)

        def failed(error: Exception) -> None:
            if may_wait and self._is_library_away:
                self._keep(run, imported)
            else:
                run.refused += imported.failures
                self._fail(run, error)

        house: House = self._workspace.houses.desk
        parcels = tuple(in_house(each, house) for each in imported.parcels)
        if parcels:
            self._workspace.take_in(parcels, kept, failed)
        else:
            kept(())

    @property
    def _is_library_away(self) -> bool:
        return not self._is_ready or self._workspace.absence.is_under_way

    def _go_on(self, _none: None) -> None:
        """The library is there, or known not to be."""
        self._is_ready = True
        resume, self._resume = self._resume or nothing, None
        resume()

    def _fail(self, run: _Run, error: Exception) -> None:
        """Stop where the library takes nothing."""
        if not isinstance(error, NutgrafError):
            self._end(run)
            raise error
        run.problem = error
        self._end(run)

    def _give_up(self, run: _Run) -> None:
        """Wait no longer for a file that takes its time, or for a library that does not come."""
        if self._run is run and (run.reading is not None or self._resume is not None):
            if run.reading is not None:
                run.reading.cancel()
            self._end(run)

    def _end(self, run: _Run) -> None:
        self._run = self._resume = None
        close, self._close = self._close, None
        ids = tuple(run.kept)
        if ids and close is None and run.may_open() and run.is_untouched(self._workspace.current):
            run.open_first(ids)
        arrived = Arrived(
            ids,
            run.first if len(ids) == 1 else None,
            tuple(run.refused),
            run.files,
            run.imported,
            run.files - run.looked_at,
            run.is_opened,
            run.problem,
            close is not None,
        )
        if arrived.is_opened:
            self._opening = _Opening(self._workspace, ids[0], partial(self._keep_closed, arrived))
        self.ended.emit(arrived)
        later, self._later = self._later, []
        for paths, may_open in later:
            self.take(paths, may_open)
        if close is not None and arrived.left_out:
            self._tasks.after(READ_BEFORE_CLOSING, close)
        elif close is not None:
            close()

    def _keep_closed(self, arrived: Arrived) -> None:
        self.ended.emit(replace(arrived, is_opened=False, refused=()))


class _Opening:
    """A story on its way into the window, which stays away if somebody writes in the open one."""

    def __init__(self, workspace: Workspace, story_id: str, stays: Callable[[], None]) -> None:
        self._workspace = workspace
        self._story_id = story_id
        self._stays = stays
        self._session = workspace.current
        if self._session is not None:
            self._session.changed.connect(self._turn_back)
            workspace.opened.connect(self._end)

    def _turn_back(self, _changed: Changed) -> None:
        if self._workspace.stories.wanted == self._story_id:
            self._workspace.stories.want_none()
            self._stays()
        self._end(None)

    def _end(self, _opened: Session | None) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._turn_back)
            self._workspace.opened.disconnect(self._end)
            self._session = None


class _Part(Progress):
    """The progress of a few files as that of all."""

    def __init__(self, whole: Progress, before: int, files: int) -> None:
        super().__init__()
        self._whole = whole
        self._before = before
        self._files = files

    @property
    def is_cancelled(self) -> bool:
        return self._whole.is_cancelled

    def report(self, done: int, total: int) -> None:  # noqa: ARG002  # Of all there are more.
        self._whole.report(self._before + done, self._files)
