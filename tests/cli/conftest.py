"""A person at the command, with a home of their own."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from editor.cli import run

STORY = "Ferry Stuck in Ice\n\n(CP) – The ferry stopped on Monday.\n"


class Command:
    """Runs verbs; `out` and `err` are what the last one said."""

    def __init__(self, home: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self.library = home / "home" / "data" / "library.db"
        self.backups = home / "home" / "data" / "backups"
        self.out = self.err = ""
        self._capfd = capfd

    def __call__(self, *words: str | Path) -> int:
        """Run a verb; gives the exit status."""
        self._capfd.readouterr()
        try:
            return run([str(word) for word in words])
        finally:
            self.out, self.err = self._capfd.readouterr()

    def objects(self, *words: str | Path) -> list[dict[str, Any]]:
        """What a verb prints as JSON."""
        assert self(*words, "--json") == 0
        return [json.loads(line) for line in self.out.splitlines()]

    def imports(self, text: str = STORY) -> str:
        """Take a story in; gives its id."""
        path = self.home / "taken.txt"
        path.write_text(text, encoding="utf-8")
        assert self("import", path) == 0
        return self.out.strip()

    def lists(self) -> list[str]:
        """The headlines of the library."""
        return [row["headline"] for row in self.objects("list")]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NUTGRAF_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NUTGRAF_LIBRARY", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def command(home: Path, capfd: pytest.CaptureFixture[str]) -> Command:
    return Command(home, capfd)


@pytest.fixture
def ferry(home: Path) -> Path:
    path = home / "ferry.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def hears_ctrl_c() -> Iterator[None]:
    """As from a terminal, though whoever started the tests may have them ignore the keys."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
