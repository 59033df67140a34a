"""Changing a story that is there: moving, splitting, undoing, saying what a paragraph is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.person import Person

POINTS = ["Fares rise in May.", "Students pay half.", "The night boat stays."]


@pytest.fixture
def writer(reporter: Person) -> Person:
    """Somebody who has written three key points, an opening and two sections."""
    reporter.types("Ferry Fares Rise")
    for point in POINTS:
        reporter.presses("Return").types(point)
    reporter.presses("Return", "Return").types("The ferry gets dearer.")
    reporter.presses("Ctrl+Return").types("Who Pays").presses("Return").types("Everybody does.")
    reporter.presses("Ctrl+Return").types("What Next").presses("Return").types("A vote in June.")
    return reporter


def outline(person: Person) -> list[tuple[str, str]]:
    """Crossheads and bodies as they stand in the form."""
    bodies = person.reads_all("Body")
    numbers = range(2, len(bodies) + 1)
    crossheads = ["", *(person.reads(f"Crosshead {number}") for number in numbers)]
    return list(zip(crossheads, bodies, strict=True))


OUTLINE = [
    ("", "The ferry gets dearer."),
    ("Who Pays", "Everybody does."),
    ("What Next", "A vote in June."),
]


def test_key_points_are_moved_with_the_keys_and_by_dragging(writer: Person) -> None:
    writer.goes_to("Key point 3").presses("Alt+Up", "Alt+Up")
    assert writer.reads_all("Key point") == [POINTS[2], POINTS[0], POINTS[1]]
    assert writer.caret == ("Key point 1", len(POINTS[2]))
    writer.presses("Alt+Down")
    assert writer.reads_all("Key point") == [POINTS[0], POINTS[2], POINTS[1]]

    writer.drags_key_point(3, to=1)
    assert writer.reads_all("Key point") == [POINTS[1], POINTS[0], POINTS[2]]
    assert writer.entry_beginning("Edit", "Undo") == "Undo move key point"


def test_sections_are_added_moved_split_merged_and_removed(writer: Person) -> None:
    assert outline(writer) == OUTLINE
    writer.goes_to("Crosshead 3").presses("Alt+Up")
    assert outline(writer) == [OUTLINE[0], OUTLINE[2], OUTLINE[1]]
    writer.chooses("Story › Move down")
    assert outline(writer) == OUTLINE

    writer.goes_to("Body 2", len("Everybody")).presses("Ctrl+Return").types("Nobody")
    assert outline(writer)[1:3] == [("Who Pays", "Everybody"), ("Nobody", " does.")]
    writer.chooses("Story › Merge with section above")
    assert outline(writer)[1] == ("Who Pays", "Everybody\n\nNobody\n\n does.")
    writer.presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert outline(writer) == OUTLINE

    writer.goes_to("Body 3").clicks("Add section").types("Last")
    assert outline(writer) == [*OUTLINE, ("Last", "")]
    writer.chooses("Story › Remove section")
    assert outline(writer) == OUTLINE
    writer.goes_to("Body 2").chooses("Story › Remove section")
    assert outline(writer) == [OUTLINE[0], OUTLINE[2]]
    writer.presses("Ctrl+Z")
    assert outline(writer) == OUTLINE


def test_undo_and_redo_go_over_all_fields_and_put_the_caret_back(writer: Person) -> None:
    steps: list[tuple[str, Callable[[], object]]] = [
        ("Undo typing", lambda: writer.goes_to("Headline").types(" Again")),
        ("Undo move key point", lambda: writer.goes_to("Key point 1", 3).presses("Alt+Down")),
        ("Undo bold", lambda: writer.selects("Body 1", "ferry").presses("Ctrl+B")),
        ("Undo split section", lambda: writer.goes_to("Body 2", 9).presses("Ctrl+Return")),
        ("Undo status", lambda: writer.chooses("Story › Status › In review")),
    ]

    def seen() -> tuple[object, ...]:
        points = writer.reads_all("Key point")
        return writer.reads("Headline"), points, outline(writer), writer.status("Status")

    states = [seen()]
    for name, act in steps:
        act()
        assert writer.entry_beginning("Edit", "Undo") == name
        states.append(seen())

    carets = []
    for number in range(len(steps) - 1, -1, -1):
        writer.presses("Ctrl+Z")
        assert seen() == states[number]
        assert writer.entry_beginning("Edit", "Redo") == steps[number][0].replace("Undo", "Redo")
        carets.append(writer.caret)
    assert carets[1:] == [("Body 2", 9), ("Body 1", 9), ("Key point 1", 3), ("Headline", 16)]
    for number in range(1, len(states)):
        writer.presses("Ctrl+Shift+Z")
        assert seen() == states[number]


def test_what_was_taken_wrongly_is_put_right_with_the_menu(writer: Person) -> None:
    writer.goes_to("Body 1").presses("Return").types("Ada Moss")
    writer.chooses("Story › This paragraph is › Byline")
    assert writer.reads("Byline") == "Ada Moss"
    assert writer.reads("Body 1") == "The ferry gets dearer."
    writer.presses("Ctrl+Z")
    assert writer.reads("Body 1") == "The ferry gets dearer.\n\nAda Moss"


def test_words_are_found_in_the_story_one_after_the_other(writer: Person) -> None:
    writer.presses("Ctrl+F").types("the")
    writer.presses("Return")
    writer.presses("Escape")
    assert writer.focus.startswith(("Key point", "Body"))


def test_the_whole_story_is_selected_by_pressing_ctrl_a_twice(writer: Person) -> None:
    from PySide6.QtGui import QGuiApplication

    writer.goes_to("Body 1").presses("Ctrl+A", "Ctrl+A", "Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    for text in ("Ferry Fares Rise", *POINTS, *(part for pair in OUTLINE for part in pair)):
        assert text in copied
