"""The folders of backups and mirror are chosen in Preferences."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from editor.services.settings import Settings
from editor.ui.dialogs.keeping import Keeping
from editor.ui.icons import Icons
from editor.ui.preferences.dialog import PreferencesDialog
from editor.ui.theme import Themes
from tests.ui.hands import button, dialog_of, told, window


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    return window(qtbot)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def preferences(
    parent: QWidget, themes: Themes, settings: Settings, keeping: Keeping | None
) -> PreferencesDialog:
    dialog = PreferencesDialog(settings, themes, Icons(themes), parent, keeping=keeping)
    dialog.open()
    return dialog


def choose(dialog: PreferencesDialog, name: str, folder: str) -> None:
    button(dialog, f"{name}: choose").click()
    chooser = dialog_of(dialog, QFileDialog)
    chooser.fileSelected.emit(folder)
    chooser.reject()


def test_a_folder_counts_as_soon_as_it_is_chosen(
    parent: QWidget, qtbot: QtBot, themes: Themes, settings: Settings
) -> None:
    dialog = preferences(parent, themes, settings, Keeping(Path("/copies"), None, None))
    with qtbot.waitSignal(dialog.keeping_changed) as changed:
        choose(dialog, "Mirror", "/mirror")
    assert changed.args == [Keeping(Path("/copies"), None, Path("/mirror"))]
    with qtbot.waitSignal(dialog.keeping_changed) as changed:
        button(dialog, "Backup folder: default").click()
    assert changed.args == [Keeping(None, None, Path("/mirror"))]


def test_the_same_folder_again_is_no_change(
    parent: QWidget, themes: Themes, settings: Settings
) -> None:
    said: list[object] = []
    dialog = preferences(parent, themes, settings, Keeping(None, Path("/stick"), None))
    dialog.keeping_changed.connect(said.append)
    choose(dialog, "Second folder", "/stick")
    dialog.accept()
    assert said == []


def test_without_folders_there_is_no_such_section(
    parent: QWidget, themes: Themes, settings: Settings
) -> None:
    assert "Keeping" not in told(preferences(parent, themes, settings, None))
