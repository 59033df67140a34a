"""Finding, copying and deleting stories, and coming back to them."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.person import Person


def writes(person: Person, headline: str, body: str) -> None:
    """A new story, kept in the library."""
    person.presses("Ctrl+N")
    person.waits_until(lambda: person.focus == "Headline" and not person.reads("Headline"))
    person.types(headline).goes_to("Body 1").types(body)
    person.waits_until_kept()


def test_stories_stand_newest_first_and_are_found_by_any_word_while_typing(
    person: Person,
) -> None:
    writes(person, "Harbour Reopens", "The cranes were mended.")
    writes(person, "School Closes", "The roof fell in.")
    writes(person, "Café Burns", "Nobody was hurt, the mayor said.")
    person.waits_until(
        lambda: person.headlines == ["Café Burns", "School Closes", "Harbour Reopens"]
    )

    person.goes_to("Search stories").types("cran")
    person.waits_until(lambda: person.headlines == ["Harbour Reopens"])
    person.presses("Ctrl+A").types("cafe mayor")
    person.waits_until(lambda: person.headlines == ["Café Burns"])
    person.presses("Ctrl+A").types('NEAR("x" OR')
    person.waits_until(lambda: person.sees("Clear search"))
    person.clicks("Clear search")
    person.waits_until(lambda: len(person.headlines) == 3)

    person.goes_to("Search stories").types("roof").presses("Return")
    person.waits_until(lambda: person.focus == "Stories")
    person.presses("Return")
    person.waits_until(lambda: person.reads("Headline") == "School Closes")


def test_the_list_is_filtered_by_status(person: Person) -> None:
    writes(person, "Harbour Reopens", "The cranes were mended.")
    writes(person, "School Closes", "The roof fell in.")
    person.chooses("Story › Status › In review")
    assert person.status("Status") == "in review"
    person.waits_until(lambda: person.sees("In review"))
    person.clicks("In review")
    person.waits_until(lambda: person.headlines == ["School Closes"])
    person.clicks("All")
    person.waits_until(lambda: len(person.headlines) == 2)


def test_a_copy_has_the_words_but_not_the_status(person: Person) -> None:
    writes(person, "Harbour Reopens", "The cranes were mended.")
    person.chooses("Story › Status › Published").chooses("File › Duplicate")
    person.waits_until(lambda: len(person.headlines) == 2)
    person.waits_until(lambda: person.status("Status") == "draft")
    assert person.reads("Headline") == "Harbour Reopens"
    assert person.reads("Body 1") == "The cranes were mended."


def test_a_deleted_story_comes_back_with_undo(person: Person) -> None:
    writes(person, "Harbour Reopens", "The cranes were mended.")
    writes(person, "School Closes", "The roof fell in.")
    person.chooses("File › Delete story")
    person.is_told("in the bin")
    person.waits_until(lambda: person.headlines == ["Harbour Reopens"])
    person.clicks("Undo")
    person.waits_until(lambda: len(person.headlines) == 2)
    person.waits_until(lambda: person.reads("Headline") == "School Closes")


def test_a_story_is_there_again_after_a_close_with_its_caret_and_its_undo(
    reporter: Person,
) -> None:
    reporter.types("Harbour Reopens").goes_to("Body 1").types("The cranes were mended.")
    reporter.presses("Home", "Right", "Right", "Right")
    reporter.starts_again()
    reporter.waits_until(lambda: reporter.sees("Headline"))
    assert reporter.reads("Headline") == "Harbour Reopens"
    reporter.waits_until(lambda: reporter.focus == "Body 1")
    assert reporter.caret == ("Body 1", 3)
    reporter.presses("Ctrl+Z")
    assert reporter.reads("Body 1") == ""
    assert reporter.notices == [each for each in reporter.notices if "did not end" not in each]


def test_the_window_remembers_its_panes_its_theme_and_its_size(newcomer: Person) -> None:
    person = newcomer.opens_the_program(size=None)
    assert person.sees("Preview")
    person.chooses("View › Theme › Dark").presses("F8")
    person.window.resize(size := QSize(798, 700))
    person.starts_again(size=None)
    assert not person.sees("Preview")
    assert person.action("View › Theme › Dark").isChecked()
    assert person.window.size() == size
    assert person.presses("F8").sees("Preview")


def test_an_empty_library_offers_a_story_an_import_and_the_sample(
    person: Person, tmp_path: Path
) -> None:
    assert person.sees("Import…")
    person.clicks("Open the sample")
    person.waits_until(lambda: person.sees("Key point 4"))
    person.waits_until(lambda: len(person.headlines) == 1)
    sample = person.exports("Press text", tmp_path / "sample.txt").decode()
    assert sample.startswith(person.reads("Headline"))
    person.chooses("File › Delete story")
    person.waits_until(lambda: person.sees("New story"))
    person.clicks("New story")
    person.waits_until(lambda: person.focus == "Headline")


def test_a_new_story_is_written_for_the_house_as_it_was_set_up(
    person: Person, tmp_path: Path
) -> None:
    person.chooses("File › Houses…").waits_for_dialog("Houses")
    person.fills("Name", "Coast Press").fills("Source tag", "CP")
    person.fills("Lead-in", "{place} ({tag}) —")
    person.turns_to("Press text and export").fills("Mark of a key point", "-").clicks("Keep")
    person.waits_until(lambda: person.status("House") == "Coast Press")
    person.starts_again()
    assert person.status("House") == "Coast Press"

    writes(person, "Harbour Reopens", "ORRIN (CP) — The cranes were mended.")
    assert person.reads("Body 1") == "The cranes were mended."
    person.goes_to("Headline").presses("Return").types("A main fact.")
    written = person.exports("Press text", tmp_path / "story.txt").decode()
    assert "ORRIN (CP) — The cranes were mended." in written
    assert "  - A main fact." in written
    assert "Coast Press" in person.reads("Copyright notice")


def test_after_a_crash_a_line_says_up_to_when_the_words_are_back(
    reporter: Person, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    reporter.types("Storm Takes the Pier")
    shutil.copytree(reporter.folders.data.parent, tmp_path / "left behind")
    reporter.closes_the_window()

    later = Person(tmp_path / "left behind", qtbot, qapp).opens_the_program()
    later.is_told("Recovered your work up to")
    later.waits_until(lambda: later.sees("Headline"))
    assert later.reads("Headline") == "Storm Takes the Pier"
    later.closes_the_window()
