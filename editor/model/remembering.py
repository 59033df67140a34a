"""Results of pure functions, remembered as long as they are asked for.

A story that is written on for a day goes through tens of thousands of states of its paragraphs.
`functools.lru_cache` would keep the last few thousand of them; here what was not asked for during
a whole round of `ROUND` renderings is forgotten, however many paragraphs the story has.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Key = TypeVar("Key")
Result = TypeVar("Result")

ROUND = 256
"""Renderings after which a new round begins."""

MOST = 20_000
"""Results remembered in one round, where nothing is rendered: an export of a whole library."""


class Remembered(Generic[Key, Result]):
    """A function of one value that remembers what it was asked in this round and the last one.

    Threads may share it: at worst something is worked out twice.
    """

    def __init__(self, function: Callable[[Key], Result]) -> None:
        self.__doc__ = function.__doc__
        self._function = function
        self._now: dict[Key, Result] = {}
        self._before: dict[Key, Result] = {}
        _ALL.append(self)

    def __call__(self, key: Key) -> Result:
        """The function's result."""
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key)
            if found is None:
                found = self._function(key)
            if len(self._now) >= MOST:
                self.begin_round()
            self._now[key] = found
        return found

    def begin_round(self) -> None:
        """Forget what was not asked for since the last round began."""
        self._before, self._now = self._now, {}


_ALL: list[Remembered[Any, Any]] = []
_rendered = 0


def note_rendering() -> None:
    """Something was rendered; every so often that begins a new round."""
    global _rendered
    _rendered += 1
    if _rendered % ROUND == 0:
        for each in _ALL:
            each.begin_round()
