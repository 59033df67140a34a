"""Into the bin, out of it again, and for good."""

from __future__ import annotations

import pytest

from tests.journeys.person import Person


def writes(person: Person, headline: str) -> None:
    """A new story, kept in the library."""
    person.presses("Ctrl+N")
    person.waits_until(lambda: person.focus == "Headline" and not person.reads("Headline"))
    person.types(headline).presses("Ctrl+S")
    person.waits_until_kept()


def deletes(person: Person, *wanted: str) -> None:
    """Open each story and put it into the bin."""
    for headline in wanted:
        person.clicks_row("Stories", headline)
        person.waits_until(lambda: person.sees("Headline"))
        person.waits_until(lambda headline=headline: person.reads("Headline") == headline)
        person.chooses("File › Delete story")
        person.waits_until(lambda headline=headline: headline not in person.headlines)


@pytest.fixture
def desk(person: Person) -> Person:
    """Somebody with three stories, two of which are in the bin."""
    for headline in ("Harbour Reopens", "School Closes", "Tram Returns"):
        writes(person, headline)
    person.waits_until(lambda: len(person.headlines) == 3)
    deletes(person, "School Closes", "Tram Returns")
    person.waits_until(lambda: person.sees("Bin 2"))
    return person


def opens_the_bin(person: Person, count: int) -> None:
    person.clicks(f"Bin {count}")
    person.waits_until(lambda: person.sees("Empty the bin…"))
    person.waits_until(lambda: len(person.headlines) == count)


def test_undo_brings_back_what_was_deleted_one_story_after_the_other(desk: Person) -> None:
    desk.presses("Ctrl+Z")
    desk.waits_until(lambda: desk.headlines == ["Tram Returns", "Harbour Reopens"])
    desk.waits_until(lambda: desk.reads("Headline") == "Tram Returns")
    desk.clicks("Stories").presses("Ctrl+Z")
    desk.waits_until(lambda: len(desk.headlines) == 3)
    desk.waits_until(lambda: not desk.sees("Bin 1"))


def test_a_story_in_the_bin_is_looked_up_and_brought_back(desk: Person) -> None:
    opens_the_bin(desk, 2)
    desk.clicks_row("Stories in the bin", "School Closes").clicks("Bring back")
    desk.waits_until(lambda: desk.sees("Headline"))
    desk.waits_until(lambda: desk.reads("Headline") == "School Closes")
    desk.waits_until(lambda: desk.headlines == ["School Closes", "Harbour Reopens"])
    assert desk.sees("Bin 1")
    desk.goes_to("Headline").types(" Early").waits_until_kept()


def test_the_bin_is_emptied_only_after_a_question_that_names_the_number(desk: Person) -> None:
    opens_the_bin(desk, 2)
    desk.clicks("Empty the bin…").waits_for_question("Delete 2 stories for good?")
    desk.presses("Return")
    desk.waits_until(lambda: desk.sees("Empty the bin…"))
    assert len(desk.headlines) == 2

    desk.clicks("Empty the bin…").waits_for_question("Delete 2 stories for good?")
    desk.clicks("Delete 2 stories")
    desk.is_told("2 stories were deleted for good")
    desk.waits_until(lambda: not desk.headlines)
    desk.clicks("All")
    desk.waits_until(lambda: desk.headlines == ["Harbour Reopens"])

    desk.starts_again()
    desk.waits_until(lambda: desk.headlines == ["Harbour Reopens"])
    assert not desk.sees("Bin 2")
    desk.goes_to("Search stories").types("school")
    desk.waits_until(lambda: not desk.headlines)


def test_one_story_of_the_bin_is_deleted_for_good_and_the_other_stays(desk: Person) -> None:
    opens_the_bin(desk, 2)
    desk.clicks_row("Stories in the bin", "School Closes").clicks("Delete for good…")
    desk.waits_for_question("Delete “School Closes” for good?").clicks("Delete it")
    desk.is_told("1 story was deleted for good")
    desk.waits_until(lambda: desk.headlines == ["Tram Returns"])
