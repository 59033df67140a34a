from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.model.choices import CHECK_SPELLING
from editor.model.places import Place
from editor.model.translation import speak
from editor.system.catalogues import catalogue
from editor.ui.dialogs.dictionaries import DictionariesDialog
from editor.ui.form.form import StoryForm
from editor.ui.form.spelling import FormSpelling
from editor.ui.icons import Icons
from editor.ui.messages import Notices
from editor.ui.spellchecking import Spellchecking
from editor.ui.theme import Themes
from tests.services.spellcheck.person import Speller


class Window(QWidget):
    """A form with its notices and the commands of spelling."""

    def __init__(self, speller: Speller, themes: Themes) -> None:
        super().__init__()
        self.speller = speller
        self.form = StoryForm(themes, speller.settings, parent=self)
        self.notices = Notices(themes, Icons(themes), self)
        column = QVBoxLayout(self)
        column.addWidget(self.form)
        column.addWidget(self.notices)
        form = FormSpelling(speller.spelling, self.form._fields, self.form, self)
        self.spellchecking = Spellchecking(
            speller.spelling, form, speller.desk.workspace, self.notices, themes, self
        )
        self.form.show_session(speller.desk.session)

    @property
    def said(self) -> list[str]:
        return [notice.text for notice in self.notices.shown]

    def rest(self) -> Window:
        self.speller.rest(3_000)
        return self

    def choose(self, name: str) -> None:
        self.spellchecking.commands[name]()

    def offer(self) -> QPushButton:
        return next(
            each for each in self.notices.findChildren(QPushButton) if "get one" in each.text()
        )


@pytest.fixture
def window(qtbot: QtBot, themes: Themes, tmp_path: Path) -> Iterator[Window]:
    window = Window(Speller(tmp_path / "home"), themes)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.form.show_session(None)
    window.speller.desk.close()


def test_f7_says_that_every_word_is_right(window: Window) -> None:
    window.choose("next_misspelling")
    assert window.said == ["No misspelt word was found in this story."]


def test_f7_says_that_spelling_is_switched_off(window: Window) -> None:
    window.speller.settings.choose(CHECK_SPELLING, False)
    window.choose("previous_misspelling")
    assert "switched off" in window.said[0]


def test_a_missing_dictionary_is_said_with_a_way_to_get_one(window: Window, qtbot: QtBot) -> None:
    window.speller.write(Place("headline"), "bütün kelimeler")
    window.speller.write(Place("language"), "tr")
    qtbot.waitUntil(lambda: window.rest().said != [])
    assert window.said == ["There is no dictionary for Türkçe here, so nothing in it is marked."]
    window.offer().click()
    dialog = window.findChild(DictionariesDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize(("code", "name"), [("ar-EG", "Arabisch"), ("tr", "Türkçe")])
def test_a_language_is_named_in_that_of_the_window(
    window: Window, qtbot: QtBot, code: str, name: str
) -> None:
    speak(catalogue("de"))
    try:
        window.speller.write(Place("headline"), "كلمات العربية bütün kelimeler")
        window.speller.write(Place("language"), code)
        qtbot.waitUntil(lambda: window.rest().said != [])
        assert window.said[0].startswith(f"Für {name} gibt es hier kein Wörterbuch")
    finally:
        speak(catalogue("en"))


def test_f7_says_again_that_there_is_no_dictionary(window: Window) -> None:
    window.speller.write(Place("language"), "tr")
    window.speller.marked("kelime", "tr")
    window.choose("next_misspelling")
    assert "no dictionary for Türkçe" in window.said[-1]
