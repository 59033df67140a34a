"""A window's connection to its library: opened, watched over, closed, and opened again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TypeVar

from editor.model.places import Caret
from editor.services.shelf import nothing
from editor.services.tasks import Lane, Tasks
from editor.services.vigil import Vigil

if TYPE_CHECKING:
    from editor.services.shelf import Opened, Shelf

Result = TypeVar("Result")


class Connection:
    """At most one open shelf.

    - `connect` opens the library; it may take its time. While it is closed for work on it,
      `locked` keeps other windows away.
    - It is opened only once every journal closed before has been brought to the disk.
    """

    def __init__(
        self,
        tasks: Tasks,
        connect: Callable[[], Shelf],
        locked: Callable[[], AbstractContextManager[None]],
        written: Callable[[None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.shelf: Shelf | None = None
        self._tasks = tasks
        self._connect = connect
        self._locked = locked
        self._written = written
        self._failed = failed
        self._vigil: Vigil | None = None

    def open(self, done: Callable[[Opened], None], refused: Callable[[Exception], None]) -> None:
        """Open the library and bring in what only journals hold."""

        def connected(opened: tuple[Shelf, Opened]) -> None:
            self.shelf, found = opened
            self._vigil = Vigil(self._tasks, self.shelf, found.version, self._written, self._failed)
            done(found)

        self._after_journals(Lane.LIBRARY, self._started, connected, refused)

    def close(self, last: str, caret: Caret | None, done: Callable[[bool], None]) -> None:
        """Remember where work was left and close; False where that did not go well."""
        if self._vigil is not None:
            self._vigil.end()
        shelf, self.shelf = self.shelf, None
        if shelf is None:
            done(True)
            return
        self._tasks.run(
            Lane.LIBRARY,
            lambda: shelf.close(last, caret),
            lambda _: done(True),
            lambda _: done(False),
        )

    def work_alone(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run a job on the closed library, which nobody else may open meanwhile."""

        def alone() -> Result:
            with self._locked():
                return job()

        self._after_journals(Lane.UPKEEP, alone, done, failed)

    def _started(self) -> tuple[Shelf, Opened]:
        shelf = self._connect()
        try:
            return shelf, shelf.start()
        except BaseException:
            shelf.leave()
            raise

    def _after_journals(
        self,
        lane: Lane,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Journals that are being closed are closed in their own lane, which goes in order."""

        def closed(_: None) -> None:
            self._tasks.run(lane, job, done, failed)

        self._tasks.run(Lane.JOURNAL, nothing, closed)
