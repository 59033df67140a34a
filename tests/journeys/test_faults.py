"""The library goes away, fills its disk, is changed or held by others: typing goes on, in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash import mounts
from tests.journeys.person import Person
from tests.journeys.process import changes_it_elsewhere, holds

HEADLINE = "Ferry stuck"
BODY = "The ferry ran aground. Nobody was hurt."


@pytest.fixture
def writer(reporter: Person) -> Person:
    """Somebody with a story that is kept."""
    return writes_a_story(reporter)


def writes_a_story(person: Person) -> Person:
    person.types(HEADLINE).goes_to("Body 1").types(BODY).keeps_a_version(1)
    return person.waits_until_kept()


def waits_until_not_kept(person: Person, *words: str) -> None:
    """Until the bar says so, and since when, and that no word is lost."""
    person.waits_until(lambda: person.status("Kept").startswith("Not kept since "))
    for each in words:
        assert each in person.status("Kept")
    assert "The journal holds every word." in person.status("Kept")


def moved(library: Path, to: Path) -> Path:
    """Move a library with the files beside it that belong to it."""
    to.mkdir(exist_ok=True)
    for each in library.parent.glob(f"{library.name}*"):
        each.rename(to / each.name)
    return to / library.name


# The library goes away


def test_a_library_that_is_moved_away_is_missed_in_words_and_kept_again_once_it_is_back(
    writer: Person, tmp_path: Path
) -> None:
    away = moved(writer.folders.library, tmp_path / "away")
    writer.types(" It rained.").presses("Ctrl+S")
    waits_until_not_kept(writer, "moved or deleted while it was open")
    writer.types(" It snowed.")
    assert writer.reads("Body 1") == f"{BODY} It rained. It snowed."

    copy = tmp_path / "copy.json"
    writer.clicks("Save a copy elsewhere…").waits_for_dialog("Export")
    writer.fills("File", str(copy)).clicks("Export")
    writer.waits_until(copy.exists)
    writer.is_told("Exported")
    assert f"{BODY} It rained. It snowed." in copy.read_text("utf-8")

    moved(away, writer.folders.library.parent)
    writer.waits_until_kept()
    assert not writer.sees("Save a copy elsewhere…")
    writer.starts_again()
    writer.waits_until(lambda: writer.sees("Headline"))
    assert writer.reads("Body 1") == f"{BODY} It rained. It snowed."


def test_what_was_written_without_the_library_is_there_when_the_window_is_closed_meanwhile(
    writer: Person, tmp_path: Path
) -> None:
    away = moved(writer.folders.library, tmp_path / "away")
    writer.types(" It rained.").presses("Ctrl+S")
    waits_until_not_kept(writer)
    writer.closes_the_window()

    moved(away, writer.folders.library.parent)
    writer.opens_the_program()
    writer.is_told("Recovered your work up to")
    writer.waits_until(lambda: writer.sees("Headline"))
    assert writer.reads("Body 1") == f"{BODY} It rained."
    writer.presses("Ctrl+Z")
    assert writer.reads("Body 1") != f"{BODY} It rained."


# The disk is full


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    if mounts.why_not():
        pytest.skip(mounts.why_not())
    folder = tmp_path / "disk"
    folder.mkdir()
    with mounts.small_disk(folder, 2_000_000):
        yield folder


def fills(disk: Path) -> Path:
    """Leave no room on a disk; gives what takes it."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            return ballast
    raise AssertionError("a disk without end")


def test_on_a_full_disk_typing_goes_on_and_is_kept_once_there_is_room(
    newcomer: Person, disk: Path
) -> None:
    writer = newcomer.opens_the_program(library=disk / "library.db").presses("Ctrl+N")
    writer.waits_until(lambda: writer.focus == "Headline")
    writes_a_story(writer)
    ballast = fills(disk)
    flood = " It rained." * 40_000
    writer.pastes(flood).presses("Ctrl+S")
    waits_until_not_kept(writer, "There is no room left on the disk")
    writer.types(" It snowed.")
    assert writer.reads("Body 1") == f"{BODY}{flood} It snowed."

    writer.presses("Ctrl+Z", "Ctrl+Z").types(" It snowed.")
    ballast.unlink()
    writer.waits_until_kept()
    writer.closes_the_window()
    writer.opens_the_program(library=disk / "library.db")
    writer.waits_until(lambda: writer.sees("Headline"))
    assert writer.reads("Body 1") == f"{BODY} It snowed."
    writer.closes_the_window()


# The story is changed elsewhere


@pytest.fixture
def rival(writer: Person, tmp_path: Path) -> Person:
    """Somebody who writes on in a story that another one has changed meanwhile."""
    changes_it_elsewhere(
        writer.folders.library,
        tmp_path / "elsewhere",
        "Ferry aground",
        "The ferry ran aground on Monday. Nobody was hurt.",
    )
    writer.types(" It rained.").goes_to("Headline").presses("Home")
    writer.presses("Ctrl+Right").selects("Headline", "stuck").types("sinks")
    writer.presses("Ctrl+S")
    writer.is_told("This story was changed elsewhere", "Nothing was overwritten")
    waits_until_not_kept(writer, "changed elsewhere")
    return writer


