"""Which story to merge with is searched for, and what both began from is known or asked for."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.model.rows import Found, StoryRow
from editor.model.versions import VersionRow, Why
from editor.services.merging import Beginnings
from editor.services.tasks import Ticket
from editor.ui.merging.partner import PartnerDialog
from editor.ui.theme import Themes
from tests.ui.hands import button, told, window

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
ROWS = tuple(
    StoryRow(each, headline, "slug", "draft", 300, "2026-11-23T10:00:00Z")
    for each, headline in (("open", "Ferry"), ("a", "Ferry sails"), ("b", "Bridge"))
)
VERSIONS = tuple(
    VersionRow(number, f"2026-11-23T1{number}:00:00Z", "anna", Why.ASKED, "", 300, 0, 0)
    for number in (1, 2, 3)
)
COMMON = {"a": 2, "b": 0}


class Stories:
    """A small library that answers at once."""

    def __init__(self) -> None:
        self.rows = ROWS

    def find_rows(
        self,
        query: str,
        status: str,  # noqa: ARG002  # All are drafts.
        offset: int,
        limit: int,
        done: Callable[[Found], None],
    ) -> Ticket:
        hits = [row for row in self.rows if query.lower() in row.headline.lower()]
        done(Found(tuple(hits[offset : offset + limit]), len(hits), ()))
        return Ticket()


class Desk:
    """A person before the dialog."""

    def __init__(self, qtbot: QtBot, themes: Themes) -> None:
        self.qtbot = qtbot
        self.stories = Stories()
        self.versions = VERSIONS
        self.parent: QWidget = window(qtbot)
        self.themes = themes
        self.chosen: list[tuple[str, int]] = []

    def open(self) -> PartnerDialog:
        dialog = PartnerDialog(
            self.stories,
            self.find_beginnings,
            "open",
            lambda: NOW,
            self.themes.current,
            self.parent,
        )
        dialog.chosen.connect(lambda row, number: self.chosen.append((row.id, number)))
        dialog.open()
        return dialog

    def find_beginnings(self, other: str, done: Callable[[Beginnings], None]) -> None:
        done(Beginnings(self.versions, COMMON[other]))


@pytest.fixture
def desk(qtbot: QtBot, themes: Themes) -> Desk:
    return Desk(qtbot, themes)


def titles(dialog: PartnerDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def said_instead(dialog: PartnerDialog) -> str:
    """What the list says in place of rows."""
    return dialog.list.accessibleDescription()


def test_the_version_that_both_have_is_chosen_already(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.open()
    assert titles(dialog) == ["Ferry sails", "Bridge"]
    assert dialog.base.currentText() == "Version 2 · today 12:00 · kept by hand"
    assert "Version 2 is in both." in told(dialog)

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert desk.chosen == [("a", 2)]


def test_without_a_common_version_somebody_has_to_say(desk: Desk) -> None:
    dialog = desk.open()
    dialog.list.setCurrentRow(1)
    assert dialog.base.currentIndex() == -1
    assert "They have no version in common." in told(dialog)
    assert not button(dialog, "Go on").isEnabled()
    dialog.accept()
    assert dialog.isVisible()

    dialog.base.setCurrentIndex(dialog.base.findData(1))
    button(dialog, "Go on").click()

    assert desk.chosen == [("b", 1)]


def test_stories_are_searched_as_one_types(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.open()
    qtbot.keyClicks(dialog.search, "bri")
    qtbot.waitUntil(lambda: titles(dialog) == ["Bridge"])
    dialog.search.setText("nowhere")
    qtbot.waitUntil(lambda: "There is no other story with" in said_instead(dialog))
    assert not button(dialog, "Go on").isEnabled()


def test_arrows_in_the_search_field_walk_through_the_list(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.open()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    qtbot.keyClick(dialog.search, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert desk.chosen == [("a", 2)]


def test_a_story_without_versions_says_why_it_cannot_be_merged(desk: Desk) -> None:
    desk.versions = ()
    dialog = desk.open()
    assert "This story has no versions yet" in told(dialog)
    assert not dialog.base.isEnabled()
    assert not button(dialog, "Go on").isEnabled()


def test_a_story_alone_in_its_library_has_nothing_to_merge_with(desk: Desk) -> None:
    desk.stories.rows = ROWS[:1]
    assert "There is no other story yet." in said_instead(desk.open())
