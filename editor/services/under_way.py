"""Long work that is under way, so that it can be stopped when the window closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from editor.services.progress import Progress

Result = TypeVar("Result")


class UnderWay:
    """The progress of everything that was begun and has not ended."""

    def __init__(self) -> None:
        self._begun: set[Progress] = set()

    def begin(self, progress: Progress) -> None:
        """Something began."""
        self._begun.add(progress)

    def ended(self, progress: Progress, then: Callable[[Result], None]) -> Callable[[Result], None]:
        """What to call at its end: it is under way no more, then `then`."""

        def end(result: Result) -> None:
            self._begun.discard(progress)
            then(result)

        return end

    def stop(self) -> None:
        """Ask all of it to stop."""
        for progress in self._begun:
            progress.cancel()
