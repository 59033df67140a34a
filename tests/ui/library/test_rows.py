"""The list fetches its rows page by page and keeps few of them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from editor.model.rows import Embargo, Found, StoryRow
from editor.services.tasks import Ticket
from editor.ui.library.rows import PAGE, PAGES_KEPT, RowRole, StoryRows
from editor.ui.times import local_now


@dataclass
class Shelves:
    """A library of numbered stories that answers when it is told to."""

    total: int = 1_000_000
    asked: list[tuple[str, str, int]] = field(default_factory=list)
    waiting: list[tuple[Ticket, Callable[[], None]]] = field(default_factory=list)
    edition: str = "first"

    def find_rows(
        self, query: str, status: str, offset: int, limit: int, done: Callable[[Found], None]
    ) -> Ticket:
        self.asked.append((query, status, offset))
        ticket = Ticket()
        last = min(offset + limit, self.total)
        rows = tuple(self.row(number, query) for number in range(offset, last))
        found = Found(rows, self.total, (("draft", self.total),))
        self.waiting.append((ticket, lambda: done(found)))
        return ticket

    def row(self, number: int, query: str = "") -> StoryRow:
        headline = f"{self.edition}{query} {number}"
        return StoryRow(f"id-{number}", headline, "slug", "draft", 366, "2026-07-01T12:00:00Z")

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, []
        for ticket, done in waiting:
            if not ticket.is_cancelled:
                done()


class Prompt(Shelves):
    """A library that answers at once."""

    def find_rows(
        self, query: str, status: str, offset: int, limit: int, done: Callable[[Found], None]
    ) -> Ticket:
        ticket = super().find_rows(query, status, offset, limit, done)
        self.answer()
        return ticket


@pytest.fixture
def shelves() -> Shelves:
    return Shelves()


@pytest.fixture
def rows(qapp: object, shelves: Shelves) -> StoryRows:  # noqa: ARG001
    made = StoryRows(shelves)
    made.refresh()
    shelves.answer()
    return made


def test_a_million_stories_cost_one_page(rows: StoryRows, shelves: Shelves) -> None:
    assert rows.rowCount() == 1_000_000
    assert rows.row(0) == shelves.row(0)
    assert shelves.asked == [("", "", 0)]


def test_a_row_far_down_is_fetched_when_it_is_asked_for(rows: StoryRows, shelves: Shelves) -> None:
    assert rows.row(500_000) is None
    assert rows.index(500_000).data(RowRole.ROW) is None

    shelves.answer()

    assert rows.row(500_000) == shelves.row(500_000)
    assert len(shelves.asked) == 2


def test_only_the_pages_looked_at_last_are_kept(rows: StoryRows, shelves: Shelves) -> None:
    for page in range(PAGES_KEPT + 10):
        rows.row(page * PAGE)
        shelves.answer()

    assert rows.position_of("id-0") is None
    assert rows.position_of(f"id-{(PAGES_KEPT + 9) * PAGE}") == (PAGES_KEPT + 9) * PAGE


def test_a_refresh_shows_the_old_rows_until_the_new_ones_are_there(
    rows: StoryRows, shelves: Shelves
) -> None:
    shelves.edition = "second"
    rows.refresh()
    assert rows.row(0) == replace(shelves.row(0), headline="first 0")

    shelves.answer()

    assert rows.row(0) == shelves.row(0)


def test_a_refresh_fetches_other_pages_when_they_are_seen_again(
    rows: StoryRows, shelves: Shelves
) -> None:
    rows.row(PAGE)
    shelves.answer()
    rows.row(0)
    shelves.edition = "second"
    rows.refresh()
    shelves.answer()

    rows.row(PAGE)
    shelves.answer()

    assert rows.row(PAGE) == shelves.row(PAGE)


def test_another_search_drops_what_the_last_one_found(rows: StoryRows, shelves: Shelves) -> None:
    rows.row(PAGE)
    shelves.answer()

    rows.search("storm", "draft")
    shelves.answer()

    assert rows.row(PAGE) is None
    assert shelves.asked[-2:] == [("storm", "draft", 0), ("storm", "draft", PAGE)]


def test_an_answer_to_an_older_search_is_not_heard(rows: StoryRows, shelves: Shelves) -> None:
    rows.search("s", "")
    rows.search("st", "")

    shelves.answer()

    first = rows.row(0)
    assert first is not None
    assert first.headline == "firstst 0"


def test_the_number_of_stories_may_change(rows: StoryRows, shelves: Shelves) -> None:
    heard: list[int] = []
    rows.found.connect(lambda: heard.append(rows.total))
    shelves.total = 3

    rows.refresh()
    shelves.answer()

    assert heard == [3]
    assert rows.rowCount() == 3
    assert rows.row(3) is None


def test_a_source_that_answers_at_once_is_understood(qapp: object) -> None:  # noqa: ARG001
    rows = StoryRows(Prompt(0))
    heard: list[int] = []
    rows.found.connect(lambda: heard.append(rows.total))

    rows.refresh()
    rows.refresh()

    assert heard == [0, 0]


@pytest.mark.parametrize(("minutes", "is_told"), [(None, True), (60, True), (-1, False)])
def test_assistive_tools_and_the_tip_tell_an_embargo_until_it_is_over(
    qapp: object,  # noqa: ARG001
    minutes: int | None,
    is_told: bool,
) -> None:
    ends = None if minutes is None else local_now() + timedelta(minutes=minutes)

    class Held(Prompt):
        def row(self, number: int, query: str = "") -> StoryRow:
            return replace(super().row(number, query), embargo=Embargo("Embargo 20 July", ends))

    rows = StoryRows(Held())
    rows.refresh()
    index = rows.index(0)

    told = str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))
    assert told == ("Embargo 20 July, " if is_told else "") + "draft, slug, 366 words"
    tip = str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert tip == "first 0" + ("\nEmbargo 20 July" if is_told else "")
