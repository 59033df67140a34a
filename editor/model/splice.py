"""A splice: what a key or a command does to one text, and what is selected afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from editor.model.text import difference


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


def between(before: str, after: str, start: int, end: int) -> Splice:
    """The least splice that makes one text the other, with this selection afterwards."""
    found = difference(before, after)
    if found is None:
        return Splice(start, 0, "", start, end)
    return Splice(found.at, len(found.removed), found.inserted, start, end)
