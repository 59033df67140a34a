"""A library in doubt is looked through, repaired into a new one, made anew from a mirror."""

from __future__ import annotations

import io
import json
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from editor.services.connect import claim
from editor.system.paths import Folders
from tests.cli.conftest import Command
from tests.services.mirrored import MirroredDesk

SECOND = "Flood in Alder Point\n\n(CP) – The tide rose on Tuesday.\n"


def change(library: Path, statement: str) -> None:
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(statement)


def test_a_sound_library_is_looked_through_beside_a_window(command: Command, home: Path) -> None:
    command.imports()
    folders = Folders.under(home / "home")
    window = claim(folders.library, folders)
    try:
        assert command("verify") == 0
    finally:
        window.close("", None)
    assert "stories: 1\n" in command.out
    assert "is sound" in command.err


def test_every_problem_of_a_library_is_named(command: Command) -> None:
    story_id = command.imports()
    change(command.library, "UPDATE stories SET json = replace(json, 'stopped', 'sank')")
    assert command("verify", command.library) == 1
    assert "Ferry Stuck in Ice" in command.out
    assert story_id in command.out
    assert "1 problem was found" in command.err


@pytest.mark.parametrize("damage", [b"", b"no library at all", b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_cannot_be_opened_is_looked_at_all_the_same(
    damage: bytes, command: Command, home: Path
) -> None:
    (home / "broken.db").write_bytes(damage)
    assert command("verify", "broken.db") == 1
    assert command.out
    assert (home / "broken.db").read_bytes() == damage


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        ("Ferry stück in ice.\n".encode(), "is a text"),
        (b"\x89PNG\r\n\x1a\n\0" + bytes(range(256)) * 40, "nothing in it looks like a story"),
        (b"SQLite format 3\0" + bytes(200), "nothing in it looks like a story"),
    ],
)
def test_what_is_no_library_is_said_without_advice_that_cannot_help(
    content: bytes, sentence: str, command: Command, home: Path
) -> None:
    (home / "other.db").write_bytes(content)
    assert command("verify", "other.db") == 1
    assert sentence in command.out
    assert "repair" not in command.err
    assert command("repair", "other.db") == 2


def test_a_database_of_another_program_is_said_to_be_one(command: Command, home: Path) -> None:
    change(home / "other.db", "CREATE TABLE birds (name)")
    assert command("verify", "other.db") == 1
    assert "database of another program" in command.out
    assert "repair" not in command.err


def test_a_library_whose_beginning_is_destroyed_is_told_from_garbage(command: Command) -> None:
    command.imports()
    data = command.library.read_bytes()
    command.library.write_bytes(bytes(4_096) + data[4_096:])
    assert command("verify") == 1
    assert "beginning" in command.out
    assert "`nutgraf repair`" in command.err
    assert command("repair", "-o", "new.db") in (0, 1)
    assert "stories: 1" in command.out


def test_the_command_names_verbs_where_the_window_names_menus(command: Command) -> None:
    command.imports()
    data = command.library.read_bytes()
    command.library.write_bytes(data[:8_192] + b"\xa5" * (len(data) - 8_192))
    for words in (["list"], ["backup"]):
        assert command(*words) == 2
        assert "›" not in command.err
        assert "`nutgraf verify`" in command.err or "`nutgraf repair`" in command.err


def test_a_version_that_is_gone_is_named_and_what_cannot_be_known_is_said(command: Command) -> None:
    story_id = command.imports()
    assert command("history", story_id, "--keep") == 0
    change(command.library, "DELETE FROM versions WHERE number = 1")
    assert command("repair") == 1
    assert "lost: versions 1 and 2 of “Ferry Stuck in Ice”" in command.out
    assert "cannot be listed" not in command.err


def test_repair_brings_everything_into_a_new_library(command: Command, home: Path) -> None:
    command.imports()
    before = command.library.read_bytes()
    assert command("repair", "-o", "new.db") == 0
    lines = command.out.splitlines()
    assert lines[:2] == [str(home / "new.db"), "stories: 1"]
    assert "from rows: 1" in lines
    assert command.library.read_bytes() == before
    assert command("--library", "new.db", "list") == 0
    assert "Ferry Stuck in Ice" in command.out


def test_repair_names_what_is_lost(command: Command) -> None:
    command.imports()
    command.imports(SECOND)
    change(command.library, "DELETE FROM versions")
    change(command.library, "UPDATE stories SET json = 'gone' WHERE headline LIKE 'Ferry%'")
    assert command("repair") == 1
    new, *lines = command.out.splitlines()
    assert Path(new).parent == command.library.parent
    assert "stories: 1" in lines
    assert "lost: Ferry Stuck in Ice" in lines
    assert "Not everything came back for certain" in command.err
    assert "What the damaged file no longer names cannot be listed here." in command.err


def test_repair_writes_over_nothing(command: Command, home: Path) -> None:
    command.imports()
    (home / "new.db").write_text("words")
    assert command("repair", "-o", "new.db") == 2
    assert (home / "new.db").read_text() == "words"


def test_a_library_that_somebody_else_has_is_not_repaired(command: Command, home: Path) -> None:
    command.imports()
    holder = {"host": "elsewhere", "user": "ada", "pid": 7, "since": "2026-07-01T10:30"}
    command.library.with_name("library.db.holder").write_text(json.dumps(holder))
    assert command("repair", "-o", "new.db") == 2
    assert "open on the computer elsewhere, by ada since 1 July 2026, 10:30" in command.err
    assert not (home / "new.db").exists()


@pytest.fixture
def mirror(home: Path) -> Path:
    """The mirror of another library, with two stories; one of them is in the bin."""
    (home / "other").mkdir()
    desk = MirroredDesk(home / "other", home / "mirror")
    desk.write("Flood in Alder Point", "The tide rose.")
    desk.workspace.delete((desk.write("Ferry Stuck in Ice", "It stopped."),))
    desk.minute().close()
    return desk.folder


def test_a_library_is_made_from_a_mirror(command: Command, mirror: Path, home: Path) -> None:
    assert command("rebuild", mirror, "new.db") == 0
    made, *counts = command.out.splitlines()
    assert made == str(home / "new.db")
    assert counts == ["stories: 2", "in the bin: 1", "houses: 1"]
    assert command("--library", "new.db", "list") == 0
    assert "Flood in Alder Point" in command.out


def test_what_a_mirror_lacks_is_named(command: Command, mirror: Path) -> None:
    (mirror / "houses.json").unlink()
    assert command("rebuild", mirror, "new.db") == 1
    assert "not read: houses.json" in command.out
    assert "Not everything was read" in command.err


class Interrupted(io.StringIO):
    """A terminal at which somebody presses Ctrl+C as soon as progress is shown."""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if text.startswith("\r") and "…" in text and "\r" not in self.getvalue():
            signal.raise_signal(signal.SIGINT)
        return super().write(text)


@pytest.mark.usefixtures("mirror", "hears_ctrl_c")
@pytest.mark.parametrize(
    "words",
    [
        ["verify"],
        ["repair", "-o", "new.db"],
        ["rebuild", "mirror", "new.db"],
    ],
)
def test_long_work_is_stopped_by_ctrl_c_and_leaves_nothing_behind(
    words: list[str],
    command: Command,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command.imports()
    terminal = Interrupted()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert command(*words) == 2
    assert command.out == ""
    assert "stopped" in terminal.getvalue()
    assert not list(home.glob("*new.db*"))
    assert command("verify") == 0
