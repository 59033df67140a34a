"""Two scrolls of one text, so that what is read stands at the same height in both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """How high something scrolled is, and how much of it can be seen; in pixels."""

    total: float
    room: float

    @property
    def most(self) -> float:
        """How far it can be scrolled."""
        return max(0.0, self.total - self.room)


Point = tuple[float, float]


class Alignment:
    """Which scroll of the page belongs to which scroll of the form, and the other way round.

    - Both stand at their head together, and at their foot.
    - Between them the text at one height of the form is at the same height of the page; that
      height goes down with the text, from the upper edge at the head to the lower at the foot.
    - One table serves both directions, so that to lead there and back moves nothing.
    - Between two blocks it is interpolated. A block that the form does not show counts for nothing.
    """

    def __init__(
        self,
        form_top: Callable[[int], float | None],
        page_tops: Sequence[float],
        form: Extent,
        page: Extent,
    ) -> None:
        self._form_top = form_top
        self._page_tops = page_tops
        self._form = form
        self._page = page

    def page_scroll(self, form_scroll: float) -> float:
        """How far the page is scrolled where the form is scrolled so far."""
        return self._led(form_scroll, 0)

    def form_scroll(self, page_scroll: float) -> float:
        """How far the form is scrolled where the page is scrolled so far."""
        return self._led(page_scroll, 1)

    def _led(self, scroll: float, leader: int) -> float:
        most = (self._form.most, self._page.most)
        if scroll <= 0 or scroll >= most[leader]:
            return most[1 - leader] if 0 < most[leader] <= scroll else 0.0
        before: Point = (0.0, 0.0)
        after: Point = most
        low, high = 0, len(self._page_tops)
        while low < high:
            index, point = self._point((low + high) // 2, low)
            if point is None:
                low = (low + high) // 2 + 1
            elif point[leader] <= scroll:
                before, low = point, (low + high) // 2 + 1
            else:
                after, high = point, index
        span = after[leader] - before[leader]
        share = min(max((scroll - before[leader]) / span, 0.0), 1.0) if span > 0 else 0.0
        follower = 1 - leader
        led = before[follower] + share * (after[follower] - before[follower])
        return min(max(led, 0.0), most[follower])

    def _point(self, index: int, lowest: int) -> tuple[int, Point | None]:
        """Both scrolls at which a block, or the next one above it, is at its height."""
        while index >= lowest:
            form_top = self._form_top(index)
            if form_top is not None:
                page_top = self._page_tops[index]
                # How far down the whole text it is, by both counts alike.
                depth = (form_top / self._form.total + page_top / self._page.total) / 2
                form_scroll = form_top - depth * self._form.room
                return index, (form_scroll, page_top - depth * self._page.room)
            index -= 1
        return index, None
