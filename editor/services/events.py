"""Events: how a service tells whoever listens, without knowing them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Event(Generic[Value]):
    """Something that happens; listeners are called in the order in which they connected."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Value], None]] = []

    def connect(self, listener: Callable[[Value], None]) -> None:
        """Call `listener` from now on."""
        self._listeners.append(listener)

    def disconnect(self, listener: Callable[[Value], None]) -> None:
        """Call `listener` no longer; nothing happens if it was not connected."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def emit(self, value: Value) -> None:
        """Tell everybody who listens."""
        for listener in tuple(self._listeners):
            listener(value)
