"""Writing a story from nothing, with the keys that STORY.md names."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.model.places import Place
from editor.model.story import KeyPoint, Section, Story
from tests.shared import shared_path
from tests.ui.form.reporter import Reporter

Write = Callable[..., Reporter]

STORY = Story(
    "story",
    headline="Harbour reopens",
    source_tag="NewsReady.com",
    key_points=(KeyPoint("a", "One"), KeyPoint("b", "Two"), KeyPoint("c", "Three")),
    sections=(
        Section("opening", "", "First paragraph.\n\nSecond paragraph."),
        Section("more", "What next", "Third paragraph."),
        Section("last", "", "Fourth paragraph."),
    ),
)


def test_the_seed_is_typed_without_mouse_and_without_tab(write: Write) -> None:
    seed = shared_path("stories", "seed.txt").read_text(encoding="utf-8")
    headline, points, lede, second, *rest = seed.split("\n\n")
    reporter = write()
    reporter.go(Place("headline"))
    reporter.type(headline)
    for point in points.split("\n"):
        reporter.press("Enter")
        reporter.type(point.strip().removeprefix("• "))
    reporter.press("Enter Enter")
    reporter.type(lede)
    reporter.press("Enter")
    reporter.type(second)
    for crosshead, one, two in (rest[0:3], rest[3:6]):
        reporter.press("Ctrl+Enter")
        reporter.type(crosshead)
        reporter.press("Enter")
        reporter.type(one)
        reporter.press("Enter")
        reporter.type(two)
    reporter.press("Down")
    reporter.type(rest[6])

    story = reporter.story
    assert story.headline == headline
    assert [f"  • {point.text}" for point in story.key_points] == points.split("\n")
    assert story.source_tag == "NewsReady.com"
    assert f"(NewsReady.com) – {story.sections[0].body}" == f"{lede}\n\n{second}"
    assert [(s.crosshead, s.body) for s in story.sections[1:]] == [
        (rest[0], f"{rest[1]}\n\n{rest[2]}"),
        (rest[3], f"{rest[4]}\n\n{rest[5]}"),
    ]
    assert story.copyright_notice == rest[6]


def test_enter_in_the_headline_goes_to_the_next_empty_field_that_shows(write: Write) -> None:
    reporter = write(STORY)
    reporter.form.reveal_field("standfirst")
    reporter.go_to("Headline", 15)
    reporter.press("Enter")
    assert reporter.at == ("Standfirst", 0)
    reporter.press("Enter")
    assert reporter.at == ("Key point 1", 3)


def test_enter_inside_a_key_point_splits_it(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Key point 3", 2)
    reporter.press("Enter")
    assert reporter.points == ["One", "Two", "Th", "ree"]
    assert reporter.at == ("Key point 4", 0)
    reporter.press("Backspace")
    assert reporter.points[2] == "Th ree"


def test_an_empty_last_key_point_is_left_for_the_opening_and_goes(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Key point 3", 5)
    reporter.press("Enter Enter")
    assert reporter.points == ["One", "Two", "Three"]
    assert reporter.at == ("Body 1", 0)


def test_backspace_in_an_empty_key_point_removes_it(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Key point 1", 3)
    reporter.press("Enter Backspace")
    assert reporter.points == ["One", "Two", "Three"]
    assert reporter.at == ("Key point 1", 3)


def test_delete_at_the_end_of_a_key_point_brings_up_the_next(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Key point 1", 3)
    reporter.press("Delete")
    assert reporter.points == ["One Two", "Three"]


def test_alt_and_arrows_move_a_key_point_with_the_caret(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Key point 3", 2)
    reporter.press("Alt+Up Alt+Up Alt+Up")
    assert reporter.points == ["Three", "One", "Two"]
    assert reporter.at == ("Key point 1", 2)
    reporter.undo()
    assert reporter.points == ["One", "Three", "Two"]
    assert reporter.at == ("Key point 2", 2)


def test_alt_and_arrows_move_a_section_from_its_crosshead(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Crosshead 2", 4)
    reporter.press("Alt+Up Alt+Down")
    assert [each.id for each in reporter.story.sections] == ["opening", "last", "more"]
    assert reporter.at == ("Crosshead 3", 4)


def test_enter_ends_a_paragraph_and_never_leaves_two_empty_ones(write: Write) -> None:
    reporter = write()
    reporter.go_to("Body 1")
    reporter.type("One.")
    reporter.press("Enter Enter Enter")
    reporter.type("Two.")
    assert reporter.body == "One.\n\nTwo."


def test_shift_enter_breaks_the_line(write: Write) -> None:
    reporter = write()
    reporter.go_to("Body 1")
    reporter.type("Roses")
    reporter.press("Shift+Enter")
    reporter.type("Violets")
    assert reporter.body == "Roses\nViolets"


def test_enter_continues_a_list_and_ends_it_from_an_empty_item(write: Write) -> None:
    reporter = write()
    reporter.go_to("Body 1")
    reporter.type("1. Rope")
    reporter.press("Enter")
    reporter.type("Lamp")
    reporter.press("Enter Enter")
    reporter.type("Done.")
    assert reporter.body == "1. Rope\n2. Lamp\n\nDone."


def test_backspace_at_the_head_of_a_paragraph_joins_it_with_the_one_before(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Body 1", 18)
    reporter.press("Backspace")
    assert reporter.body == "First paragraph.Second paragraph."
    assert reporter.at == ("Body 1", 16)
    reporter.undo()
    assert reporter.body == "First paragraph.\n\nSecond paragraph."


def test_the_caret_passes_over_the_gap_between_paragraphs(write: Write) -> None:
    reporter = write(replace(STORY, source_tag=""))
    reporter.go_to("Body 1", 16)
    reporter.press("Right")
    assert reporter.at == ("Body 1", 18)
    reporter.press("Left")
    assert reporter.at == ("Body 1", 16)
    reporter.press("Home Down")
    assert reporter.at == ("Body 1", 18)
    reporter.press("Shift+Left")
    assert reporter.form.selected_text() == "\n\n"


def test_control_enter_splits_a_body_into_a_new_section(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Body 1", 18)
    reporter.press("Ctrl+Enter")
    assert [s.body for s in reporter.story.sections[:2]] == [
        "First paragraph.",
        "Second paragraph.",
    ]
    assert reporter.at == ("Crosshead 2", 0)
    reporter.press("Enter")
    assert reporter.at == ("Body 2", 0)


def test_backspace_in_an_empty_crosshead_merges_back(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Crosshead 3")
    reporter.press("Backspace")
    assert reporter.story.sections[1].body == "Third paragraph.\n\nFourth paragraph."
    assert reporter.at == ("Body 2", 18)


def test_backspace_at_the_head_of_a_body_goes_to_its_crosshead(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Body 2")
    reporter.press("Backspace")
    assert reporter.at == ("Crosshead 2", 9)
    assert reporter.story == STORY


def test_a_merged_crosshead_stays_as_a_paragraph(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Crosshead 2")
    reporter.form.commands["merge"]()
    assert reporter.body == (
        "First paragraph.\n\nSecond paragraph.\n\nWhat next\n\nThird paragraph."
    )


def test_sections_are_added_and_removed(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Body 2")
    reporter.form.commands["add_section"]()
    assert reporter.at == ("Crosshead 3", 0)
    assert len(reporter.story.sections) == 4
    reporter.form.commands["remove_section"]()
    assert reporter.story.sections == STORY.sections
    assert reporter.at == ("Body 2", 16)


def test_a_deleted_separator_and_typing_leave_no_format_behind(write: Write) -> None:
    reporter = write()
    reporter.go_to("Body 1")
    reporter.type("One")
    low = reporter.focus.height()
    reporter.press("Enter")
    reporter.type("Two")
    assert reporter.focus.height() < 3 * low
    reporter.press("Home Backspace Shift+Enter")
    assert reporter.body == "One\nTwo"
    assert reporter.focus.height() > 1.5 * low


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("(NewsReady.com) – ", "(NewsReady.com) – "), ("(NewsReady.com) -- ", "(NewsReady.com) — ")],
)
def test_a_source_tag_typed_by_hand_is_understood_and_not_doubled(
    write: Write, typed: str, shown: str
) -> None:
    reporter = write()
    reporter.go_to("Body 1")
    reporter.type(typed)
    assert reporter.body == ""
    reporter.undo()
    assert reporter.body == shown
    reporter.type("The")
    assert reporter.body == shown + "The"


def test_a_dateline_typed_by_hand_goes_to_its_field(write: Write) -> None:
    reporter = write(Story("s"))
    reporter.go_to("Body 1")
    reporter.type("PRAGUE (NewsReady.com) — Ice")
    assert (reporter.story.dateline, reporter.story.source_tag) == ("PRAGUE", "NewsReady.com")
    assert reporter.body == "Ice"
    assert reporter.field("Dateline").text == "PRAGUE"


def test_another_tag_stays_text(write: Write) -> None:
    reporter = write()
    reporter.go_to("Body 1")
    reporter.type("(Elsewhere) – ")
    assert reporter.body == "(Elsewhere) – "


@pytest.mark.skipif(sys.platform == "darwin", reason="there Alt writes signs of its own")
def test_a_letter_with_alt_that_no_menu_has_is_none_of_the_text(write: Write) -> None:
    at = write()
    at.go(Place("headline"))
    at.type("opens")
    QTest.keyEvent(QTest.KeyAction.Click, at.focus, "s", Qt.KeyboardModifier.AltModifier)
    assert at.story.headline == "opens"
