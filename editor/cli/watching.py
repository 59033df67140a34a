"""Long work, watched from a terminal: how far it is, and Ctrl+C."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

from editor.services.progress import Progress


class ProgressLine(Progress):
    """Says on one line of a terminal how far the work is; elsewhere it says nothing."""

    def __init__(self, what: str, stream: TextIO) -> None:
        super().__init__()
        self._what = what
        self._stream = stream
        self._shown = ""

    def report(self, done: int, total: int) -> None:
        """Say how far it is."""
        super().report(done, total)
        self._show(f"{self._what} … {done * 100 // total} %" if total else f"{self._what} …")

    def clear(self) -> None:
        """Leave the line as it was before."""
        self._show("")

    def _show(self, text: str) -> None:
        if text != self._shown and self._stream.isatty():
            self._stream.write(f"\r{text:<{len(self._shown)}}" + ("" if text else "\r"))
            self._stream.flush()
            self._shown = text


@contextmanager
def watched(what: str) -> Iterator[ProgressLine]:
    """Progress for long work. Ctrl+C asks the work to stop, which leaves nothing half done; once
    more and it is broken off.
    """
    progress = ProgressLine(what, sys.stderr)

    def stop(_: int, __: FrameType | None) -> None:
        if progress.is_cancelled:
            raise KeyboardInterrupt
        progress.cancel()

    is_ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_ours:
        signal.signal(signal.SIGINT, stop)
    try:
        yield progress
    finally:
        if is_ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        progress.clear()
