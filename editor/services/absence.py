"""The time in which a library is being closed, or is closed for work on it."""

from __future__ import annotations

from collections.abc import Callable


class Absence:
    """Begins with the closing; what is asked for meanwhile waits for its end, in order."""

    def __init__(self) -> None:
        self._is_under_way = False
        self._waiting: list[Callable[[], None]] = []

    @property
    def is_under_way(self) -> bool:
        """Whether it lasts."""
        return self._is_under_way

    def waits(self, call: Callable[[], None]) -> bool:
        """Whether `call` has to wait for the end; else the absence begins with it."""
        if self._is_under_way:
            self._waiting.append(call)
            return True
        self._is_under_way = True
        return False

    def end(self, tell: Callable[[], None]) -> None:
        """The library is there again, or not to be had: `tell` that, then what waited goes on."""
        self._is_under_way = False
        tell()
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()
