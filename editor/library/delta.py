"""Deltas: what turns one long text into the next, as JSON: `[[at, length, "inserted"], …]`.

At `at` (code points of the earlier text) `length` characters give way to what is inserted.
Splices stand in order and never overlap, so that no delta makes more text than there is in the
earlier one and in itself.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from editor.model.codec import canonical
from editor.model.text import difference

_CLAUSE = re.compile(r'[^,."\\]+[,."\\]*|[,."\\]+')


def delta(before: str, after: str) -> str:
    """What turns `before` into `after`."""
    return canonical(list(_splices(before, after)))


def applied(before: str, data: str) -> str:
    """The text that a delta makes of `before`. Raises ValueError where it does not fit."""
    parts: list[str] = []
    reached = 0
    for at, length, inserted in _read(data):
        if at < reached or length < 0 or at + length > len(before):
            raise ValueError("a splice lies outside the text or before another")
        parts += (before[reached:at], inserted)
        reached = at + length
    return "".join((*parts, before[reached:]))


def _read(data: str) -> Iterator[tuple[int, int, str]]:
    try:
        splices = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(splices, list):
        raise ValueError("no list of splices")
    for each in splices:
        match each:
            case [int(at), int(length), str(inserted)]:
                yield at, length, inserted
            case _:
                raise ValueError("no splice")


def _splices(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Text between two clauses that stand in both is compared by its ends."""
    from_before = from_after = 0
    for one, other, length in (*_anchors(before, after), (len(before), len(after), 0)):
        found = difference(before[from_before:one], after[from_after:other])
        if found is not None:
            yield from_before + found.at, len(found.removed), found.inserted
        from_before, from_after = one + length, other + length


def _anchors(before: str, after: str) -> Iterator[tuple[int, int, int]]:
    """Clauses that stand once in both texts, in one order: their positions and length.

    Work grows with the length of the texts whatever stands in them, which is not so where every
    clause is compared with every other.
    """
    ones, others = _CLAUSE.findall(before), _CLAUSE.findall(after)
    starts, other_starts = _starts(ones), _starts(others)
    unique = {clause for clause, count in Counter(others).items() if count == 1}
    places = {clause: place for place, clause in enumerate(others) if clause in unique}
    counted = Counter(ones)
    shared = [
        (place, places[clause])
        for place, clause in enumerate(ones)
        if counted[clause] == 1 and clause in places
    ]
    for one, other in _rising(shared):
        yield starts[one], other_starts[other], len(ones[one])


def _starts(clauses: list[str]) -> list[int]:
    return list(accumulate(map(len, clauses), initial=0))


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, ordered by the first, that rises in the second too."""
    tops: list[int] = []
    last_of: list[int] = []
    before_it: list[int] = []
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(tops, second)
        before_it.append(last_of[length - 1] if length else -1)
        tops[length : length + 1] = [second]
        last_of[length : length + 1] = [index]
    run: list[tuple[int, int]] = []
    index = last_of[-1] if last_of else -1
    while index >= 0:
        run.append(pairs[index])
        index = before_it[index]
    return run[::-1]
