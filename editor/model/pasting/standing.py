"""Where a pasted text stands after its story was changed, and whether it stands there still.

What is changed is followed, and nothing is looked for: the same words may stand elsewhere.
"""

from __future__ import annotations

from editor.model.text import difference


def followed(start: int, end: int, then: str, now: str) -> tuple[int, int] | None:
    """Where a stretch of an earlier text stands in a later one.

    None where it was changed, or may have been: of two of the same words beside each other, of
    which one went, nobody can say which it was.
    """
    first = difference(then, now)
    last = difference(then, now, caret=len(now))
    if first is None or last is None:
        return start, end
    removed, inserted = len(first.removed), len(first.inserted)
    moved = inserted - removed
    if removed and inserted:
        begin, finish = first.at, first.at + removed
    elif removed:
        begin, finish = first.at, last.at + removed
    else:
        # It may have been typed at any place from the first to the last: one of them will do.
        begin = finish = first.at if first.at <= start else last.at
    if finish <= start:
        return start + moved, end + moved
    return (start, end) if begin >= end else None
