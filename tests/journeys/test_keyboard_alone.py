"""A whole story by keyboard alone: no button, no menu, no mouse."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.person import Person

BODY = (
    "“It’s not a ferry,” the harbour master said — “it’s a **raft**.” See "
    "[the timetable](https://example.org/timetable).\n\n"
    "- A raft of planks…\n"
    "- Two oars\n"
    "  - One of them broken"
)

TABLE = "| Pier | Boats | Oars |\n| --- | --- | --- |\n| North | 2 | 1 |"


def by_words(person: Person, number: int) -> Person:
    """Select so many words before the caret."""
    return person.presses(*["Ctrl+Shift+Left"] * number)


def test_a_story_with_all_that_a_page_can_have_is_written_and_exported_by_keyboard_alone(
    person: Person, tmp_path: Path
) -> None:
    person.presses("Ctrl+N")
    person.waits_until(lambda: person.focus == "Headline")
    person.types("Ferry Gives Way to 'Raft' on the Orrin Run")
    person.presses("Return").types("The raft carries four.")
    person.presses("Return").types("The ferry is in dock.")
    person.presses("Return", "Return")
    assert person.focus == "Body 1"

    person.types('"It\'s not a ferry," the harbour master said -- "it\'s a raft')
    by_words(person, 1).presses("Ctrl+B", "End").types('." See the timetable')
    by_words(person, 2).presses("Ctrl+K")
    person.waits_until(lambda: person.focus == "Link address")
    person.types("https://example.org/timetable").presses("Return").types(".")
    person.presses("Return", "Ctrl+Shift+8").types("A raft of planks...")
    person.presses("Return").types("Two oars").presses("Return", "Tab").types("One of them broken")
    assert person.reads("Body 1") == BODY

    person.presses("Ctrl+Return").types("Four at a time").presses("Return")
    person.types("Where they lie:").presses("Return", "Ctrl+Shift+T")
    for cell in ("Pier", "Boats", "Oars", "North", "2"):
        person.types(cell).presses("Tab")
    person.types("1")
    assert TABLE in person.reads("Body 2")

    path = tmp_path / "raft.html"
    person.presses("Ctrl+E").waits_for_dialog("Export")
    person.types("Web page").presses("Tab")
    assert person.focus == "File"
    person.presses("Ctrl+A").types(str(path)).presses("Return")
    person.is_told("Exported", "raft.html")
    page = path.read_text("utf-8")
    assert "Ferry Gives Way to ‘Raft’ on the Orrin Run" in page
    assert "“It’s not a ferry,” the harbour master said — “it’s a <strong>raft</strong>.”" in page
    assert 'href="https://example.org/timetable"' in page
    assert page.count("<li") >= 5
    assert "<th" in page
    assert person.reads_all("Key point") == ["The raft carries four.", "The ferry is in dock."]


def test_one_undo_makes_a_typographic_sign_what_was_typed(reporter: Person) -> None:
    reporter.goes_to("Body 1").types('He said "')
    assert reporter.reads("Body 1") == "He said “"
    reporter.presses("Ctrl+Z")
    assert reporter.reads("Body 1") == 'He said "'
    reporter.types('no" to it.')
    assert reporter.reads("Body 1") == 'He said "no" to it.'


def test_bold_is_begun_and_ended_and_a_link_gone_on_from_while_writing(reporter: Person) -> None:
    reporter.goes_to("Body 1").types("He is ").presses("Ctrl+B").types("very").presses("Ctrl+B")
    reporter.types(" tall, says the report")
    assert reporter.reads("Body 1") == "He is **very** tall, says the report"
    reporter.presses("Ctrl+Shift+Left", "Ctrl+K")
    reporter.waits_until(lambda: reporter.focus == "Link address")
    reporter.types("https://example.org").presses("Return").types(", and kind.")
    written = "He is **very** tall, says the [report](https://example.org), and kind."
    assert reporter.reads("Body 1") == written


def test_a_misspelt_word_is_underlined_and_corrected_by_keys(reporter: Person) -> None:
    reporter.types("The Harbor Opens").presses("Return", "Return")
    reporter.types("The harbor was recieved well. They came bakc.")
    reporter.waits_until(lambda: reporter.underlined("Body 1") == ["recieved", "bakc"])

    reporter.goes_to("Headline").presses("F7")
    reporter.waits_until(lambda: "received" in reporter.offered)
    reporter.presses("Return")
    assert reporter.reads("Body 1") == "The harbor was received well. They came bakc."
    reporter.presses("F7")
    reporter.waits_until(lambda: "back" in reporter.offered)
    reporter.presses("Return")
    assert reporter.reads("Body 1").endswith("They came back.")
    reporter.waits_until(lambda: reporter.underlined("Body 1") == [])
    reporter.presses("Ctrl+Z")
    assert reporter.reads("Body 1").endswith("They came bakc.")


def test_words_are_found_as_they_are_typed_and_replaced_in_one_step(reporter: Person) -> None:
    reporter.types("Ferry Late").presses("Return").types("The ferry was late.")
    reporter.presses("Return", "Return").types("A ferry is a ferry.")
    reporter.presses("Ctrl+F").types("ferry")
    reporter.waits_until(lambda: "4" in reporter.told_by("Find in this story"))
    reporter.presses("Return")
    assert reporter.focus == "Find in this story"
    reporter.presses("Ctrl+H").types("raft")
    assert reporter.focus == "Replace with"
    reporter.clicks("Replace all")
    reporter.waits_until(lambda: reporter.reads("Body 1") == "A raft is a raft.")
    assert reporter.reads("Key point 1") == "The raft was late."
    reporter.presses("Escape")
    assert not reporter.sees("Find in this story")
    reporter.presses("Ctrl+Z")
    assert reporter.reads("Body 1") == "A ferry is a ferry."
    assert reporter.reads("Headline") == "Ferry Late"


def test_a_story_of_a_template_is_filled_in_from_hint_to_hint(person: Person) -> None:
    person.presses("Ctrl+Shift+N").waits_for_dialog("New from template")
    person.waits_until(lambda: any("News story" in each for each in person.rows("Templates")))
    person.picks("Templates", "News story").presses("Return")
    person.waits_until(lambda: person.sees("Crosshead 4"))
    assert person.reads("Headline").startswith("TK headline")

    person.goes_to("Headline").presses("Ctrl+Home", "F4").types("Harbour Reopens")
    assert person.reads("Headline") == "Harbour Reopens"
    hints = 0
    while hints < 20 and any("TK" in text for text in texts_of(person)):
        hints += 1
        person.presses("F4").types(f"Fact {hints}.")
    assert hints == 12, texts_of(person)
    person.presses("F4")
    assert person.is_told("to fill in")


def texts_of(person: Person) -> list[str]:
    """What stands in the fields of the story."""
    names = ("Key point", "Body", "Crosshead")
    return [person.reads("Headline")] + [
        person.reads(f"{name} {number}")
        for name in names
        for number in range(1, 8)
        if person.sees(f"{name} {number}")
    ]
