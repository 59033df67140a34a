"""Replacing across the library: what was previewed and chosen, and nothing else."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from editor.model.errors import LibraryError, NutgrafError
from editor.model.translation import _
from editor.services.cut_short import CutShort, Remembrance
from editor.services.merging import KeepsVersions
from editor.services.progress import Progress
from editor.services.tasks import Lane, Tasks
from editor.services.workspace import Workspace

if TYPE_CHECKING:
    from editor.services.library_search import Preview, StoryHits, Wanted
    from editor.services.shelf import Shelf
    from editor.services.story_errands import Errand, StoryChanged

AT_A_TIME = 0.05
"""Seconds of work on the library in one go: autosave waits no longer than that and one story."""

Failed: TypeAlias = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it.

    - `left_alone` are the headlines of stories that were changed since they were searched.
    - `problem` is what ended it early: what was done until then stays, and can be taken back.
    """

    changed: tuple[StoryChanged, ...] = ()
    left_alone: tuple[str, ...] = ()
    is_stopped: bool = False
    problem: NutgrafError | None = None

    @property
    def hits(self) -> int:
        """At how many places something was replaced."""
        return sum(each.hits for each in self.changed)


class Replacing:
    """Searches the library and replaces in it, off the UI thread, in small steps.

    - The open story is kept before the library is searched; it is changed through its session.
    - A story of which not all is in the library is left alone, and so is one that is just being
      opened: it was read before it would be changed.
    - Each story is changed wholly or not at all, whatever ends the work.
    - `cut_short` tells of a replacement that the program did not live to end.
    """

    def __init__(
        self,
        workspace: Workspace,
        versions: KeepsVersions,
        tasks: Tasks,
        now: Callable[[], datetime],
        who: str,
    ) -> None:
        self._workspace = workspace
        self._versions = versions
        self._tasks = tasks
        self._now = now
        self._who = who
        self._remembrance = Remembrance(workspace, tasks)
        self.cut_short = self._remembrance.cut_short

    def search(
        self, wanted: Wanted, progress: Progress, done: Callable[[Preview], None], failed: Failed
    ) -> None:
        """Find every hit in the stories that are wanted; nothing is changed."""
        from editor.services.library_search import library_searched

        path = self._workspace.library_name
        if not path:
            failed(_no_library())
            return
        job = partial(library_searched, Path(path), wanted, progress)
        self._workspace.flush(lambda _value: self._run(job, done, failed))

    def replace(
        self,
        chosen: Iterable[StoryHits],
        progress: Progress,
        done: Callable[[Report], None],
        failed: Failed,
    ) -> None:
        """Replace the hits that were chosen; what of it was done is in the report."""
        from editor.services.story_errands import Replace

        keep_before, stories = self._versions.keep_before, tuple(chosen)
        errands = tuple(Replace(each, self._who, self._now, keep_before) for each in stories)

        def ended(report: Report) -> None:
            self._remembrance.end()
            done(report)

        if self._may_change(failed):
            first = next((hit for each in stories for hit in each.hits), None)
            if first is not None:
                words = first.found, first.substitution.inserted
                self._remembrance.begin(CutShort(*words, len(stories)))
            _Run(self._workspace, errands, progress, ended).go_on()

    def take_back(
        self, report: Report, progress: Progress, done: Callable[[Report], None], failed: Failed
    ) -> None:
        """Take back what was replaced, in every story that nobody has changed since."""
        from editor.services.story_errands import TakeBack

        if self._may_change(failed):
            errands = tuple(map(TakeBack, report.changed))
            _Run(self._workspace, errands, progress, done).go_on()

    def _run(
        self, job: Callable[[], Preview], done: Callable[[Preview], None], failed: Failed
    ) -> None:
        self._tasks.run(Lane.SEARCH, job, done, failed)

    def _may_change(self, failed: Failed) -> bool:
        """Whether there is a library that can be written; else `failed` is told why not."""
        if not self._workspace.library_name:
            failed(_no_library())
            return False
        if self._workspace.read_only:
            failed(
                LibraryError(
                    _("This library can only be read just now, so nothing can be replaced in it."),
                    _("Close the other window that has it, or open a library of your own."),
                )
            )
            return False
        return True


class _Run:
    """The way through the stories, one step after the other."""

    def __init__(
        self,
        workspace: Workspace,
        errands: tuple[Errand, ...],
        progress: Progress,
        done: Callable[[Report], None],
    ) -> None:
        self._workspace = workspace
        self._waiting = deque(errands)
        self._total = len(errands)
        self._progress = progress
        self._done = done
        self._changed: list[StoryChanged] = []
        self._left_alone: list[str] = []

    def go_on(self) -> None:
        """Do what can be done here, then ask the library for the next step."""
        while self._waiting and not self._progress.is_cancelled:
            errand, session = self._waiting[0], self._workspace.current
            if session is not None and session.story.id == errand.story_id:
                self._note(errand.in_session(session))
            elif errand.story_id in self._elsewhere:
                self._note(None)
            else:
                self._ask()
                return
        self._end(None)

    def _ask(self) -> None:
        session, elsewhere = self._workspace.current, self._elsewhere
        if session is not None:
            elsewhere |= {session.story.id}
        errands = []
        for errand in self._waiting:
            if errand.story_id in elsewhere:
                break
            errands.append(errand)
        job = partial(_some_done, tuple(errands), self._progress)
        self._workspace.ask(job, self._take, self._refused)

    @property
    def _elsewhere(self) -> frozenset[str]:
        """Stories not to be changed in the library: it has not all of them, or was just read."""
        stories = self._workspace.stories
        return stories.unkept | {stories.wanted}

    def _take(self, done: _Some) -> None:
        results, problem = done
        for each in results:
            self._note(each)
        if problem is not None:
            self._end(problem)
        else:
            self.go_on()

    def _note(self, changed: StoryChanged | None) -> None:
        errand = self._waiting.popleft()
        if changed is not None:
            self._changed.append(changed)
        else:
            self._left_alone.append(errand.headline)
        self._progress.report(self._total - len(self._waiting), self._total)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, NutgrafError):
            raise error
        self._end(error)

    def _end(self, problem: NutgrafError | None) -> None:
        if self._changed:
            self._workspace.rows_changed.emit(None)
        is_stopped = problem is None and bool(self._waiting)
        self._done(Report(tuple(self._changed), tuple(self._left_alone), is_stopped, problem))


_Some: TypeAlias = "tuple[list[StoryChanged | None], NutgrafError | None]"


def _some_done(errands: tuple[Errand, ...], progress: Progress, shelf: Shelf) -> _Some:
    """Do as many errands as fit into one go; what came of each, and what ended it early."""
    done: list[StoryChanged | None] = []
    ends = monotonic() + AT_A_TIME
    for errand in errands:
        try:
            done.append(errand.in_library(shelf.library))
        except LibraryError as error:
            return done, error
        if monotonic() >= ends or progress.is_cancelled:
            break
    return done, None


def _no_library() -> LibraryError:
    return LibraryError(_("There is no library to search in."))
