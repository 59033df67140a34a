"""A backup by hand, and the way back to it when much has gone wrong since."""

from __future__ import annotations

import pytest

from tests.journeys.person import Person


def writes(person: Person, headline: str, body: str) -> None:
    """A new story, kept in the library."""
    person.presses("Ctrl+N")
    person.waits_until(lambda: person.focus == "Headline" and not person.reads("Headline"))
    person.types(headline).goes_to("Body 1").types(body).keeps_a_version(1)


@pytest.fixture
def careful(person: Person) -> Person:
    """Somebody with two stories and a backup of them, who looks at it."""
    writes(person, "Harbour Reopens", "The cranes were mended.")
    writes(person, "School Closes", "The roof fell in.")
    person.chooses("File › Backups…").waits_for_dialog("Backups")
    person.clicks("Back up now")
    person.waits_until(lambda: "Backed up: 2 stories with 2 versions" in person.told)
    return person


def chooses(person: Person, why: str) -> None:
    """Choose a backup by why it was made, and ask to go back to it."""
    person.waits_until(lambda: any(why in row for row in person.rows("Backups")))
    person.picks("Backups", why).clicks("Restore…")
    person.waits_for_question("Go back to the library of")


def goes_back(person: Person, why: str) -> None:
    """Go back to a backup, and wait until that is done."""
    chooses(person, why)
    person.clicks("Restore it").waits_for_dialog("Backups")
    person.waits_until(lambda: "The library is again that of" in person.told)


def test_a_backup_is_listed_with_what_it_holds(careful: Person) -> None:
    careful.waits_until(lambda: any("by hand" in row for row in careful.rows("Backups")))
    (backup,) = [row for row in careful.rows("Backups") if "by hand" in row]
    assert backup.startswith("Today")
    assert "2 stories with 2 versions" in backup
    careful.presses("Esc")
    careful.waits_until(lambda: careful.sees("Headline"))


def test_going_back_to_a_backup_brings_all_of_it_back_and_the_window_goes_on(
    careful: Person,
) -> None:
    careful.clicks("Close")
    careful.presses("Ctrl+A").types("Nothing of it is left.").keeps_a_version(2)
    careful.clicks_row("Stories", "Harbour Reopens")
    careful.waits_until(lambda: careful.reads("Headline") == "Harbour Reopens")
    careful.chooses("File › Delete story")
    careful.waits_until(lambda: careful.headlines == ["School Closes"])
    writes(careful, "Tram Returns", "It ran on Sunday.")

    careful.chooses("File › Backups…").waits_for_dialog("Backups")
    chooses(careful, "by hand")
    assert "2 stories with 2 versions, which come back" in careful.told
    careful.presses("Return").waits_for_dialog("Backups")
    goes_back(careful, "by hand")
    careful.waits_until(lambda: any("before a restore" in r for r in careful.rows("Backups")))
    careful.clicks("Close")

    careful.waits_until(lambda: sorted(careful.headlines) == ["Harbour Reopens", "School Closes"])
    careful.clicks_row("Stories", "School Closes")
    careful.waits_until(lambda: careful.sees("Headline"))
    careful.waits_until(lambda: careful.reads("Headline") == "School Closes")
    assert careful.reads("Body 1") == "The roof fell in."
    careful.goes_to("Body 1").types(" Nobody was hurt.").keeps_a_version(2)
    careful.waits_until_kept()
    careful.starts_again()
    careful.waits_until(lambda: careful.sees("Headline"))
    assert careful.reads("Body 1") == "The roof fell in. Nobody was hurt."


def test_the_state_before_a_restore_can_be_gone_back_to(careful: Person) -> None:
    careful.clicks("Close")
    careful.goes_to("Body 1").types(" Nobody was hurt.")
    careful.chooses("File › Backups…").waits_for_dialog("Backups")
    goes_back(careful, "by hand")
    goes_back(careful, "before a restore")
    careful.clicks("Close")
    careful.waits_until(lambda: careful.sees("Headline"))
    careful.waits_until(lambda: careful.reads("Body 1") == "The roof fell in. Nobody was hurt.")
