"""Faults of the file system and the clock on demand: `faults.c` in front of the C library."""

from __future__ import annotations

import errno
import mmap
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from enum import IntEnum, IntFlag
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

_SOURCE = Path(__file__).with_name("faults.c")
_LAYOUT = struct.Struct("qqqqqiiii128s")
_FIRST, _STRUCK, _CLOCK = 8, 24, 32


class Kind(IntFlag):
    """Calls that change something on the disk."""

    WRITE = 1
    SYNC = 2
    TRUNCATE = 4
    NAME = 8
    ALL = 15


class Deed(IntEnum):
    """What happens to a call that is struck."""

    NOTHING = 0
    FAIL = 1
    FAIL_HALF = 2
    KILL_BEFORE = 3
    KILL_HALF = 4
    KILL_AFTER = 5


def why_not() -> str:
    """Why no faults can be made here; empty if they can."""
    if not sys.platform.startswith("linux"):
        return "faults are laid before the C library of Linux only"
    return "" if _compiler() else "there is no C compiler here"


class Faults:
    """The faults of the processes that are started with `environment`, changed while they run.

    `under` is the folder whose files they concern.
    """

    def __init__(self, under: Path, control: Path) -> None:
        self._under = under
        self._control = control
        control.write_bytes(bytes(_LAYOUT.size))
        with control.open("r+b") as file:
            self._page = mmap.mmap(file.fileno(), _LAYOUT.size)
        self.strike(Deed.NOTHING)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._page.close()

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process needs in its environment."""
        return {
            "LD_PRELOAD": str(_library()),
            "FAULTS_UNDER": str(self._under.resolve()),
            "FAULTS_CONTROL": str(self._control.resolve()),
        }

    @property
    def counted(self) -> int:
        """How many calls there were of the kinds that were asked for last."""
        return self._number(0)

    @property
    def struck(self) -> int:
        """How many of them were struck."""
        return self._number(_STRUCK)

    def strike(
        self,
        deed: Deed,
        *,
        after: int = 0,
        times: int = 0,
        error: int = errno.ENOSPC,
        kinds: Kind = Kind.ALL,
        within: str = "",
    ) -> None:
        """Strike the call that comes after so many others, and those behind it.

        `times` 0 is without end, until `heal`. Only calls of `kinds` are counted, on paths that
        contain `within`.
        """
        first = after + 1 if deed else 0
        last = after + times if times else 2**62
        clock = self._number(_CLOCK)
        # No call may be struck while half of this is written.
        self._page[_FIRST : _FIRST + 8] = bytes(8)
        self._page[:] = _LAYOUT.pack(
            0, 0, last, 0, clock, deed, error, kinds, 0, within.encode().ljust(128, b"\0")
        )
        self._page[_FIRST : _FIRST + 8] = struct.pack("q", first)

    def heal(self) -> None:
        """Let every call through again."""
        self._page[_FIRST : _FIRST + 8] = bytes(8)

    def set_clock(self, seconds: int) -> None:
        """Put the clock of the day forward, or back, from what it is."""
        self._page[_CLOCK : _CLOCK + 8] = struct.pack("q", seconds)

    def _number(self, at: int) -> int:
        return int(struct.unpack("q", self._page[at : at + 8])[0])


def _compiler() -> str:
    return shutil.which("cc") or shutil.which("gcc") or ""


@cache
def _library() -> Path:
    """The compiled faults, made once a process."""
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    path = folder / "faults.so"
    command = [_compiler(), "-O1", "-shared", "-fPIC", "-o", str(path), str(_SOURCE), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    return path
