"""The commands of the Format menu and the format bar."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from editor.model.choices import FORMAT_BAR
from editor.services.settings import Settings
from editor.ui.actions import Actions
from editor.ui.form.format_bar import FormatBar
from editor.ui.icons import Icons
from editor.ui.theme import Themes
from tests.ui.form.conftest import session_of
from tests.ui.form.one_body import OneBody, story_of

Open = Callable[..., OneBody]


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, themes: Themes) -> Open:
    def make(body: str, language: str = "") -> OneBody:
        return OneBody(session_of(story_of(body, language)), settings, themes, qtbot)

    return make


def test_paragraphs_become_lists_and_quotes_and_paragraphs_again(opened: Open) -> None:
    page = opened("one\n\ntwo")
    assert page.give("bullet_list", 0, 8) == "- one\n- two"
    assert page.give("numbered_list", 0, 11) == "1. one\n2. two"
    assert page.give("numbered_list", 0, 13) == "one\n\ntwo"
    assert page.give("quote", 0, 8) == "> one\n>\n> two"
    page.session.undo()
    assert page.text == "one\n\ntwo"


def test_bold_italic_and_clear(opened: Open) -> None:
    page = opened("one two")
    assert page.give("bold", 0, 3) == "**one** two"
    assert page.give("italic", 2, 11) == "***one** two*"
    assert page.give("clear_marks", 0, 13) == "one two"


def test_a_rule_comes_in_and_goes_by_one_undo(opened: Open) -> None:
    page = opened("one\n\ntwo")
    assert page.give("rule", 1) == "one\n\n---\n\n\n\ntwo"
    page.session.undo()
    assert page.text == "one\n\ntwo"


def test_a_short_paragraph_becomes_a_crosshead(opened: Open) -> None:
    page = opened("one\n\nThe harbour\n\ntwo")
    assert page.give("crosshead", 8) == "one"
    assert page.story.sections[1].crosshead == "The harbour"
    assert page.story.sections[1].body == "two"
    page.session.undo()
    assert page.text == "one\n\nThe harbour\n\ntwo"


def test_a_long_paragraph_is_split_for_a_crosshead(opened: Open) -> None:
    page = opened("word " * 30)
    page.give("crosshead", 5)
    assert [section.crosshead for section in page.story.sections] == ["", ""]
    assert "".join(section.body for section in page.story.sections).split() == ["word"] * 30


def test_typographic_quotes_for_the_whole_story_are_one_step(opened: Open) -> None:
    page = opened('"Ja" -- "nein"', "de")
    assert page.give("educate_quotes", 4) == "„Ja“ – „nein“"
    page.session.undo()
    assert page.text == '"Ja" -- "nein"'


def test_nothing_happens_outside_of_a_body(opened: Open, qtbot: QtBot) -> None:
    page = opened("one")
    page.after.setFocus()
    qtbot.waitUntil(page.after.hasFocus)
    for command in page.formatting.commands:
        page.formatting.commands[command]()
    assert page.text == "one"
    assert page.formatting.formats() is None


class Bar:
    """A format bar above a body, with the real actions."""

    def __init__(self, page: OneBody, themes: Themes, qtbot: QtBot) -> None:
        self.page = page
        self.actions = Actions(page)
        self.actions.set_story_open(True)
        self.actions.bind(page.formatting.commands)
        self.bar = FormatBar(
            self.actions, Icons(themes), page.settings, page.formatting.formats, page
        )
        page.column.insertWidget(0, self.bar)
        qtbot.waitUntil(self.bar.isVisible)
        self.bar.refresh()

    def button(self, name: str) -> QToolButton:
        return next(b for b in self.bar.findChildren(QToolButton) if b.accessibleName() == name)


def test_the_bar_shows_what_is_set_at_the_caret(opened: Open, themes: Themes, qtbot: QtBot) -> None:
    page = opened("> one **two**")
    bar = Bar(page, themes, qtbot)
    page.body.select(9, 9)
    bar.bar.refresh()
    assert bar.button("Bold").isChecked()
    assert bar.button("Quote").isChecked()
    assert not bar.button("Italic").isChecked()
    page.body.select(3, 3)
    bar.bar.refresh()
    assert not bar.button("Bold").isChecked()


def test_a_click_formats_and_the_caret_stays(opened: Open, themes: Themes, qtbot: QtBot) -> None:
    page = opened("one two")
    bar = Bar(page, themes, qtbot)
    page.body.select(0, 3)
    bar.bar.refresh()
    QTest.mouseClick(bar.button("Bold"), Qt.MouseButton.LeftButton)
    assert page.text == "**one** two"
    assert page.body.hasFocus()
    assert bar.button("Bold").isChecked()


def test_its_buttons_rest_outside_of_bodies_and_tell_their_keys(
    opened: Open, themes: Themes, qtbot: QtBot
) -> None:
    page = opened("one")
    bar = Bar(page, themes, qtbot)
    assert bar.button("Bold").isEnabled()
    assert "Ctrl+B" in bar.button("Bold").toolTip()
    page.after.setFocus()
    qtbot.waitUntil(page.after.hasFocus)
    bar.bar.refresh()
    assert not bar.button("Bold").isEnabled()


def test_it_is_reached_by_key_and_left_by_escape(
    opened: Open, themes: Themes, qtbot: QtBot
) -> None:
    page = opened("one")
    bar = Bar(page, themes, qtbot)
    page.body.select(0, 3)
    bar.bar.enter()
    qtbot.waitUntil(bar.button("Bold").hasFocus)
    QTest.keyClick(bar.button("Bold"), Qt.Key.Key_Right)
    assert bar.button("Italic").hasFocus()
    QTest.keyClick(bar.button("Italic"), Qt.Key.Key_Escape)
    assert page.body.hasFocus()
    bar.bar.enter()
    QTest.keyClick(bar.button("Bold"), Qt.Key.Key_Space)
    assert page.text == "**one**"
    assert page.body.hasFocus()


def test_it_is_hidden_by_choice(
    opened: Open, themes: Themes, settings: Settings, qtbot: QtBot
) -> None:
    bar = Bar(opened("one"), themes, qtbot)
    settings.choose(FORMAT_BAR, False)
    assert not bar.bar.isVisible()
    settings.choose(FORMAT_BAR, True)
    assert bar.bar.isVisible()
