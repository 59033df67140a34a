"""Whatever stands in a field stays exactly as it is while somebody types around it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QApplication

from editor.model.changes import text_replaced
from editor.model.history import TYPING
from editor.model.places import Place, key_point_place, text_at
from editor.model.story import KeyPoint, Section, Story
from editor.model.text import well_formed
from tests.shared import shared_path
from tests.ui.form.reporter import Reporter

Write = Callable[..., Reporter]

NAUGHTY = (
    "no\u00a0break  two\tspaces",
    "a\u2028line separator",
    "a\u2029paragraph separator",
    "nothing\x00here",
    "object \ufffc and frames \ufdd0\ufdd1",
    "\u202eright to left\u202c",
    "שלום, world",
    "👩‍👩‍👧‍👦 e\u0301 🇨🇿",
    "\ufeffmark",
    "soft\u00adhyphen",
    "one\n\ntwo\n\n\n\nfour\n",
    "\n\n\n",
    "  leading and trailing  ",
)

FIELDS = (
    "Headline",
    "Kicker",
    "Standfirst",
    "Byline",
    "Reader's note",
    "Key point 1",
    "Dateline",
    "Source tag",
    "Body 1",
    "Crosshead 2",
    "Body 2",
    "Sign-off",
    "Copyright notice",
    "Slugline",
    "Category",
    "Language",
    "Genre",
    "Embargo",
    "Published",
    "Modified",
    "Usage terms",
    "Desk note",
)


def full_of(text: str) -> Story:
    """A story with the same text in every field."""
    names = "headline kicker standfirst byline reader_note dateline source_tag sign_off"
    names += " copyright_notice slugline category language genre embargoed_until published_at"
    names += " modified_at usage_terms ed_note planned_length"
    return Story(
        "story",
        key_points=(KeyPoint("a", text),),
        sections=(Section("one", "", text), Section("two", text, text)),
        **dict.fromkeys(names.split(), text),
    )


def check_kept(reporter: Reporter, text: str, fields: tuple[str, ...]) -> None:
    reporter.form.set_details_open(True)
    for name in fields:
        field = reporter.field(name)
        assert field.text == text
        reporter.go(field.place, 0)
        reporter.type("A")
        reporter.go(field.place, len(text) + 1)
        reporter.type("Z")
        assert text_at(reporter.story, field.place) == f"A{text}Z", name
        reporter.press("Backspace")
        assert text_at(reporter.story, field.place) == f"A{text}", name


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_text_is_kept_in_every_field(write: Write, text: str) -> None:
    check_kept(write(full_of(text)), text, FIELDS)


def test_the_list_of_naughty_strings_is_kept(write: Write) -> None:
    strings = json.loads(shared_path("vectors", "text", "blns.json").read_text(encoding="utf-8"))
    texts = [well_formed(text) for text in strings]
    points = tuple(KeyPoint(f"k{number}", text) for number, text in enumerate(texts))
    story = Story("s", key_points=points, sections=(Section("o", "", "\n\n".join(texts)),))
    reporter = write(story)
    body = reporter.field("Body 1")
    assert body.text == story.sections[0].body
    reporter.go(body.place, 0)
    reporter.type("A")
    reporter.go(body.place, len(body.text))
    reporter.type("Z")
    assert reporter.body == f"A{story.sections[0].body}Z"
    for number in range(0, len(points), 7):
        reporter.go(key_point_place(f"k{number}"), 0)
        reporter.type("A")
    for number, point in enumerate(reporter.story.key_points):
        assert point.text == ("A" if number % 7 == 0 else "") + texts[number]


def test_a_selection_is_copied_as_the_story_has_it(write: Write) -> None:
    text = "10\u00a0000 cows\n\nand\u2029more"
    reporter = write(Story("s", sections=(Section("o", "", text),)))
    reporter.go_to("Body 1", 0)
    reporter.press("Ctrl+A Ctrl+C")
    assert QGuiApplication.clipboard().text() == text


def test_a_change_of_format_alone_is_no_change(write: Write) -> None:
    reporter = write(full_of("plain"))
    cursor = QTextCursor(reporter.field("Body 1").document())
    shape = QTextBlockFormat()
    shape.setLeftMargin(12)
    cursor.setBlockFormat(shape)
    assert reporter.session.number == 0


def test_a_change_from_elsewhere_moves_no_caret_and_no_other_text(write: Write) -> None:
    reporter = write(full_of("some words here"))
    reporter.go_to("Body 2", 5)
    place = reporter.focus.place
    change = text_replaced(reporter.story, place, "no, some words here")
    reporter.session.apply(change, TYPING)
    assert reporter.at == ("Body 2", 9)
    assert reporter.focus.text == "no, some words here"


def test_undo_and_redo_put_the_caret_back(write: Write) -> None:
    reporter = write(full_of("abc"))
    reporter.go_to("Headline", 3)
    reporter.type("d")
    reporter.go_to("Body 2", 0)
    reporter.undo()
    assert reporter.at == ("Headline", 3)
    reporter.redo()
    assert reporter.at == ("Headline", 4)


def test_the_widgets_leave_the_keys_of_undo_to_the_window(write: Write) -> None:
    reporter = write(full_of("abc"))
    reporter.go_to("Headline", 3)
    reporter.type("d")
    reporter.press("Ctrl+Z")
    assert reporter.story.headline == "abcd"


def test_typing_joins_into_one_step_until_the_caret_is_moved(write: Write) -> None:
    reporter = write(Story("s"))
    reporter.go(Place("headline"))
    reporter.type("ab")
    reporter.press("Left Right")
    reporter.type("cd")
    reporter.undo()
    assert reporter.story.headline == "ab"
    reporter.undo()
    assert reporter.story.headline == ""


def test_composing_is_no_change_until_it_is_committed(write: Write) -> None:
    reporter = write(full_of("ab"))
    reporter.go_to("Body 1", 1)
    QApplication.sendEvent(reporter.focus, QInputMethodEvent("に", []))
    assert reporter.session.number == 0
    commit = QInputMethodEvent()
    commit.setCommitString("日")
    QApplication.sendEvent(reporter.focus, commit)
    assert reporter.body == "a日b"
    assert reporter.at == ("Body 1", 2)


def test_text_dragged_within_a_field_moves_without_loss(write: Write) -> None:
    reporter = write(Story("s", sections=(Section("o", "", "one two three"),)))
    reporter.go_to("Body 1", 0, 4)
    field = reporter.focus
    data = field.createMimeDataFromSelection()
    # As Qt does it on a drop: all in one edit block, of which it tells only at its end.
    target = QTextCursor(field.document())
    target.setPosition(8)
    target.beginEditBlock()
    field.textCursor().removeSelectedText()
    field.setTextCursor(target)
    field.insertFromMimeData(data)
    target.endEditBlock()
    assert reporter.body == "two one three"
    assert field.document().toRawText() == reporter.body
    reporter.undo()
    reporter.undo()
    assert reporter.body == "one two three"


def test_a_paragraph_joined_over_a_selection_keeps_its_neighbours(write: Write) -> None:
    reporter = write(Story("s", sections=(Section("o", "", "one\n\ntwo\n\nthree"),)))
    reporter.go_to("Body 1", 9, 1)
    reporter.type("x")
    assert reporter.body == "ox\nthree"


def test_half_a_character_that_an_input_method_leaves_moves_no_other(write: Write) -> None:
    reporter = write(Story("story", sections=(Section("one", "", "one 𝒳 two\nthree"),)))
    reporter.go_to("Body 1", 5)
    event = QInputMethodEvent()
    event.setCommitString("x", -1, 1)
    QApplication.sendEvent(reporter.focus, event)
    assert reporter.focus.document().toPlainText() == reporter.body == "one x two\nthree"
    assert reporter.at == ("Body 1", 5)
    reporter.type("!")
    assert reporter.body == "one x! two\nthree"
    reporter.undo()
    reporter.undo()
    assert reporter.focus.document().toPlainText() == reporter.body == "one 𝒳 two\nthree"


@pytest.mark.parametrize("words", ["Fifth", "Last", "F"])
def test_words_typed_over_a_selection_are_one_step(write: Write, words: str) -> None:
    reporter = write(Story("story", sections=(Section("a", "", "First paragraph."),)))
    reporter.go_to("Body 1", len("First"), 0)
    reporter.type(words)
    assert reporter.body == f"{words} paragraph."
    reporter.undo()
    assert reporter.body == "First paragraph."
