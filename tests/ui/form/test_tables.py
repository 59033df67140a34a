"""A table under ordinary keys, as a person presses them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.services.settings import Settings
from editor.ui.theme import Themes
from tests.ui.form.conftest import session_of
from tests.ui.form.one_body import OneBody, story_of

TABLE = "| Branch | Visits |\n| --- | --- |\n| North | 12 |\n| South | 9 |"
BODY = f"One\n\n{TABLE}\n\nTwo"
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key

Open = Callable[..., OneBody]


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, themes: Themes) -> Open:
    def make(words: str = "", behind: int = 0, body: str = BODY) -> OneBody:
        page = OneBody(session_of(story_of(body)), settings, themes, qtbot)
        at = body.index(words) + behind
        page.body.select(at, at)
        return page

    return make


def press(page: OneBody, *keys: Qt.Key | str) -> str:
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(page.body, key)
        else:
            QTest.keyClick(page.body, key)
    return page.text


def rest(page: OneBody) -> str:
    """What stands behind the caret in its line."""
    return page.text[page.body.caret().position :].split("\n")[0]


def test_end_and_a_letter_stay_in_the_head(opened: Open) -> None:
    page = opened("Visits", 2)
    assert press(page, KEY.Key_End, "q") == BODY.replace("Visits", "Visitsq")
    page.session.undo()
    assert page.text == BODY


def test_home_and_backspace_join_no_row_with_the_dashes(opened: Open) -> None:
    page = opened("North", 3)
    assert press(page, KEY.Key_Home, KEY.Key_Backspace) == BODY
    assert rest(page) == "North | 12 |"
    assert not page.session.undo_label


def test_home_and_end_go_to_the_cell_and_then_to_the_row(opened: Open) -> None:
    page = opened("12", 1)
    ways = ((KEY.Key_Home, "12 |"), (KEY.Key_Home, "North | 12 |"), (KEY.Key_End, " | 12 |"))
    for key, behind in (*ways, (KEY.Key_End, " |")):
        press(page, key)
        assert rest(page) == behind
    QTest.keyClick(page.body, KEY.Key_Home, SHIFT)
    assert page.body.textCursor().selectedText() == "12"


def test_backspace_and_delete_leave_the_bars(opened: Open) -> None:
    page = opened("12")
    assert press(page, KEY.Key_Backspace, KEY.Key_Backspace) == BODY
    assert press(page, KEY.Key_End, KEY.Key_Delete, KEY.Key_Delete) == BODY
    for key in (KEY.Key_Home, KEY.Key_Backspace), (KEY.Key_End, KEY.Key_Delete):
        press(page, key[0])
        QTest.keyClick(page.body, key[1], CTRL)
        assert page.text == BODY
    assert press(page, KEY.Key_Backspace) == BODY.replace("12", "1")


def test_a_paragraph_beside_a_table_is_not_joined_with_it(opened: Open) -> None:
    page = opened("Two")
    assert press(page, KEY.Key_Backspace) == BODY
    page.body.select(3, 3)
    assert press(page, KEY.Key_Delete) == BODY
    assert page.body.caret().position == 3


def test_a_selection_over_cells_is_emptied_in_one_step(opened: Open) -> None:
    page = opened()
    start, end = BODY.index("Visits"), BODY.index("rth")
    page.body.select(start, end)
    emptied = BODY.replace("Visits", "").replace("North", "rth")
    assert press(page, KEY.Key_Delete) == emptied
    page.session.undo()
    assert page.text == BODY
    page.body.select(start, end)
    page.body.cut()
    assert page.text == emptied
    assert QApplication.clipboard().text() == BODY[start:end]
    page.session.undo()
    page.body.select(start, end)
    assert press(page, "q") == emptied.replace("|  |", "| q |", 1)


def test_a_whole_table_goes_whole(opened: Open) -> None:
    page = opened()
    page.body.select(5, 5 + len(TABLE))
    assert press(page, KEY.Key_Backspace) == "One\n\n\n\nTwo"


def test_the_caret_passes_over_the_dashes(opened: Open) -> None:
    page = opened("Visits", 1)
    press(page, KEY.Key_Down)
    assert rest(page) == "2 |"
    press(page, KEY.Key_Up)
    assert rest(page) == "isits |"
    press(page, KEY.Key_End, KEY.Key_Right, KEY.Key_Right, KEY.Key_Right)
    assert rest(page) == "North | 12 |"
    press(page, KEY.Key_Left, KEY.Key_Left, KEY.Key_Left)
    assert rest(page) == " |"


def test_what_is_typed_at_the_dashes_goes_into_the_row_below(opened: Open) -> None:
    page = opened("---", 1)
    assert press(page, "ab") == BODY.replace("North", "abNorth")
    page.session.undo()
    assert page.text == BODY


def test_a_bar_that_is_typed_is_a_sign_of_the_cell(opened: Open) -> None:
    page = opened("North", 2)
    assert press(page, "|x") == BODY.replace("North", "No\\|xrth")
    assert press(page, KEY.Key_Backspace, KEY.Key_Backspace) == BODY


def test_what_an_input_method_brings_stays_in_a_cell(opened: Open) -> None:
    page = opened("9 |", 3)
    composed = QInputMethodEvent("", [])
    composed.setCommitString("東|京")
    QApplication.sendEvent(page.body, composed)
    assert page.text == BODY.replace("9", "9東\\|京")


def test_enter_over_a_selection_from_a_paragraph_into_a_table_keeps_the_bars(opened: Open) -> None:
    page = opened()
    page.body.select(2, BODY.index("anch"))
    assert press(page, KEY.Key_Return) == BODY.replace("One", "On").replace("Branch", "anch")


def test_a_section_is_parted_behind_a_table(opened: Open) -> None:
    page = opened("North", 2)
    page.formatting.commands["crosshead"]()
    assert page.session.story.sections[0].body == f"One\n\n{TABLE}"
    assert page.session.story.sections[1].body == "Two"


def test_backspace_in_a_row_that_enter_made_takes_it_away(opened: Open) -> None:
    page = opened("9", 1)
    longer = press(page, KEY.Key_Return)
    assert longer == BODY.replace(TABLE, f"{TABLE}\n|  |  |")
    assert press(page, KEY.Key_Backspace) == BODY
    assert rest(page) == "South | 9 |"
