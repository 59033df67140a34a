"""The page's HTML as Qt's rich text understands it, for its own text browser and for print.

Qt knows nothing of words kept in their order (`bdi`), takes a direction within a line for that of
the whole paragraph, and sets the columns of every table from left to right.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QTextDocument, QTextTable

_FIRST, _LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _END = "\u2068", "\u2066", "\u2067", "\u2069"
_ISOLATES = dict.fromkeys(map(ord, (_FIRST, _LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _END)))
_SWAPPED = {"left": "right", "right": "left"}


def rich_html(element: str, page: str) -> str:
    """An element of a page that runs `rtl` or `ltr`, with marks in the place of what Qt lacks."""
    if "<bdi" in element:
        element = element.replace('<bdi dir="ltr">', _LEFT_TO_RIGHT)
        element = element.replace('<bdi dir="rtl">', _RIGHT_TO_LEFT).replace("</bdi>", _END)
    if page != "rtl":
        return element
    element = re.sub(r"(<(?:small|span|time)\b[^>]*>)", rf"\1{_FIRST}", element)
    element = re.sub(r"(</(?:small|span|time)>)", rf"{_END}\1", element)
    # Slanted letters are no style there.
    element = re.sub(r'(<p class="(?:note|sign-off)">)<em>(.*)</em></p>', r"\1\2</p>", element)
    return _turned_table(element) if element.startswith("<table") else element


def keep_tables_within(document: QTextDocument, right: float, unit: float) -> None:
    """Bring tables that stand at the right back to where the text ends; Qt counts the margin at
    the left twice for them. A pixel, as formats count, is so many `unit`s of the layout.
    """
    layout = document.documentLayout()
    for frame in document.rootFrame().childFrames():
        beyond = layout.frameBoundingRect(frame).right() - right
        if isinstance(frame, QTextTable) and beyond > 0:
            made = frame.format()
            made.setRightMargin(made.rightMargin() + beyond / unit)
            frame.setFormat(made)


def without_marks(text: str) -> str:
    """A text that Qt shows, without the marks that `rich_html` put into it."""
    return text.translate(_ISOLATES)


def _turned_table(table: str) -> str:
    """A table whose first column is at the right."""
    table = re.sub(r"<tr>(.*?)</tr>", _turned_row, table, flags=re.DOTALL)
    return table.replace("<table>", '<table align="right">', 1)


def _turned_row(row: re.Match[str]) -> str:
    cells = re.findall(r"<t[dh]\b.*?</t[dh]>", row[1], re.DOTALL)
    return f"<tr>{''.join(map(_turned_cell, reversed(cells)))}</tr>"


def _turned_cell(cell: str) -> str:
    tag, end, words = cell.partition(">")
    return re.sub("left|right", lambda side: _SWAPPED[side[0]], tag) + end + words
