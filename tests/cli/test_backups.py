"""Backups are made, listed and restored without a window, and never under one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from editor.services.connect import claim
from editor.services.settings import Settings
from editor.system.paths import Folders
from tests.cli.conftest import Command


def test_a_backup_is_made_listed_and_restored(command: Command) -> None:
    command.imports()
    assert command("backup") == 0
    made = Path(command.out.strip())
    assert made.parent == command.backups
    (row,) = command.objects("backups")
    assert (row["path"], row["why"], row["stories"]) == (str(made), "by hand", 1)
    assert command("delete", *(row["id"] for row in command.objects("list"))) == 0
    assert command("restore", made) == 0
    assert command.out.startswith("The library was restored: 1 story, as of ")
    assert command.lists() == ["Ferry Stuck in Ice"]
    assert {row["why"] for row in command.objects("backups")} == {"by hand", "before a restore"}


def test_a_backup_goes_where_it_is_told_to_and_is_listed_there(
    command: Command, home: Path
) -> None:
    command.imports()
    assert command("backup", "stick") == 0
    assert Path(command.out.strip()).parent == home / "stick"
    assert command.objects("backups") == []
    assert command("backups", "stick") == 0
    assert "by hand" in command.out
    assert "1 story" in command.out


def test_backups_go_to_the_folders_of_the_settings(command: Command, home: Path) -> None:
    settings = Settings(home / "home" / "config" / "settings.json")
    settings.backup_folder, settings.backup_second = home / "shelf", home / "stick"
    (home / "stick").mkdir()
    command.imports()
    assert command("backup") == 0
    made = Path(command.out.strip())
    assert made.parent == home / "shelf"
    assert (home / "stick" / made.name).is_dir()


def test_a_backup_is_restored_by_its_name_too(command: Command) -> None:
    command.imports()
    assert command("backup") == 0
    assert command("restore", Path(command.out.strip()).name) == 0


def test_a_backup_of_a_library_with_a_damaged_story_is_made_and_said(command: Command) -> None:
    command.imports()
    with closing(sqlite3.connect(command.library)) as connection, connection:
        connection.execute("UPDATE stories SET json = replace(json, 'stopped', 'sank')")
    assert command("backup") == 1
    assert Path(command.out.strip()).is_dir()
    assert "damaged" in command.err


def test_nothing_is_restored_under_an_open_window(command: Command, home: Path) -> None:
    command.imports()
    assert command("backup") == 0
    made = command.out.strip()
    folders = Folders.under(home / "home")
    window = claim(folders.library, folders)
    try:
        assert command("restore", made) == 2
        assert command.out == ""
        assert "is open in another window by" in command.err
        assert "since" in command.err
        assert command("backup") == 0
    finally:
        window.close("", None)
    assert command("restore", made) == 0


@pytest.mark.parametrize("damage", [b"", b"no library at all"])
def test_a_library_that_cannot_be_opened_is_restored(damage: bytes, command: Command) -> None:
    command.imports()
    assert command("backup") == 0
    made = command.out.strip()
    command.library.write_bytes(damage)
    assert [row["path"] for row in command.objects("backups")] == [made]
    assert command("restore", made) == 0
    assert command.lists() == ["Ferry Stuck in Ice"]
