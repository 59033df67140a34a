"""Bold, italic, links and the clipboard, in the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from editor.model.places import Place
from editor.model.story import KeyPoint, Section, Story
from tests.ui.form.reporter import Reporter

Write = Callable[..., Reporter]

STORY = Story(
    "s",
    headline="Head",
    key_points=(KeyPoint("a", "One two"),),
    sections=(Section("o", "", "The harbour reopens today."),),
)


def test_bold_marks_the_selection_and_takes_it_off_again(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Body 1", 11, 4)
    reporter.form.commands["bold"]()
    assert reporter.body == "The **harbour** reopens today."
    assert reporter.form.selected_text() == "harbour"
    reporter.form.commands["italic"]()
    assert reporter.body == "The ***harbour*** reopens today."
    reporter.form.commands["bold"]()
    assert reporter.body == "The *harbour* reopens today."
    reporter.undo()
    reporter.undo()
    assert reporter.body == "The **harbour** reopens today."


def test_bold_marks_nothing_in_a_headline(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Headline", 2)
    reporter.form.commands["bold"]()
    assert reporter.story == STORY


def test_a_link_is_asked_for_and_what_is_written_next_follows_it(
    write: Write, qtbot: QtBot
) -> None:
    reporter = write(STORY)
    reporter.go_to("Body 1", 11, 4)
    reporter.form.commands["link"]()
    address = reporter.form.findChild(QLineEdit)
    qtbot.waitUntil(address.isVisible)
    QTest.keyClicks(address, "https://example.org/a")
    QTest.keyClick(address, Qt.Key.Key_Return)
    assert reporter.body == "The [harbour](https://example.org/a) reopens today."
    assert not reporter.form.selected_text()
    assert reporter.form.caret().position == len("The [harbour](https://example.org/a)")


def test_the_pane_that_asks_for_a_link_stays_above_the_form_and_has_a_button(
    write: Write, qtbot: QtBot
) -> None:
    reporter = write(replace(STORY, sections=(Section("o", "", "long line " * 60),)))
    form = reporter.form
    reporter.go_to("Body 1", 55, 4)
    form.commands["link"]()
    address = form.findChild(QLineEdit)
    qtbot.waitUntil(address.isVisible)
    pane, room = address.window().geometry(), form.rect().translated(form.mapToGlobal(QPoint()))
    assert room.left() < pane.left()
    assert pane.right() < room.right()
    QTest.keyClicks(address, "https://example.org/a")
    (button,) = address.window().findChildren(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "](https://example.org/a)" in reporter.body


def test_an_address_pasted_on_a_selection_links_it(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Body 1", 11, 4)
    reporter.paste("https://example.org\n")
    assert reporter.body == "The [harbour](https://example.org) reopens today."


def test_line_ends_become_spaces_in_a_line(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Headline", 4)
    reporter.paste("one\r\ntwo\rthree")
    assert reporter.story.headline == "Headone two three"


def test_only_line_ends_are_changed_in_a_body(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Body 1", 0)
    reporter.paste(" a\u00a0b\r\n\r\n\tc\u2029d ")
    assert reporter.body == " a\u00a0b\n\n\tc\u2029d The harbour reopens today."


def test_a_bulleted_list_pasted_into_a_key_point_makes_one_each(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Key point 1", 4)
    reporter.paste("• First\n• Second\n\n• Third ")
    assert reporter.points == ["One First", "Second", "Thirdtwo"]
    reporter.undo()
    assert reporter.points == ["One two"]


def test_a_story_pasted_into_an_empty_one_is_plain_first_and_then_announced(
    write: Write, qtbot: QtBot
) -> None:
    reporter = write()
    reporter.go(Place("headline"))
    text = "Headline here\n\nFirst paragraph.\n\nSecond paragraph."
    with qtbot.waitSignal(reporter.form.paste_story) as signal:
        reporter.paste(text)
    assert signal.args == [text]
    assert reporter.body == text
    reporter.undo()
    assert reporter.story.is_blank


def test_three_paragraphs_pasted_into_a_story_with_words_are_only_text(write: Write) -> None:
    reporter = write(replace(STORY, sections=(Section("o"),)))
    announced: list[str] = []
    reporter.form.paste_story.connect(announced.append)
    reporter.go_to("Body 1")
    reporter.paste("One.\n\nTwo.\n\nThree.")
    assert announced == []
    assert reporter.body == "One.\n\nTwo.\n\nThree."
