"""What is said about keeping is true: it comes with its cause, and goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from editor.services.autosave import KeptState
from editor.ui.status_bar import kept_words
from tests.ui.hands import buttons, told
from tests.ui.newsroom import HEADLINE, Newsroom, Open

pytestmark = pytest.mark.window


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A library that cannot be opened."""
    from editor.system.paths import Folders

    path = Folders.under(tmp_path).library
    path.parent.mkdir(parents=True)
    path.write_bytes(b"No library at all. " * 400)
    return path


def offered(room: Newsroom) -> list[str]:
    """The buttons of all notices."""
    return [each.text() for each in room.window.notices.findChildren(QPushButton)]


def field(room: Newsroom) -> QWidget:
    found = room.window.form.field(HEADLINE)
    assert found is not None
    return found


# A library that cannot be opened


def test_a_library_that_cannot_be_opened_is_not_taken_for_an_empty_one(
    broken: Path, open_window: Open
) -> None:
    room = open_window()
    middle, aside = room.window.nothing_open, room.window.library
    for part in (middle, aside):
        assert "The library cannot be opened" in told(part)
        assert str(broken) in told(part)
    assert "first story" not in told(middle)
    assert "No stories yet" not in told(aside)
    assert buttons(middle) == ["Try again", "Check the library…", "Backups…"]
    assert len(room.said) == 1
    assert offered(room) == []


def test_once_it_can_be_opened_again_nothing_speaks_of_it_any_more(
    broken: Path, open_window: Open
) -> None:
    room = open_window()
    broken.unlink()
    room.window.nothing_open.retry_wanted.emit()
    room.work()
    assert room.said == []
    assert "Your first story" in told(room.window.nothing_open)
    assert "No stories yet." in told(room.window.library)


def test_what_is_written_meanwhile_is_said_to_be_in_the_journal_until_it_is_kept(
    broken: Path, open_window: Open
) -> None:
    room = open_window().choose("new").type("Ferry stuck").rest()
    assert room.window.status.kept.text().startswith("Not kept since ")
    assert "Try again" in offered(room)

    broken.unlink()
    room.take_offer("Try again").rest()

    assert room.headlines == ["Ferry stuck"]
    assert not [said for said in room.said if "library" in said]


def test_at_the_end_it_is_said_when_the_words_come_back(broken: Path, open_window: Open) -> None:
    assert broken.exists()
    room = open_window().choose("new").type("Ferry stuck").rest()
    room.window.close()
    room.work()
    assert room.said[-1].endswith("come back once the library can be opened again.")


# Notices about one story


def test_what_is_said_of_one_story_goes_when_another_is_opened(room: Newsroom) -> None:
    room.choose("new").type("Bridge opens").rest().choose("keep_version")
    assert room.said == ["Version 1 kept"]
    room.choose("new")
    assert room.said == []


def test_a_version_kept_after_its_story_was_left_offers_no_note(room: Newsroom) -> None:
    room.choose("new").type("Bridge opens").rest()
    answers: list[object] = []
    room.services.versions.kept.connect(answers.append)
    room.window.actions_by_name["keep_version"].trigger()
    room.workspace.new()
    room.work()
    assert answers
    assert room.story.headline == ""
    assert offered(room) == []


def test_a_note_that_was_wanted_for_one_story_is_not_asked_for_in_another(room: Newsroom) -> None:
    room.choose("new").type("Bridge opens").rest().choose("keep_version")
    first = room.story.id
    room.type(" at last").rest().choose("keep_version")
    room.choose("new").type("Ferry stuck").rest().choose("keep_version")
    offers = room.window.notices.findChildren(QPushButton)
    next(each for each in offers if each.text() == "Add a note…").click()
    room.workspace.new()
    room.workspace.open(first)
    room.work().choose("history")
    focused = room.window.focusWidget()
    assert focused is not None
    assert room.story.id == first
    assert not focused.accessibleName().startswith("Note of version")


def test_what_was_taken_for_what_is_said_while_that_story_is_open(room: Newsroom) -> None:
    room.choose("new").type("Bridge opens").rest()
    first = room.story.id
    room.window.nothing_open.sample_wanted.emit()
    room.work()
    assert room.story.id != first
    assert room.said[0].startswith("Imported: headline, ")

    room.workspace.open(first)
    room.work()
    assert room.said == []


def test_undo_takes_back_what_is_said_about_it(room: Newsroom) -> None:
    room.choose("new").type("Bridge opens").rest().choose("discard")
    assert room.said == ["The story is as it was opened; Undo brings the changes back."]
    room.choose("undo")
    assert room.story.headline == "Bridge opens"
    assert room.said == []


# A library that can only be read


def test_a_story_that_can_only_be_read_says_so_in_the_bar_and_once_when_typed_into(
    open_window: Open,
) -> None:
    first = open_window().choose("new").type("Bridge opens").rest()
    assert first.window.status.kept.text().startswith("Kept ")
    second = open_window()
    second.workspace.open(first.story.id)
    second.work()
    assert second.window.status.kept.text() == "Read only"
    for name in ("keep_version", "duplicate", "delete", "merge_with", "discard", "bold"):
        assert not second.window.actions_by_name[name].isEnabled(), name
    assert second.window.actions_by_name["export"].isEnabled()

    before = len(second.said)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_A, Qt.Key.Key_Backspace, Qt.Key.Key_B):
        second.qtbot.keyClick(field(second), key)
        assert len(second.said) == before + (key != Qt.Key.Key_Left)
    assert "nothing that is typed here is taken" in second.said[-1]
    assert second.story.headline == "Bridge opens"


def test_the_bar_says_once_where_the_words_are() -> None:
    state = KeptState("", True, "There is no library to keep this story in.", "12:00:00", True)
    assert kept_words(state).count("The journal holds every word.") == 1
