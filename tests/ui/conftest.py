"""What the tests of the window's parts share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.ui.icons import Icons
from editor.ui.page_look import USUAL_LOOK
from editor.ui.theme import ThemeChoice, Themes
from tests.ui.newsroom import Newsroom, Open


@pytest.fixture(scope="session")
def applications_themes(qapp: QApplication) -> Themes:
    """The one that dresses the application."""
    return Themes(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def themes(applications_themes: Themes) -> Themes:
    """The light theme."""
    applications_themes.choose(ThemeChoice.LIGHT)
    applications_themes.set_look(USUAL_LOOK)
    return applications_themes


@pytest.fixture
def icons(themes: Themes) -> Icons:
    """The icons in the light theme."""
    return Icons(themes)


@pytest.fixture
def open_window(tmp_path: Path, themes: Themes, qtbot: QtBot) -> Iterator[Open]:
    """Opens windows over one library, each a person at it."""
    rooms: list[Newsroom] = []

    def opened() -> Newsroom:
        room = Newsroom(tmp_path, themes, qtbot)
        rooms.append(room)
        return room

    yield opened
    for room in rooms:
        room.window.close()
        room.work()
        qtbot.waitUntil(room.is_closed)
        room.services.close()
        room.window.deleteLater()


@pytest.fixture
def room(open_window: Open) -> Newsroom:
    """A window over an empty library."""
    return open_window()
