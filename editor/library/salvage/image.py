"""The bytes of a library's file and of the log beside it, as numbered pages.

SQLite is not asked: neither header nor log have to be whole (sqlite.org/fileformat2.html, 1 and 4).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from editor.library.log import FRAME_HEAD, LOG_HEAD, PAGE_SIZES, Bytes, log_page_size

USUAL_PAGE_SIZE = 4096

_SAMPLE = 8 * 1024 * 1024

View: TypeAlias = Callable[[int], bytes]
"""Gives the page with a number as one state of the library has it; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it lies in the file or in the log, with the states it may belong to."""

    number: int
    data: bytes
    views: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    number: int
    at: int
    salt: bytes
    commits: bool


class Image:
    """A file and its log, read as pages whatever their state.

    Pages are as large as the file's or the log's head says, or else as most of them look.
    """

    def __init__(self, data: Bytes, log: Bytes = b"") -> None:
        self._data = data
        self._log = log
        self.page_size = _said(data) or log_page_size(log) or _guessed(data)
        reserved = data[20] if _said(data) and data[20] <= self.page_size - 480 else 0
        self.usable = self.page_size - reserved
        self._frames = tuple(self._read_frames())
        self._places: dict[int, list[int]] = {}
        for index, frame in enumerate(self._frames):
            self._places.setdefault(frame.number, []).append(index)
        self._ends = self._transaction_ends()

    @property
    def size(self) -> int:
        """The bytes of file and log together: nothing in them can be larger."""
        return len(self._data) + len(self._log)

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return -(-len(self._data) // self.page_size) + len(self._frames)

    def sheets(self) -> Iterator[Sheet]:
        """Every page of the file, then every page of the log in the order of writing."""
        for number in range(1, -(-len(self._data) // self.page_size) + 1):
            yield Sheet(number, self._in_file(number), (self._latest, self._in_file))
        for index, frame in enumerate(self._frames):
            yield Sheet(frame.number, self._in_log(frame), (self._state_with(index), self._latest))

    def _in_file(self, number: int) -> bytes:
        at = (number - 1) * self.page_size
        return self._data[at : at + self.page_size] if number > 0 else b""

    def _in_log(self, frame: _Frame) -> bytes:
        return self._log[frame.at : frame.at + self.page_size]

    def _latest(self, number: int) -> bytes:
        places = self._places.get(number)
        return self._in_log(self._frames[places[-1]]) if places else self._in_file(number)

    def _state_with(self, index: int) -> View:
        """The state after the transaction that a frame belongs to."""
        end, salt = self._ends[index], self._frames[index].salt

        def view(number: int) -> bytes:
            places = self._places.get(number, [])
            for place in reversed(places[: bisect_right(places, end)]):
                if self._frames[place].salt == salt:
                    return self._in_log(self._frames[place])
            return self._in_file(number)

        return view

    def _read_frames(self) -> Iterator[_Frame]:
        step = FRAME_HEAD + self.page_size
        for at in range(LOG_HEAD, len(self._log) - FRAME_HEAD, step):
            number, commits = struct.unpack_from(">II", self._log, at)
            salt = bytes(self._log[at + 8 : at + 16])
            yield _Frame(number, at + FRAME_HEAD, salt, commits > 0)

    def _transaction_ends(self) -> list[int]:
        ends = [0] * len(self._frames)
        end = len(self._frames) - 1
        for index in range(len(self._frames) - 1, -1, -1):
            if self._frames[index].commits:
                end = index
            ends[index] = end
        return ends


def _said(data: Bytes) -> int:
    """The page size that the file's head names; 0 if it has none to be relied on."""
    if data[:16] != b"SQLite format 3\0" or len(data) < 100:
        return 0
    (size,) = struct.unpack_from(">H", data, 16)
    size = 1 << 16 if size == 1 else size
    return size if size in PAGE_SIZES else 0


def _guessed(data: Bytes) -> int:
    """The size with which most pages look like nodes of a tree."""

    def nodes(size: int) -> int:
        last = min(len(data), _SAMPLE)
        return sum(_is_node(data, at, size) for at in range(size, last, size))

    # Pages half as large begin where these do, too: of equals the larger is meant.
    best = max(reversed(PAGE_SIZES), key=nodes)
    return best if nodes(best) else USUAL_PAGE_SIZE


def _is_node(data: Bytes, at: int, size: int) -> bool:
    head = data[at : at + 12]
    if len(head) < 12 or head[0] not in (2, 5, 10, 13):
        return False
    cells: int
    start: int
    cells, start = struct.unpack_from(">HH", head, 3)
    pointers = 8 if head[0] in (10, 13) else 12
    return cells > 0 and pointers + 2 * cells <= start < size
