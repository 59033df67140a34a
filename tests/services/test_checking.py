"""The library is looked at quietly each day; a check tells all, a repair makes a new library."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from editor.library.database import open_library
from editor.library.library import Library
from editor.model.errors import LibraryError, LibraryHeld, NutgrafError
from editor.model.rows import LibraryReport, Salvaged
from editor.model.story import Section, Story
from editor.services.checking import AGAIN, SOON, Checking, checked
from editor.services.progress import Progress
from editor.services.settings import Settings
from editor.services.tasks import ManualTasks
from editor.system.locks import LibraryLock
from editor.system.paths import Folders
from tests.services.test_backups import FakeDesk

START = datetime(2026, 7, 1, 12, tzinfo=UTC)
DAY = 24 * 3_600_000


class Desk:
    """A desk with two stories, its checks, and what was told of them."""

    def __init__(self, home: Path) -> None:
        self.folders = Folders.under(home)
        self.path = self.folders.library
        self.tasks = ManualTasks()
        self.window = FakeDesk(self.path, self.tasks)
        self.settings = Settings(self.folders.config / "settings.json")
        self.checking = Checking(
            self.window,
            self.path,
            self.tasks,
            self.settings,
            self.folders,
            lambda: START + timedelta(milliseconds=self.tasks.now),
        )
        self.troubles: list[NutgrafError] = []
        self.reports: list[LibraryReport] = []
        self.salvaged: list[Salvaged] = []
        self.failures: list[Exception] = []
        self.window.trouble.connect(self.troubles.append)
        library = self.window.open()
        for name in ("flood", "drought"):
            story = Story(name, headline=name, sections=(Section("s", body=f"The {name} came."),))
            library.keep(story, revision=0, number=0)

    def damage(self) -> None:
        """Change the words of all stories behind everybody's back."""
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute("UPDATE stories SET json = replace(json, 'came', 'went')")

    def check(self, path: Path | None = None) -> Progress:
        return self.checking.check(self.reports.append, self.failures.append, path=path)

    def repair(self, path: Path | None = None) -> Progress:
        return self.checking.repair(self.salvaged.append, self.failures.append, path=path)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.window.close()


def test_a_quiet_look_comes_some_time_after_the_start_and_says_nothing_of_a_sound_library(
    desk: Desk,
) -> None:
    desk.tasks.pass_time(SOON)
    assert desk.troubles == []


def test_a_quiet_look_that_finds_damage_says_where_to_go(desk: Desk) -> None:
    desk.damage()
    desk.tasks.pass_time(SOON - 1)
    assert desk.troubles == []
    desk.tasks.pass_time(1)
    (trouble,) = desk.troubles
    assert "flood" in trouble.sentence or "drought" in trouble.sentence
    assert "1 more" in trouble.sentence
    assert "Check the library" in trouble.remedy


def test_a_quiet_look_is_taken_once_a_day_over_restarts_too(desk: Desk) -> None:
    desk.tasks.pass_time(SOON)
    desk.damage()
    desk.tasks.pass_time(2 * AGAIN)
    desk.window.ready.emit(None)
    desk.tasks.pass_time(SOON)
    assert desk.troubles == []
    desk.tasks.pass_time(DAY)
    assert len(desk.troubles) == 1


def test_without_a_library_there_is_no_quiet_look(desk: Desk) -> None:
    desk.damage()
    desk.window.close()
    desk.tasks.pass_time(2 * AGAIN)
    assert desk.troubles == []


def test_a_check_tells_of_every_story_with_its_progress(desk: Desk) -> None:
    desk.damage()
    progress = desk.check()
    desk.tasks.work()
    (report,) = desk.reports
    assert {problem.story_id for problem in report.problems} == {"flood", "drought"}
    assert progress.state == (2, 2)


def test_a_check_that_is_stopped_gives_no_report(desk: Desk) -> None:
    desk.check().cancel()
    desk.tasks.work()
    assert desk.reports == []
    assert "stopped" in str(desk.failures[0])


def test_closing_stops_what_is_under_way(desk: Desk) -> None:
    progress = desk.check()
    desk.checking.close()
    assert progress.is_cancelled


def test_a_repair_makes_a_new_library_beside_the_damaged_one(desk: Desk) -> None:
    desk.damage()
    content = desk.path.read_bytes()
    desk.repair()
    desk.tasks.work()
    (salvaged,) = desk.salvaged
    path = Path(salvaged.path)
    assert (path.parent, path.suffix) == (desk.path.parent, ".db")
    assert path.name.startswith("library-repaired-2026")
    assert salvaged.stories == 2
    assert len(salvaged.doubtful) == 2
    assert desk.path.read_bytes()[:16] == content[:16]
    assert desk.window.library is not None
    assert desk.window.library.count() == 2


def test_a_repair_waits_for_no_window_that_has_the_library(desk: Desk) -> None:
    desk.window.close()
    lock = LibraryLock(desk.path)
    lock.try_acquire()
    try:
        desk.repair()
        desk.tasks.work()
    finally:
        lock.release()
    assert isinstance(desk.failures[0], LibraryHeld)
    assert desk.salvaged == []


def test_a_file_that_opens_as_no_library_is_checked_and_repaired_by_its_path(
    desk: Desk, tmp_path: Path
) -> None:
    desk.window.close()
    broken = tmp_path / "broken.db"
    broken.write_bytes(bytes(4096) + desk.path.read_bytes()[4096:])
    desk.check(broken)
    desk.repair(broken)
    desk.tasks.work()
    assert "destroyed" in desk.reports[0].problems[0].sentence
    assert desk.salvaged[0].stories == 2
    library = open_again(Path(desk.salvaged[0].path), tmp_path)
    assert library.count("drought") == 1
    library.close()


def open_again(path: Path, backups: Path) -> Library:
    return open_library(path, clock=lambda: START, ids=lambda: "x", backups=backups)


def test_what_fails_without_a_listener_is_told_as_trouble(desk: Desk, tmp_path: Path) -> None:
    nothing: Callable[[LibraryReport], None] = desk.reports.append
    desk.checking.check(nothing, path=tmp_path / "nowhere.db")
    desk.tasks.work()
    assert "There is no library at" in desk.troubles[0].sentence


def test_a_stopped_check_says_so(desk: Desk) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(LibraryError, match="stopped"):
        checked(desk.path, desk.folders, progress)
