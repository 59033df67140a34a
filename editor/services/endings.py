"""What has to end in order before a library is closed for good."""

from __future__ import annotations

from collections.abc import Callable

Then = Callable[[], None]

STOPPED_WITHIN = 3_000
"""Milliseconds that work under way gets to come to an end."""


class Endings:
    """Each is asked to stop, one after the other; it goes on with what it is given."""

    def __init__(self) -> None:
        self._stops: list[Callable[[Then], None]] = []

    def add(self, stop: Callable[[Then], None]) -> None:
        """Let something come to its end first: `stop` calls what it is given, once it has."""
        self._stops.append(stop)

    def come(self, then: Then) -> None:
        """Let all of it end, then `then`."""
        for stop in reversed(self._stops):
            then = _before(stop, then)
        then()


def _before(stop: Callable[[Then], None], then: Then) -> Then:
    return lambda: stop(then)
