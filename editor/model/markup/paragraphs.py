"""How the keys of a body act on its paragraphs, which are parted by one empty line.

- Enter ends the paragraph; it never leaves more than one empty paragraph.
- Enter in a list, a quote or a table goes on with it; in an empty item or row it ends it.
- Backspace at the head of a paragraph, and Delete at its end, join it with its neighbour.
"""

from __future__ import annotations

from editor.model.splice import Splice, typed


def end_paragraph(text: str, start: int, end: int) -> Splice | None:
    """What Enter does to a selection or caret in a body; None where there is nothing to end."""
    # Not before the first Enter: the window starts without.
    from editor.model.markup.listing import end_item
    from editor.model.markup.tables import end_row

    listed = end_row(text, start, end) or end_item(text, start, end)
    if listed is not None:
        return listed
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


def break_line_in_body(text: str, start: int, end: int) -> Splice:
    """What Shift+Enter does in a body: a row of a table is not broken, another one begins."""
    from editor.model.markup.tables import end_row

    return end_row(text, start, end) or break_line(start, end)


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
