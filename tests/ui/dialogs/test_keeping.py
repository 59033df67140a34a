"""The folders of backups and mirror are chosen in Preferences."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from editor.model.house import FIRST_HOUSE
from editor.ui.dialogs.keeping import Keeping
from editor.ui.dialogs.preferences import PreferencesDialog
from editor.ui.theme import ThemeChoice, Themes
from tests.ui.hands import button, dialog_of, window


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    return window(qtbot)


def preferences(parent: QWidget, themes: Themes, keeping: Keeping | None) -> PreferencesDialog:
    choice = ThemeChoice.SYSTEM
    dialog = PreferencesDialog(FIRST_HOUSE, choice, 2026, themes.current, parent, keeping=keeping)
    dialog.open()
    (tabs,) = dialog.findChildren(QTabWidget)
    titles = [tabs.tabText(index) for index in range(tabs.count())]
    if "Keeping" in titles:
        tabs.setCurrentIndex(titles.index("Keeping"))
    return dialog


def choose(dialog: PreferencesDialog, name: str, folder: str) -> None:
    button(dialog, f"{name}: choose").click()
    chooser = dialog_of(dialog, QFileDialog)
    chooser.fileSelected.emit(folder)
    chooser.reject()


def test_folders_count_once_the_dialog_is_accepted(
    parent: QWidget, qtbot: QtBot, themes: Themes
) -> None:
    dialog = preferences(parent, themes, Keeping(Path("/copies"), None, None))
    choose(dialog, "Mirror", "/mirror")
    button(dialog, "Backup folder: default").click()
    with qtbot.waitSignal(dialog.keeping_changed) as changed:
        button(dialog, "Apply").click()
    assert changed.args == [Keeping(None, None, Path("/mirror"))]


def test_a_cancelled_dialog_and_one_without_changes_say_nothing(
    parent: QWidget, themes: Themes
) -> None:
    said: list[object] = []
    for end in ("Cancel", "Apply"):
        dialog = preferences(parent, themes, Keeping(None, Path("/stick"), None))
        dialog.keeping_changed.connect(said.append)
        if end == "Cancel":
            choose(dialog, "Second folder", "/other")
        button(dialog, end).click()
    assert said == []


def test_without_folders_there_is_no_such_page(parent: QWidget, themes: Themes) -> None:
    dialog = preferences(parent, themes, None)
    (tabs,) = dialog.findChildren(QTabWidget)
    assert "Keeping" not in [tabs.tabText(index) for index in range(tabs.count())]
