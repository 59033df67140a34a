"""A library in a temporary folder, with a clock that ticks a second at each look."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from editor.library.database import open_library
from editor.library.library import Library

BEGIN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Callable[[], datetime]:
    seconds = count()
    return lambda: BEGIN + timedelta(seconds=next(seconds))


@pytest.fixture
def open_at(clock: Callable[[], datetime], tmp_path: Path) -> Iterator[Callable[..., Library]]:
    """Opens libraries and closes what the test left open."""
    numbers = count(1)
    opened: list[Library] = []

    def open_it(location: str | Path = tmp_path / "library.db") -> Library:
        library = open_library(
            location,
            clock=clock,
            ids=lambda: f"library-{next(numbers)}",
            backups=tmp_path / "backups",
        )
        opened.append(library)
        return library

    yield open_it
    for library in opened:
        library.close()


@pytest.fixture
def library(open_at: Callable[..., Library]) -> Library:
    return open_at()
