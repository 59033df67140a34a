"""The history verb lists the versions of a story, prints one, keeps one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import STORY, Command


def test_an_imported_story_has_the_version_it_came_as(command: Command) -> None:
    (row,) = command.objects("history", command.imports())
    assert (row["number"], row["why"], row["note"]) == (1, "as imported", "")
    assert row["gained"] >= row["words"] > 0
    assert row["at"].endswith("+00:00")


def test_a_version_is_kept_with_a_note_and_listed_on_one_line(command: Command) -> None:
    story_id = command.imports()
    assert command("history", story_id, "--keep", "--note", "for\nthe desk") == 0
    assert command.out == "2\n"
    assert command("history", story_id) == 0
    first, second = command.out.splitlines()
    assert "as imported" in first
    assert "kept by hand" in second
    assert second.endswith("for the desk")
    assert "+0 −0" in second


def test_what_is_a_version_already_is_not_kept_twice(command: Command) -> None:
    story_id = command.imports()
    assert command("history", story_id, "--keep") == 0
    assert command("history", story_id, "--keep") == 0
    assert command.out == "2\n"


def test_a_version_is_printed_as_press_text_or_in_a_format(command: Command) -> None:
    story_id = command.imports()
    assert command("history", story_id, "--show", "1") == 0
    assert command.out.strip() == STORY.strip()
    assert command("history", story_id, "--show", "1", "--to", "html") == 0
    assert "<h1>Ferry Stuck in Ice</h1>" in command.out


def test_a_version_that_is_not_there_is_said(command: Command) -> None:
    assert command("history", command.imports(), "--show", "7") == 2
    assert command.out == ""
    assert "no version 7" in command.err


@pytest.mark.parametrize("words", [["--note", "x"], ["--show", "1", "--keep"]])
def test_options_that_do_not_go_together_are_refused(
    words: list[str], command: Command, home: Path
) -> None:
    with pytest.raises(SystemExit, match="2"):
        command("history", "s", *words)
    assert not (home / "home").exists()
