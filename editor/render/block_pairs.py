"""Which block of an earlier page became which of a later one.

- Equal blocks are aligned first. Between them, blocks of the same element pair up that stand at
  the same place or have enough words in common, in their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from editor.model.comparing.alignment import aligned
from editor.model.rows import PageBlock
from editor.render.html_words import tokens

ENOUGH = 0.4
"""The share of words in common from which on two blocks are one that was reworded."""

_AT_ONCE = 48
"""The blocks of either page that are looked at together; work grows with its square."""

Pair: TypeAlias = tuple[PageBlock | None, PageBlock | None]
_Blocks: TypeAlias = Sequence[PageBlock]


def paired(before: _Blocks, after: _Blocks) -> Iterator[Pair]:
    """All blocks in the order of the page, those that went before those that came."""
    start = begin = 0
    for match in aligned([each.html for each in before], [each.html for each in after]):
        yield from _between(before[start : match.at], after[begin : match.to])
        start, begin = match.at + match.length, match.to + match.length
        yield from zip(before[match.at : start], after[match.to : begin], strict=True)
    yield from _between(before[start:], after[begin:])


def _between(before: _Blocks, after: _Blocks) -> Iterator[Pair]:
    """The pairs of blocks of which none is equal, a bounded number at once."""
    count = max(1, -(-max(len(before), len(after)) // _AT_ONCE))
    for number in range(count):
        yield from _matched(_share(before, number, count), _share(after, number, count))


def _share(blocks: _Blocks, number: int, count: int) -> _Blocks:
    return blocks[len(blocks) * number // count : len(blocks) * (number + 1) // count]


def _matched(before: _Blocks, after: _Blocks) -> Iterator[Pair]:
    """The pairs that have most in common in all."""
    rows = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    alike = [[_likeness(old, new) for new in after] for old in before]
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            together = alike[i][j] + rows[i + 1][j + 1] if alike[i][j] else 0.0
            rows[i][j] = max(rows[i + 1][j], rows[i][j + 1], together)
    i = j = 0
    while i < len(before) or j < len(after):
        if i < len(before) and rows[i][j] == rows[i + 1][j]:
            yield before[i], None
            i += 1
        elif j < len(after) and rows[i][j] == rows[i][j + 1]:
            yield None, after[j]
            j += 1
        else:
            yield before[i], after[j]
            i, j = i + 1, j + 1


def _likeness(old: PageBlock, new: PageBlock) -> float:
    """How much two blocks have in common, from 0 to 1; 0 for what is not to be paired."""
    (element, words), (other, others) = _content(old.html), _content(new.html)
    if element != other:
        return 0.0
    if old.place == new.place and old.place and old.place.part != "body":
        return 1.0
    count = words.total() + others.total()
    likeness = 2 * (words & others).total() / count if count else 0.0
    return likeness if likeness >= ENOUGH else 0.0


@lru_cache(maxsize=4096)
def _content(html: str) -> tuple[str, Counter[str]]:
    """A block's element, and its words."""
    found = list(tokens(html))
    return found[0].html if found else "", Counter(each.html for each in found if each.is_word)
