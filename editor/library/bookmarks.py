"""Bookmarks in a long list, so that a page deep down is not counted off from the top each time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

MOST = 2_000
"""How many pages of one list are remembered."""


@dataclass(frozen=True, slots=True)
class Way:
    """How to come to a page: from a recency, so many stories on, up the list or down.

    Down begins with the story at `start`, up with the one before it.
    """

    start: int
    skipped: int
    is_up: bool = False


class Bookmarks:
    """Where the pages seen of one list begin: offsets and the recencies that stand there.

    They hold for one state of the list; after a write they are thrown away.
    """

    def __init__(self) -> None:
        self._offsets: list[int] = []
        self._recencies: list[int] = []

    def way_to(self, offset: int, limit: int) -> Way | None:
        """The shortest way to a page from a bookmark; None where the top is nearest."""
        before = bisect_right(self._offsets, offset) - 1
        after = bisect_left(self._offsets, offset + limit)
        down = offset - (self._offsets[before] if before >= 0 else 0)
        if after < len(self._offsets) and self._offsets[after] - offset - limit < down:
            return Way(self._recencies[after], self._offsets[after] - offset - limit, is_up=True)
        return Way(self._recencies[before], down) if before >= 0 else None

    def note(self, offset: int, recency: int) -> None:
        """Remember what stands at an offset."""
        at = bisect_left(self._offsets, offset)
        if len(self._offsets) < MOST and self._offsets[at : at + 1] != [offset]:
            self._offsets.insert(at, offset)
            self._recencies.insert(at, recency)
