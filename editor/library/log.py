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


def saves_behind_damage(log: Bytes, page_size: int) -> int:
    """How many commits SQLite would pass over in silence: those behind a frame that does not fit.

    - 0 for a log that is whole, and 1 also for one whose last commit a power cut tore: that one
      nobody was told of as kept.
    - `page_size` is the library's, for a log whose own head is destroyed.
    """
    size = log_page_size(log) or page_size
    frames = range(LOG_HEAD, len(log) - FRAME_HEAD - size + 1, FRAME_HEAD + size)
    order = ">" if log[3:4] == b"\x83" else "<"
    sums = _checksum(log[:24], (0, 0), order) if frames else (0, 0)
    is_read = bool(frames) and sums == struct.unpack_from(">II", log, 24)
    salts = log[16:24] if is_read else log[LOG_HEAD + 8 : LOG_HEAD + 16]
    passed_over = 0
    for at in frames:
        is_current = log[at + 8 : at + 16] == salts
        if is_read and is_current:
            sums = _checksum(log[at : at + 8], sums, order)
            sums = _checksum(log[at + FRAME_HEAD : at + FRAME_HEAD + size], sums, order)
        is_read = is_read and is_current and sums == struct.unpack_from(">II", log, at + 16)
        # Frames of other salts are what an earlier turn of the log left: they are in the file.
        passed_over += is_current and not is_read and log[at + 4 : at + 8] != bytes(4)
    return passed_over


def _checksum(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    one, two = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
