"""Two sequences aligned: what stands in both, in the same order.

- Equal heads and tails are set aside; the rest is aligned with the fewest insertions and removals
  (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
- Where that would take too long, the elements that stand once in each are the fixed points
  ("patience"), and what lies between them is aligned by itself. What then still takes too long is
  given as wholly different. So the work stays in proportion to the length, whatever is compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

_EFFORT = 12
"""Steps for each element, before fixed points are looked for."""

_LEAST_EFFORT = 4000
_DEPTH = 2
"""How often fixed points are looked for between fixed points."""

Elements: TypeAlias = Sequence[Hashable]


@dataclass(frozen=True, slots=True)
class Match:
    """`length` elements that are the same from `at` in the one and from `to` in the other on."""

    at: int
    to: int
    length: int


def aligned(before: Elements, after: Elements) -> Iterator[Match]:
    """What stands in both, in order; two matches never touch each other in both sequences."""
    last: Match | None = None
    for each in _aligned(before, after, 0, 0, _DEPTH):
        if last and last.at + last.length == each.at and last.to + last.length == each.to:
            last = Match(last.at, last.to, last.length + each.length)
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """The indexes of a longest rising subsequence."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        length = bisect_left(tops, number)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1] = [number]
        ends[length : length + 1] = [index]
    chain: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


def _aligned(before: Elements, after: Elements, at: int, to: int, depth: int) -> Iterator[Match]:
    """The matches of two stretches that begin at `at` and `to`."""
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    if head:
        yield Match(at, to, head)
    inner, outer = before[head : len(before) - tail], after[head : len(after) - tail]
    if inner and outer:
        shortest = _shortest(inner, outer)
        if shortest is not None:
            for match in shortest:
                yield Match(at + head + match.at, to + head + match.to, match.length)
        elif depth:
            yield from _between_fixed_points(inner, outer, at + head, to + head, depth - 1)
    if tail:
        yield Match(at + len(before) - tail, to + len(after) - tail, tail)


def _between_fixed_points(
    before: Elements, after: Elements, at: int, to: int, depth: int
) -> Iterator[Match]:
    points = _fixed_points(before, after)
    start, begin = 0, 0
    for one, other in points:
        yield from _aligned(before[start:one], after[begin:other], at + start, to + begin, depth)
        yield Match(at + one, to + other, 1)
        start, begin = one + 1, other + 1
    if points:
        yield from _aligned(before[start:], after[begin:], at + start, to + begin, depth)


def _fixed_points(before: Elements, after: Elements) -> list[tuple[int, int]]:
    counts, others = Counter(before), Counter(after)
    where = {each: index for index, each in enumerate(after) if others[each] == 1}
    pairs = [
        (index, where[each])
        for index, each in enumerate(before)
        if counts[each] == 1 and each in where
    ]
    return [pairs[index] for index in longest_rising([other for _, other in pairs])]


def _shortest(before: Elements, after: Elements) -> list[Match] | None:
    """The matches on a shortest way from one to the other; None where it is too long a way."""
    length, other_length = len(before), len(after)
    effort = _LEAST_EFFORT + _EFFORT * (length + other_length)
    middle = other_length + 1
    # The furthest position on each diagonal (position less other position).
    furthest = [-1] * (length + other_length + 3)
    furthest[middle + 1] = 0
    reached: list[_Reached] = []
    for distance in range(length + other_length + 1):
        lowest = -distance + 2 * max(0, distance - other_length)
        highest = distance - 2 * max(0, distance - length)
        for diagonal in range(lowest, highest + 1, 2):
            at = furthest[middle + diagonal - 1] + 1
            inserted = furthest[middle + diagonal + 1]
            if inserted > at:
                at = inserted
            to = at - diagonal
            start = at
            while at < length and to < other_length and before[at] == after[to]:
                at += 1
                to += 1
            furthest[middle + diagonal] = at
            effort -= at - start + 1
        reached.append(_Reached(lowest, furthest[middle + lowest : middle + highest + 1]))
        if furthest[middle + length - other_length] >= length:
            return _way_back(reached, length, other_length)
        if effort < 0:
            return None
    raise AssertionError("every way ends after all insertions and removals")


@dataclass(frozen=True, slots=True)
class _Reached:
    """The furthest positions after some insertions and removals, from the lowest diagonal on."""

    lowest: int
    furthest: list[int]

    def on(self, diagonal: int) -> int:
        """The furthest position on a diagonal, -1 where none was reached."""
        index = diagonal - self.lowest
        return self.furthest[index] if 0 <= index < len(self.furthest) else -1


def _way_back(reached: list[_Reached], at: int, to: int) -> list[Match]:
    matches: list[Match] = []
    for last in reached[-2::-1]:
        diagonal = at - to
        inserted, removed = last.on(diagonal + 1), last.on(diagonal - 1) + 1
        start = max(inserted, removed)
        if at > start:
            matches.append(Match(start, start - diagonal, at - start))
        at = start if inserted >= removed else start - 1
        to = start - diagonal - (1 if inserted >= removed else 0)
    if at:
        matches.append(Match(0, 0, at))
    return matches[::-1]
