"""The tables of a body: where they begin and end, their rows, and the room between two bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editor.model.markup.body_lines import PIPE, QUOTE, Line, cells, is_item, is_table, lines_of


@dataclass(frozen=True, slots=True)
class Room:
    """What lies between two bars of a row, and where the words of the cell begin and end in it."""

    begin: int
    end: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table with a header, its line of dashes among them."""

    rows: Sequence[Line]

    @property
    def begin(self) -> int:
        """Where the table begins."""
        return self.rows[0].start

    @property
    def end(self) -> int:
        """Where the table ends."""
        return self.rows[-1].end

    @property
    def columns(self) -> int:
        """How many cells the header has."""
        return len(cells(self.rows[0]))

    @property
    def rooms(self) -> list[Room]:
        """The room of each cell, row by row, without the dashes."""
        return self.rooms_in(self.begin, self.end)

    @property
    def cells(self) -> list[tuple[int, int]]:
        """Where the words of each cell begin and end, row by row, without the dashes."""
        return [(room.start, room.stop) for room in self.rooms]

    def rooms_in(self, start: int, end: int) -> list[Room]:
        """The rooms of the rows that a span touches."""
        return [
            room
            for number, row in enumerate(self.rows)
            if number != 1 and row.start <= end and start <= row.end
            for room in self.rooms_of(number)
        ]

    def rooms_of(self, number: int) -> list[Room]:
        """The rooms of one row."""
        row = self.rows[number]
        edges = _edges(row)
        words = [_words(row, cell) for cell in cells(row)]
        return [
            Room(begin, end, start, stop)
            for (begin, end), (start, stop) in zip(edges, words, strict=True)
        ]

    def row_at(self, position: int) -> int:
        """The number of the row that a position is in."""
        return next(n for n, row in enumerate(self.rows) if position <= row.end)

    def room_at(self, position: int) -> Room | None:
        """The room that a position is in; None before the first bar, behind the last, in dashes."""
        number = self.row_at(position)
        rooms = self.rooms_of(number) if number != 1 else []
        return next((room for room in rooms if room.begin <= position <= room.end), None)


def table_at(text: str, position: int) -> Table | None:
    """The table that a position is in or at the edge of."""
    found = text.rfind("\n\n", 0, position)
    begin = found + 2 if found >= 0 else 0
    end = text.find("\n\n", position)
    chunk = text[begin : len(text) if end < 0 else end]
    if "|" not in chunk:
        return None
    lines = [Line(begin + line.start, line.text) for line in lines_of(chunk)]
    at = next(number for number, line in enumerate(lines) if position <= line.end)
    first = last = at
    while first > 0 and not lines[first - 1].is_blank:
        first -= 1
    while last < len(lines) and not lines[last].is_blank:
        last += 1
    rows = lines[first:last]
    if not rows or is_item(rows[0].text) or QUOTE.match(rows[0].text):
        return None
    return Table(rows) if is_table([row.text for row in rows[:2]]) else None


def tables_in(text: str, start: int, end: int) -> Iterator[Table]:
    """The tables that a span touches."""
    limit = text.find("\n", end)
    limit = len(text) if limit < 0 else limit
    position = start
    while 0 <= position <= limit:
        table = table_at(text, position)
        if table is not None:
            yield table
            position = table.end
        line = text.find("\n", position, limit)
        position = text.find("|", line, limit) if line >= 0 else -1


def _edges(row: Line) -> list[tuple[int, int]]:
    """Where the room of each cell begins and ends; the bars at a row's two ends only frame it."""
    bars = [-1, *(bar.start(1) for bar in PIPE.finditer(row.text)), len(row.text)]
    found = [(before + 1, after) for before, after in pairwise(bars)]
    if len(found) > 1 and not row.text[: found[0][1]].strip(" "):
        del found[0]
    if len(found) > 1 and not row.text[found[-1][0] :].strip(" "):
        del found[-1]
    return [(row.start + begin, row.start + end) for begin, end in found]


def _words(row: Line, cell: Line) -> tuple[int, int]:
    """Where the caret goes in a cell: around its words, one space behind the bar if it is empty."""
    if cell.text:
        return cell.start, cell.end
    at = cell.start - row.start
    while at > 1 and row.text[at - 1] == " " and row.text[at - 2] == " ":
        at -= 1
    return row.start + at, row.start + at
