"""Replacing in all stories of a library: seen before, kept before, taken back after."""

from __future__ import annotations

from tests.journeys.person import Person
from tests.journeys.test_library import writes


def body_of(person: Person, headline: str) -> str:
    """Open a story of the list, and read its body."""
    person.clicks_row("Stories", headline)
    person.waits_until(lambda: person.reads("Headline") == headline)
    return person.reads("Body 1")


def test_a_name_is_replaced_across_the_library_but_for_what_was_unticked(person: Person) -> None:
    writes(person, "Harbour Reopens", "Mayor Smyth cut the ribbon. Smyth smiled.")
    writes(person, "School Closes", "Smyth was not there.")
    writes(person, "Café Burns", "Chief Smyth of the fire brigade is another one.")
    writes(person, "Bridge Opens", "Nobody came.")
    person.goes_to("Body 1")

    person.presses("Ctrl+Shift+F").waits_for_dialog("Find and replace in the library")
    person.fills("Find", "Smyth").fills("Replace with", "Smith").presses("Return")
    person.waits_until(lambda: person.focus == "Hits")
    assert {each.split(",")[0] for each in person.rows("Hits")} == {
        "Harbour Reopens",
        "School Closes",
        "Café Burns",
    }
    assert "4 of 4 ticked, in 3 stories" in person.told
    person.picks("Hits", "Café Burns").presses("Space")
    person.waits_until(lambda: "3 of 4 ticked, in 2 stories" in person.told)
    person.clicks("Replace 3")
    person.waits_until(lambda: "Replaced 3 places in 2 stories." in person.told)
    person.presses("Escape")
    person.waits_until(lambda: person.front is person.window)

    assert body_of(person, "Harbour Reopens") == "Mayor Smith cut the ribbon. Smith smiled."
    assert body_of(person, "Café Burns") == "Chief Smyth of the fire brigade is another one."
    assert body_of(person, "School Closes") == "Smith was not there."

    person.goes_to("Body 1").presses("Ctrl+Z")
    assert person.reads("Body 1") == "Smyth was not there."
    person.presses("Ctrl+Shift+Z")
    assert person.reads("Body 1") == "Smith was not there."

    person.chooses("Story › History…")
    person.waits_until(lambda: person.sees("Versions"))
    person.waits_until(lambda: any("replac" in each.lower() for each in person.rows("Versions")))


def test_what_was_replaced_in_the_library_is_taken_back_at_once(person: Person) -> None:
    writes(person, "Harbour Reopens", "The quay is open.")
    writes(person, "School Closes", "It lies at the quay.")
    person.presses("Ctrl+Shift+F").waits_for_dialog("Find and replace in the library")
    person.fills("Find", "quay").fills("Replace with", "pier").presses("Return")
    person.waits_until(lambda: person.focus == "Hits")
    person.clicks("Replace 2")
    person.waits_until(lambda: "Replaced 2 places in 2 stories." in person.told)
    assert person.focus == "Close"
    person.clicks("Undo all")
    person.waits_until(lambda: "Taken back: 2 places in 2 stories" in person.told)
    person.presses("Escape")
    person.waits_until(lambda: person.front is person.window)
    assert body_of(person, "Harbour Reopens") == "The quay is open."
    assert body_of(person, "School Closes") == "It lies at the quay."
