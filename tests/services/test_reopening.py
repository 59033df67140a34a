"""A library that is closed and opened again while a story is on its way to the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.services.session import Session
from tests.services.desk import Desk


class Watched(Desk):
    """A desk with two stories, of which the window is told what to show."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.shown: Session | None = None
        self.workspace.opened.connect(self._show)
        self.first = self.new().type("Ferry").rest().story.id
        self.second = self.new().type("Bridge").rest().story.id

    def _show(self, session: Session | None) -> None:
        self.shown = session

    @property
    def headline(self) -> str:
        """What can be read in the window."""
        return self.shown.story.headline if self.shown is not None else ""


@pytest.fixture
def desk(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


def test_the_story_on_its_way_is_the_one_that_is_shown(desk: Watched) -> None:
    desk.workspace.open(desk.first)
    desk.workspace.retry()
    desk.work()
    assert desk.headline == "Ferry"
    desk.type(" free").rest()
    assert sorted(desk.headlines()) == ["Bridge", "Ferry free"]
    assert desk.troubles == []


def test_a_library_closed_twice_at_once_shows_the_story_again(desk: Watched) -> None:
    told: list[None] = []

    def once_more(_none: None) -> None:
        desk.workspace.reopen(lambda: None, told.append, desk.troubles.append)

    desk.workspace.reopen(lambda: None, once_more, desk.troubles.append)
    desk.work()
    assert (told, desk.headline, desk.troubles) == ([None], "Bridge", [])
    assert desk.shown is desk.workspace.current
    assert desk.type(" up").rest().headlines()[0] == "Bridge up"


def test_a_story_on_its_way_is_forgotten_for_a_later_one(desk: Watched) -> None:
    desk.workspace.open(desk.first)
    desk.workspace.open(desk.second)
    desk.workspace.retry()
    desk.work()
    assert desk.headline == "Bridge"


def test_a_story_that_could_not_be_opened_is_not_asked_for_again(desk: Watched) -> None:
    desk.open("gone")
    desk.troubles.clear()
    desk.workspace.retry()
    desk.work()
    assert (desk.headline, desk.troubles) == ("Bridge", [])


def test_a_story_begun_while_the_library_is_closed_is_shown(desk: Watched) -> None:
    desk.workspace.reopen(lambda: None, lambda _none: None, desk.troubles.append)
    desk.workspace.new()
    desk.work()
    assert desk.shown is desk.workspace.current
    assert desk.headline == ""
    assert desk.type("Tram").rest().headlines()[0] == "Tram"
