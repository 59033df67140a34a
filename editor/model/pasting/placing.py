"""Where a paste goes in a body: into the line at the caret, or between its paragraphs.

- What stands alone is parted by one empty line from what is before it and what is behind.
- In a list, a pasted list goes on with it; anything else takes the place of an empty item. In a
  table everything is words of the cell.
- Text that was typed while a paste was being read stays where it is, and so does the caret.
"""

from __future__ import annotations

import re

from editor.model.pasting.clipboard import Pasted
from editor.model.splice import Splice, between, typed
from editor.model.text import difference

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*]|\d{1,3}\.) +")
_GUARD = re.compile(r"( *\d*)\\([-*>.|])(?=[ \d])")
_ROW = re.compile(r" *\|")


def placed(text: str, start: int, end: int, pasted: Pasted) -> Splice:
    """The splice that brings a paste into a body, over a selection or at the caret."""
    head = text.rfind("\n", 0, start) + 1
    goes_behind = pasted.stands_alone and _ends_row(text, start, end)
    if "|" in text and not goes_behind:
        in_table = _in_table(text, start, end, pasted)
        if in_table is not None:
            return in_table
    if _ROW.match(text, head) and "|" in text[head:start]:
        if not _ends_row(text, start, end):
            return typed(start, end - start, pasted.line.replace("|", "\\|"))
        start = end = _paragraph_end(text, end)
    if not pasted.stands_alone:
        return typed(start, end - start, _in_line(text[head:start], pasted.body))
    item = _ITEM.match(text, head)
    is_list = _is_one_list(pasted.body)
    if item is not None and item.end() <= start and is_list and _ends_line(text, end):
        return _list_continued(start, end, item, pasted.body)
    if item is not None and start == item.end() and _ends_line(text, end):
        start = head
    return _alone(text, start, end, pasted.body)


def _in_table(text: str, start: int, end: int, pasted: Pasted) -> Splice | None:
    """The splice where a table would not hold otherwise; None where it does."""
    from editor.model.markup.table_keys import held
    from editor.model.markup.table_rows import table_at

    if table_at(text, start) is not None:
        return held(text, start, end - start, pasted.line)
    rest = held(text, start, end - start, "")
    if rest is None:
        return None
    left = rest.applied(text)
    put = placed(left, start, start, pasted)
    return between(text, put.applied(left), put.start, put.end)


def _ends_row(text: str, start: int, end: int) -> bool:
    """Whether a caret stands behind the last cell of a row."""
    rest = text[end : _line_end(text, end)]
    return start == end and not rest.strip() and text[:start].rstrip(" ").endswith("|")


def _line_end(text: str, position: int) -> int:
    found = text.find("\n", position)
    return found if found >= 0 else len(text)


def _paragraph_end(text: str, position: int) -> int:
    found = text.find("\n\n", position)
    return found if found >= 0 else len(text)


def _in_line(before: str, body: str) -> str:
    """Words in the middle of a line need no guard against being taken for a list."""
    return _GUARD.sub(r"\1\2", body, count=1) if before.strip() and _GUARD.match(body) else body


def _alone(text: str, start: int, end: int, body: str) -> Splice:
    ahead, behind = text[:start], text[end:]
    cut = len(ahead) - len(ahead.rstrip(" \n"))
    kept = ahead[: len(ahead) - cut]
    spare = len(behind) - len(behind.lstrip(" \n"))
    before = "\n\n" if kept else ""
    after = "\n\n" if behind[spare:] else ""
    at = len(kept)
    removed = end + spare - at
    caret = at + len(before) + len(body)
    return Splice(at, removed, before + body + after, caret, caret)


def _ends_line(text: str, end: int) -> bool:
    return end == _line_end(text, end)


def _is_one_list(body: str) -> bool:
    """Whether all of a paste is one list, without empty lines."""
    return _ITEM.match(body) is not None and "\n\n" not in body


def _list_continued(start: int, end: int, item: re.Match[str], body: str) -> Splice:
    """The items come in behind the one at the caret, or in its place where it is empty."""
    at = item.start() if item.end() == start else start
    mark = item["mark"]
    lines = []
    number = int(mark[:-1]) + (at == start) if mark[0].isdigit() else 0
    for line in body.split("\n"):
        found = _ITEM.match(line)
        if found is not None and not found["indent"]:
            own = f"{number}." if mark[0].isdigit() else mark
            number += 1
            line = f"{own} {line[found.end() :]}"
        lines.append(item["indent"] + line)
    return typed(at, end - at, ("\n" if at == start else "") + "\n".join(lines))


def span_now(
    then: str, start: int, end: int, now: str, caret: int | None
) -> tuple[int, int] | None:
    """Where a span of an earlier text lies in a later one.

    What was typed at its end stands behind it. None where the text around it is another.
    """
    found = difference(then, now, caret)
    if found is None or found.at >= end:
        return start, end
    gone = found.at + len(found.removed)
    if gone <= start and found.at < start:
        moved = len(found.inserted) - len(found.removed)
        return start + moved, end + moved
    if start <= found.at and gone <= end:
        # Something was typed over the selection meanwhile: it stands behind what is pasted.
        return start, start
    return None
