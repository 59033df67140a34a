"""A window with a form between a list and a page, and all its comfort."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.model.places import Caret, Place, body_place
from editor.model.story import KeyPoint, Section, Story
from editor.services.settings import Settings
from editor.ui.comfort.comfort import Comfort
from editor.ui.form.form import StoryForm
from editor.ui.form.sheet import ScrollingSheet
from editor.ui.form.text_field import TextField
from editor.ui.icons import Icons
from editor.ui.panes import Panes
from editor.ui.theme import Themes
from tests.ui.form.conftest import session_of
from tests.ui.form.reporter import Reporter

PARAGRAPHS = [f"This is paragraph {number} of a story about a bridge. " * 4 for number in range(40)]
STORY = Story(
    "story",
    headline="Bridge opens",
    key_points=(KeyPoint("k", "It is long"), KeyPoint("l", "It is wide")),
    sections=(Section("a", "", "\n\n".join(PARAGRAPHS)), Section("b", "Why", "It is long.")),
)
BODY = body_place("a")


class Desk:
    """A window, the reporter who writes in it, and what they see."""

    def __init__(self, settings: Settings, themes: Themes, icons: Icons, qtbot: QtBot) -> None:
        self.settings = settings
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.menu = self.window.menuBar().addMenu("File")
        self.menu.addAction("New")
        self.form = StoryForm(themes, settings)
        self.library, self.preview, self.bar = QListWidget(), QListWidget(), QLabel("Kept")
        page = QWidget()
        column = QVBoxLayout(page)
        self.panes = Panes(self.library, self.form, self.preview, themes, icons, page)
        column.addWidget(self.panes, 1)
        column.addWidget(self.bar)
        self.window.setCentralWidget(page)
        area = self.form.findChild(ScrollingSheet)
        assert isinstance(area, ScrollingSheet)
        self.area = area
        self.preview_zooms: list[int] = []
        self.comfort = Comfort(
            self.window,
            self.panes,
            (self.bar,),
            self.form,
            area,
            self.preview,
            self.preview_zooms.append,
            settings,
            themes,
        )
        self.window.resize(1600, 900)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        qtbot.waitUntil(lambda: area.viewport().height() > 600)
        session = session_of(STORY)
        self.form.show_session(session)
        self.reporter = Reporter(self.form, session, qtbot)

    def give(self, command: str) -> None:
        self.comfort.commands[command]()

    def go(self, place: Place, position: int = 0) -> TextField:
        self.form.go_to(Caret(place, position))
        return self.reporter.focus

    @property
    def scroll(self) -> int:
        return self.area.verticalScrollBar().value()

    @property
    def caret_height(self) -> int:
        """How far below the upper edge of the view the caret stands."""
        field = self.reporter.focus
        return field.mapTo(self.area.viewport(), field.caret_box().topLeft()).y()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def open_desk(
    settings: Settings, themes: Themes, icons: Icons, qtbot: QtBot
) -> Iterator[Callable[[], Desk]]:
    desks: list[Desk] = []

    def opened() -> Desk:
        desks.append(Desk(settings, themes, icons, qtbot))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.form.show_session(None)


@pytest.fixture
def desk(open_desk: Callable[[], Desk]) -> Desk:
    return open_desk()
