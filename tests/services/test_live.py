"""Live results: the newest state, patched block by block."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from editor.library.journal import Entry
from editor.model.changes import TextChange, text_replaced
from editor.model.history import History
from editor.model.house import FIRST_HOUSE
from editor.model.places import Caret, Place, body_place, key_point_place
from editor.model.story import Figure, KeyPoint, Section, Story
from editor.services.live import Live, Rendered
from editor.services.session import Session
from editor.services.tasks import ManualTasks

BODY = "The ferry **ran** aground.\n\nNobody was hurt."
STORY = Story("s", headline="Ferry stuck", sections=(Section("a", "", BODY),), source_tag="Post")


class NoJournal:
    def append(self, entry: Entry) -> None:
        pass


def _session(story: Story = STORY) -> Session:
    now = datetime(2026, 7, 1, tzinfo=UTC)
    return Session(story, FIRST_HOUSE, History(), NoJournal(), lambda: now)


class Screen:
    """Shows what live results bring, as the preview does."""

    def __init__(self, session: Session) -> None:
        self.tasks = ManualTasks()
        self.live = Live(self.tasks)
        self.results: list[Rendered] = []
        self.blocks: list[str] = []
        self.live.rendered.connect(self._show)
        self.live.follow(session)
        self.tasks.pass_time(50)

    def _show(self, result: Rendered) -> None:
        self.results.append(result)
        if result.patch is None:
            self.blocks = [block.html for block in result.page.blocks]
        else:
            start = result.patch.start
            self.blocks[start : start + result.patch.removed] = result.patch.inserted


def test_the_page_is_shown_whole_and_then_patched() -> None:
    session = _session()
    screen = Screen(session)
    assert screen.results[0].patch is None
    assert "Ferry stuck" in screen.results[0].shell
    session.apply(TextChange(Place("headline"), 11, "", " fast"), "Typing", origin=screen)
    screen.tasks.pass_time(50)
    patch = screen.results[-1].patch
    assert patch is not None
    assert len(patch.inserted) == patch.removed == 1
    assert screen.blocks == [block.html for block in screen.results[-1].page.blocks]
    assert "Ferry stuck fast" in screen.blocks[0]


def test_states_that_came_and_went_while_one_was_rendered_are_skipped() -> None:
    session = _session()
    screen = Screen(session)
    for character in "abc":
        session.apply(TextChange(Place("headline"), 0, "", character), "Typing", origin=screen)
    screen.tasks.pass_time(50)
    numbers = [result.number for result in screen.results]
    assert numbers == sorted(numbers)
    assert numbers[-1] == session.number == 3
    assert "cbaFerry" in screen.blocks[0]


def test_counts_come_with_the_page() -> None:
    counts = Screen(_session()).results[0].counts
    assert (counts.words, counts.minutes) == (7, 1)


def test_a_click_finds_the_word_behind_marks_and_lead_in() -> None:
    screen = Screen(_session())
    page = screen.results[0].page
    index = next(n for n, block in enumerate(page.blocks) if "aground" in block.html)
    shown = "(Post) – The ferry ran aground."
    caret = screen.live.caret_at(index, shown.index("aground"))
    assert caret == Caret(body_place("a"), BODY.index("aground"))
    assert screen.live.block_at(Caret(body_place("a"), BODY.index("Nobody"))) == index + 1


def test_the_second_key_point_is_found_in_the_list() -> None:
    points = (KeyPoint("k1", "One."), KeyPoint("k2", "Two."))
    screen = Screen(_session(Story("s", headline="Ferry", key_points=points)))
    assert screen.live.block_at(Caret(key_point_place("k2"), 1)) == 1


@pytest.mark.parametrize("part", ["caption", "credit", "alt"])
def test_whatever_is_written_of_a_figure_its_block_is_the_one(part: str) -> None:
    figures = (Figure("f", caption="One."), Figure("g", caption="Two.", credit="Ida Quill"))
    screen = Screen(_session(Story("s", headline="Ferry", figures=figures)))
    first, second = (screen.live.block_at(Caret(Place("figures", each, part))) for each in "fg")
    assert first is not None
    assert second is not None
    assert "One." in screen.results[-1].page.blocks[first].html
    assert "Two." in screen.results[-1].page.blocks[second].html
    assert screen.live.block_at(Caret(Place("figures", "nowhere", part))) is None


def test_another_story_begins_with_its_whole_page() -> None:
    screen = Screen(_session())
    other = _session(Story("t", headline="Other"))
    screen.live.follow(other)
    screen.tasks.pass_time(50)
    assert screen.results[-1].patch is None
    assert screen.results[-1].story_id == "t"


def test_an_undo_is_rendered_like_any_change() -> None:
    session = _session()
    screen = Screen(session)
    session.apply(text_replaced(session.story, Place("headline"), "New"), "Typing", origin=screen)
    session.undo()
    screen.tasks.pass_time(50)
    assert "Ferry stuck" in screen.blocks[0]
