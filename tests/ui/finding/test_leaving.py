"""The find bar is left from the story's text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.model.places import Caret, Place
from editor.ui.form.text_field import TextField
from tests.ui.newsroom import Newsroom

pytestmark = pytest.mark.window


def test_escape_in_the_storys_text_closes_the_bar(room: Newsroom, qtbot: QtBot) -> None:
    room.choose("new").type("Bridge opens").choose("find")
    bar = room.window.find_bar
    assert bar.isVisible()
    field = room.window.form.field(Place("headline"))
    assert isinstance(field, TextField)
    field.setFocus()

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert not bar.isVisible()
    assert QApplication.focusWidget() is field
    assert room.story.headline == "Bridge opens"


@pytest.mark.parametrize("command", ["find", "replace"])
def test_the_old_phrase_stands_selected_when_the_bar_comes_again(
    room: Newsroom, qtbot: QtBot, command: str
) -> None:
    room.choose("new").type("Bridge opens").choose("find")
    bar = room.window.find_bar
    qtbot.keyClicks(bar.phrase, "opens")
    qtbot.keyClick(bar.phrase, Qt.Key.Key_Escape)

    room.choose(command)

    assert QApplication.focusWidget() is bar.phrase
    assert bar.phrase.selectedText() == "opens"
    assert not bar.told.text()


@pytest.mark.parametrize("command", ["find", "replace"])
def test_a_selection_of_the_story_stands_selected_as_the_phrase(
    room: Newsroom, qtbot: QtBot, command: str
) -> None:
    room.choose("new").type("Bridge opens").choose("find")
    bar = room.window.find_bar
    qtbot.keyClicks(bar.phrase, "opens")
    qtbot.keyClick(bar.phrase, Qt.Key.Key_Escape)
    room.session.caret = Caret(Place("headline"), 6, 0)

    room.choose(command)

    assert QApplication.focusWidget() is bar.phrase
    assert bar.phrase.selectedText() == "Bridge"
