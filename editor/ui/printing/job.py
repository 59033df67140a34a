"""Work for paper off the UI thread, with its progress on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from editor.model.errors import NutgrafError
from editor.services.progress import Progress
from editor.services.tasks import Lane, Tasks
from editor.ui.dialogs.progress import ProgressDialog

_Result = TypeVar("_Result")


class Job:
    """Parts of one work, one after the other, until it ends, fails or is stopped."""

    def __init__(
        self,
        sentence: str,
        tasks: Tasks,
        say_error: Callable[[NutgrafError], None],
        say_cancelled: Callable[[], None],
        window: QWidget,
    ) -> None:
        self.progress = Progress()
        self._say_cancelled = say_cancelled
        self._tasks = tasks
        self._say_error = say_error
        self._dialog: ProgressDialog | None = ProgressDialog(sentence, self.progress, window)

    def run(
        self, work: Callable[[], _Result], done: Callable[[_Result], None], *, is_last: bool = False
    ) -> None:
        """Do a part of the work, then go on, unless somebody stopped it before the last one."""

        def go_on(result: _Result) -> None:
            if self.progress.is_cancelled and not is_last:
                self.stop()
            else:
                done(result)

        self._tasks.run(Lane.EXCHANGE, work, go_on, self.fail)

    def fail(self, error: Exception) -> None:
        """End with a sentence: what went wrong, or that somebody stopped it anyway."""
        self.finish()
        if not isinstance(error, NutgrafError):
            raise error
        if self.progress.is_cancelled:
            self._say_cancelled()
        else:
            self._say_error(error)

    def finish(self) -> None:
        """End, once."""
        if self._dialog is not None:
            self._dialog.finish()
            self._dialog = None

    def stop(self) -> None:
        """End because somebody stopped it, and say so."""
        self.finish()
        self._say_cancelled()
