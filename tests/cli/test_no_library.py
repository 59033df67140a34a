"""A library that is not there: nothing is made by looking, and its backups can be had."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["search", "ferry"],
        ["show", "one"],
        ["history", "one"],
        ["export", "one", "--to", "html"],
        ["bin"],
        ["delete", "one"],
        ["undelete", "one"],
        ["backups"],
        ["backup"],
        ["verify"],
        ["repair"],
    ],
)
def test_whoever_only_looks_makes_no_library(words: list[str], command: Command) -> None:
    assert command(*words) == 2
    assert command.out == ""
    assert f"There is no library at {command.library}" in command.err
    assert not command.library.exists()


def test_the_backups_of_a_library_that_is_gone_are_listed_and_restored(command: Command) -> None:
    command.imports()
    assert command("backup") == 0
    made = Path(command.out.strip())
    shutil.move(command.library, command.home / "away.db")
    assert command("backups") == 2
    assert made.name in command.out
    assert "There is no library at" in command.err
    assert command("restore", made) == 0
    assert command.lists() == ["Ferry Stuck in Ice"]


def test_the_backups_of_another_library_are_listed_after_ours(command: Command) -> None:
    command.imports()
    assert command("backup") == 0
    command.library.unlink()
    command.imports()
    assert command("backup") == 0
    rows = command.objects("backups")
    assert [(row["why"], row["of_other"]) for row in rows] == [
        ("by hand", False),
        ("by hand, of another library", True),
    ]
    assert command("restore", rows[1]["path"]) == 0
    assert command.lists() == ["Ferry Stuck in Ice"]
