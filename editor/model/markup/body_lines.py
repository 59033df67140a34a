"""The lines of a body: which belong to one paragraph, and which of their characters are marks.

The grammar is the renderer's. A line knows where it stands, so that what is found in the words of
a paragraph can be shown in the text, whatever lists and quotes the paragraph is in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

DEPTH_LIMIT = 8
"""Lists and quotes within each other; deeper marks are text."""

ITEM = re.compile(r" {0,3}(?:[-*]|(0|[1-9][0-9]{0,2})\.) ")
QUOTE = re.compile(r" {0,3}>(?: |$)")
RULE = re.compile(r" {0,3}(?:-{3,}|\*{3,}|_{3,}|-(?: -){2,}|\*(?: \*){2,}) *")
DASHES = re.compile(r" *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *")
_INDENTED = re.compile(r"\n(?:[ \t]*\n)* +[^ \t\n]")
PIPE = re.compile(r"(?<!\\)(?:\\\\)*(\|)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or what is left of it behind its marks, and where that stands in the text."""

    start: int
    text: str

    def after(self, width: int) -> Line:
        """The line without its first characters."""
        return Line(self.start + width, self.text[width:])

    @property
    def end(self) -> int:
        """Where the line ends."""
        return self.start + len(self.text)

    @property
    def is_blank(self) -> bool:
        """Whether it parts two blocks."""
        return not self.text.strip(" \t")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the lines of a body are."""

    marks: list[tuple[int, int]] = field(default_factory=list)
    """Where characters are marks of lists, quotes, tables and rules."""

    paragraphs: list[Sequence[Line]] = field(default_factory=list)
    """The lines of each paragraph, and the words of each cell."""


def lines_of(text: str) -> list[Line]:
    """The lines of a text."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Line(at, line))
        at += len(line) + 1
    return lines


def read(text: str) -> Reading:
    """Read a body, or a stretch of one that begins and ends at an empty line."""
    reading = Reading()
    _read(lines_of(text), reading, 0, inside_item=False)
    return reading


def stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the stretch around a span begins and ends: what has to be read together with it.

    That is the paragraph, or the list, quote or table; what is indented belongs to what is above.
    """
    begin = text.rfind("\n", 0, start) + 1
    while begin:
        above = text.rfind("\n", 0, begin - 1) + 1
        is_apart = not text[above : begin - 1].strip(" \t")
        if is_apart and not text.startswith(" ", begin):
            break
        begin = above
    finish = _line_end(text, end)
    while finish < len(text):
        below = _line_end(text, finish + 1)
        if not text[finish + 1 : below].strip(" \t") and not _INDENTED.match(text, below):
            break
        finish = below
    return begin, finish


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def is_item(line: str) -> bool:
    """Whether a line begins an item of a list."""
    return ITEM.match(line) is not None and RULE.fullmatch(line) is None


def is_table(lines: Sequence[str]) -> bool:
    """Whether the first lines of a block make it a table."""
    if len(lines) < 2 or "|" not in lines[0] or not DASHES.fullmatch(lines[1]):
        return False
    return len(cells(Line(0, lines[0]))) == len(cells(Line(0, lines[1])))


def cells(row: Line) -> list[Line]:
    """The words between a row's bars; the bars at its two ends only frame it."""
    bars = [-1, *(bar.start(1) for bar in PIPE.finditer(row.text)), len(row.text)]
    parted = [
        Line(row.start + before + 1, row.text[before + 1 : after])
        for before, after in pairwise(bars)
    ]
    found = [each.after(len(each.text) - len(each.text.lstrip(" "))) for each in parted]
    found = [Line(each.start, each.text.rstrip(" ")) for each in found]
    if len(found) > 1 and not found[0].text and row.text.lstrip(" ").startswith("|"):
        del found[0]
    if len(found) > 1 and not found[-1].text and row.text.rstrip(" ").endswith("|"):
        del found[-1]
    return found


def _read(lines: Sequence[Line], reading: Reading, depth: int, *, inside_item: bool) -> None:
    at = _after_blanks(lines, 0)
    while at < len(lines):
        at = _after_blanks(lines, _read_block(lines, at, reading, depth, inside_item))


def _read_block(
    lines: Sequence[Line], at: int, reading: Reading, depth: int, inside_item: bool
) -> int:
    """Read the block that begins at a line; returns the line after it."""
    if depth < DEPTH_LIMIT and is_item(lines[at].text):
        return _read_item(lines, at, reading, depth)
    end = _chunk_end(lines, at)
    if depth < DEPTH_LIMIT:
        if end == at + 1 and RULE.fullmatch(lines[at].text):
            reading.marks.append((lines[at].start, lines[at].end))
            return end
        if QUOTE.match(lines[at].text):
            inner = [_unquoted(line, reading) for line in lines[at:end]]
            _read(inner, reading, depth + 1, inside_item=False)
            return end
        if is_table([line.text for line in lines[at : at + 2]]):
            _read_table(lines[at:end], reading)
            return end
        if inside_item:
            end = next((i for i in range(at + 1, end) if is_item(lines[i].text)), end)
    reading.paragraphs.append(lines[at:end])
    return end


def _read_item(lines: Sequence[Line], at: int, reading: Reading, depth: int) -> int:
    mark = ITEM.match(lines[at].text)
    width = mark.end() if mark else 0
    reading.marks.append((lines[at].start, lines[at].start + width))
    content = [lines[at].after(width)]
    at += 1
    while at < len(lines):
        following = _after_blanks(lines, at)
        if following == len(lines):
            break
        line = lines[following]
        if line.text.startswith(" " * width):
            content += lines[at:following]
            content.append(line.after(width))
        elif following > at or is_item(line.text):
            break
        else:
            content.append(line)
        at = following + 1
    _read(content, reading, depth + 1, inside_item=True)
    return at


def _read_table(lines: Sequence[Line], reading: Reading) -> None:
    for number, row in enumerate(lines):
        found = [] if number == 1 else [cell for cell in cells(row) if cell.text]
        reading.paragraphs.extend((cell,) for cell in found)
        edges = [row.start, *(edge for cell in found for edge in (cell.start, cell.end)), row.end]
        reading.marks.extend(zip(edges[::2], edges[1::2], strict=True))


def _unquoted(line: Line, reading: Reading) -> Line:
    mark = QUOTE.match(line.text)
    if mark is None:
        return line
    reading.marks.append((line.start, line.start + mark.end()))
    return line.after(mark.end())


def _chunk_end(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and not lines[at].is_blank:
        at += 1
    return at


def _after_blanks(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and lines[at].is_blank:
        at += 1
    return at
