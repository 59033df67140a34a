"""Keeping a version, looking at what was changed since, and taking it back piece by piece."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.person import Person

HEADLINE = "Ferry fares rise"
BODY = "The council met on Monday. Fares rise by ten per cent in May."
CHANGED_BODY = BODY.replace("ten", "twelve").replace("May", "June")


@pytest.fixture
def editor(reporter: Person) -> Person:
    """Somebody who kept a version of a story and has changed its headline and body since."""
    reporter.types(HEADLINE).goes_to("Body 1").types(BODY).keeps_a_version(1)
    reporter.goes_to("Headline").types(" again")
    replaces(reporter, "Body 1", "ten", "twelve")
    replaces(reporter, "Body 1", "May", "June")
    reporter.presses("Left", "Left")
    return reporter


def replaces(person: Person, field: str, old: str, new: str) -> None:
    """Select a word of a field and type another one over it."""
    person.selects(field, old).types(new)


def looks_at_the_history(person: Person) -> None:
    """Open it, and wait for the comparison with the story as it is now."""
    person.presses("Ctrl+Alt+H")
    person.waits_until(lambda: person.focus == "Versions")
    person.waits_until(lambda: "to now" in person.told or "are the same" in person.told)


def shows_both(person: Person) -> bool:
    """Whether the preview shows what is gone beside what came for it."""
    return "ten" in person.preview and "twelve" in person.preview


def goes_back_to_writing(person: Person) -> None:
    person.presses("Esc")
    person.waits_until(lambda: person.sees("Headline"))


def test_ctrl_s_keeps_a_version_and_a_note_can_be_given_to_it_afterwards(
    reporter: Person,
) -> None:
    reporter.types(HEADLINE).keeps_a_version(1)
    reporter.clicks("Add a note…")
    reporter.waits_until(lambda: reporter.focus == "Note of version 1")
    reporter.types("for the lawyer").presses("Return")
    reporter.waits_until(lambda: reporter.focus == "Versions")

    goes_back_to_writing(reporter)
    reporter.starts_again()
    reporter.waits_until(lambda: reporter.sees("Headline"))
    looks_at_the_history(reporter)
    assert "note: for the lawyer" in reporter.rows("Versions")[-1]


def test_the_history_says_when_who_why_and_which_words_came_and_went(editor: Person) -> None:
    looks_at_the_history(editor)
    editor.waits_until(lambda: "gained" in editor.rows("Versions")[0])
    now, _, version = editor.rows("Versions")
    assert now.startswith("Now, the story as it is, 13 words")
    assert "kept by hand" in version
    assert "by " in version
    assert "Version 1 to now: 3 words added, 2 removed, in 3 places" in editor.told

    assert editor.reads("Headline, changed") == "Ferry fares rise +again"
    changed = editor.reads("Body 1, changed")
    assert "−ten+twelve per cent in −May+June." in changed
    assert "removed: ten" in editor.named("Body 1, changed").accessibleDescription()
    editor.waits_until(lambda: shows_both(editor))

    editor.clicks("Source")
    editor.waits_until(lambda: editor.reads("Body 1, changed").count("Fares rise") == 2)


def test_escape_goes_back_to_writing_where_the_caret_was(editor: Person) -> None:
    caret = editor.caret
    looks_at_the_history(editor)
    editor.waits_until(lambda: shows_both(editor))
    goes_back_to_writing(editor)
    assert editor.caret == caret
    editor.waits_until(lambda: not shows_both(editor))
    editor.types("!")
    assert editor.reads("Body 1") == CHANGED_BODY.replace("June", "Ju!ne")


def test_one_change_is_taken_back_by_the_keyboard_alone(editor: Person) -> None:
    looks_at_the_history(editor)
    editor.presses("Return", "Right", "Return")
    editor.waits_until(lambda: "in 2 places" in editor.told)
    assert "twelve" not in editor.reads("Body 1, changed")
    editor.presses("Ctrl+Z")
    editor.waits_until(lambda: "in 3 places" in editor.told)
    editor.presses("Ctrl+Shift+Z")
    editor.waits_until(lambda: "in 2 places" in editor.told)

    goes_back_to_writing(editor)
    assert editor.reads("Body 1") == CHANGED_BODY.replace("twelve", "ten")
    assert editor.reads("Headline") == "Ferry fares rise again"
    editor.presses("Ctrl+Z")
    assert editor.reads("Body 1") == CHANGED_BODY


def test_one_field_is_brought_back_and_the_others_stay(editor: Person) -> None:
    looks_at_the_history(editor)
    editor.clicks("Restore Headline")
    editor.waits_until(lambda: not editor.sees("Headline, changed"))
    goes_back_to_writing(editor)
    assert (editor.reads("Headline"), editor.reads("Body 1")) == (HEADLINE, CHANGED_BODY)
    editor.presses("Ctrl+Z")
    assert editor.reads("Headline") == "Ferry fares rise again"


def test_a_version_is_brought_back_as_one_step_and_the_state_before_is_kept(
    editor: Person,
) -> None:
    looks_at_the_history(editor)
    editor.clicks("Restore version 1")
    editor.is_told("Version 1 is back")
    editor.waits_until(lambda: len(editor.rows("Versions")) == 4)
    assert "before restoring a version" in editor.rows("Versions")[2]
    goes_back_to_writing(editor)
    assert (editor.reads("Headline"), editor.reads("Body 1")) == (HEADLINE, BODY)
    editor.presses("Ctrl+Z")
    assert editor.reads("Headline") == "Ferry fares rise again"
    assert editor.reads("Body 1") == CHANGED_BODY


def test_any_two_versions_are_compared(editor: Person) -> None:
    editor.keeps_a_version(2)
    replaces(editor, "Body 1", "Monday", "Tuesday")
    looks_at_the_history(editor)
    editor.waits_until(lambda: "Version 2 to now: 1 word added, 1 removed" in editor.told)
    editor.presses("Space", "Down")
    editor.waits_until(lambda: "Version 1 to 2: 3 words added, 2 removed" in editor.told)
    assert "Tuesday" not in editor.reads("Body 1, changed")
    assert not editor.sees("Restore Headline")


def test_what_is_typed_after_something_was_brought_back_does_not_go_into_the_story(
    editor: Person,
) -> None:
    looks_at_the_history(editor)
    editor.clicks("Restore Headline")
    editor.waits_until(lambda: not editor.sees("Headline, changed"))
    editor.types("xyz").presses("Ctrl+Z")
    editor.waits_until(lambda: editor.sees("Headline, changed"))
    editor.types("xyz")
    goes_back_to_writing(editor)
    assert editor.reads("Headline") == "Ferry fares rise again"
    assert editor.reads("Body 1") == CHANGED_BODY
    assert editor.focus in ("Headline", "Body 1")


def test_what_was_changed_since_opening_is_discarded_and_comes_back_with_undo(
    editor: Person,
) -> None:
    editor.starts_again()
    editor.waits_until(lambda: editor.sees("Headline"))
    editor.goes_to("Headline").types(" tomorrow")
    replaces(editor, "Body 1", "Monday", "Tuesday")
    editor.chooses("Story › Discard changes since opening")
    editor.is_told("The story is as it was opened")
    assert editor.reads("Headline") == "Ferry fares rise again"
    assert editor.reads("Body 1") == CHANGED_BODY
    editor.presses("Ctrl+Z")
    assert editor.reads("Headline") == "Ferry fares rise again tomorrow"
    assert editor.reads("Body 1") == CHANGED_BODY.replace("Monday", "Tuesday")


def test_a_change_of_status_and_an_export_keep_versions_by_themselves(
    reporter: Person, tmp_path: Path
) -> None:
    reporter.types(HEADLINE).chooses("Story › Status › In review")
    reporter.types(" again")
    reporter.exports("Press text", tmp_path / "story.txt")
    looks_at_the_history(reporter)
    versions = [row for row in reporter.rows("Versions") if row.startswith("Version")]
    assert len(versions) == 2
    assert "before an export" in versions[0]
    assert "before a change of status" in versions[1]


def test_the_history_goes_along_when_another_story_is_opened(editor: Person) -> None:
    editor.presses("Ctrl+N")
    editor.waits_until(lambda: editor.focus == "Headline" and not editor.reads("Headline"))
    editor.types("Harbour reopens").keeps_a_version(1)
    looks_at_the_history(editor)
    assert len(editor.rows("Versions")) == 3
    editor.clicks_row("Stories", "Ferry fares rise")
    editor.waits_until(lambda: "Ferry" in editor.window.windowTitle())
    editor.waits_until(lambda: "in 3 places" in editor.told and editor.focus == "Versions")
    goes_back_to_writing(editor)
    editor.waits_until(lambda: editor.focus == "Headline")
    editor.types("!")
    assert "!" in editor.reads("Headline")


def test_a_new_story_is_written_at_once_though_the_history_was_open(editor: Person) -> None:
    looks_at_the_history(editor)
    editor.presses("Ctrl+N")
    editor.waits_until(lambda: editor.focus == "Headline" and not editor.reads("Headline"))
    editor.types("Harbour reopens")
    assert editor.reads("Headline") == "Harbour reopens"


def test_without_a_version_the_history_says_so_and_keeps_one(reporter: Person) -> None:
    reporter.types(HEADLINE).presses("Ctrl+Alt+H")
    reporter.waits_until(lambda: "No versions yet." in reporter.told)
    reporter.clicks("Keep a version")
    reporter.waits_until(lambda: reporter.sees("Versions"))
    assert "kept by hand" in reporter.rows("Versions")[-1]
    reporter.presses("Esc")
    reporter.waits_until(lambda: reporter.focus == "Headline")


def test_a_note_that_is_being_typed_as_the_window_is_closed_is_kept(editor: Person) -> None:
    looks_at_the_history(editor)
    editor.presses("F2")
    editor.waits_until(lambda: editor.focus == "Note of version 1")
    editor.types("for the lawyer").starts_again()
    editor.waits_until(lambda: editor.sees("Headline"))
    looks_at_the_history(editor)
    assert "note: for the lawyer" in editor.rows("Versions")[-1]
