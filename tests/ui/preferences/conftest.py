"""Preferences over settings of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.services.settings import Settings
from editor.ui.dialogs.keeping import Keeping
from editor.ui.icons import Icons
from editor.ui.preferences.dialog import PreferencesDialog
from editor.ui.theme import Themes
from tests.ui.hands import window

Ask = Callable[..., PreferencesDialog]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    return window(qtbot)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def ask(parent: QWidget, settings: Settings, themes: Themes, icons: Icons) -> Ask:
    """Opens Preferences."""

    def opened(keeping: Keeping | None = None) -> PreferencesDialog:
        dialog = PreferencesDialog(settings, themes, icons, parent, keeping=keeping)
        dialog.open()
        return dialog

    return opened
