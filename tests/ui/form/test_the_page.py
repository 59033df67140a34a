"""What the form shows, folds, counts and says; how the caret and the mouse go about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from editor.model.changes import text_replaced
from editor.model.comparing.becoming import change_between
from editor.model.edits import Edit
from editor.model.house import FIRST_HOUSE
from editor.model.places import Caret, Place, body_place, key_point_place
from editor.model.story import Figure, KeyPoint, Section, Story
from editor.ui.form.counters import Counter
from editor.ui.form.details import UrgencyBox
from editor.ui.form.key_points import Handle
from tests.ui.form.conftest import session_of
from tests.ui.form.reporter import Reporter

Write = Callable[..., Reporter]

LONG = "A paragraph that goes on for quite a while so that it fills more than one line. " * 5

STORY = Story(
    "story",
    headline="Harbour reopens",
    source_tag="NewsReady.com",
    key_points=(KeyPoint("a", "One"), KeyPoint("b", "Two"), KeyPoint("c", "Three")),
    sections=(
        Section("opening", "", "\n\n".join([LONG] * 3)),
        *(Section(f"s{n}", f"Crosshead {n}", "\n\n".join([LONG] * 3)) for n in range(2, 12)),
    ),
    copyright_notice="Copyright 2026, NewsReady.com",
)


def test_the_first_house_shows_its_fields_and_folds_the_others(write: Write) -> None:
    reporter = write()
    for name in ("Headline", "Add key point", "Body 1", "Add section", "Copyright notice"):
        assert reporter.sees(name), name
    for name in ("Kicker", "Standfirst", "Byline", "Sign-off", "Slugline", "Dateline"):
        assert not reporter.sees(name), name


def test_a_field_with_text_opens_by_itself(write: Write) -> None:
    reporter = write(replace(STORY, byline="Jane Roe", dateline="PRAGUE"))
    assert reporter.sees("Byline")
    assert reporter.sees("Dateline")
    assert not reporter.sees("Add byline")


def test_a_folded_field_opens_by_a_click_and_takes_the_caret(write: Write) -> None:
    reporter = write(STORY)
    QTest.mouseClick(reporter.named("Add standfirst"), Qt.MouseButton.LeftButton)
    assert reporter.at == ("Standfirst", 0)
    reporter.type("x")
    reporter.press("Backspace")
    assert reporter.sees("Standfirst")


def test_a_house_may_show_more(write: Write) -> None:
    house = replace(FIRST_HOUSE, shown=(*FIRST_HOUSE.shown, "standfirst", "byline"))
    reporter = write(house=house)
    assert reporter.sees("Standfirst")
    assert not reporter.sees("Add byline")


def test_going_to_a_folded_place_opens_it(write: Write) -> None:
    reporter = write(STORY)
    reporter.go(Place("slugline"))
    assert reporter.at == ("Slugline", 0)
    assert reporter.form.details_open


def test_tab_follows_the_page_and_skips_what_is_folded(write: Write) -> None:
    reporter = write(replace(STORY, sections=STORY.sections[:2]))
    reporter.go_to("Key point 3")
    names = []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName())
    assert names == [
        "Add key point",
        "Source tag",
        "Body 1",
        "Crosshead 2",
        "Body 2",
        "Add section",
        "Copyright notice",
        "Details",
    ]


def test_names_follow_the_order(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Key point 3")
    reporter.press("Alt+Up")
    assert reporter.field("Key point 2").text == "Three"
    reporter.go_to("Crosshead 3")
    reporter.press("Alt+Up")
    assert reporter.field("Crosshead 2").text == "Crosshead 3"


def test_up_and_down_cross_fields_at_the_same_distance_from_the_left(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Key point 1", 3)
    x = reporter.focus.mapToGlobal(reporter.focus.caret_box().topLeft()).x()
    reporter.press("Down Down Down")
    assert reporter.focus.accessibleName() == "Body 1"
    below = reporter.focus.mapToGlobal(reporter.focus.caret_box().topLeft()).x()
    assert abs(below - max(x, reporter.focus.mapToGlobal(QPoint(0, 0)).x() + 150)) < 40
    reporter.press("Up")
    assert reporter.focus.accessibleName() == "Key point 3"


def test_left_from_the_opening_goes_into_the_source_tag(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Body 1", 0)
    reporter.press("Left")
    assert reporter.at == ("Source tag", 13)
    reporter.type("!")
    assert reporter.story.source_tag == "NewsReady.com!"
    reporter.press("Right")
    assert reporter.at == ("Body 1", 0)


def test_the_page_follows_the_caret(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Headline", 0)
    area = reporter.form.findChild(QScrollArea)
    for _ in range(6):
        reporter.press("PageDown")
    field = reporter.focus
    top = field.mapTo(area.viewport(), field.caret_box().topLeft()).y()
    assert area.verticalScrollBar().value() > 1000
    assert 0 <= top <= area.viewport().height()
    for _ in range(8):
        reporter.press("PageUp")
    assert area.verticalScrollBar().value() == 0


def test_a_long_story_is_whole_at_once_where_somebody_goes(write: Write) -> None:
    reporter = write(STORY)
    reporter.go(body_place("s11"), 4)
    assert reporter.at == ("Body 11", 4)


def test_a_long_story_becomes_whole_while_nothing_else_is_to_do(write: Write, qtbot: QtBot) -> None:
    reporter = write(STORY)
    qtbot.waitUntil(lambda: reporter.sees("Body 11"))


MANY = replace(
    STORY,
    key_points=tuple(KeyPoint(f"k{n}", f"Point {n}") for n in range(1, 31)),
    figures=tuple(Figure(f"f{n}", caption=f"Figure {n}", after="opening") for n in range(1, 21)),
)


def test_of_many_key_points_and_figures_those_in_sight_come_first(
    write: Write, qtbot: QtBot
) -> None:
    reporter = write(MANY)
    assert reporter.sees("Key point 1")
    assert reporter.sees("Figure 1 caption")
    assert not reporter.sees("Key point 30")
    assert not reporter.sees("Figure 20 caption")
    qtbot.waitUntil(lambda: reporter.sees("Key point 30") and reporter.sees("Figure 20 caption"))


def test_a_key_point_that_is_not_built_yet_is_gone_to(write: Write) -> None:
    reporter = write(MANY)
    reporter.go(key_point_place("k30"), 2)
    assert reporter.at == ("Key point 30", 2)


def test_what_an_edit_adds_is_seen_though_nobody_goes_there(write: Write, qtbot: QtBot) -> None:
    reporter = write(replace(STORY, key_points=(), sections=STORY.sections[:1]))
    qtbot.wait(0)
    reporter.session.perform(Edit(change_between(reporter.story, MANY), "Take apart"))
    qtbot.waitUntil(lambda: reporter.sees("Key point 30") and reporter.sees("Figure 20 caption"))
    assert reporter.sees("Body 11")


def test_the_wheel_scrolls_the_page(write: Write) -> None:
    reporter = write(STORY)
    area = reporter.form.findChild(QScrollArea)
    field = reporter.field("Body 1")
    spot = QPointF(field.mapTo(reporter.form, QPoint(200, 60)))
    QTest.wheelEvent(reporter.form.windowHandle(), spot, QPoint(0, -120))
    assert area.verticalScrollBar().value() > 0


def test_a_change_from_elsewhere_keeps_the_scroll(write: Write) -> None:
    reporter = write(STORY)
    reporter.go(body_place("s8"), 4)
    bar = reporter.form.findChild(QScrollArea).verticalScrollBar()
    before = bar.value()
    assert before > 0
    reporter.session.apply(text_replaced(reporter.story, Place("headline"), "Another"), "Other")
    assert reporter.field("Headline").text == "Another"
    assert bar.value() == before


def test_whoever_comes_back_to_the_headline_sees_the_head_of_the_page(write: Write) -> None:
    long = "MI6 Calls on Russians to Join Ukraine Efforts as Spies " * 2
    reporter = write(replace(STORY, headline=long))
    bar = reporter.form.findChild(QScrollArea).verticalScrollBar()
    reporter.go(body_place("s8"), 4)
    assert bar.value() > 0
    reporter.go_to("Headline", len(long))
    assert reporter.field("Headline").caret_box().y() > 36  # Not in its first line.
    assert bar.value() == 0


def test_control_a_twice_selects_the_whole_story_for_copying(write: Write) -> None:
    reporter = write(replace(STORY, sections=(Section("o", "", "Body."),)))
    reporter.go_to("Headline", 3)
    reporter.press("Ctrl+A")
    assert reporter.form.selected_text() == "Harbour reopens"
    reporter.press("Ctrl+A Ctrl+C")
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Harbour reopens\n\nOne\n\nTwo")
    assert "Body." in text
    reporter.press("Right")
    assert reporter.form.selected_text() == ""
    reporter.type("!")
    assert reporter.story.headline == "Harbour reopens!"
    assert reporter.body == "Body."


def test_counters_inform_in_words(write: Write) -> None:
    reporter = write(replace(STORY, headline="x" * 58))
    counter = reporter.form.findChild(Counter)
    assert (counter.text(), counter.toolTip()) == ("58", "58 of 64 characters, 6 left")
    reporter.go_to("Headline", 58)
    reporter.type("👩‍👩‍👧‍👦" + "y" * 7)
    assert (counter.text(), counter.toolTip()) == ("66", "66 of 64 characters, 2 over")


def test_a_key_point_is_counted_only_past_the_hint(write: Write) -> None:
    reporter = write(STORY)
    field = reporter.field("Key point 1")
    counter = field.parent().findChild(Counter)
    assert counter.text() == ""
    reporter.go_to("Key point 1", 3)
    reporter.type(" word" * 16)
    assert counter.text() == "17"


def test_a_key_point_is_dragged_by_its_handle(write: Write) -> None:
    reporter = write(STORY)
    row = reporter.field("Key point 3").parent()
    handle = row.findChild(Handle)
    target = reporter.field("Key point 1")
    up = handle.mapFromGlobal(target.mapToGlobal(QPoint(0, 2)))
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(handle, QPoint(5, -10))
    QTest.mouseMove(handle, up)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=up)
    assert reporter.points == ["Three", "One", "Two"]


def test_escape_leaves_a_dragged_key_point_where_it_was(write: Write) -> None:
    reporter = write(STORY)
    handle = reporter.field("Key point 3").parent().findChild(Handle)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(handle, QPoint(5, -40))
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, -40))
    assert reporter.points == ["One", "Two", "Three"]


def test_files_and_images_are_left_to_the_window(write: Write) -> None:
    reporter = write(STORY)
    field = reporter.field("Body 1")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/story.txt")])
    enter = QDragEnterEvent(
        QPoint(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(field.viewport(), enter)
    assert not enter.isAccepted()


def test_right_to_left_text_stands_on_the_right(write: Write) -> None:
    story = Story("s", sections=(Section("o", "", "שלום עולם"),))
    reporter = write(story)
    layout: QTextLayout = reporter.field("Body 1").document().firstBlock().layout()
    line = layout.lineAt(0)
    assert line.naturalTextRect().left() > 300


def test_urgency_is_picked_and_an_odd_one_is_kept(write: Write) -> None:
    reporter = write(replace(STORY, urgency=42))
    reporter.form.set_details_open(True)
    box = reporter.named("Urgency")
    assert isinstance(box, UrgencyBox)
    assert box.currentData() == 42
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert reporter.story.urgency == 1
    reporter.undo()
    assert box.currentData() == 42


def test_keywords_are_typed_as_one_line(write: Write) -> None:
    reporter = write(replace(STORY, keywords=("harbour",)))
    reporter.go(Place("keywords"), 7)
    reporter.type(", ice, ")
    assert reporter.story.keywords == ("harbour", "ice")
    assert reporter.focus.text == "harbour, ice, "


def test_a_keyword_with_a_comma_is_parted_by_semicolons(write: Write) -> None:
    reporter = write(replace(STORY, keywords=("Paris, France",)))
    reporter.go(Place("keywords"), 0)
    assert reporter.focus.text == "Paris, France;"
    reporter.type("x")
    assert reporter.story.keywords == ("xParis, France",)


@pytest.mark.parametrize("name", ["slugline", "embargoed_until", "sign_off", "kicker"])
def test_a_field_that_is_asked_for_stands_well_within_sight(write: Write, name: str) -> None:
    sections = tuple(Section(f"s{n}", "", "A line of text.\n\n" * 12) for n in range(4))
    reporter = write(replace(STORY, sections=sections))
    view = reporter.form.area.viewport()
    bar = reporter.form.area.verticalScrollBar()

    for start in (0, bar.maximum() // 2):
        bar.setValue(start)
        reporter.form.reveal_field(name)

        top = reporter.focus.mapTo(view, QPoint(0, 0)).y()
        assert reporter.focus.place == Place(name)
        assert top >= min(100, top + bar.value())
        assert top + reporter.focus.height() <= view.height() - 100


def test_another_story_begins_folded_again_and_at_its_top(write: Write) -> None:
    reporter = write(STORY)
    reporter.form.reveal_field("standfirst")
    reporter.form.show_session(session_of(replace(STORY, id="other")))
    assert not reporter.sees("Standfirst")
    assert reporter.form.caret() is None


def test_an_empty_form_takes_commands_calmly(write: Write) -> None:
    form = write(STORY).form
    form.show_session(None)
    form.commands["bold"]()
    form.commands["move_up"]()
    form.commands["add_section"]()
    form.go_to(Caret(Place("headline")))
    form.select_all_story()
    assert form.selected_text() == ""
