"""Stories that come from elsewhere: by the menu, by a drop, by a paste, at the start."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.journeys.gate import Gate
from tests.journeys.person import Person
from tests.shared import shared_path

WIRE = """Old Tram Returns to the Hill Line

  • Tram 14 was built in 1929.
  • It will run on Sundays.
  • A ticket costs two crowns.

(NewsReady.com) – A tram that had stood in a barn for thirty years carried passengers on Sunday. \
It needed a new roof, two motors and a bell.

“We found the bell in a pub,” said the driver.

Up the Hill Again

The line climbs forty metres in ten minutes. Nothing on it is newer than 1950.

Copyright 2025, NewsReady.com"""


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """A press text on the disk."""
    path = tmp_path / "wire.txt"
    path.write_text(WIRE, encoding="utf-8")
    return path


def sees_the_tram(person: Person) -> None:
    """The story is open, taken apart, and the line says what was taken for what."""
    person.waits_until(lambda: person.sees("Key point 3"))
    assert person.reads("Headline") == "Old Tram Returns to the Hill Line"
    assert person.reads_all("Key point")[2] == "A ticket costs two crowns."
    assert person.reads("Source tag") == "NewsReady.com"
    assert person.reads("Crosshead 2") == "Up the Hill Again"
    assert person.reads("Copyright notice") == "Copyright 2025, NewsReady.com"
    assert "3 key points" in person.is_told("headline", "key points")


def test_a_file_is_imported_by_the_menu(person: Person, wire: Path, tmp_path: Path) -> None:
    with person.answering_the_file_dialog(wire):
        person.chooses("File › Import…")
    sees_the_tram(person)
    person.follows("source tag")
    person.waits_until(lambda: person.focus == "Source tag")
    assert person.exports("Press text", tmp_path / "out.txt").decode() == WIRE


def test_a_file_is_imported_by_dropping_it_on_the_story(reporter: Person, wire: Path) -> None:
    reporter.drops(wire)
    sees_the_tram(reporter)


def test_a_file_named_at_the_start_is_imported(newcomer: Person, wire: Path) -> None:
    sees_the_tram(newcomer.opens_the_program(wire))


def test_a_pasted_story_is_taken_apart_and_undone_to_the_plain_paste(reporter: Person) -> None:
    reporter.pastes(WIRE)
    sees_the_tram(reporter)
    assert reporter.entry_beginning("Edit", "Undo") == "Undo take apart"
    reporter.presses("Ctrl+Z")
    assert reporter.reads("Headline") == ""
    assert reporter.reads("Body 1") == WIRE
    reporter.presses("Ctrl+Z")
    assert reporter.reads("Body 1") == ""
    reporter.presses("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert reporter.reads("Headline") == "Old Tram Returns to the Hill Line"


def test_the_seed_is_imported_and_goes_out_byte_for_byte(person: Person, tmp_path: Path) -> None:
    seed = shared_path("stories", "seed.txt")
    person.drops(seed)
    person.waits_until(lambda: person.sees("Key point 4"))
    assert person.exports("Press text", tmp_path / "out.txt") == seed.read_bytes()


def test_what_is_no_story_gets_one_clear_sentence_and_changes_nothing(
    reporter: Person, tmp_path: Path
) -> None:
    reporter.types("My own words")
    folder, empty, binary, huge = (tmp_path / name for name in ("dir", "empty", "bin", "huge"))
    folder.mkdir()
    empty.touch()
    binary.write_bytes(bytes(range(256)) * 40)
    with huge.open("wb") as file:
        file.truncate(200 << 20)
    for path, words in (
        (folder, "dir is a folder"),
        (empty, "empty is empty"),
        (binary, "bin: This file holds no text"),
        (huge, "huge: This file is larger"),
        (tmp_path / "gone", "gone is not there"),
    ):
        reporter.drops(path)
        sentence = reporter.is_told(words)
        assert "Traceback" not in sentence
        assert "Error" not in sentence
    assert reporter.reads("Headline") == "My own words"
    reporter.waits_until(lambda: reporter.sees("Stories"))
    assert reporter.rows("Stories") == ["My own words"]


def test_good_files_come_in_beside_bad_ones(person: Person, wire: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    person.drops(empty, wire)
    sees_the_tram(person)
    person.is_told("empty.txt is empty")


def test_a_library_that_is_no_database_is_named_and_writing_goes_on(
    newcomer: Person, tmp_path: Path
) -> None:
    broken = tmp_path / "library.db"
    broken.write_bytes(b"this is no database" * 500)
    newcomer.opens_the_program(library=broken)
    newcomer.is_told("library.db")
    newcomer.presses("Ctrl+N").types("Words without a library")
    assert newcomer.reads("Headline") == "Words without a library"
    newcomer.closes_the_window()
    assert broken.read_bytes().startswith(b"this is no database")

    newcomer.opens_the_program(library=tmp_path / "good.db")
    newcomer.waits_until(lambda: newcomer.sees("Stories"))
    assert "Words without a library" in newcomer.rows("Stories")[0]


def test_a_folder_that_cannot_be_written_is_named_on_export(
    reporter: Person, tmp_path: Path
) -> None:
    reporter.types("Headline")
    target = tmp_path / "file"
    target.touch()
    reporter.chooses("File › Export…").waits_for_dialog("Export")
    reporter.picks("Format", "Press text").fills("File", str(target / "story.txt"))
    reporter.clicks("Export")
    reporter.is_told("story.txt could not be written")


def test_a_library_in_a_folder_that_cannot_be_written_is_read_and_said_to_be(
    newcomer: Person, tmp_path: Path, wire: Path
) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    library = tmp_path / "shelf" / "library.db"
    newcomer.opens_the_program(wire, library=library)
    sees_the_tram(newcomer)
    newcomer.waits_until_kept()
    newcomer.closes_the_window()
    library.parent.chmod(0o500)
    try:
        newcomer.opens_the_program(library=library)
        newcomer.waits_until(lambda: newcomer.sees("Stories"))
        newcomer.is_told("read")
    finally:
        library.parent.chmod(0o700)


def test_a_library_of_another_program_is_refused_untouched(
    newcomer: Person, tmp_path: Path
) -> None:
    foreign = tmp_path / "addresses.db"
    with sqlite3.connect(foreign) as database:
        database.execute("CREATE TABLE people (name TEXT)")
    database.close()
    before = foreign.read_bytes()
    newcomer.opens_the_program(library=foreign)
    newcomer.is_told("addresses.db")
    newcomer.closes_the_window()
    assert foreign.read_bytes() == before


def test_a_story_handed_over_while_somebody_types_does_not_get_a_letter(
    reporter: Person, wire: Path
) -> None:
    typed = "Ferry "
    reporter.types(typed).launches_it_again(wire)

    def is_told_while_typing() -> bool:
        nonlocal typed
        typed += "x "
        reporter.types("x ")
        return any("1 story imported" in each for each in reporter.notices)

    reporter.waits_until(is_told_while_typing)
    assert reporter.reads("Headline") == typed
    assert reporter.focus == "Headline"
    reporter.clicks("Show")
    sees_the_tram(reporter)


def test_a_file_handed_over_while_a_dialog_is_open_waits_for_its_end(
    person: Person, wire: Path
) -> None:
    person.chooses("File › New story")
    person.waits_until(lambda: person.focus == "Headline")
    person.chooses("File › Preferences…").waits_for_dialog("Preferences")
    person.launches_it_again(wire).waits_for_launches()
    assert person.window.windowTitle().startswith("New story")
    person.front.close()
    sees_the_tram(person)


def test_writing_goes_on_during_an_import_that_is_cancelled_by_keys(
    reporter: Person, wires: tuple[Path, ...], gate: Gate
) -> None:
    reporter.drops(*wires)
    reporter.waits_until(lambda: reporter.sees("Cancel"))
    assert reporter.focus == "Headline"
    reporter.types("Ferry Fares Rise ").presses("Return").types("Students pay half. ")
    assert reporter.reads("Headline") == "Ferry Fares Rise "
    assert reporter.reads("Key point 1") == "Students pay half. "

    reporter.presses("F6")
    assert reporter.focus == "Cancel"
    reporter.presses("Return")
    assert reporter.focus == "Key point 1"
    reporter.is_told("Stopping")
    gate.open()
    reporter.is_told(f"Cancelled: 4 of {len(wires)} files imported, {len(wires) - 4} left out.")
    reporter.waits_until(lambda: len(reporter.headlines) == 5)
    assert reporter.reads("Headline") == "Ferry Fares Rise "


def test_two_imports_at_once_are_both_taken_in(
    person: Person, wires: tuple[Path, ...], wire: Path, gate: Gate
) -> None:
    person.drops(*wires)
    person.drops(wire)
    person.waits_until(lambda: person.sees("Cancel"))
    gate.open()
    person.is_told(f"{len(wires) + 1} stories imported")
    person.waits_until(lambda: "Old Tram Returns to the Hill Line" in person.headlines)
    assert len(person.headlines) == len(wires) + 1
