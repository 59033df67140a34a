"""How far a long operation is, and whether it shall stop."""

from __future__ import annotations

import threading


class Progress:
    """Written by the worker, read by the window; safe between threads."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._state = (0, 0)

    @property
    def state(self) -> tuple[int, int]:
        """How many are done, of how many; (0, 0) while that is not known."""
        return self._state

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._cancelled.is_set()

    def report(self, done: int, total: int) -> None:
        """Say how far it is."""
        self._state = (done, total)

    def cancel(self) -> None:
        """Ask the worker to stop at the next whole step."""
        self._cancelled.set()
