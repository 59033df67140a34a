from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from editor.model.changes import text_replaced
from editor.model.edits import Edit
from editor.model.places import Place
from editor.ui.language_menu import LanguageMenu
from tests.services.desk import Desk
from tests.ui.hands import window


class Chooser:
    """Somebody who opens the menu and chooses from it."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.asked_for_other = 0
        self.window = window(qtbot)
        self.menu = LanguageMenu(desk.workspace, self._other, self.window)

    def _other(self) -> None:
        self.asked_for_other += 1

    def entry(self, text: str) -> QAction:
        self.menu.aboutToShow.emit()
        return next(each for each in self.menu.actions() if text in each.text().replace("&", ""))

    @property
    def checked(self) -> list[str]:
        self.menu.aboutToShow.emit()
        return [each.text().split("\t")[1] for each in self.menu.actions() if each.isChecked()]


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Chooser]:
    desk = Desk(tmp_path).new()
    yield Chooser(desk, qtbot)
    desk.close()


def test_the_language_of_the_story_is_checked(at: Chooser) -> None:
    assert at.checked == ["en-US"]


def test_choosing_one_is_a_step_that_can_be_undone(at: Chooser) -> None:
    at.entry("Österreichisches").trigger()
    assert at.desk.story.language == "de-AT"
    assert at.checked == ["de-AT"]
    at.desk.session.undo()
    assert at.desk.story.language == "en-US"


def test_choosing_the_same_one_changes_nothing(at: Chooser) -> None:
    before = at.desk.session.number
    at.entry("en-US").trigger()
    assert at.desk.session.number == before


def test_a_language_that_only_the_story_has_is_offered_too(at: Chooser) -> None:
    change = text_replaced(at.desk.story, Place("language"), "cy")
    at.desk.session.perform(Edit(change, "Language", None))
    assert at.checked == ["cy"]


def test_any_other_one_is_a_code_in_details(at: Chooser) -> None:
    at.entry("Other").trigger()
    assert at.asked_for_other == 1


def test_without_a_story_there_is_nothing_to_choose(at: Chooser) -> None:
    at.desk.close()
    at.menu.aboutToShow.emit()
    assert at.menu.actions() == []
