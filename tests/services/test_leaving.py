"""The open story is left, or another one asked for, while something else is under way."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.model.errors import LostRace, NutgrafError
from editor.services.autosave import Keeping
from editor.services.open_story import OpenStory
from tests.services.desk import Desk
from tests.services.test_races import change_elsewhere


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with two stories, "Ferry" and the open "Bridge"."""
    return Desk(tmp_path).new().type("Ferry").rest().new().type("Bridge").rest()


def id_of(desk: Desk, headline: str) -> str:
    return next(row.id for row in desk.rows() if row.headline == headline)


def leave_when_refused(desk: Desk, leave: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the open story be left at the moment at which a worker finds that it lost a race."""
    keep = OpenStory.keep

    def refused(opened: OpenStory, state: Keeping) -> NutgrafError | None:
        try:
            return keep(opened, state)
        except LostRace:
            monkeypatch.setattr(OpenStory, "keep", keep)
            if leave == "open another":
                desk.workspace.new()
            else:
                desk.merging.keep_both()
            raise

    monkeypatch.setattr(OpenStory, "keep", refused)


@pytest.mark.parametrize("leave", ["open another", "keep both"])
def test_a_race_that_is_just_being_lost_keeps_both_all_the_same(
    desk: Desk, leave: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_elsewhere(desk, "Theirs")
    leave_when_refused(desk, leave, monkeypatch)
    desk.type(" ours").rest(60)
    assert sorted(desk.headlines()) == ["Bridge ours", "Ferry", "Theirs"]
    assert desk.workspace.stories.all_kept
    assert desk.workspace.stories.overall.problem == ""


def test_a_story_that_is_put_into_the_bin_on_its_way_is_not_opened(desk: Desk) -> None:
    ferry = id_of(desk, "Ferry")
    desk.workspace.open(ferry)
    desk.workspace.delete((ferry,))
    assert desk.work().story.headline == "Bridge"
    assert desk.headlines() == ["Bridge"]


def test_one_put_into_the_bin_while_the_open_story_is_being_left_is_not_opened(desk: Desk) -> None:
    ferry = id_of(desk, "Ferry")
    desk.workspace.open(ferry)
    desk.type(" up")
    assert desk.tasks.step(), "the story was read; the open one is being kept"
    desk.workspace.delete((ferry,))
    assert desk.work().story.headline == "Bridge up"
    assert desk.headlines() == ["Bridge up"]


def test_a_copy_does_not_take_the_keys_from_a_story_begun_meanwhile(desk: Desk) -> None:
    desk.workspace.duplicate(id_of(desk, "Ferry"))
    desk.workspace.new()
    desk.type("Tram").work()
    assert desk.story.headline == "Tram"
    assert sorted(desk.rest().headlines()) == ["Bridge", "Ferry", "Ferry", "Tram"]


def test_what_is_brought_back_does_not_take_the_keys_from_a_story_opened_meanwhile(
    desk: Desk,
) -> None:
    bridge = desk.story.id
    desk.workspace.delete((bridge,))
    desk.open(id_of(desk, "Ferry"))
    desk.workspace.undelete((bridge,))
    desk.workspace.new()
    desk.type("Tram").work()
    assert desk.story.headline == "Tram"
    assert sorted(desk.rest().headlines()) == ["Bridge", "Ferry", "Tram"]


def test_a_copy_of_a_story_on_its_way_is_opened(desk: Desk) -> None:
    ferry = id_of(desk, "Ferry")
    desk.workspace.open(ferry)
    desk.workspace.duplicate(ferry)
    desk.work()
    assert (desk.story.headline, desk.story.id == ferry) == ("Ferry", False)


def test_a_copy_is_opened_though_nothing_was_open(desk: Desk) -> None:
    bridge = desk.story.id
    desk.workspace.delete((bridge,))
    desk.work()
    desk.workspace.duplicate(id_of(desk, "Ferry"))
    assert desk.work().story.headline == "Ferry"
