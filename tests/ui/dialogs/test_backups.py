"""The backups are listed, made, and gone back to: never without a question, always with a word."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from editor.model.errors import LibraryError
from editor.model.rows import BackupRow
from editor.services.events import Event
from editor.services.progress import Progress
from editor.ui.dialogs.backups import BackupsDialog
from editor.ui.dialogs.question import Question
from editor.ui.theme import Themes
from tests.ui.hands import button, dialog_of, told, window

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
DAILY = BackupRow("/backups/1", "2026-11-23T08:01:00Z", "daily", 1204, 3310, 48_200_000)
OLD = replace(DAILY, path="/backups/2", at="2026-11-22T08:00:00Z", stories=1, versions=1)
BROKEN = replace(DAILY, path="/backups/3", at="2026-11-14T08:00:00Z", trouble="It was changed.")
BEFORE = replace(DAILY, path="/backups/4", at="2026-11-23T14:30:00Z", why="before a restore")

Failed = Callable[[Exception], None]
Done = Callable[[BackupRow], None]


@dataclass
class Backups:
    """Backups that answer when they are told to."""

    rows: tuple[BackupRow, ...] = (DAILY, OLD, BROKEN)
    changed: Event[None] = field(default_factory=Event)
    folder: Path | None = None
    place: Path = Path("/usual/backups")
    second: Path | None = None
    made: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    chosen: list[tuple[Path | None, Path | None]] = field(default_factory=list)
    answer: tuple[Done, Failed, Progress] | None = None
    trouble: Exception | None = None

    def list(self, done: Callable[[tuple[BackupRow, ...]], None], failed: Failed) -> None:
        done(self.rows) if self.trouble is None else failed(self.trouble)

    def make(self, why: str, done: Done, failed: Failed, progress: Progress) -> None:
        self.made.append(why)
        self.answer = done, failed, progress

    def restore(self, path: str, done: Done, failed: Failed, progress: Progress) -> None:
        self.restored.append(path)
        self.answer = done, failed, progress

    def choose(self, folder: Path | None, second: Path | None) -> None:
        self.chosen.append((folder, second))
        self.changed.emit(None)

    def succeed(self, row: BackupRow) -> None:
        assert self.answer is not None
        self.answer[0](row)

    def fail(self, error: Exception) -> None:
        assert self.answer is not None
        self.answer[1](error)

    @property
    def progress(self) -> Progress:
        assert self.answer is not None
        return self.answer[2]


Open = Callable[..., BackupsDialog]


@pytest.fixture
def backups() -> Backups:
    return Backups()


@pytest.fixture
def opened(qtbot: QtBot, themes: Themes, backups: Backups) -> Open:
    parents: list[QWidget] = []

    def made(*, read_only: bool = False) -> BackupsDialog:
        parents.append(window(qtbot))
        theme = themes.current
        dialog = BackupsDialog(backups, lambda: NOW, theme, parents[-1], read_only=read_only)
        dialog.open()
        return dialog

    return made


def lines(dialog: BackupsDialog) -> list[str]:
    model = dialog.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def test_each_backup_says_when_why_and_what_is_in_it(opened: Open) -> None:
    assert lines(opened()) == [
        "Today 08:01  ·  daily, 1,204 stories with 3,310 versions  ·  48.2 MB",
        "Yesterday 08:00  ·  daily, 1 story with 1 version  ·  48.2 MB",
        "14 Nov, 08:00  ·  daily, 1,204 stories with 3,310 versions  ·  48.2 MB",
    ]


def test_one_that_is_broken_says_so_and_cannot_be_restored(opened: Open) -> None:
    dialog = opened()
    assert button(dialog, "Restore…").isEnabled()
    dialog.list.setCurrentRow(2)
    assert dialog.list.currentItem().toolTip() == "It was changed."
    assert not button(dialog, "Restore…").isEnabled()


def test_without_any_it_says_when_there_will_be_one(opened: Open, backups: Backups) -> None:
    backups.rows = ()
    dialog = opened()
    assert "There is no backup yet. One is made on the first start of each day." in told(dialog)
    assert not button(dialog, "Restore…").isEnabled()
    assert button(dialog, "Back up now").isEnabled()


def test_a_folder_that_cannot_be_read_is_said(opened: Open, backups: Backups) -> None:
    backups.trouble = LibraryError("The folder is gone.", "Plug the stick in.")
    dialog = opened()
    assert "⚠ The folder is gone. Plug the stick in." in told(dialog)


def test_a_backup_is_made_and_stands_in_the_list(opened: Open, backups: Backups) -> None:
    dialog = opened()
    dialog.list.setCurrentRow(1)
    button(dialog, "Back up now").click()
    assert backups.made == ["by hand"]
    assert "Backing up the library…" in told(dialog)
    assert not button(dialog, "Back up now").isEnabled()
    assert not button(dialog, "Restore…").isEnabled()

    backups.rows = (BEFORE, *backups.rows)
    backups.succeed(BEFORE)
    backups.changed.emit(None)

    assert "✓ Backed up: 1,204 stories with 3,310 versions" in told(dialog)
    assert lines(dialog)[0].startswith("Today 14:30")
    assert dialog.list.currentRow() == 0
    assert button(dialog, "Back up now").isEnabled()


@pytest.mark.parametrize("stop", ["Stop", "Close"])
def test_what_is_under_way_is_stopped_before_the_dialog_closes(
    opened: Open, backups: Backups, stop: str
) -> None:
    dialog = opened()
    button(dialog, "Back up now").click()

    button(dialog, stop).click()
    assert backups.progress.is_cancelled
    assert "Stopping…" in told(dialog)
    assert dialog.isVisible()

    backups.fail(LibraryError("It was stopped."))
    assert "Stopped; the library and its backups are as they were." in told(dialog)
    button(dialog, "Close").click()
    assert not dialog.isVisible()


def test_escape_leaves_a_dialog_whose_work_does_not_answer(
    opened: Open, backups: Backups, qtbot: QtBot
) -> None:
    dialog = opened()
    button(dialog, "Back up now").click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()

    backups.succeed(BEFORE)
    backups.changed.emit(None)


def test_trouble_is_said_with_what_to_do(opened: Open, backups: Backups) -> None:
    dialog = opened()
    button(dialog, "Back up now").click()
    backups.fail(LibraryError("The disk is full.", "Older backups are as they were."))
    assert "⚠ The disk is full. Older backups are as they were." in told(dialog)


def test_restoring_names_what_comes_back_and_that_nothing_is_lost(
    opened: Open, backups: Backups, qtbot: QtBot
) -> None:
    dialog = opened()
    dialog.list.setCurrentRow(1)
    button(dialog, "Restore…").click()
    question = dialog_of(dialog, Question)
    assert "Go back to the library of yesterday 08:00?" in told(question)
    assert (
        "This backup (daily) holds 1 story with 1 version, which come back as they were then."
        in told(question)
    )
    assert "The library as it is now is backed up first" in told(question)

    qtbot.keyClick(question, Qt.Key.Key_Return)
    assert backups.restored == []

    button(dialog, "Restore…").click()
    button(dialog_of(dialog, Question), "Restore it").click()
    assert backups.restored == ["/backups/2"]
    with qtbot.waitSignal(dialog.restored):
        backups.succeed(replace(BEFORE, trouble="It is damaged."))
    said = "The library is again that of yesterday 08:00. The state before is the backup of today"
    assert said in told(dialog)
    assert "14:30. It is damaged." in told(dialog)


def test_two_of_the_same_minute_are_told_apart(opened: Open, backups: Backups) -> None:
    twin = replace(DAILY, path="/backups/5", at="2026-11-23T08:01:42Z")
    backups.rows = (twin, DAILY, OLD)
    dialog = opened()
    assert [line.split("  ·")[0] for line in lines(dialog)] == [
        "Today 08:01:42",
        "Today 08:01:00",
        "Yesterday 08:00",
    ]
    button(dialog, "Restore…").click()
    said = told(dialog_of(dialog, Question))
    assert "Go back to the library of today 08:01:42?" in said


def test_a_library_that_can_only_be_read_is_left_as_it_is(opened: Open) -> None:
    dialog = opened(read_only=True)
    assert "The library can only be read just now" in told(dialog)
    for name in ("Back up now", "Restore…", "Folder: choose", "Second folder: choose"):
        assert not button(dialog, name).isEnabled()
    assert len(lines(dialog)) == 3


def test_folders_are_chosen_and_given_up(opened: Open, backups: Backups, qtbot: QtBot) -> None:
    dialog = opened()
    button(dialog, "Second folder: choose").click()
    chooser = dialog_of(dialog, QFileDialog)
    chooser.fileSelected.emit("/stick")
    qtbot.keyClick(chooser, Qt.Key.Key_Escape)
    assert backups.chosen == [(None, Path("/stick"))]
    assert not button(dialog, "Folder: default").isEnabled()

    button(dialog, "Second folder: none").click()
    assert backups.chosen[-1] == (None, None)
    assert not button(dialog, "Second folder: none").isEnabled()
