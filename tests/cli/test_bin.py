"""Stories go into the bin and come back; no verb lets them go for good."""

from __future__ import annotations

from tests.cli.conftest import Command


def test_a_story_goes_into_the_bin_and_comes_back(command: Command) -> None:
    story_id = command.imports()
    assert command("delete", story_id) == 0
    assert "1 story is in the bin" in command.err
    assert command.lists() == []
    (row,) = command.objects("bin")
    assert (row["id"], row["headline"]) == (story_id, "Ferry Stuck in Ice")
    assert row["binned"]
    assert command("bin") == 0
    assert "Ferry Stuck in Ice" in command.out
    assert command("undelete", story_id) == 0
    assert command.lists() == ["Ferry Stuck in Ice"]
    assert command.objects("bin") == []


def test_with_an_unknown_id_among_them_no_story_is_put_into_the_bin(command: Command) -> None:
    story_id = command.imports()
    assert command("delete", story_id, "nothing") == 2
    assert command.lists() == ["Ferry Stuck in Ice"]


def test_what_is_in_the_bin_already_stays_there(command: Command) -> None:
    story_id = command.imports()
    assert command("delete", story_id, story_id) == 0
    assert command("delete", story_id) == 0
    assert [row["id"] for row in command.objects("bin")] == [story_id]
