from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from editor.model.places import Place
from editor.ui.dialogs.dictionaries import DictionariesDialog
from editor.ui.dialogs.word_list import WordList
from editor.ui.theme import Themes
from tests.services.spellcheck.person import Speller
from tests.services.spellcheck.tiny import write_dictionary
from tests.ui.hands import window


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Speller]:
    speller = Speller(tmp_path / "home")
    yield speller
    speller.desk.close()


@pytest.fixture
def show(at: Speller, themes: Themes, qtbot: QtBot) -> Callable[..., DictionariesDialog]:
    parent = window(qtbot)

    def opened(*, has_story: bool = True) -> DictionariesDialog:
        dialog = DictionariesDialog(at.spelling, "NewsReady.com", has_story, themes.current, parent)
        dialog.show()
        dialog.activateWindow()
        at.rest()
        return dialog

    return opened


def words(of: WordList) -> list[str]:
    return [of.list.item(row).text() for row in range(of.list.count())]


def choose(of: WordList, *wanted: str) -> None:
    for row in range(of.list.count()):
        item = of.list.item(row)
        item.setSelected(item.text() in wanted)


def test_a_word_is_added_with_enter_and_counts_at_once(
    at: Speller, show: Callable[..., DictionariesDialog], qtbot: QtBot
) -> None:
    assert at.marked("goverment") == ["goverment"]
    dialog = show()
    assert not dialog.own.add.isEnabled()
    qtbot.keyClicks(dialog.own.word, "goverment")
    qtbot.keyClick(dialog.own.word, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert words(dialog.own) == ["goverment"]
    assert at.marked("goverment") == []


def test_selected_words_are_taken_out_with_delete(
    at: Speller, show: Callable[..., DictionariesDialog], qtbot: QtBot
) -> None:
    for word in ("Kyiv", "Lviv", "Odesa"):
        at.spelling.add(word)
    dialog = show()
    choose(dialog.own, "Kyiv", "Odesa")
    dialog.own.list.setFocus()
    qtbot.keyClick(dialog.own.list, Qt.Key.Key_Delete)
    assert words(dialog.own) == ["Lviv"]
    assert at.spelling.vouched.own.words == {"Lviv"}


def test_a_word_is_corrected_in_its_place(
    at: Speller, show: Callable[..., DictionariesDialog]
) -> None:
    at.spelling.add("Kyyiv")
    dialog = show()
    dialog.own.list.item(0).setText("Kyiv")
    assert words(dialog.own) == ["Kyiv"]
    assert at.spelling.vouched.own.words == {"Kyiv"}


def test_a_word_that_is_emptied_stays_as_it_was(
    at: Speller, show: Callable[..., DictionariesDialog]
) -> None:
    at.spelling.add("Kyiv")
    dialog = show()
    dialog.own.list.item(0).setText("  ")
    assert words(dialog.own) == ["Kyiv"]


def test_each_list_holds_its_own_words(
    at: Speller, show: Callable[..., DictionariesDialog]
) -> None:
    at.spelling.add("mine")
    at.spelling.add_to_house("ours")
    at.spelling.ignore("here")
    dialog = show()
    assert [words(each) for each in (dialog.own, dialog.house, dialog.story)] == [
        ["mine"],
        ["ours"],
        ["here"],
    ]
    choose(dialog.house, "ours")
    dialog.house.remove.click()
    assert at.spelling.vouched.house.words == frozenset()


def test_without_a_story_there_are_no_words_of_it(
    show: Callable[..., DictionariesDialog],
) -> None:
    assert show(has_story=False).tabs.count() == 2


def test_what_is_added_elsewhere_meanwhile_is_shown(
    at: Speller, show: Callable[..., DictionariesDialog]
) -> None:
    dialog = show()
    at.spelling.add("Kyiv")
    assert words(dialog.own) == ["Kyiv"]


def test_the_dictionary_of_the_story_is_named(
    show: Callable[..., DictionariesDialog],
) -> None:
    dialog = show()
    assert "American English is checked" in dialog.found.text()
    assert "français" in dialog.help.text()


def test_a_missing_dictionary_is_told_and_found_once_it_is_there(
    at: Speller, show: Callable[..., DictionariesDialog]
) -> None:
    at.write(Place("language"), "tr")
    dialog = show()
    assert "There is no dictionary for Türkçe" in dialog.found.text()
    write_dictionary(at.home / "system", "tr_TR", "kelime")
    dialog.again.click()
    at.rest()
    assert "Türkçe is checked" in dialog.found.text()


def test_the_folder_for_ones_own_dictionaries_is_made_and_opened(
    at: Speller, show: Callable[..., DictionariesDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    show().folder.click()
    assert [Path(url.toLocalFile()) for url in opened] == [at.spelling.own_folder]
    assert at.spelling.own_folder.is_dir()


def test_a_folder_that_cannot_be_made_is_said(
    at: Speller, show: Callable[..., DictionariesDialog]
) -> None:
    at.spelling.own_folder.parent.mkdir(parents=True, exist_ok=True)
    at.spelling.own_folder.write_text("a file")
    dialog = show()
    dialog.folder.click()
    assert "cannot be made" in dialog.help.text()


def test_escape_closes_it_and_it_listens_no_more(
    at: Speller, show: Callable[..., DictionariesDialog], qtbot: QtBot
) -> None:
    dialog = show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))
    at.spelling.add("Kyiv")
