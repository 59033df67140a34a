"""A window's watch over its library: who else writes, and who else is there."""

from __future__ import annotations

from collections.abc import Callable

from editor.services.shelf import Shelf
from editor.services.tasks import Lane, Tasks

POLL = 2_000
"""Milliseconds between two looks whether somebody else wrote to the library."""

RENEW = 60_000
"""Milliseconds after which the claim on the library is renewed."""


class Vigil:
    """Kept over one open library until it ends."""

    def __init__(
        self,
        tasks: Tasks,
        shelf: Shelf,
        version: int,
        written: Callable[[None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._tasks = tasks
        self._shelf = shelf
        self._version = version
        self._written = written
        self._failed = failed
        self._is_over = False
        tasks.after(POLL, self._look)
        tasks.after(RENEW, self._renew)

    def end(self) -> None:
        """Look no more: the library is being closed."""
        self._is_over = True

    def _renew(self) -> None:
        """Say to other machines, time and again, that this window is alive."""
        if not self._is_over:
            self._tasks.run(Lane.LIBRARY, self._shelf.renew, lambda _: None, self._not_renewed)
            self._tasks.after(RENEW, self._renew)

    def _not_renewed(self, error: Exception) -> None:
        # A disk that is not there is said by who keeps a story; here it is only asked again.
        if not isinstance(error, OSError):
            self._failed(error)

    def _look(self) -> None:
        if not self._is_over:
            self._tasks.run(Lane.LIBRARY, self._shelf.version, self._compare, self._look_again)

    def _compare(self, version: int) -> None:
        if version != self._version:
            self._version = version
            self._written(None)
        self._look_again()

    def _look_again(self, _: Exception | None = None) -> None:
        self._tasks.after(POLL, self._look)
