"""How the keys of a body act on its paragraphs, which are parted by one empty line.

- Enter ends the paragraph; it never leaves more than one empty paragraph.
- Enter in a list continues it; in an empty item it ends the list.
- Backspace at the head of a paragraph, and Delete at its end, join it with its neighbour.
"""

from __future__ import annotations

import re

from editor.model.splice import Splice, typed

_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[-*+•]|(?P<number>\d{1,9})(?P<stop>[.)]))(?P<space>[ \t]+)"
)


def end_paragraph(text: str, start: int, end: int) -> Splice | None:
    """What Enter does to a selection or caret in a body; None where there is nothing to end."""
    item = _item_at(text, start)
    if item is not None:
        return _continue_list(text, start, end, item)
    ahead = len(text[:start]) - len(text[:start].rstrip("\n"))
    behind = len(text[end:]) - len(text[end:].lstrip("\n"))
    at_head = ahead >= 2 or ahead == start
    if at_head and start == end:
        if behind or end == len(text):
            return None
        return Splice(start, 0, "\n\n", start, start)
    if behind == 1:
        end += 1
    return typed(start, end - start, "\n" * max(0, 2 - ahead))


def break_line(start: int, end: int) -> Splice:
    """What Shift+Enter does: a line end within the paragraph."""
    return typed(start, end - start, "\n")


def _item_at(text: str, position: int) -> re.Match[str] | None:
    """The mark of the list item whose words the position stands in."""
    line = text.rfind("\n", 0, position) + 1
    found = _ITEM.match(text, line)
    return found if found is not None and found.end() <= position else None


def _continue_list(text: str, start: int, end: int, item: re.Match[str]) -> Splice:
    line_end = text.find("\n", end)
    rest = text[item.end() : line_end if line_end >= 0 else len(text)]
    if not rest.strip():
        ahead = item.start() - len(text[: item.start()].rstrip("\n"))
        seam = "\n" if ahead == 1 else ""
        return typed(item.start(), end - item.start(), seam)
    number = item["number"]
    mark = f"{int(number) + 1}{item['stop']}" if number else item["mark"]
    return typed(start, end - start, f"\n{item['indent']}{mark}{item['space']}")


def join_backward(text: str, position: int) -> Splice | None:
    """What Backspace does at the head of a paragraph; None elsewhere."""
    if position >= 2 and text[position - 2 : position] == "\n\n":
        return typed(position - 2, 2, "")
    return None


def join_forward(text: str, position: int) -> Splice | None:
    """What Delete does at the end of a paragraph; None elsewhere."""
    if text[position : position + 2] == "\n\n":
        return Splice(position, 2, "", position, position)
    return None
