"""A person at the whole window over a real library, without the web engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from editor.app import services_of
from editor.model.changes import TextChange
from editor.model.history import TYPING
from editor.model.places import Caret, Place, body_place, text_at
from editor.model.story import Story
from editor.services.session import Session
from editor.services.tasks import ManualTasks
from editor.system.paths import Folders
from editor.ui.main_window import MainWindow
from editor.ui.preview.pane import PreviewPane
from editor.ui.theme import Themes

HEADLINE = Place("headline")


class StillPreview(PreviewPane):
    """A preview whose engine never begins."""

    def start(self) -> None:
        """Stay as it is."""


class Newsroom:
    """A person at the window, whose methods are what a person does."""

    def __init__(self, home: Path, themes: Themes, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.tasks = ManualTasks()
        folders = Folders.under(home)
        self.services = services_of(self.tasks, folders.library, folders)
        self.workspace = self.services.workspace
        self.window = MainWindow(
            self.services,
            themes,
            StillPreview(home / "preview.json"),
            folders,
            home / "nutgraf.log",
        )
        self.window.resize(1600, 900)
        self.window.show()
        self.workspace.start()
        self.work()

    def work(self) -> Newsroom:
        self.tasks.work()
        self.window.library.list.viewport().grab()
        self.tasks.work()
        return self

    def choose(self, name: str) -> Newsroom:
        self.window.actions_by_name[name].trigger()
        return self.work()

    def type(self, text: str, place: Place = HEADLINE) -> Newsroom:
        """Type at the end of a text of the open story."""
        at = len(text_at(self.story, place))
        self.session.apply(TextChange(place, at, "", text), TYPING, after=Caret(place, at))
        return self.work()

    def type_body(self, text: str) -> Newsroom:
        return self.type(text, body_place(self.story.sections[0].id))

    def rest(self) -> Newsroom:
        self.tasks.pass_time(5_000)
        return self.work()

    @property
    def session(self) -> Session:
        assert self.workspace.current is not None
        return self.workspace.current

    @property
    def story(self) -> Story:
        return self.session.story

    def take_offer(self, text: str) -> Newsroom:
        buttons = self.window.notices.findChildren(QPushButton)
        next(each for each in buttons if each.text() == text).click()
        return self.work()

    def is_closed(self) -> bool:
        return not self.window.isVisible()

    @property
    def said(self) -> list[str]:
        return [notice.text for notice in self.window.notices.shown]

    @property
    def headlines(self) -> list[str]:
        rows = self.window.library.rows
        return [row.headline for n in range(rows.total) if (row := rows.row(n)) is not None]


Open = Callable[[], Newsroom]
