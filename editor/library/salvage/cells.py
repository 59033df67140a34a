"""The cells of a page: where records stand in it, and the rest of long ones on other pages.

- Cells are found by the page's own list of them; where that is broken, at every byte.
- Whatever a page says, no more is read than there is, and no page of a chain twice.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from editor.library.salvage.image import Sheet, View
from editor.library.salvage.records import serial_types, size_of, varint

_INTERIOR_INDEX, _LEAF_INDEX, _LEAF_TABLE = 2, 10, 13
_FIRST_PAGE_HEAD = 100

STORY_MARK = re.compile(rb'[0-9a-f]{64}\{"')
"""How the hash of a story and the beginning of its JSON follow each other in a row."""

_COLUMNS = range(13, 33)
_HASH_KIND = 12 + 1 + 2 * 64


@dataclass(frozen=True, slots=True)
class Cell:
    """A record's place on a page: its row, its whole size, its beginning, the page of its rest."""

    row: int
    size: int
    local: bytes
    rest: int

    def payload(self, view: View, usable: int) -> bytes:
        """The record, with as much of its rest as can be followed in one state of the library."""
        parts, missing = [self.local], self.size - len(self.local)
        page, seen = self.rest, set[int]()
        while missing > 0 and page > 0 and page not in seen:
            seen.add(page)
            data = view(page)[:usable]
            if len(data) < 5:
                break
            parts.append(data[4 : 4 + missing])
            missing -= len(parts[-1])
            (page,) = struct.unpack_from(">I", data)
        return b"".join(parts)


def listed(sheet: Sheet, usable: int, largest: int) -> Iterator[Cell]:
    """The cells that a page lists, of tables and of indexes; none from a page of another kind."""
    page = sheet.data
    at = _FIRST_PAGE_HEAD if sheet.number == 1 and page[:6] == b"SQLite" else 0
    kind = page[at] if at < len(page) else 0
    if kind not in (_INTERIOR_INDEX, _LEAF_INDEX, _LEAF_TABLE) or at + 12 > len(page):
        return
    (count,) = struct.unpack_from(">H", page, at + 3)
    first = at + (12 if kind == _INTERIOR_INDEX else 8)
    for place in range(first, min(first + 2 * count, len(page) - 1), 2):
        (start,) = struct.unpack_from(">H", page, place)
        if kind == _INTERIOR_INDEX:
            start += 4
        cell = _cell(page, start, usable, largest, is_table=kind == _LEAF_TABLE)
        if cell is not None:
            yield cell


def anywhere(sheet: Sheet, usable: int, largest: int) -> Iterator[Cell]:
    """Cells that look like a story's, at whatever byte of a page: its list may be destroyed."""
    page = sheet.data
    marks = [match.start() for match in STORY_MARK.finditer(page)]
    start = 0
    for mark in marks:
        for at in range(start, mark):
            cell = _cell(page, at, usable, largest, is_table=True)
            if cell is not None and _has_hash_at(cell, page, at, mark):
                yield cell
                break
        start = mark


def _has_hash_at(cell: Cell, page: bytes, at: int, mark: int) -> bool:
    """Whether the record in a cell is as wide as a story's and has its hash at `mark`."""
    kinds, first = serial_types(cell.local)
    if len(kinds) not in _COLUMNS or kinds[11] != _HASH_KIND:
        return False
    start = page.find(cell.local[:first], at)
    return start + first + sum(map(size_of, kinds[:11])) == mark


def _cell(page: bytes, at: int, usable: int, largest: int, *, is_table: bool) -> Cell | None:
    size, after = varint(page, at)
    row = 0
    if is_table and after > at:
        row, after = _row(page, after)
    if not 0 < size <= largest or after >= len(page) or row < 0:
        return None
    local = _local_size(size, usable, is_table=is_table)
    if after + local > len(page):
        return None
    rest = 0
    if local < size:
        if after + local + 4 > len(page):
            return None
        (rest,) = struct.unpack_from(">I", page, after + local)
    return Cell(row, size, page[after : after + local], rest)


def _row(page: bytes, at: int) -> tuple[int, int]:
    row, after = varint(page, at)
    return (row, after) if after > at else (-1, at)


def _local_size(size: int, usable: int, *, is_table: bool) -> int:
    """How much of a record stays on its page (sqlite.org/fileformat2.html, 1.6)."""
    most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
    if size <= most:
        return size
    least = (usable - 12) * 32 // 255 - 23
    kept = least + (size - least) % (usable - 4)
    return kept if kept <= most else least