def test_a_story_changed_elsewhere_is_merged_with_its_conflict_decided_by_the_keyboard(
    rival: Person,
) -> None:
    rival.clicks("Merge…").waits_for_dialog("This story was changed elsewhere")
    rival.waits_until(lambda: rival.focus == "Headline: Written here")
    assert "0 of 1 decided" in rival.told
    rival.presses("Return")
    assert "0 of 1 decided" in rival.told
    rival.presses("Right")
    assert rival.focus == "Headline: Written elsewhere"
    rival.presses("Space")
    assert "1 of 1 decided" in rival.told
    rival.presses("Return")

    rival.is_told("The stories are merged")
    assert rival.reads("Headline") == "Ferry aground"
    merged = "The ferry ran aground on Monday. Nobody was hurt. It rained."
    assert rival.reads("Body 1") == merged
    rival.waits_until_kept()
    assert not [each for each in rival.notices if "changed elsewhere" in each]
    rival.waits_until(lambda: rival.headlines == ["Ferry aground"])
    rival.presses("Ctrl+Z")
    assert rival.reads("Headline") == "Ferry sinks"
    assert rival.reads("Body 1") == f"{BODY} It rained."
    rival.presses("Ctrl+Shift+Z")
    assert rival.reads("Body 1") == merged
    rival.starts_again()
    rival.waits_until(lambda: rival.sees("Headline"))
    assert rival.reads("Body 1") == merged


def test_a_merge_that_is_cancelled_changes_nothing_and_can_be_begun_again(rival: Person) -> None:
    for _ in range(2):
        rival.clicks("Merge…").waits_for_dialog("This story was changed elsewhere")
        rival.presses("Esc")
        rival.waits_until(lambda: rival.sees("Headline"))
    assert rival.reads("Headline") == "Ferry sinks"
    assert rival.status("Kept").startswith("Not kept")


def test_of_a_story_changed_elsewhere_both_states_are_kept(rival: Person) -> None:
    rival.clicks("Keep both")
    rival.waits_until_kept()
    rival.waits_until(lambda: sorted(rival.headlines) == ["Ferry aground", "Ferry sinks"])
    assert rival.reads("Headline") == "Ferry sinks"
    rival.types(" again").presses("Ctrl+S")
    rival.waits_until_kept()
    rival.clicks_row("Stories", "Ferry aground")
    rival.waits_until(lambda: rival.reads("Headline") == "Ferry aground")
    assert rival.reads("Body 1") == "The ferry ran aground on Monday. Nobody was hurt."
    assert [each for each in rival.notices if "Not kept" in each] == []


# The library is held by somebody else


def test_a_library_that_another_window_holds_can_only_be_read(writer: Person) -> None:
    library = writer.folders.library
    writer.closes_the_window()
    before = library.read_bytes()
    with holds(library):
        writer.opens_the_program()
        said = writer.is_told("is open in another window by ", " since ")
        assert "Here it can only be read" in said
        writer.waits_until(lambda: writer.sees("Headline"))
        writer.goes_to("Headline").types("xyz").presses("Backspace", "Ctrl+V", "Return")
        writer.goes_to("Body 1").types("xyz").presses("Ctrl+X", "Ctrl+Return")
        assert (writer.reads("Headline"), writer.reads("Body 1")) == (HEADLINE, BODY)
        writer.presses("Ctrl+Alt+H")
        writer.waits_until(lambda: writer.focus == "Versions")
        writer.waits_until(lambda: "are the same" in writer.told)
        writer.presses("Esc")
        writer.closes_the_window()
    assert library.read_bytes() == before
    assert not list(writer.folders.state.rglob("*.journal"))

    writer.opens_the_program()
    writer.waits_until(lambda: writer.sees("Headline"))
    writer.goes_to("Headline").types(" again").keeps_a_version(2)
    writer.waits_until_kept()


def test_a_story_that_is_begun_while_somebody_else_holds_the_library_comes_into_it_later(
    writer: Person,
) -> None:
    library = writer.folders.library
    writer.closes_the_window()
    with holds(library):
        writer.opens_the_program()
        writer.is_told("is open in another window")
        writer.presses("Ctrl+N")
        writer.waits_until(lambda: writer.focus == "Headline" and not writer.reads("Headline"))
        writer.types("Storm Takes the Pier")
        writer.waits_until(lambda: writer.status("Kept").startswith("Not kept"))
        assert "The journal holds every word." in writer.status("Kept")
        writer.closes_the_window()
    writer.opens_the_program()
    writer.is_told("Recovered your work up to")
    writer.waits_until(lambda: sorted(writer.headlines) == [HEADLINE, "Storm Takes the Pier"])


def test_what_cannot_be_done_in_a_library_that_is_only_read_is_not_offered_and_not_pretended(
    writer: Person, tmp_path: Path
) -> None:
    wire = tmp_path / "wire.txt"
    wire.write_text("Old Tram Returns\n\n(CP) – A tram ran again on Sunday.\n", encoding="utf-8")
    writer.types(" It rained.").keeps_a_version(2)
    library = writer.folders.library
    writer.closes_the_window()
    with holds(library):
        writer.opens_the_program()
        writer.is_told("is open in another window")
        writer.waits_until(lambda: writer.sees("Headline"))
        with pytest.raises(AssertionError, match="cannot be chosen now"):
            writer.action("Story › Status › In review")
        writer.presses("Ctrl+Alt+H")
        writer.waits_until(lambda: writer.focus == "Versions")
        writer.presses("Down")
        writer.waits_until(lambda: "Version 1 to now: 2 words added" in writer.told)
        assert not writer.named("Restore version 1").isEnabled()
        assert not writer.sees("Restore Body 1")
        writer.presses("Return", "Return", "Esc")
        writer.waits_until(lambda: writer.sees("Headline"))
        assert writer.reads("Body 1") == f"{BODY} It rained."

        writer.drops(wire)
        writer.is_told("can only be read: another window has it")
        for command in ("File › Delete story", "File › Duplicate", "Story › Keep a version"):
            with pytest.raises(AssertionError, match="cannot be chosen now"):
                writer.chooses(command)
        assert writer.headlines == [HEADLINE]
        assert not [each for each in writer.notices if "Imported" in each or "in the bin" in each]
        writer.closes_the_window()
