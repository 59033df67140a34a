"""The log beside a library, read without SQLite (sqlite.org/fileformat2.html, 4)."""

from __future__ import annotations

import mmap
import struct
from typing import TypeAlias

Bytes: TypeAlias = bytes | mmap.mmap

PAGE_SIZES = tuple(1 << power for power in range(9, 17))

LOG_HEAD = 32
FRAME_HEAD = 24

_MAGIC = 0x377F0682


def log_page_size(log: Bytes) -> int:
    """The page size that a log's head names; 0 if it has none to be relied on."""
    if len(log) < LOG_HEAD or struct.unpack_from(">I", log)[0] & ~1 != _MAGIC:
        return 0
    (size,) = struct.unpack_from(">I", log, 8)
    return size if size in PAGE_SIZES else 0


def is_log_whole(log: Bytes) -> bool:
    """Whether SQLite would use every frame that was written to the log since it last began anew.

    It stops at the first whose checksum does not fit, and says nothing of those behind.
    """
    if len(log) <= LOG_HEAD + FRAME_HEAD:
        return True
    size = log_page_size(log)
    if not size:
        return False
    order = ">" if struct.unpack_from(">I", log)[0] & 1 else "<"
    sums = _checksum(log[:24], (0, 0), order)
    if sums != struct.unpack_from(">II", log, 24):
        return False
    places = range(LOG_HEAD, len(log) - FRAME_HEAD - size + 1, FRAME_HEAD + size)
    for place, at in enumerate(places):
        if log[at + 8 : at + 16] != log[16:24]:
            # What an earlier turn of the log left behind is in the file, and ends this turn.
            return all(log[each + 8 : each + 16] != log[16:24] for each in places[place:])
        sums = _checksum(log[at : at + 8], sums, order)
        sums = _checksum(log[at + FRAME_HEAD : at + FRAME_HEAD + size], sums, order)
        if sums != struct.unpack_from(">II", log, at + 16):
            return False
    return True


def _checksum(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    one, two = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
