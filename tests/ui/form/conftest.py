"""A real form on a real session whose journal goes nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.library.journal import Entry
from editor.model.history import History
from editor.model.house import FIRST_HOUSE, House
from editor.model.story import Story
from editor.services.session import Session
from editor.services.settings import Settings
from editor.ui.form.form import StoryForm
from editor.ui.theme import Themes
from tests.ui.form.reporter import Reporter


class NoJournal:
    """A journal that takes everything and keeps nothing."""

    def append(self, entry: Entry) -> None:
        """Take an entry."""


def session_of(story: Story, house: House = FIRST_HOUSE) -> Session:
    """A session whose clock goes on a second at each step."""
    seconds = count()
    start = datetime(2026, 11, 22, 12, tzinfo=UTC)
    return Session(
        story, house, History(), NoJournal(), lambda: start + timedelta(seconds=next(seconds))
    )


@pytest.fixture
def themes(qapp: QApplication) -> Themes:
    return Themes(qapp)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def form(qtbot: QtBot, themes: Themes, settings: Settings) -> Iterator[StoryForm]:
    ids = count(1)
    form = StoryForm(themes, settings, ids=lambda: f"new{next(ids)}")
    qtbot.addWidget(form)
    form.resize(760, 700)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    yield form
    form.show_session(None)


@pytest.fixture
def write(form: StoryForm, qtbot: QtBot) -> Callable[..., Reporter]:
    """Open a story in the form; gives the reporter who writes it."""

    def open_story(story: Story | None = None, house: House = FIRST_HOUSE) -> Reporter:
        session = session_of(story or Story("story", source_tag=house.source_tag), house)
        form.show_session(session)
        return Reporter(form, session, qtbot)

    return open_story
