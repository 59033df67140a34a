"""Imports while somebody writes, is at another story by then, or has a dialog open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from editor.services.intake import AT_A_TIME, READ_BEFORE_CLOSING
from editor.ui.importing import Importing
from editor.ui.notice import Link
from editor.ui.progress_notice import SHOWN_AFTER
from tests.ui.newsroom import Newsroom

pytestmark = pytest.mark.window


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    path = tmp_path / "wire.txt"
    path.write_text("Old Tram Returns\n\n(CP) – A tram ran again on Sunday.\n", encoding="utf-8")
    return path


def reads(room: Newsroom, wire: Path) -> None:
    """Begin the import of a file, up to where the library is asked to take it in."""
    room.window.import_files([wire])
    assert room.tasks.step()


def test_an_import_does_not_take_the_keys_from_a_story_begun_meanwhile(
    room: Newsroom, wire: Path
) -> None:
    room.choose("new").type("Bridge opens").rest()
    reads(room, wire)
    room.workspace.new()
    room.type("Ferry")
    assert room.story.headline == "Ferry"
    room.rest()
    assert sorted(room.headlines) == ["Bridge opens", "Ferry", "Old Tram Returns"]


def test_what_was_taken_for_what_is_not_said_of_a_story_that_is_not_open(
    room: Newsroom, wire: Path
) -> None:
    room.choose("new").type("Bridge opens").rest()
    reads(room, wire)
    room.workspace.new()
    room.work()
    (notice,) = room.window.notices.shown
    assert notice.text == "1 story imported."
    assert not any(isinstance(part, Link) for part in notice.parts)


def test_an_import_without_anything_between_is_opened_and_said(room: Newsroom, wire: Path) -> None:
    room.choose("new").type("Bridge opens").rest()
    reads(room, wire)
    room.work()
    assert room.story.headline == "Old Tram Returns"
    assert room.said[0].startswith("Imported:")


def wires(folder: Path, count: int) -> list[Path]:
    made = [folder / f"wire {n}.txt" for n in range(1, count + 1)]
    for n, path in enumerate(made, 1):
        path.write_text(f"Wire {n}\n\n(CP) – It rained again.\n", encoding="utf-8")
    return made


def test_a_story_that_somebody_writes_in_stays_and_the_other_is_shown_on_demand(
    room: Newsroom, wire: Path
) -> None:
    room.choose("new").type("Bridge opens").rest()
    reads(room, wire)
    room.type(" late")
    assert room.story.headline == "Bridge opens late"
    assert room.said == ["1 story imported."]
    room.take_offer("Show")
    assert room.story.headline == "Old Tram Returns"
    assert room.said[0].startswith("Imported: headline")


def test_a_letter_at_the_last_moment_keeps_the_story_open(room: Newsroom, wire: Path) -> None:
    room.choose("new").type("Bridge opens").rest()
    reads(room, wire)
    assert room.tasks.step()
    room.type(" late")
    assert room.story.headline == "Bridge opens late"
    assert room.said == ["1 story imported."]
    assert room.take_offer("Show").story.headline == "Old Tram Returns"


def test_of_several_the_first_is_shown_on_demand(room: Newsroom, tmp_path: Path) -> None:
    room.choose("new").type("Bridge opens").rest()
    room.window.import_files(wires(tmp_path, 2))
    room.type(" late")
    assert room.said == ["2 stories imported."]
    assert room.take_offer("Show the first").story.headline == "Wire 1"


def press(room: Newsroom, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_Right) -> None:
    """Press a key in the story; it need not write anything."""
    focused = room.window.focusWidget()
    assert isinstance(focused, QWidget)
    qtbot.keyClick(focused, key)


def test_a_key_a_moment_ago_keeps_the_story_open(room: Newsroom, wire: Path, qtbot: QtBot) -> None:
    room.choose("new").type("Bridge opens").rest()
    room.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is room.window.focusWidget() is not None)
    press(room, qtbot)
    room.window.import_files([wire])
    room.work()
    assert room.story.headline == "Bridge opens"
    assert room.said == ["1 story imported."]


def importing(room: Newsroom) -> Importing:
    found = room.window.findChild(Importing)
    assert isinstance(found, Importing)
    return found


def test_what_is_asked_for_at_the_window_is_opened_whatever_was_typed_before(
    room: Newsroom, wire: Path, qtbot: QtBot
) -> None:
    room.choose("new").type("Bridge opens").rest()
    room.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is room.window.focusWidget() is not None)
    press(room, qtbot)
    importing(room).import_files((wire,), is_asked_here=True)
    room.work()
    assert room.story.headline == "Old Tram Returns"


def test_files_from_outside_wait_until_a_dialog_is_closed(
    room: Newsroom, wire: Path, qtbot: QtBot
) -> None:
    room.choose("new").type("Bridge opens").rest()
    dialog = QDialog(room.window)
    dialog.open()
    room.window.import_files([wire])
    room.work()
    assert room.headlines == ["Bridge opens"]
    dialog.close()
    qtbot.waitUntil(lambda: room.work().story.headline == "Old Tram Returns")


def test_a_dialog_opened_meanwhile_keeps_the_story_open(room: Newsroom, wire: Path) -> None:
    room.choose("new").type("Bridge opens").rest()
    room.window.import_files([wire])
    dialog = QDialog(room.window)
    dialog.open()
    room.work()
    dialog.close()
    assert room.story.headline == "Bridge opens"
    assert room.said == ["1 story imported."]


def test_its_progress_is_told_without_taking_the_keys_and_can_be_stopped(
    room: Newsroom, tmp_path: Path, qtbot: QtBot
) -> None:
    room.choose("new").type("Bridge opens").rest()
    room.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is room.window.focusWidget() is not None)
    keys = room.window.focusWidget()
    room.window.import_files(wires(tmp_path, AT_A_TIME + 5))
    assert room.tasks.step()
    room.tasks.hang(SHOWN_AFTER)
    assert room.said == ["Reading stories…"]
    (bar,) = room.window.notices.findChildren(QProgressBar)
    assert (bar.value(), bar.maximum()) == (AT_A_TIME, AT_A_TIME + 5)
    assert bar.accessibleName() == "Reading stories…"
    assert room.window.focusWidget() is keys
    assert QApplication.activeModalWidget() is None

    room.take_offer("Cancel")
    assert room.said == [f"Cancelled: {AT_A_TIME} of {AT_A_TIME + 5} files imported, 5 left out."]
    assert len(room.headlines) == AT_A_TIME + 1


def test_closing_the_window_says_what_is_left_out(room: Newsroom, tmp_path: Path) -> None:
    room.window.import_files(wires(tmp_path, AT_A_TIME + 5))
    room.tasks.step()
    room.window.close()
    room.work()
    assert room.said == [
        f"The window is closing: {AT_A_TIME} of {AT_A_TIME + 5} files imported, 5 left out."
    ]
    assert not room.is_closed()
    room.tasks.pass_time(READ_BEFORE_CLOSING)
    room.qtbot.waitUntil(room.is_closed)


def test_later_refusals_take_the_place_of_earlier_ones(room: Newsroom, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).touch()
    room.window.import_files([tmp_path / "a", tmp_path / "b"])
    room.work()
    assert room.said == ["2 files are empty: a and b."]
    room.window.import_files([tmp_path / "c"])
    room.work()
    assert room.said == ["c is empty: there is no story in it."]
