"""A list of any length, by keys and mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.library.rows import StoryRows
from editor.ui.library.story_list import StoryList
from editor.ui.theme import Themes
from tests.ui.library.test_rows import Shelves


class Shown:
    """A list on the screen, over a million stories."""

    def __init__(self, qtbot: QtBot, themes: Themes) -> None:
        self.shelves = Shelves()
        self.rows = StoryRows(self.shelves)
        self.list = StoryList(self.rows, themes)
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.addWidget(self.list)
        self.elsewhere = QLineEdit()
        column.addWidget(self.elsewhere)
        qtbot.addWidget(self.window)
        self.window.resize(300, 600)
        self.window.show()
        self.rows.refresh()
        self.answer()

    def answer(self) -> None:
        self.list.viewport().grab()
        self.shelves.answer()

    def press(self, key: Qt.Key) -> None:
        QtBot.keyClick(self.list, key)


@pytest.fixture
def shown(qtbot: QtBot, themes: Themes) -> Shown:
    return Shown(qtbot, themes)


def test_only_the_rows_in_sight_are_fetched(shown: Shown) -> None:
    shown.list.viewport().grab()

    assert {offset for _, _, offset in shown.shelves.asked} == {0}


def test_the_last_of_a_million_is_one_key_away(shown: Shown) -> None:
    shown.list.setCurrentIndex(shown.rows.index(0))

    shown.press(Qt.Key.Key_End)
    shown.answer()

    rect = shown.list.visualRect(shown.rows.index(999_999))
    assert shown.list.viewport().rect().contains(rect)
    assert shown.list.current_story() == "id-999999"


def test_where_a_row_is_and_which_row_is_there_agree(shown: Shown) -> None:
    shown.list.scrollTo(shown.rows.index(123_456))

    rect = shown.list.visualRect(shown.rows.index(123_456))

    assert shown.list.indexAt(rect.center()).row() == 123_456
    assert not shown.list.indexAt(QPoint(5, -10_000_000_00)).isValid()


def test_arrows_walk_and_enter_opens(shown: Shown, qtbot: QtBot) -> None:
    shown.list.setCurrentIndex(shown.rows.index(0))
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Up)

    with qtbot.waitSignal(shown.list.chosen) as chosen:
        shown.press(Qt.Key.Key_Return)

    assert chosen.args == ["id-1"]


def test_a_click_opens_and_delete_deletes(shown: Shown, qtbot: QtBot) -> None:
    middle = shown.list.visualRect(shown.rows.index(2)).center()
    with qtbot.waitSignal(shown.list.chosen) as chosen:
        qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert chosen.args == ["id-2"]

    with qtbot.waitSignal(shown.list.unwanted) as unwanted:
        shown.press(Qt.Key.Key_Delete)
    assert unwanted.args == ["id-2"]


def test_the_current_row_follows_the_open_story(shown: Shown) -> None:
    shown.elsewhere.setFocus()
    shown.list.follow("id-3")
    assert shown.list.currentIndex().row() == 3

    shown.shelves.total += 1
    shown.rows.refresh()
    shown.answer()

    assert shown.list.current_story() == "id-3"


def test_whoever_walks_through_the_list_stays_there_when_a_story_goes(shown: Shown) -> None:
    shown.list.follow("id-0")
    shown.list.setFocus()
    shown.list.setCurrentIndex(shown.rows.index(5))

    shown.shelves.total -= 1
    shown.rows.refresh()
    shown.answer()

    assert shown.list.currentIndex().row() == 5


def test_the_bar_follows_the_number_of_stories(shown: Shown) -> None:
    assert shown.list.verticalScrollBar().maximum() > 10_000_000

    shown.shelves.total = 2
    shown.rows.refresh()
    shown.answer()

    assert shown.list.verticalScrollBar().maximum() == 0
