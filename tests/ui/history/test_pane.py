"""The history by keys, mouse and accessible names: what it shows, compares and brings back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.model.places import Place
from editor.model.story import Section
from editor.ui.theme import ThemeChoice, Themes
from tests.ui.form.conftest import session_of
from tests.ui.history.conftest import FIRST, SECOND, STORY_NOW, THIRD
from tests.ui.history.reader import Reader

KEY = Qt.Key


def compared(reader: Reader) -> Reader:
    """The reader, once the newest version has been compared with the story now."""
    reader.opens().sees("Version 3 to now: 2 words added")
    return reader


# What it shows


def test_the_newest_version_is_compared_with_the_story_now(reader: Reader) -> None:
    compared(reader)

    assert reader.versions.asked == [(3, None)]
    assert reader.selected == "Version 3"
    assert reader.list.hasFocus()
    body = reader.text("Body 1, changed")
    assert body.toPlainText() == (
        "Fares on the old ferry rise by −ten+twelve per cent in −May+June."
    )
    assert "removed: ten; added: twelve" in body.accessibleDescription()
    assert "removed: Fares rise in May." in (
        reader.text("Key point 1, removed").accessibleDescription()
    )


def test_every_row_tells_all_that_it_shows(reader: Reader) -> None:
    compared(reader)

    assert reader.rows == [
        "Now, the story as it is, 12 words, 2 gained, 6 lost since version 3",
        "Today",
        "Version 3, today 12:03, kept by hand, by Ada Moss, note: for legal, 12 words,"
        " 1 gained, 0 lost",
        "Yesterday",
        "Version 2, yesterday 17:05, after 20 minutes of work, by Ada Moss,"
        " 11 words, 2 gained, 0 lost",
        "Saturday 14 Nov",
        "Version 1, 14 Nov, 09:41, as imported, by Ada Moss, 11 words, 18 gained, 0 lost",
    ]


def test_the_preview_shows_the_compared_page_and_the_story_again_in_the_end(
    reader: Reader,
) -> None:
    compared(reader)
    shown = reader.pages[-1]
    assert shown is not None

    reader.presses(KEY.Key_Escape)

    assert reader.pages[-1] is None
    assert not reader.pane.is_open


def test_back_to_writing_leaves(reader: Reader, qtbot: QtBot) -> None:
    compared(reader)

    with qtbot.waitSignal(reader.pane.closed):
        reader.presses_button("Back to writing")


def test_without_versions_it_says_how_they_come(qtbot: QtBot, themes: Themes) -> None:
    reader = Reader(qtbot, themes, session_of(STORY_NOW)).opens()

    reader.sees("No versions yet.", "Ctrl+S keeps one")
    with qtbot.waitSignal(reader.pane.keep_wanted):
        reader.presses_button("Keep a version")
    reader.versions.keep(STORY_NOW)

    reader.sees("Version 1 and the story now are the same.")
    assert not reader.button("Restore version 1").isEnabled()


def test_a_version_kept_meanwhile_appears_and_the_selected_one_stays(reader: Reader) -> None:
    compared(reader)
    reader.clicks_row("Version 2")

    reader.versions.keep(STORY_NOW)

    reader.sees("Version 4, today 12:03")
    assert reader.selected == "Version 2"


def test_another_story_brings_its_own_history(reader: Reader) -> None:
    compared(reader)
    reader.versions.rows = reader.versions.rows[:1]

    reader.pane.follow(session_of(replace(STORY_NOW, id="other")))

    reader.sees("Version 1 to now")
    assert "Version 3" not in "".join(reader.rows)


# Which two are compared


def test_arrows_select_and_home_and_end_are_the_ends(reader: Reader) -> None:
    compared(reader)

    reader.presses(KEY.Key_Down)
    reader.sees("Version 2 to now")
    reader.presses(KEY.Key_End)
    reader.sees("Version 1 to now")
    reader.presses(KEY.Key_Home)

    reader.sees("Version 3 to now")
    assert reader.selected == "Now"


def test_one_switch_compares_with_the_version_before(reader: Reader) -> None:
    compared(reader)

    reader.presses_button("With the version before")

    reader.sees("Version 2 to 3: 1 word added, 0 removed, in 1 place")
    assert not reader.has_button("Restore Body 1")
    reader.presses(KEY.Key_End)
    reader.clicks_row("Version 1")
    reader.sees("Version 1 is the first.")
    assert reader.pages[-1] is None


@pytest.mark.parametrize("by", ["Space", "Ctrl and a click"])
def test_another_version_can_be_marked_to_compare_with(reader: Reader, by: str) -> None:
    compared(reader)

    if by == "Space":
        reader.presses(KEY.Key_Space)
        reader.sees("Version 3 is marked.")
        reader.presses(KEY.Key_End)
        reader.sees("Version 1 to 3")
        assert reader.button("With version 3").isChecked()
    else:
        reader.clicks_row("Version 1", with_ctrl=True)
        reader.sees("Version 1 to 3")
        assert reader.selected == "Version 3"

    reader.presses_button("With now")
    reader.sees("to now")


def test_a_held_arrow_key_asks_once(reader: Reader) -> None:
    compared(reader)

    reader.presses(KEY.Key_Up, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down)

    reader.sees("Version 1 to now")
    assert reader.versions.asked == [(3, None), (1, None)]


def test_an_older_answer_never_takes_the_place_of_a_newer_one(reader: Reader, qtbot: QtBot) -> None:
    compared(reader)
    reader.versions.answers_at_once = False
    reader.presses(KEY.Key_Down)
    qtbot.waitUntil(lambda: reader.versions.asked[-1] == (2, None))
    reader.presses(KEY.Key_Down)
    reader.sees("Comparing version 1 with the story now…")

    qtbot.waitUntil(lambda: len(reader.versions.waiting) == 2)
    reader.versions.waiting.reverse()
    reader.versions.answer()

    reader.sees("Version 1 to now")
    assert "1 and now" in str(reader.pages[-1])
    assert not any("2 and now" in str(page) for page in reader.pages)


def test_what_comes_after_the_end_is_not_shown(reader: Reader, qtbot: QtBot) -> None:
    compared(reader)
    reader.versions.answers_at_once = False
    reader.presses(KEY.Key_Down)
    qtbot.waitUntil(lambda: bool(reader.versions.waiting))

    reader.pane.close_pane()
    reader.versions.answer()

    assert reader.pages[-1] is None


def test_what_takes_its_time_says_so(reader: Reader) -> None:
    reader.versions.answers_at_once = False

    reader.opens().sees("Reading the versions…")


def test_an_error_is_said_in_place_and_can_be_tried_again(reader: Reader) -> None:
    reader.versions.refuses = True
    reader.opens().sees("The library cannot be read.", "Plug the stick in again.")

    reader.versions.refuses = False
    reader.presses_button("Try again")
    reader.sees("Version 3 to now")
    reader.versions.refuses = True
    reader.clicks_row("Version 1")
    reader.sees("The library cannot be read.")
    reader.versions.refuses = False
    reader.presses_button("Try again")

    reader.sees("Version 1 to now")


# The two views


def test_the_source_shows_paragraphs_with_their_signs(reader: Reader) -> None:
    compared(reader)

    reader.presses_button("Source")

    assert reader.text("Body 1, changed").toPlainText() == (
        "− Fares on the old ferry rise by ten per cent in May.\n"
        "+ Fares on the old ferry rise by twelve per cent in June."
    )
    reader.presses_button("Text")
    assert "−ten+twelve" in reader.text("Body 1, changed").toPlainText()


def test_a_folded_stretch_is_unfolded_by_keys_and_by_mouse(qtbot: QtBot, themes: Themes) -> None:
    long = " ".join(f"word{number}" for number in range(300))
    stories = [
        replace(FIRST, sections=(Section("o", body=f"{start} {long} {end}"),))
        for start, end in (("Ten", "boats"), ("Twelve", "ships"))
    ]
    reader = Reader(qtbot, themes, session_of(stories[1]))
    reader.versions.keep(stories[0])
    reader.opens().sees("Version 1 to now")
    body = reader.text("Body 1, changed")
    assert "word150" not in body.toPlainText()

    reader.presses(KEY.Key_Return, KEY.Key_Down, KEY.Key_Return)
    assert "word150" in body.toPlainText()

    reader.presses_button("Source")
    reader.presses_button("Text")
    body = reader.text("Body 1, changed")
    reader.qtbot.mouseClick(
        body.viewport(),
        Qt.MouseButton.LeftButton,
        pos=body.cursorRect(body.document().find("words")).center(),
    )
    assert "word150" in body.toPlainText()


def test_copying_takes_the_signs_along(reader: Reader) -> None:
    compared(reader)

    reader.presses_button("Copy text")

    assert "rise by [−ten][+twelve] per cent" in QGuiApplication.clipboard().text()
    assert reader.said == ["The comparison is on the clipboard."]


def test_another_theme_keeps_what_is_shown(reader: Reader, themes: Themes) -> None:
    compared(reader)

    themes.choose(ThemeChoice.DARK)

    assert "−ten+twelve" in reader.text("Body 1, changed").toPlainText()


# The ways back


def test_a_version_comes_back_in_one_step(reader: Reader) -> None:
    compared(reader)
    reader.clicks_row("Version 2")

    reader.presses_button("Restore version 2")

    assert reader.story.sections == SECOND.sections
    assert reader.said == ["Version 2 is back. Undo takes it away again."]
    reader.sees("Version 2 and the story now are the same.")
    reader.session.undo()
    assert reader.story == STORY_NOW
    reader.sees("Version 2 to now")


def test_a_single_field_comes_back(reader: Reader) -> None:
    compared(reader)

    reader.presses_button("Restore Key point 1")

    assert reader.versions.restored == [Place("key_points", "k1")]
    assert reader.story.key_points == THIRD.key_points
    assert reader.story.sections == STORY_NOW.sections
    reader.sees_no("Fares rise in May.")


def test_a_single_change_comes_back_by_keys(reader: Reader) -> None:
    compared(reader)

    # To the key point that went, on to the body's first and second change.
    reader.presses(KEY.Key_Return, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)

    assert reader.story.sections[0].body.endswith("twelve per cent in May.")
    reader.sees("1 word added, 5 removed")
    assert isinstance(QApplication.focusWidget(), type(reader.text("Body 1, changed")))


def test_the_page_follows_to_the_change_that_is_selected(qtbot: QtBot, themes: Themes) -> None:
    bodies = ("One.\n\nTwo.\n\nThree.", "One!\n\nTwo.\n\nThree?")
    before, after = (replace(FIRST, sections=(Section("o", body=body),)) for body in bodies)
    reader = Reader(qtbot, themes, session_of(after))
    reader.versions.keep(before)
    wanted: list[int] = []
    reader.pane.states.block_wanted.connect(wanted.append)
    reader.opens().sees("Version 1 to now")

    reader.presses(KEY.Key_Return, KEY.Key_Down)

    assert wanted == [1, 3]
    reader.pane.follow(None)


def test_a_single_change_comes_back_by_mouse(reader: Reader) -> None:
    compared(reader)
    body = reader.text("Body 1, changed")

    reader.points_at(body, "twelve")
    reader.qtbot.waitUntil(lambda: reader.has_button("Restore this change"))
    reader.presses_button("Restore this change")

    assert "by ten per cent in June" in reader.story.sections[0].body


def test_a_change_is_not_taken_back_twice_by_an_impatient_key(reader: Reader) -> None:
    compared(reader)
    reader.versions.answers_at_once = False

    reader.presses(KEY.Key_Return, KEY.Key_Down, KEY.Key_Return, KEY.Key_Return)

    assert len(reader.versions.restored) == 1


def test_between_two_versions_nothing_is_brought_back(reader: Reader) -> None:
    compared(reader)
    reader.presses_button("With the version before")
    reader.sees("Version 2 to 3")

    reader.list.setFocus()
    reader.presses(KEY.Key_Return, KEY.Key_Return)

    assert reader.versions.restored == []
    assert reader.story == STORY_NOW


def test_restored_to_the_last_difference_the_keys_go_back_to_the_list(reader: Reader) -> None:
    reader.session.story = replace(THIRD, headline="Ferry fares fall again")
    reader.opens().sees("Version 3 to now")

    reader.presses(KEY.Key_Return, KEY.Key_Return)

    reader.sees("Version 3 and the story now are the same.")
    assert reader.list.hasFocus()


# Notes


def test_enter_keeps_a_note(reader: Reader) -> None:
    compared(reader)
    reader.presses(KEY.Key_Down, KEY.Key_F2)
    note = reader.note()
    assert note.hasFocus()
    assert note.accessibleName() == "Note of version 2"

    reader.qtbot.keyClicks(note, "before the mayor called")
    reader.presses(KEY.Key_Return)

    assert reader.versions.rows[1].note == "before the mayor called"
    assert "note: before the mayor called" in reader.rows[4]
    assert reader.list.hasFocus()


def test_a_note_that_is_being_typed_is_kept_when_another_version_is_selected(
    reader: Reader,
) -> None:
    compared(reader)
    reader.presses(KEY.Key_F2)
    reader.qtbot.keyClicks(reader.note(), "!")

    reader.clicks_row("Version 1")

    assert "!" in reader.versions.rows[2].note
    assert reader.versions.rows[0].note == ""
    assert reader.note().text() == ""


def test_a_note_that_is_being_typed_is_kept_before_its_story_is_left(reader: Reader) -> None:
    compared(reader)
    reader.presses(KEY.Key_F2)
    reader.qtbot.keyClicks(reader.note(), "!")

    reader.pane.keep_note()
    reader.pane.follow(session_of(replace(STORY_NOW, id="other")))

    assert "!" in reader.versions.rows[2].note


def test_a_note_is_never_given_to_a_version_of_another_story(reader: Reader) -> None:
    compared(reader)
    reader.presses(KEY.Key_F2)
    reader.qtbot.keyClicks(reader.note(), "!")

    reader.pane.follow(session_of(replace(STORY_NOW, id="other")))
    reader.sees("Version 3 to now")
    reader.clicks_row("Version 1")

    assert [row.note for row in reader.versions.rows] == ["", "", "for legal"]


def test_escape_takes_the_typing_back_and_does_not_leave(reader: Reader) -> None:
    compared(reader)
    reader.presses(KEY.Key_F2)
    reader.qtbot.keyClicks(reader.note(), "never mind")

    reader.presses(KEY.Key_Escape)

    assert reader.note().text() == "for legal"
    assert reader.versions.rows[2].note == "for legal"
    assert reader.pane.is_open
    reader.presses(KEY.Key_Escape)
    assert not reader.pane.is_open


def test_the_way_to_a_note_opens_the_history_at_its_version(reader: Reader) -> None:
    reader.opens()
    reader.pane.close_pane()

    reader.pane.open_note(2)

    reader.sees("Version 2 to now")
    assert reader.selected == "Version 2"
    assert reader.note().hasFocus()
    reader.sees("2 gained, 6 lost since version 3")
