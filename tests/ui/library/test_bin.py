"""The bin in the list: seen, brought back from, and emptied only by hand."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from editor.model.rows import Found, StoryRow
from editor.services.tasks import Ticket
from editor.ui.icons import Icons
from editor.ui.library.pane import LibraryPane
from editor.ui.theme import Themes

HEADLINES = {"a": "Ferry stuck", "b": "Bridge opens", "c": "Ferry sails", "d": "Old tram"}


def row(story_id: str) -> StoryRow:
    at = "2026-07-01T12:00:00Z"
    return StoryRow(story_id, HEADLINES[story_id], "slug", "draft", 366, at, at)


@dataclass
class Shelves:
    """A library whose stories lie in the list or in the bin; answers at once."""

    listed: list[str] = field(default_factory=list)
    binned: list[str] = field(default_factory=list)

    def find_rows(
        self,
        query: str,
        status: str,  # noqa: ARG002  # All are drafts.
        offset: int,
        limit: int,
        done: Callable[[Found], None],
    ) -> Ticket:
        return self._answer(self.listed, query, offset, limit, done)

    def find_binned(
        self, query: str, offset: int, limit: int, done: Callable[[Found], None]
    ) -> Ticket:
        return self._answer(self.binned, query, offset, limit, done)

    def _answer(
        self, ids: list[str], query: str, offset: int, limit: int, done: Callable[[Found], None]
    ) -> Ticket:
        hits = [row(each) for each in ids if query.lower() in HEADLINES[each].lower()]
        statuses = (("draft", len(self.listed)),)
        done(Found(tuple(hits[offset : offset + limit]), len(hits), statuses, len(self.binned)))
        return Ticket()


class Desk:
    """A pane on the screen, and a person at it."""

    def __init__(self, shelves: Shelves, themes: Themes, icons: Icons, qtbot: QtBot) -> None:
        self.shelves = shelves
        self.qtbot = qtbot
        self.opened: list[str] = []
        self.back: list[tuple[str, ...]] = []
        self.purged: list[tuple[str, ...]] = []
        self.emptied: list[bool] = []
        self.pane = LibraryPane(shelves, themes, icons)
        self.pane.story_wanted.connect(self.opened.append)
        self.pane.bring_back_wanted.connect(self.back.append)
        self.pane.purge_wanted.connect(self.purged.append)
        self.pane.empty_bin_wanted.connect(lambda: self.emptied.append(True))
        qtbot.addWidget(self.pane)
        self.pane.resize(320, 700)
        self.pane.show()
        self.pane.refresh()

    def filters(self) -> list[str]:
        buttons = self.pane.findChildren(QToolButton)
        return [b.text() for b in buttons if b.isVisible() and b.isCheckable()]

    def choose(self, text: str) -> None:
        buttons = self.pane.findChildren(QToolButton)
        (button,) = (b for b in buttons if b.isVisible() and b.text() == text)
        button.click()

    def button(self, beginning: str) -> QAbstractButton:
        buttons = self.pane.findChildren(QAbstractButton)
        (found,) = (b for b in buttons if b.isVisible() and b.text().startswith(beginning))
        return found

    def shown(self) -> list[str]:
        rows = [self.pane.rows.row(number) for number in range(self.pane.rows.total)]
        return [each.id for each in rows if each is not None]

    def sentences(self) -> list[str]:
        return [label.text() for label in self.pane.findChildren(QLabel) if label.isVisible()]

    def click(
        self, number: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        stories = self.pane.list
        centre = stories.visualRect(self.pane.rows.index(number)).center()
        self.qtbot.mouseClick(stories.viewport(), Qt.MouseButton.LeftButton, modifier, centre)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(self.pane.list, key, modifier)

    def menu(self, at: QPoint) -> list[str]:
        self.pane.list.customContextMenuRequested.emit(at)
        (menu,) = (each for each in self.pane.findChildren(QMenu) if each.isVisible())
        texts = [action.text() for action in menu.actions() if action.text()]
        menu.close()
        return texts


@pytest.fixture
def desk(themes: Themes, icons: Icons, qtbot: QtBot) -> Desk:
    return Desk(Shelves(["a"], ["b", "c", "d"]), themes, icons, qtbot)


@pytest.fixture
def at_the_bin(desk: Desk) -> Desk:
    desk.choose("Bin 3")
    return desk


def test_an_empty_bin_is_not_offered(themes: Themes, icons: Icons, qtbot: QtBot) -> None:
    desk = Desk(Shelves(["a"]), themes, icons, qtbot)
    assert desk.filters() == []

    desk.shelves.binned.append("b")
    desk.pane.refresh()

    assert desk.filters() == ["All", "Bin 1"]


def test_the_bin_shows_what_was_deleted_and_a_way_back(desk: Desk) -> None:
    assert desk.shown() == ["a"]
    desk.choose("Bin 3")
    assert desk.shown() == ["b", "c", "d"]
    assert desk.pane.list.accessibleName() == "Stories in the bin"

    desk.choose("All")
    assert desk.shown() == ["a"]
    assert desk.pane.list.accessibleName() == "Stories"


def test_a_click_in_the_bin_opens_nothing(at_the_bin: Desk) -> None:
    at_the_bin.click(1)
    assert at_the_bin.opened == []
    assert at_the_bin.pane.list.selected_stories() == ("c",)

    at_the_bin.choose("All")
    at_the_bin.click(0)
    assert at_the_bin.opened == ["a"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_brings_a_story_back(at_the_bin: Desk, key: Qt.Key) -> None:
    at_the_bin.press(Qt.Key.Key_Home)
    at_the_bin.press(key)

    assert at_the_bin.back == [("b",)]
    assert at_the_bin.opened == []


@pytest.mark.parametrize("way", ["Enter", "button"])
def test_what_was_brought_back_is_seen_among_all(at_the_bin: Desk, way: str) -> None:
    at_the_bin.click(1)
    if way == "button":
        at_the_bin.button("Bring back").click()
    else:
        at_the_bin.press(Qt.Key.Key_Return)
    assert at_the_bin.back == [("c",)]
    assert at_the_bin.shown() == ["a"]
    assert at_the_bin.pane.list.accessibleName() == "Stories"


def test_several_are_brought_back_at_once(at_the_bin: Desk) -> None:
    at_the_bin.click(2)
    at_the_bin.click(0, Qt.KeyboardModifier.ControlModifier)
    at_the_bin.button("Bring back 2").click()
    assert at_the_bin.back == [("b", "d")]


def test_shift_selects_all_between(at_the_bin: Desk) -> None:
    at_the_bin.click(0)
    at_the_bin.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert at_the_bin.pane.list.selected_stories() == ("b", "c")

    at_the_bin.click(2, Qt.KeyboardModifier.ShiftModifier)
    at_the_bin.press(Qt.Key.Key_Delete)

    assert at_the_bin.purged == [("b", "c", "d")]


def test_nothing_selected_is_nothing_done(at_the_bin: Desk) -> None:
    assert not at_the_bin.button("Bring back").isEnabled()
    assert not at_the_bin.button("Delete for good…").isEnabled()
    at_the_bin.button("Empty the bin…").click()
    assert at_the_bin.emptied == [True]


def test_the_buttons_are_there_only_in_the_bin(desk: Desk) -> None:
    buttons = desk.pane.findChildren(QAbstractButton)
    assert [b.text() for b in buttons if b.isVisible() and b.text()] == ["All", "Bin 3"]


def test_the_menu_offers_what_the_bin_can_do(at_the_bin: Desk) -> None:
    corner = QPoint(5, 5)
    assert at_the_bin.menu(corner) == ["Empty the bin…"]
    at_the_bin.click(0)
    assert at_the_bin.menu(corner) == ["Bring back", "Delete for good…", "Empty the bin…"]
    at_the_bin.choose("All")
    assert at_the_bin.menu(corner) == ["New story", "Read beside", "Duplicate", "Delete story"]


def test_when_others_change_the_bin_no_other_story_is_selected(at_the_bin: Desk) -> None:
    at_the_bin.click(0)
    at_the_bin.shelves.binned = ["a", "b", "c"]
    at_the_bin.pane.refresh()
    assert at_the_bin.pane.list.selected_stories() == ()

    at_the_bin.click(1)
    at_the_bin.shelves.binned = ["c"]
    at_the_bin.pane.refresh()
    assert at_the_bin.pane.list.selected_stories() == ()
    assert not at_the_bin.button("Bring back").isEnabled()


def test_an_emptied_bin_says_so_and_is_left_by_the_person(at_the_bin: Desk) -> None:
    at_the_bin.shelves.binned = []
    at_the_bin.pane.refresh()

    assert "The bin is empty." in at_the_bin.sentences()
    assert at_the_bin.filters() == ["All", "Bin"]
    assert not at_the_bin.button("Empty the bin…").isEnabled()
    at_the_bin.choose("All")
    assert at_the_bin.filters() == []


def test_the_bin_is_searched_by_headline(at_the_bin: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(at_the_bin.pane.search, "ferry")
    qtbot.waitUntil(lambda: at_the_bin.shown() == ["c"])

    at_the_bin.pane.search.setText("nowhere")
    qtbot.waitUntil(lambda: at_the_bin.shown() == [])
    said = "There is no story in the bin whose headline or slugline has “nowhere”."
    assert said in at_the_bin.sentences()
    at_the_bin.button("Clear search").click()

    qtbot.waitUntil(lambda: at_the_bin.shown() == ["b", "c", "d"])
    assert "Bin 3" in at_the_bin.filters()
