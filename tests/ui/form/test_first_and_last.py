"""Ctrl+Home and Ctrl+End, pressed twice, lead over the whole story."""

from __future__ import annotations

from collections.abc import Callable

from editor.model.places import Place
from editor.model.story import Section, Story
from tests.ui.form.reporter import Reporter

STORY = Story(
    "s",
    headline="Harbour reopens",
    sections=(Section("o", "", "Opening text."), Section("b", "Later", "The last words.")),
)

Write = Callable[..., Reporter]


def test_a_second_press_goes_on_to_the_headline_and_to_the_last_text(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Body 1", 5)
    reporter.press("Ctrl+Home")
    assert reporter.at == ("Body 1", 0)
    reporter.press("Ctrl+Home")
    assert reporter.at == ("Headline", 0)
    reporter.press("Ctrl+Home")
    assert reporter.at == ("Headline", 0)
    reporter.press("Ctrl+End")
    assert reporter.at == ("Headline", len(STORY.headline))
    reporter.press("Ctrl+End")
    assert reporter.at == ("Body 2", len("The last words."))
    reporter.press("Ctrl+End Ctrl+Home")
    assert reporter.at == ("Body 2", 0)


def test_a_kicker_that_is_shown_comes_first(write: Write) -> None:
    reporter = write(STORY)
    reporter.go(Place("kicker"))
    reporter.type("News")
    reporter.go_to("Body 1", 0)
    reporter.press("Ctrl+Home")
    assert reporter.at == ("Kicker", 0)


def test_with_shift_the_selection_stays_in_its_text(write: Write) -> None:
    reporter = write(STORY)
    reporter.go_to("Body 1", 7)
    reporter.press("Ctrl+Shift+Home Ctrl+Shift+Home")
    assert reporter.form.selected_text() == "Opening"


def test_what_is_pasted_into_a_table_stays_in_its_cell(write: Write) -> None:
    table = "| a | b |\n| --- | --- |\n| c | d |"
    reporter = write(Story("s", headline="H", sections=(Section("o", "", table),)))
    for at, cell in ((table.index("c"), "c"), (table.index("---") + 1, "c"), (0, "a")):
        reporter.go_to("Body 1", at)
        reporter.paste("one | two\nthree")
        assert reporter.body == table.replace(f" {cell} ", f" one \\| two three{cell} ")
        reporter.undo()
        assert reporter.body == table
    reporter.go_to("Body 1", table.index(" | d"), 2)
    reporter.press("Ctrl+X")
    assert reporter.body == table.replace("a", "").replace("b", "").replace("c", "")
    reporter.undo()
    assert reporter.body == table
