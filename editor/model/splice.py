"""A splice: what a key or a command does to one text, and what is selected afterwards."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Splice:
    """At `at` (code points) `removed` code points give way to `inserted`.

    `start` and `end` are the selection afterwards; both are the caret where nothing is selected.
    """

    at: int
    removed: int
    inserted: str
    start: int
    end: int

    def applied(self, text: str) -> str:
        """The text after the splice."""
        return text[: self.at] + self.inserted + text[self.at + self.removed :]


def typed(at: int, removed: int, inserted: str) -> Splice:
    """A splice that leaves the caret behind what it inserted."""
    end = at + len(inserted)
    return Splice(at, removed, inserted, end, end)
