"""Which way the paragraphs of the form run, and where they stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from editor.model.changes import text_replaced
from editor.model.edits import Edit
from editor.model.places import Place
from editor.model.story import KeyPoint, Section, Story
from editor.ui.form.text_field import TextField
from tests.ui.form.reporter import Reporter

Write = Callable[..., Reporter]

ARABIC = "عادت العبّارة إلى الميناء."
ENGLISH = "“We are back,” said the captain."
BODY = f"{ARABIC}\n\n{ENGLISH}\n\nNATO {ARABIC}\n\n- An English item.\n\n| Oslo | Rome |"
STORY = Story(
    "s",
    language="ar",
    headline="BBC!",
    key_points=(KeyPoint("k", ENGLISH),),
    sections=(Section("o", "", BODY),),
)


def runs_left(field: TextField, line: int = 0) -> bool:
    block = field.document().findBlockByNumber(line)
    return block.textDirection() is Qt.LayoutDirection.RightToLeft


def begins_at(field: TextField, line: int = 0) -> float:
    """Where the letters of a line begin, as a share of the width from the left."""
    laid_out = field.document().findBlockByNumber(line).layout().lineAt(0)
    return laid_out.naturalTextRect().left() / field.width()


def test_a_paragraph_in_english_stands_at_its_side_in_an_arabic_body(write: Write) -> None:
    body = write(STORY).field("Body 1")

    assert [runs_left(body, line) for line in (0, 2, 4, 6, 8)] == [True, False, True, False, True]
    assert begins_at(body, 0) > 0.5
    assert begins_at(body, 2) < 0.1
    assert begins_at(body, 6) > 0.5


def test_an_english_line_elsewhere_is_in_its_order_and_stays_in_its_place(write: Write) -> None:
    reporter = write(STORY)
    for name in ("Headline", "Key point 1"):
        field = reporter.field(name)
        assert not runs_left(field)
        assert begins_at(field) > 0.3


def test_a_paragraph_turns_as_it_is_written_and_back_by_undo(write: Write) -> None:
    reporter = write(Story("s", language="ar", sections=(Section("o", "", "NATO"),)))
    body = reporter.field("Body 1")
    assert begins_at(body) > 0.5
    reporter.go_to("Body 1", 4)

    body.insert(" is in the harbour", "Typing")
    assert begins_at(body) < 0.1
    reporter.session.settle()
    body.insert(" مرة", "Typing")
    assert runs_left(body)
    assert begins_at(body) > 0.3
    reporter.undo()
    assert not runs_left(body)
    assert begins_at(body) < 0.1


def test_keys_that_are_typed_turn_the_line_they_are_typed_into(write: Write) -> None:
    reporter = write(Story("s", language="ar", sections=(Section("o", "", f"{ARABIC}\n\n"),)))
    body = reporter.field("Body 1")
    reporter.go_to("Body 1", len(reporter.body))

    reporter.type("It is back.")

    assert [runs_left(body, line) for line in (0, 2)] == [True, False]
    assert reporter.body == f"{ARABIC}\n\nIt is back."
    assert reporter.at == ("Body 1", len(reporter.body))


def test_another_language_turns_what_is_there(write: Write) -> None:
    reporter = write(STORY)
    body = reporter.field("Body 1")

    change = text_replaced(reporter.story, Place("language"), "en")
    reporter.session.perform(Edit(change, "Language"))

    assert [runs_left(body, line) for line in (0, 2, 4, 6, 8)] == [True, False, False, False, False]


def test_a_story_without_language_and_headline_runs_as_its_opening_does(write: Write) -> None:
    at = write(Story("s", sections=(Section("o"),)))
    at.go(Place("sections", "o", "body"))
    at.type("عادت")
    assert at.field("Headline").layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_no_text_is_touched_by_it(write: Write) -> None:
    reporter = write(STORY)
    assert reporter.body == BODY
    assert reporter.story == STORY
    assert reporter.session.undo_label == ""
