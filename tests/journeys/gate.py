"""Files that take their time to be read: as long as a test wants it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from editor.model.parcel import Parcel
from editor.services.exchange import Exchange

Read = Callable[..., tuple[Parcel, ...]]


class Gate:
    """Lets a few files be read, and the next one only once it is open."""

    def __init__(self, read: Read, passing: int) -> None:
        self._read = read
        self._left = passing
        self._is_open = threading.Event()

    def read_file(self, exchange: Exchange, path: Path) -> tuple[Parcel, ...]:
        """In the place of the exchange's own; on a worker's thread."""
        self._left -= 1
        if self._left < 0:
            self._is_open.wait()
        return self._read(exchange, path)

    def open(self) -> None:
        """Let the others be read."""
        self._is_open.set()
