"""What the window shows: pages of several widths, proofs, the page alone, the fit of a headline."""

from __future__ import annotations

from pathlib import Path

import pypdf

from tests.journeys.person import Person

LONG = "The Harbour Master of Orrin Says That the Old Ferry Will Not Sail Again Before the Spring"


def test_commands_stories_and_settings_are_found_by_a_few_letters(person: Person) -> None:
    person.presses("Ctrl+N")
    person.waits_until(lambda: person.focus == "Headline")
    person.types("Harbour Reopens").waits_until_kept()
    person.presses("Ctrl+N")
    person.waits_until(lambda: person.reads("Headline") == "")
    person.types("School Closes").waits_until_kept()

    person.asks_the_palette("harbreop", "Harbour Reopens")
    person.waits_until(lambda: person.reads("Headline") == "Harbour Reopens")

    person.asks_the_palette("format bar show", "Show the format bar")
    person.waits_until(lambda: not person.sees("Bold"))
    person.asks_the_palette("format bar show", "Show the format bar")
    person.waits_until(lambda: person.sees("Bold"))

    person.asks_the_palette("add key", "Add key point")
    person.waits_until(lambda: person.focus == "Key point 1")


def test_the_page_is_looked_at_in_several_widths_and_a_proof_is_written(
    reporter: Person, tmp_path: Path
) -> None:
    reporter.types("Ferry Late").presses("Return", "Return")
    reporter.types("The ferry was late again on Monday morning.")
    reporter.waits_until(lambda: "late again" in reporter.preview)
    for key, name in (("1", "Phone"), ("2", "Tablet"), ("4", "Printed page"), ("3", "Desktop")):
        reporter.presses(f"Ctrl+Alt+{key}")
        assert reporter.named(name).isChecked(), name
        assert "late again" in reporter.preview
    assert reporter.focus == "Body 1"

    path = tmp_path / "proof.pdf"
    reporter.presses("Ctrl+Alt+P").waits_for_dialog("Print proof")
    with reporter.answering_the_file_dialog(path):
        reporter.clicks("Save as PDF…")
    reporter.waits_until(path.exists)
    text = " ".join(pypdf.PdfReader(path).pages[0].extract_text().split())
    assert "Ferry Late" in text
    assert "late again" in text


def test_focus_mode_leaves_the_page_alone_and_escape_brings_all_back(reporter: Person) -> None:
    reporter.types("Ferry Late").presses("F11")
    reporter.waits_until(lambda: not reporter.sees("Search stories"))
    assert not reporter.sees("Preview")
    assert not reporter.window.status.isVisible()
    reporter.types(" Again").presses("Return").types("A fact.")
    reporter.presses("Ctrl+Z", "Ctrl+Shift+Z")
    assert reporter.reads("Key point 1") == "A fact."
    reporter.presses("Escape")
    reporter.waits_until(lambda: reporter.sees("Search stories"))
    assert reporter.sees("Preview")
    assert reporter.window.status.isVisible()
    assert reporter.reads("Headline") == "Ferry Late Again"


def test_ticks_of_the_proofreader_are_there_after_a_new_start(reporter: Person) -> None:
    reporter.types("Ferry Late").presses("Return").types("It was late.")
    reporter.presses("Return", "Return").types("The ferry was late again.").waits_until_kept()
    reporter.presses("Ctrl+Alt+R")
    reporter.waits_until(lambda: reporter.focus == "Proofreading")
    reporter.presses("Space", "Space")
    done = reporter.proofread
    assert "2 of" in done
    reporter.presses("Escape")
    reporter.waits_until(lambda: reporter.sees("Headline"))

    reporter.starts_again()
    reporter.waits_until(lambda: reporter.sees("Headline"))
    reporter.presses("Ctrl+Alt+R")
    reporter.waits_until(lambda: reporter.focus == "Proofreading")
    assert reporter.proofread == done


def test_a_strip_says_where_a_headline_is_cut_and_the_status_bar_what_is_left_to_write(
    reporter: Person,
) -> None:
    assert not reporter.sees("Fit of the headline")
    reporter.types(LONG)
    strip = reporter.named("Fit of the headline")
    assert "Search cuts after" in strip.text()
    assert not reporter.sees("The headline as each place cuts it")
    reporter.clicks("Fit of the headline")
    lines = reporter.named("The headline as each place cuts it").accessibleDescription()
    assert [line.split(":")[0] for line in lines.split("\n")] == [
        "Search",
        "Card",
        "Push",
        "Column",
    ]
    reporter.goes_to("Headline").presses("Ctrl+A").types("Ferry Late")
    assert "Search fits" in reporter.named("Fit of the headline").text()

    reporter.clicks("Details").goes_to("Planned length").types("400 words")
    reporter.goes_to("Body 1").types("The ferry was late again.")
    reporter.waits_until(lambda: reporter.status("Words") == "5 words")
    assert "395" in reporter.status("Planned length")
    reporter.starts_again()
    reporter.waits_until(lambda: reporter.sees("Headline"))
    reporter.waits_until(lambda: "395" in reporter.status("Planned length"))
    assert reporter.sees("The headline as each place cuts it")
