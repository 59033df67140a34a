"""A library that is closed and opened again while a story is on its way to the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from editor.services.open_stories import OpenStories
from editor.services.session import Session
from editor.system.paths import Folders
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


def reopen(desk: Watched, told: list[str], name: str) -> None:
    """Have the library closed and opened again; who waits for it is told."""
    desk.workspace.reopen(lambda: name, told.append, desk.troubles.append)


def test_a_second_wish_while_the_last_words_are_kept_waits_for_its_turn(desk: Watched) -> None:
    told: list[str] = []
    desk.type(" up")
    reopen(desk, told, "first")
    reopen(desk, told, "second")
    desk.work()
    assert (told, desk.headline, desk.troubles) == (["first", "second"], "Bridge up", [])


def test_a_second_wish_while_the_library_is_closed_shows_the_story_again(desk: Watched) -> None:
    told: list[str] = []
    reopen(desk, told, "first")
    while desk.shown is not None:
        assert desk.tasks.step(), "the library is never away"
    reopen(desk, told, "second")
    desk.work()
    assert (told, desk.headline, desk.troubles) == (["first", "second"], "Bridge", [])


def test_a_window_that_closes_while_the_last_words_are_kept_is_answered(desk: Watched) -> None:
    told: list[str] = []
    desk.type(" up")
    reopen(desk, told, "restored")
    desk.close()
    assert (told, desk.closed, desk.workspace.library_name) == (["restored"], [True], "")
    later = desk.library.parent / "later"
    later.mkdir()
    assert Desk(later, desk.library).headlines() == ["Bridge up", "Ferry"]


def test_a_refused_close_lets_the_next_one_through(
    desk: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    desk.type(" up")
    with monkeypatch.context() as patched:
        patched.setattr(OpenStories, "is_journalled", False)
        desk.workspace.close(desk.closed.append, lambda: refused.append("refused"))
        desk.workspace.close(desk.closed.append, lambda: refused.append("again"))
        desk.work()
    assert (refused, desk.closed) == (["refused", "again"], [])
    assert desk.close().closed == [True]


def test_nothing_is_written_into_a_library_that_was_closed_meanwhile(desk: Watched) -> None:
    told: list[str] = []
    asked: list[str] = []
    refused: list[Exception] = []
    desk.type(" up")
    reopen(desk, told, "restored")
    desk.workspace.ask(lambda _shelf: asked.append("asked"), None, refused.append)
    desk.work()
    assert (told, asked) == (["restored"], [])
    assert [str(each).split(".")[0] for each in refused] == ["There is no library to keep this in"]


def test_a_story_stays_open_while_a_library_that_cannot_be_opened_is_tried_again(
    tmp_path: Path,
) -> None:
    library = Folders.under(tmp_path).library
    library.parent.mkdir(parents=True)
    library.write_bytes(b"No library at all. " * 400)
    desk = Desk(tmp_path).new().type("Ferry").rest()
    desk.workspace.retry()
    desk.work().type(" stuck")
    library.unlink()
    desk.workspace.retry()
    desk.work()
    assert desk.story.headline == "Ferry stuck"
    assert desk.headlines() == ["Ferry stuck"]
    assert desk.workspace.kept_state.problem == ""


def test_a_story_in_which_nothing_was_written_is_there_again(desk: Watched) -> None:
    template = replace(desk.story, id="of-a-template", headline="TK headline")
    desk.workspace.begin(template)
    desk.workspace.retry()
    desk.work()
    assert (desk.headline, desk.troubles) == ("TK headline", [])
    assert desk.shown is desk.workspace.current
    desk.type("!").rest()
    assert desk.headlines()[0] == "TK headline!"
