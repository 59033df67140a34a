"""The library is checked, told in words, and repaired into another one where it is damaged."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.model.errors import LibraryError, NotFound
from editor.model.rows import LibraryReport, Problem, Salvaged
from editor.services.progress import Progress
from editor.ui.dialogs.check_library import CheckLibraryDialog
from editor.ui.dialogs.question import Question
from editor.ui.theme import Themes
from tests.ui.hands import button, buttons, dialog_of, told, window

LOOKED_AT = (("stories", 1204), ("versions", 3310), ("journals", 1))
SOUND = LibraryReport(LOOKED_AT, ())
DAMAGED = LibraryReport(LOOKED_AT, (Problem("“Ferry” is damaged.", "s1"), Problem("So is more.")))
SALVAGED = Salvaged(
    "/desk/library-repaired.db",
    1203,
    3300,
    (
        ("rows", 1190),
        ("pages, without a checksum that fits", 8),
        ("the backup of 22 November 2026, 09:00", 5),
    ),
    ("Ferry",),
    ("a5c9",),
    ("Flood (from the mirror)",),
)


@dataclass
class Checks:
    """Checks that answer when they are told to."""

    report: Callable[[LibraryReport], None] | None = None
    salvaged: Callable[[Salvaged], None] | None = None
    failed: Callable[[Exception], None] | None = None
    progress: Progress | None = None

    def check(
        self,
        done: Callable[[LibraryReport], None],
        failed: Callable[[Exception], None],
        progress: Progress,
    ) -> None:
        self.report, self.failed, self.progress = done, failed, progress

    def repair(
        self,
        done: Callable[[Salvaged], None],
        failed: Callable[[Exception], None],
        progress: Progress,
    ) -> None:
        self.salvaged, self.failed, self.progress = done, failed, progress


class Desk:
    """A person before the dialog."""

    def __init__(self, qtbot: QtBot, themes: Themes) -> None:
        self.qtbot = qtbot
        self.checks = Checks()
        self.parent: QWidget = window(qtbot)
        theme = themes.current
        self.dialog = CheckLibraryDialog(self.checks, "/desk/library.db", theme, self.parent)
        self.dialog.open()

    def check(self, report: LibraryReport) -> None:
        button(self.dialog, "Check").click()
        assert self.checks.report is not None
        self.checks.report(report)

    def repair(self) -> None:
        button(self.dialog, "Repair into a new library…").click()
        button(dialog_of(self.dialog, Question), "Repair").click()
        assert self.checks.salvaged is not None
        self.checks.salvaged(SALVAGED)

    def lines(self) -> list[str]:
        return [self.dialog.list.item(row).text() for row in range(self.dialog.list.count())]


@pytest.fixture
def desk(qtbot: QtBot, themes: Themes) -> Desk:
    return Desk(qtbot, themes)


def test_it_says_beforehand_what_it_does(desk: Desk) -> None:
    assert "Nothing is changed." in told(desk.dialog)
    assert buttons(desk.dialog) == ["Check", "Close"]


def test_a_sound_library_is_said_to_be_sound_with_its_numbers(desk: Desk) -> None:
    desk.check(SOUND)
    assert "✓ The library is sound" in told(desk.dialog)
    assert "1,204 stories, 3,310 versions and 1 journal looked at." in told(desk.dialog)
    assert buttons(desk.dialog) == ["Check", "Copy report", "Close"]
    assert not desk.dialog.list.isVisible()


def test_problems_are_listed_and_the_way_out_is_explained(desk: Desk) -> None:
    desk.check(DAMAGED)
    assert "⚠ 2 problems were found" in told(desk.dialog)
    assert desk.lines() == ["“Ferry” is damaged.", "So is more."]
    assert "The damaged library stays as it is" in told(desk.dialog)
    assert desk.dialog.list.accessibleName() == "Problems"


def test_a_repair_is_asked_for_twice_and_refused_by_enter(desk: Desk) -> None:
    desk.check(DAMAGED)
    button(desk.dialog, "Repair into a new library…").click()
    desk.qtbot.keyClick(dialog_of(desk.dialog, Question), Qt.Key.Key_Return)
    assert desk.checks.salvaged is None


def test_what_was_brought_and_what_was_not_is_named(desk: Desk) -> None:
    desk.check(DAMAGED)
    desk.repair()
    assert "1,203 stories were brought into a new library" in told(desk.dialog)
    assert "/desk/library-repaired.db. The damaged one was not touched." in told(desk.dialog)
    assert desk.lines() == [
        "3,300 versions came with them.",
        "1,190 read from the damaged library, 8 found in the pages of its file (without a checksum"
        " that fits) and 5 from the backup of 22 November 2026, 09:00.",
        "What the damaged file no longer names cannot be listed here.",
        "To be read through: Flood (from the mirror)",
        "Only an older state was found: Ferry",
        "Not found anywhere: a5c9",
    ]
    with desk.qtbot.waitSignal(desk.dialog.use_wanted) as wanted:
        button(desk.dialog, "Use the repaired library").click()
    assert wanted.args == ["/desk/library-repaired.db"]
    assert not desk.dialog.isVisible()


def test_the_report_can_be_taken_along(desk: Desk) -> None:
    desk.check(DAMAGED)
    desk.repair()
    button(desk.dialog, "Copy report").click()
    text = QGuiApplication.clipboard().text()
    for part in (
        "Library: /desk/library.db",
        "2 problems were found.",
        "- “Ferry” is damaged.",
        "- Not found anywhere: a5c9",
        "/desk/library-repaired.db",
    ):
        assert part in text
    assert "The report is on the clipboard." in told(desk.dialog)


def test_a_file_too_damaged_to_look_into_is_told_without_numbers(desk: Desk) -> None:
    desk.check(LibraryReport((), (Problem("x" * 400),)))
    assert "its stories could not be looked at one by one." in told(desk.dialog)
    assert "looked at." not in told(desk.dialog)


@pytest.mark.parametrize("width", [360, 900])
def test_long_problems_are_wrapped_and_never_scrolled_sideways(desk: Desk, width: int) -> None:
    desk.check(LibraryReport(LOOKED_AT, (Problem("x" * 400), Problem("/folder" * 60))))
    desk.dialog.resize(width, 460)
    problems = desk.dialog.list
    assert not problems.horizontalScrollBar().isVisible()
    assert problems.visualItemRect(problems.item(0)).width() <= problems.viewport().width()


@pytest.mark.parametrize("error", [LibraryError("It was stopped.")])
def test_it_can_be_stopped(desk: Desk, error: LibraryError) -> None:
    button(desk.dialog, "Check").click()
    assert not button(desk.dialog, "Check").isEnabled()
    desk.qtbot.keyClick(desk.dialog, Qt.Key.Key_Escape)
    assert desk.checks.progress is not None
    assert desk.checks.progress.is_cancelled
    assert desk.checks.failed is not None
    desk.checks.failed(error)
    assert "Stopped; nothing was changed." in told(desk.dialog)
    assert button(desk.dialog, "Check").isEnabled()


def test_a_library_that_cannot_even_be_looked_at_can_be_repaired(desk: Desk) -> None:
    button(desk.dialog, "Check").click()
    assert desk.checks.failed is not None
    desk.checks.failed(LibraryError("This is no library.", "Nothing was changed."))
    assert "⚠ This is no library. Nothing was changed." in told(desk.dialog)
    desk.repair()
    assert "1,203 stories were brought into a new library" in told(desk.dialog)


def test_a_file_that_is_not_there_is_said_and_can_be_looked_for_again(desk: Desk) -> None:
    button(desk.dialog, "Check").click()
    assert desk.checks.failed is not None
    desk.checks.failed(NotFound("The folder is gone.", "Plug the stick in."))
    assert "⚠ The folder is gone. Plug the stick in." in told(desk.dialog)
    desk.check(SOUND)
    assert "The folder is gone." not in told(desk.dialog)


def test_an_answer_after_closing_goes_nowhere(desk: Desk) -> None:
    button(desk.dialog, "Check").click()
    desk.dialog.reject()
    desk.dialog.reject()
    assert not desk.dialog.isVisible()
    assert desk.checks.report is not None
    desk.checks.report(SOUND)
