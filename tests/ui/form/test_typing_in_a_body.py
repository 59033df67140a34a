"""Lists, tables and typographic signs, as a person types them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.model.choices import SMART_TYPING
from editor.services.settings import Settings
from editor.ui.theme import Themes
from tests.ui.form.conftest import session_of
from tests.ui.form.one_body import OneBody, story_of

Open = Callable[..., OneBody]
KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\b": Qt.Key.Key_Backspace}


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, themes: Themes) -> Open:
    def make(body: str = "", language: str = "en-US") -> OneBody:
        page = OneBody(session_of(story_of(body, language)), settings, themes, qtbot)
        page.body.select(len(body), len(body))
        return page

    return make


def press(page: OneBody, text: str) -> str:
    """Type signs, Enter, Tab and Backspace; gives the body."""
    for sign in text:
        if sign in KEYS:
            QTest.keyClick(page.body, KEYS[sign])
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(page.body, event)
    return page.text


def test_a_nested_numbered_list_is_written_by_keys_alone(opened: Open) -> None:
    page = opened()
    assert press(page, "1. one\ntwo\n\tinner\n\nthree\n\nAfter") == (
        "1. one\n2. two\n   1. inner\n3. three\n\nAfter"
    )


def test_each_step_in_a_list_is_one_undo(opened: Open) -> None:
    page = opened("1. one\n2. two\n3. three")
    page.body.select(6, 6)
    assert press(page, "\n") == "1. one\n2. \n3. two\n4. three"
    page.session.undo()
    assert page.text == "1. one\n2. two\n3. three"
    page.body.select(13, 13)
    assert press(page, "\t") == "1. one\n   1. two\n2. three"
    page.session.undo()
    assert page.text == "1. one\n2. two\n3. three"


@pytest.mark.parametrize("key", [Qt.Key.Key_Backtab, Qt.Key.Key_Tab])
def test_shift_tab_takes_an_item_out(opened: Open, key: Qt.Key) -> None:
    page = opened("- one\n  - two")
    QTest.keyClick(page.body, key, Qt.KeyboardModifier.ShiftModifier)
    assert page.text == "- one\n- two"


def test_tab_leaves_a_paragraph(opened: Open) -> None:
    page = opened("one")
    QTest.keyClick(page.body, Qt.Key.Key_Tab)
    assert page.text == "one"
    assert page.after.hasFocus()


def test_a_table_is_filled_by_tab(opened: Open) -> None:
    page = opened()
    page.give("table", 0)
    assert press(page, "a\tb\tc\td") == (
        "| a | b | c |\n| --- | --- | --- |\n| d |  |  |\n|  |  |  |"
    )


def test_shift_enter_does_not_break_a_row(opened: Open) -> None:
    page = opened("| a |\n| --- |\n| b |")
    page.body.select(18, 18)
    QTest.keyClick(page.body, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.text == "| a |\n| --- |\n| b |\n|  |"


def test_quotes_are_set_as_they_are_typed_and_taken_back_by_one_undo(opened: Open) -> None:
    page = opened()
    assert press(page, "He said \"it's") == "He said “it’s"
    page.session.undo()
    page.session.undo()
    assert page.text == "He said “it'"
    page = opened()
    press(page, 'a "')
    assert page.text == "a “"
    page.session.undo()
    assert page.text == 'a "'
    assert page.body.caret().position == 3


def test_a_sign_taken_back_stays_straight_and_so_does_its_partner(opened: Open) -> None:
    page = opened()
    press(page, '"')
    page.session.undo()
    assert press(page, 'word" "x"') == '"word" “x”'


def test_the_story_s_language_counts(opened: Open) -> None:
    assert press(opened(language="de"), '"Ja"') == "„Ja“"
    assert press(opened(language="fr"), '"Oui" !') == "«\u00a0Oui\u00a0»\u202f!"


def test_it_can_be_switched_off(opened: Open, settings: Settings) -> None:
    page = opened()
    settings.choose(SMART_TYPING, False)
    assert press(page, '"a" -- b...') == '"a" -- b...'


def test_an_address_is_typed_as_it_is(opened: Open) -> None:
    text = '[a](https://example.org/"b"--c)'
    assert press(opened(), text) == text


def test_a_pasted_text_is_left_as_it_is(opened: Open) -> None:
    page = opened()
    page.body.insert('"', "Paste")
    assert page.text == '"'


def test_a_composed_sign_is_set_like_a_typed_one(opened: Open) -> None:
    page = opened("a ")
    event = QInputMethodEvent()
    event.setCommitString('"')
    QApplication.sendEvent(page.body, event)
    assert page.text == "a “"
