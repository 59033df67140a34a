"""Searching, filtering, and what the list says when there is nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from editor.model.rows import Found, StoryRow
from editor.services.tasks import Ticket
from editor.ui.icons import Icons
from editor.ui.library.pane import LibraryPane
from editor.ui.theme import Themes

STORIES = (
    StoryRow("a", "Storm barrier holds", "storm", "draft", 366, "2026-07-01T12:00:00Z"),
    StoryRow("b", "Bridge opens", "bridge", "published", 210, "2026-07-01T11:00:00Z"),
    StoryRow("c", "Storm warning", "warning", "draft", 90, "2026-07-01T10:00:00Z"),
)


class Shelves:
    """A small library that answers at once."""

    def __init__(self, *stories: StoryRow) -> None:
        self.stories = stories

    def find_rows(
        self, query: str, status: str, offset: int, limit: int, done: Callable[[Found], None]
    ) -> Ticket:
        hits = [s for s in self.stories if query.lower() in s.headline.lower()]
        hits = [s for s in hits if status in ("", s.status)]
        statuses = sorted({s.status for s in self.stories})
        counts = tuple((each, sum(s.status == each for s in self.stories)) for each in statuses)
        done(Found(tuple(hits[offset : offset + limit]), len(hits), counts))
        return Ticket()


Make = Callable[..., LibraryPane]


@pytest.fixture
def make(qtbot: QtBot, themes: Themes, icons: Icons) -> Make:
    def made(*stories: StoryRow) -> LibraryPane:
        pane = LibraryPane(Shelves(*stories), themes, icons)
        qtbot.addWidget(pane)
        pane.resize(300, 700)
        pane.show()
        pane.refresh()
        return pane

    return made


def headlines(pane: LibraryPane) -> list[str]:
    rows = [pane.rows.row(number) for number in range(pane.rows.total)]
    return [row.headline for row in rows if row is not None]


def filters(pane: LibraryPane) -> dict[str, QToolButton]:
    return {each.text(): each for each in pane.findChildren(QToolButton) if each.isCheckable()}


def sentences(pane: LibraryPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def test_stories_are_searched_as_one_types(make: Make, qtbot: QtBot) -> None:
    pane = make(*STORIES)

    qtbot.keyClicks(pane.search, "storm")

    qtbot.waitUntil(lambda: pane.rows.total == 2)
    assert headlines(pane) == ["Storm barrier holds", "Storm warning"]


def test_filters_are_those_that_occur(make: Make) -> None:
    pane = make(*STORIES)
    assert list(filters(pane)) == ["All", "Draft", "Published"]

    filters(pane)["Published"].click()
    assert headlines(pane) == ["Bridge opens"]
    assert filters(pane)["Published"].isChecked()

    assert filters(pane)["Published"].toolTip() == "1 story"

    filters(pane)["All"].click()
    assert len(headlines(pane)) == 3


def test_where_all_stories_have_one_status_there_is_nothing_to_filter(make: Make) -> None:
    assert filters(make(STORIES[0], STORIES[2])) == {}


def test_an_empty_library_says_what_will_be_there(make: Make) -> None:
    assert "No stories yet." in sentences(make())


def test_no_hits_are_said_and_the_search_is_cleared_by_a_button(make: Make, qtbot: QtBot) -> None:
    pane = make(*STORIES)
    filters(pane)["Draft"].click()
    qtbot.keyClicks(pane.search, "bridge")
    qtbot.waitUntil(lambda: pane.rows.total == 0)
    assert "There is no story with “bridge” and the status “draft”." in sentences(pane)

    (clear,) = (each for each in pane.findChildren(QPushButton) if each.isVisible())
    assert clear.text() == "Clear search"
    clear.click()

    qtbot.waitUntil(lambda: pane.rows.total == 3)
    assert pane.search.text() == ""


def test_escape_in_the_search_field_shows_all_stories_again(make: Make, qtbot: QtBot) -> None:
    pane = make(*STORIES)
    with qtbot.waitActive(pane):
        pane.activateWindow()
    pane.search.setFocus()
    qtbot.keyClicks(pane.search, "storm")
    qtbot.waitUntil(lambda: pane.rows.total == 2)

    qtbot.keyClick(pane.search, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: pane.rows.total == 3)
    assert pane.search.text() == ""


def test_enter_in_the_search_field_leads_into_the_list(make: Make, qtbot: QtBot) -> None:
    pane = make(*STORIES)
    qtbot.keyClicks(pane.search, "storm")

    pane.search.returnPressed.emit()

    assert pane.list.current_story() == "a"


def test_the_parts_have_their_names(make: Make) -> None:
    pane = make(*STORIES)

    assert pane.search.accessibleName() == "Search stories"
    assert pane.list.accessibleName() == "Stories"
    assert pane.rows.index(0).data() == "Storm barrier holds"


def test_a_query_that_runs_the_other_way_does_not_reorder_the_sentence(
    make: Make, qtbot: QtBot
) -> None:
    pane = make(*STORIES)
    pane.search.setText("جسر 4")
    qtbot.waitUntil(lambda: pane.rows.total == 0)
    assert "There is no story with “\u2068جسر 4\u2069”." in sentences(pane)
