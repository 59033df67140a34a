"""A story with three versions, and somebody who looks at them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from editor.model.story import KeyPoint, Section, Story
from editor.model.versions import Why
from editor.ui.theme import Themes
from tests.ui.form.conftest import session_of
from tests.ui.history.reader import Reader

FIRST = Story(
    "s",
    headline="Ferry fares rise",
    key_points=(KeyPoint("k1", "Fares rise in May."),),
    sections=(Section("o", body="Fares on the ferry rise by ten per cent in May."),),
)
SECOND = replace(FIRST, headline="Ferry fares rise again", slugline="FERRY")
THIRD = replace(
    SECOND,
    sections=(Section("o", body="Fares on the old ferry rise by ten per cent in May."),),
)
STORY_NOW = replace(
    THIRD,
    key_points=(),
    sections=(Section("o", body="Fares on the old ferry rise by twelve per cent in June."),),
)


@pytest.fixture
def reader(qtbot: QtBot, themes: Themes) -> Iterator[Reader]:
    made = Reader(qtbot, themes, session_of(STORY_NOW))
    made.versions.keep(FIRST, "2026-11-14T09:41:00Z", Why.IMPORTED)
    made.versions.keep(SECOND, "2026-11-22T17:05:00Z", Why.WORK)
    made.versions.keep(THIRD, "2026-11-23T12:03:00Z", note="for legal")
    yield made
    made.pane.follow(None)
