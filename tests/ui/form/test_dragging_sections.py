"""Sections are dragged by their handles; a line shows where they land."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.model.edits import move_item
from editor.model.story import Section, Story
from editor.ui.form.form import StoryForm
from editor.ui.form.handle import Handle
from editor.ui.form.section_handles import LandingLine
from editor.ui.form.sheet import ScrollingSheet
from tests.ui.form.reporter import Reporter

LEFT = Qt.MouseButton.LeftButton
SECTIONS = tuple(
    Section(name, "" if name == "a" else name.upper(), f"Body of {name}.\n\n" * 6)
    for name in "abcd"
)


class Hand:
    """A hand on the handles of a form."""

    def __init__(self, form: StoryForm, reporter: Reporter) -> None:
        self.form = form
        self.reporter = reporter
        area = form.findChild(ScrollingSheet)
        assert isinstance(area, ScrollingSheet)
        self.area = area
        self.line = area.findChild(LandingLine)
        self.moves: list[tuple[str, int]] = []
        area.sheet.section_handles.moved.connect(lambda *move: self.moves.append(move))

    @property
    def handles(self) -> list[Handle]:
        """Those of sections in sight, from the top."""
        found = [each for each in self.area.sheet.children() if isinstance(each, Handle)]
        return sorted((h for h in found if h.isVisible()), key=lambda handle: handle.y())

    def take(self, handle: Handle) -> None:
        QTest.mousePress(handle, LEFT, pos=QPoint(4, 6))

    def drag(self, handle: Handle, y: int) -> None:
        """Drag to a height of the sheet."""
        QTest.mouseMove(handle, handle.mapFrom(self.area.sheet, QPoint(30, y)))

    def drop(self, handle: Handle, y: int) -> None:
        QTest.mouseRelease(handle, LEFT, pos=handle.mapFrom(self.area.sheet, QPoint(30, y)))


@pytest.fixture
def hand(form: StoryForm, write: Callable[..., Reporter], qtbot: QtBot) -> Hand:
    form.resize(760, 1_500)
    reporter = write(Story("story", headline="Head", sections=SECTIONS))
    hand = Hand(form, reporter)
    qtbot.waitUntil(lambda: len(hand.handles) == 3)
    return hand


def test_every_crosshead_has_a_handle_left_of_it_and_the_opening_has_none(hand: Hand) -> None:
    page = hand.area.sheet.page
    assert all(handle.x() + handle.width() <= page.x() for handle in hand.handles)
    tops = [
        row.crosshead.mapTo(hand.area.sheet, QPoint()).y() for row in page.sections.rows.values()
    ]
    assert [handle.y() for handle in hand.handles] == tops[1:]


def test_a_section_lands_where_the_line_is(hand: Hand) -> None:
    last = hand.handles[-1]
    target = hand.handles[0].y() + 4
    hand.take(last)
    hand.drag(last, last.y() - 30)
    hand.drag(last, target)
    assert hand.line.isVisible()
    assert abs(hand.line.y() - hand.handles[0].y()) < 24
    hand.drop(last, target)
    assert not hand.line.isVisible()
    assert hand.moves == [("d", 1)]


def test_the_rows_and_the_handles_follow_a_move_and_its_undo(hand: Hand) -> None:
    form, handles = hand.form, hand.area.sheet.section_handles
    handles.moved.connect(
        lambda item, to: form.perform(move_item(form.story, "sections", item, to, form.caret()))
    )
    last = hand.handles[-1]
    hand.take(last)
    hand.drag(last, 200)
    hand.drop(last, hand.handles[0].y() + 4)
    assert [section.id for section in hand.reporter.story.sections] == ["a", "d", "b", "c"]
    assert len(hand.handles) == 3
    hand.reporter.undo()
    assert [section.id for section in hand.reporter.story.sections] == ["a", "b", "c", "d"]


def test_nothing_lands_above_the_opening(hand: Hand) -> None:
    last = hand.handles[-1]
    hand.take(last)
    hand.drag(last, 40)
    hand.drop(last, 0)
    assert hand.moves == [("d", 1)]


def test_where_it_was_is_no_move(hand: Hand) -> None:
    first = hand.handles[0]
    hand.take(first)
    hand.drag(first, first.y() + 20)
    hand.drop(first, first.y() + 20)
    assert hand.moves == []


def test_escape_leaves_everything_where_it_was(hand: Hand) -> None:
    last = hand.handles[-1]
    hand.take(last)
    hand.drag(last, 300)
    assert hand.line.isVisible()
    QTest.keyClick(last, Qt.Key.Key_Escape)
    assert not hand.line.isVisible()
    hand.drop(last, 300)
    assert hand.moves == []


def test_near_the_edge_the_page_scrolls_and_stops_when_it_is_dropped(
    hand: Hand, qtbot: QtBot
) -> None:
    hand.form.resize(760, 420)
    bar = hand.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(hand.area.sheet.page.sections.rows["b"].y())
    qtbot.waitUntil(lambda: len(hand.handles) > 0)
    handle = hand.handles[0]
    before = bar.value()
    hand.take(handle)
    hand.drag(handle, before + hand.area.viewport().height() - 5)
    qtbot.waitUntil(lambda: bar.value() > before + 100)
    hand.drop(handle, bar.value() + 200)
    after = bar.value()
    qtbot.wait(60)
    assert bar.value() == after


def test_a_form_without_a_story_has_no_handles(hand: Hand) -> None:
    hand.form.show_session(None)
    assert hand.handles == []
