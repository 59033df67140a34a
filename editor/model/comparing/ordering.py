"""The order of items that two sides have moved, brought and taken out, by their ids."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def merged_order(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], kept: Collection[str]
) -> tuple[list[str], bool]:
    """The order of the items that are kept, and whether the sides disagree about it.

    The order of the side that moved something holds; where both did, and not alike, it is ours.
    What only the other side has stands behind what it stood behind there.
    """
    common = set(base) & set(ours) & set(theirs)
    old, own, other = (_only(each, common) for each in (base, ours, theirs))
    is_disputed = own != old and other != old and own != other
    is_ours = own != old or other == old
    order, others = (ours, theirs) if is_ours else (theirs, ours)
    found = _only(order, kept)
    passed = set(ours) - set(theirs) if is_ours else set()
    return _filled(found, _only(others, kept), passed), is_disputed


def reordered(there: Sequence[str], order: Sequence[str]) -> list[str]:
    """What is there in another order; what that does not know stays behind what it stood behind."""
    return _filled(_only(order, there), there, set())


def _only(order: Sequence[str], wanted: Collection[str]) -> list[str]:
    return [item for item in order if item in wanted]


def _filled(found: list[str], others: Sequence[str], passed: Collection[str]) -> list[str]:
    """The order with what only the other has put in, behind those of `passed` that stand there."""
    for number, item in enumerate(others):
        if item in found:
            continue
        index = found.index(others[number - 1]) + 1 if number else 0
        while index < len(found) and found[index] in passed:
            index += 1
        found.insert(index, item)
    return found
