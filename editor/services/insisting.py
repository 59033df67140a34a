"""Small things of a desk that have to reach the library, if not now then later."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from editor.model.errors import NutgrafError, ReadOnlyLibrary
from editor.services.asking import Asking
from editor.services.tasks import Tasks

if TYPE_CHECKING:
    from editor.services.shelf import Shelf

Value = TypeVar("Value")

AGAIN = 5_000
"""Milliseconds after which what could not be kept is tried again."""


class Insisting(Generic[Value]):
    """Keeps values by name, of each the newest; what the library refuses is tried again.

    - `waiting` is what it does not have yet. That it refuses is told once, until it takes some.
    - One that can only be read is not asked again before it was opened anew (`try_again`).
    """

    def __init__(
        self,
        write: Callable[[Shelf, str, Value], object],
        ask: Asking,
        tasks: Tasks,
        tell: Callable[[NutgrafError], None],
    ) -> None:
        self.waiting: dict[str, Value] = {}
        self._turns: dict[str, int] = {}
        self._write = write
        self._ask = ask
        self._tasks = tasks
        self._tell = tell
        self._is_told = False
        self._is_due = False

    def keep(self, name: str, value: Value) -> None:
        """Keep a value under a name."""
        self.waiting[name] = value
        self._turns[name] = self._turns.get(name, 0) + 1
        self._try(name)

    def try_again(self) -> None:
        """Try whatever waits: the library was opened anew."""
        for name in tuple(self.waiting):
            self._try(name)

    def _try(self, name: str) -> None:
        value, turn = self.waiting[name], self._turns[name]

        def write(shelf: Shelf) -> None:
            self._write(shelf, name, value)

        def kept(_none: None) -> None:
            self._is_told = False
            if self._turns.get(name) == turn:
                self.waiting.pop(name, None)

        self._ask(write, kept, self._refused)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, NutgrafError):
            raise error
        if not self._is_due and not isinstance(error, ReadOnlyLibrary):
            self._is_due = True
            self._tasks.after(AGAIN, self._try_when_due)
        if not self._is_told:
            self._is_told = True
            self._tell(error)

    def _try_when_due(self) -> None:
        self._is_due = False
        self.try_again()
