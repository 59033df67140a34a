"""Answers about the open story; what comes when another one is open is dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from editor.model.errors import NutgrafError
from editor.services.session import Session
from editor.services.tasks import Lane, Tasks
from editor.services.workspace import Workspace

if TYPE_CHECKING:
    from editor.library.library import Library
    from editor.services.shelf import Shelf

Result = TypeVar("Result")
Failed: TypeAlias = Callable[[Exception], None]


class Answers:
    """Asks the library, or has something worked out, on behalf of the open story.

    Nothing is asked while no story is open. An error is said where nobody takes it.
    """

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        self._workspace = workspace
        self._tasks = tasks

    @property
    def session(self) -> Session | None:
        """The open story."""
        return self._workspace.current

    def ask(
        self,
        job: Callable[[Library, str], Result],
        done: Callable[[Session, Result], None],
        failed: Failed | None = None,
    ) -> None:
        """Ask the library by the open story's id; it is kept before."""
        session = self._workspace.current
        if session is None:
            return
        story_id = session.story.id

        def asked(shelf: Shelf) -> Result:
            return job(shelf.library, story_id)

        def heard(result: Result) -> None:
            if self._workspace.current is session:
                done(session, result)

        self._workspace.ask(asked, heard, failed or self.tell)

    def work_out(
        self,
        session: Session,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed | None = None,
    ) -> None:
        """Run a job that asks no library, while that story is open."""

        def heard(result: Result) -> None:
            if self._workspace.current is session:
                done(result)

        self._tasks.run(Lane.COMPUTE, job, heard, failed or self.tell)

    def tell(self, error: Exception) -> None:
        """Say what went wrong; what is no fault of the world is raised."""
        if not isinstance(error, NutgrafError):
            raise error
        self._workspace.trouble.emit(error)
