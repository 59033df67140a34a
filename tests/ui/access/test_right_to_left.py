"""A story that runs from right to left: the form is the mirror of one that does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from editor.model.changes import text_replaced
from editor.model.edits import Edit
from editor.model.places import Place
from editor.ui.form.counters import Counter
from editor.ui.form.handle import Handle
from editor.ui.form.text_field import TextField
from tests.ui.access.surroundings import write_a_story
from tests.ui.newsroom import Newsroom

HEADLINE = "انهيار جدار الميناء في Alder Point"


@pytest.fixture
def writing(room: Newsroom) -> Newsroom:
    """Somebody at an Arabic story with every part."""
    write_a_story(room)
    change = text_replaced(room.story, Place("language"), "ar")
    room.session.perform(Edit(change, "Language", None))
    change = text_replaced(room.story, Place("headline"), HEADLINE)
    room.session.perform(Edit(change, "Headline", None))
    return room.work()


def field(room: Newsroom, name: str) -> TextField:
    found = [each for each in room.window.form.fields if each.accessibleName() == name]
    assert len(found) == 1
    return found[0]


def left_of(widget: QWidget, room: Newsroom) -> int:
    return widget.mapTo(room.window.form, QPoint(0, 0)).x()


def test_bullets_stand_at_the_right_of_key_points_and_counters_at_the_left(
    writing: Newsroom,
) -> None:
    point = field(writing, "Key point 1")
    row = point.parentWidget()
    assert row is not None
    (handle,) = row.findChildren(Handle)
    (counter,) = row.findChildren(Counter)

    assert left_of(handle, writing) >= left_of(point, writing) + point.width()
    assert left_of(counter, writing) + counter.width() <= left_of(point, writing)


def test_what_is_narrower_than_the_page_begins_at_its_right(writing: Newsroom) -> None:
    page = writing.window.form.area.sheet.page
    for button in (page.key_points.add_button, page.sections.add_button):
        parent = button.parentWidget()
        assert parent is not None
        assert button.geometry().right() == parent.width() - 1


def test_details_with_their_codes_and_times_stay_as_they_are(writing: Newsroom) -> None:
    slugline = field(writing, "Slugline")

    assert slugline.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert slugline.x() > 0


@pytest.mark.parametrize("name", ["slugline", "category", "keywords", "usage_terms", "ed_note"])
def test_details_begin_beside_their_labels_whatever_is_written_there(
    writing: Newsroom, name: str
) -> None:
    page = writing.window.form.area.sheet.page
    page.open_field(name)
    (detail,) = (each for each in page.details.fields() if each.place.field == name)
    empty = detail.cursorRect().x()
    detail.insert("ميناء", "Typing")

    line = detail.document().firstBlock()
    assert line.textDirection() is Qt.LayoutDirection.RightToLeft
    assert line.layout().lineAt(0).naturalTextRect().left() + detail.left_margin == empty
    assert empty < 20


def test_another_language_turns_the_form_back(writing: Newsroom) -> None:
    change = text_replaced(writing.story, Place("language"), "en")
    writing.session.perform(Edit(change, "Language", None))

    point = field(writing, "Key point 1")
    row = point.parentWidget()
    assert row is not None
    (handle,) = row.findChildren(Handle)

    assert left_of(handle, writing) < left_of(point, writing)


def test_without_a_language_the_headline_says_which_way_the_story_runs(room: Newsroom) -> None:
    room.choose("new")
    change = text_replaced(room.story, Place("language"), "")
    room.session.perform(Edit(change, "Language", None))
    page = room.window.form.area.sheet.page

    room.type("Harbour")
    assert page.layoutDirection() is Qt.LayoutDirection.LeftToRight

    room.session.perform(
        Edit(text_replaced(room.story, Place("headline"), HEADLINE), "Headline", None)
    )
    assert page.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_home_end_and_arrows_go_where_they_point(writing: Newsroom) -> None:
    headline = field(writing, "Headline")
    headline.setFocus()

    QTest.keyClick(headline, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    begin = headline.cursorRect().x()
    QTest.keyClick(headline, Qt.Key.Key_Left)

    assert headline.caret().position == 1
    assert headline.cursorRect().x() < begin
    QTest.keyClick(headline, Qt.Key.Key_Right)
    assert headline.caret().position == 0


def test_an_arrow_at_the_end_of_a_text_goes_on_to_the_next_field(writing: Newsroom) -> None:
    headline = field(writing, "Headline")
    headline.setFocus()
    QTest.keyClick(headline, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)

    QTest.keyClick(headline, Qt.Key.Key_Left)

    reached = QApplication.focusWidget()
    assert isinstance(reached, TextField)
    assert reached is not headline
    assert reached.caret().position == 0
    reached.insert("بقلم", "Typing")
    QTest.keyClick(reached, Qt.Key.Key_Home)
    QTest.keyClick(reached, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is headline
    assert headline.caret().position == len(HEADLINE)


def test_a_key_goes_the_way_it_points_where_the_next_field_runs_another_way(
    writing: Newsroom,
) -> None:
    headline = field(writing, "Headline")
    headline.setFocus()
    QTest.keyClick(headline, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(headline, Qt.Key.Key_Left)
    reached = QApplication.focusWidget()
    assert isinstance(reached, TextField)
    assert reached.text.isascii()

    QTest.keyClick(reached, Qt.Key.Key_Left)

    assert QApplication.focusWidget() is headline


def test_an_empty_text_has_its_line_for_caret_and_hint(writing: Newsroom) -> None:
    caption = field(writing, "Figure 1 caption")

    assert caption.text == ""
    assert caption.document().firstBlock().layout().lineCount() == 1
    assert caption.cursorRect().x() > caption.width() / 2
