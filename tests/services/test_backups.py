"""Backups come by themselves each day, go to a second folder, and can be restored."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from editor.library.backup import back_up
from editor.library.database import open_library
from editor.library.library import Library
from editor.model.errors import LibraryError, NutgrafError
from editor.model.rows import BackupRow
from editor.model.story import Story
from editor.services.backups import AGAIN, SOON, Backups
from editor.services.events import Event
from editor.services.progress import Progress
from editor.services.settings import Settings
from editor.services.tasks import Lane, ManualTasks
from editor.system.paths import Folders

START = datetime(2026, 7, 1, 12, tzinfo=UTC)
HOUR = 3_600_000
Result = TypeVar("Result")


class FakeDesk:
    """A workspace as backups know it: it has a library, and lets go of it when asked."""

    def __init__(self, path: Path, tasks: ManualTasks) -> None:
        self.ready: Event[None] = Event()
        self.trouble: Event[NutgrafError] = Event()
        self.read_only = False
        self.library: Library | None = None
        self._path = path
        self._tasks = tasks

    @property
    def library_name(self) -> str:
        return str(self._path) if self.library else ""

    def open(self) -> Library:
        self.library = open_library(
            self._path, clock=lambda: START, ids=lambda: "desk", backups=self._path.parent
        )
        self.ready.emit(None)
        return self.library

    def flush(self, done: Callable[[bool], None]) -> None:
        done(True)

    def close(self) -> None:
        if self.library is not None:
            self.library.close()
        self.library = None

    def reopen(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.close()

        def again(tell: Callable[[], None]) -> None:
            self.open()
            tell()

        self._tasks.run(
            Lane.UPKEEP,
            job,
            lambda result: again(lambda: done(result)),
            lambda error: again(lambda: failed(error)),
        )


class Morning:
    """A desk with a library of one story, its backups, and what it was told."""

    def __init__(self, home: Path) -> None:
        self.folders = Folders.under(home)
        self.path = self.folders.library
        self.tasks = ManualTasks()
        self.desk = FakeDesk(self.path, self.tasks)
        self.settings = Settings(self.folders.config / "settings.json")
        self.backups = Backups(
            self.desk, self.path, self.tasks, self.settings, self.folders, self.now
        )
        self.said: list[str] = []
        self.desk.trouble.connect(lambda error: self.said.append(error.sentence))
        self.library = self.desk.open()
        self.library.keep(Story("one", headline="Ferry"), revision=0, number=0)

    def now(self) -> datetime:
        return START + timedelta(milliseconds=self.tasks.now)

    def wait(self, milliseconds: int = SOON) -> Morning:
        self.tasks.pass_time(milliseconds)
        return self

    def rows(self) -> tuple[BackupRow, ...]:
        found: list[tuple[BackupRow, ...]] = []
        self.backups.list(found.append)
        self.tasks.work()
        return found[-1]

    def whys(self) -> list[str]:
        return [row.why for row in self.rows()]


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[Morning]:
    desk = Morning(tmp_path / "home")
    yield desk
    desk.desk.close()


def test_the_first_launch_of_a_day_makes_a_backup_some_time_after_the_start(
    morning: Morning,
) -> None:
    morning.wait(SOON - 1)
    assert morning.rows() == ()
    morning.wait(1)
    assert morning.whys() == ["daily"]
    assert morning.rows()[0].stories == 1
    assert Path(morning.rows()[0].path).parent == morning.folders.data / "backups"


def test_the_second_launch_of_a_day_makes_none(morning: Morning) -> None:
    morning.wait()
    morning.desk.ready.emit(None)
    morning.wait(5 * HOUR)
    assert morning.whys() == ["daily"]


def test_a_window_left_open_gets_one_each_day(morning: Morning) -> None:
    morning.wait(49 * HOUR)
    assert [row.at[:10] for row in morning.rows()] == ["2026-07-03", "2026-07-02", "2026-07-01"]


def test_old_backups_go_when_a_new_one_is_there(morning: Morning) -> None:
    morning.wait(40 * 24 * HOUR)
    assert 7 <= len(morning.rows()) <= 7 + 4 + 12
    assert len(morning.rows()) < 20


def test_a_library_that_can_only_be_read_gets_none(morning: Morning) -> None:
    morning.desk.read_only = True
    assert morning.wait(30 * HOUR).rows() == ()


def test_without_a_library_nothing_is_done_and_nothing_said(morning: Morning) -> None:
    morning.desk.close()
    assert morning.wait(30 * HOUR).rows() == ()
    assert morning.said == []


def test_a_backup_can_be_made_by_hand(morning: Morning) -> None:
    made: list[BackupRow] = []
    morning.backups.make("by hand", made.append)
    morning.tasks.work()
    assert (made[0].why, made[0].stories) == ("by hand", 1)
    assert morning.rows() == tuple(made)


def test_a_backup_that_is_stopped_tells_whoever_asked(morning: Morning) -> None:
    failed: list[Exception] = []
    progress = Progress()
    morning.backups.make("by hand", lambda _: None, failed.append, progress)
    progress.cancel()
    morning.tasks.work()
    assert isinstance(failed[0], LibraryError)
    assert morning.rows() == ()


def test_closing_stops_what_is_under_way_without_a_word(morning: Morning) -> None:
    morning.backups.close()
    assert morning.wait(30 * HOUR).rows() == ()
    morning.backups.choose(None, None)
    morning.backups.close()
    morning.tasks.work()
    assert morning.rows() == ()
    assert morning.said == []


def test_a_folder_that_was_chosen_gets_the_backups(morning: Morning, tmp_path: Path) -> None:
    changes: list[None] = []
    morning.backups.changed.connect(changes.append)
    morning.backups.choose(tmp_path / "mine", None)
    morning.tasks.work()
    assert (morning.backups.folder, morning.backups.second) == (tmp_path / "mine", None)
    assert Path(morning.rows()[0].path).parent == tmp_path / "mine"
    assert changes
    assert Settings(morning.folders.config / "settings.json").backup_folder == tmp_path / "mine"


def test_a_folder_that_cannot_be_written_is_said_once(morning: Morning, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("in the way")
    morning.backups.choose(blocked, None)
    morning.wait(10 * HOUR)
    assert len(morning.said) == 1
    assert "could not be written" in morning.said[0]
    blocked.unlink()
    morning.wait(AGAIN)
    assert morning.whys() == ["daily"]


def test_a_choice_that_cannot_be_kept_is_said_and_counts(morning: Morning, tmp_path: Path) -> None:
    morning.folders.config.write_text("in the way")
    morning.backups.choose(tmp_path / "mine", tmp_path / "stick")
    assert len(morning.said) == 1
    assert morning.backups.second == tmp_path / "stick"


def test_backups_are_copied_to_the_second_folder_when_it_is_there(
    morning: Morning, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    morning.backups.choose(None, stick)
    morning.wait(2 * HOUR)
    assert morning.whys() == ["daily"]
    assert morning.said == []
    stick.mkdir()
    morning.wait(AGAIN)
    (copy,) = stick.iterdir()
    assert copy.name == Path(morning.rows()[0].path).name
    morning.backups.make("by hand", lambda _: None)
    morning.tasks.work()
    assert len(list(stick.iterdir())) == 2


def test_a_backup_dated_ahead_does_not_keep_the_second_folder_waiting(
    morning: Morning, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    morning.backups.choose(tmp_path / "mine", stick)
    ahead = back_up(morning.path, tmp_path / "mine", START + timedelta(days=9000))
    morning.wait(30 * HOUR)
    rows = [Path(row.path).name for row in morning.rows()]
    assert len(rows) == 3
    assert {each.name for each in stick.iterdir()} == {*rows} - {ahead.name}


def test_the_second_folder_is_rotated_too(morning: Morning, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    morning.backups.choose(None, stick)
    morning.wait(30 * 24 * HOUR)
    assert {each.name for each in stick.iterdir()} == {Path(r.path).name for r in morning.rows()}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs permissions that bind")
def test_a_second_folder_that_cannot_be_written_is_said_once(
    morning: Morning, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir(mode=0o500)
    morning.backups.choose(None, stick)
    morning.wait(10 * HOUR)
    assert morning.whys() == ["daily"]
    assert len(morning.said) == 1


def test_a_backup_is_restored_and_the_state_before_can_be_had_again(morning: Morning) -> None:
    morning.wait()
    (daily,) = morning.rows()
    morning.library.keep(Story("two", headline="Bridge"), revision=0, number=0)
    told: list[BackupRow] = []
    morning.backups.restore(daily.path, told.append)
    morning.tasks.work()
    assert morning.desk.library is not None
    assert morning.desk.library.count() == 1
    assert (told[0].why, told[0].stories, told[0].trouble) == ("before a restore", 2, "")
    morning.backups.restore(told[0].path, told.append)
    morning.tasks.work()
    assert morning.desk.library.count() == 2


def test_a_backup_that_cannot_be_restored_says_so_and_the_library_opens_again(
    morning: Morning,
) -> None:
    morning.wait()
    (daily,) = morning.rows()
    (Path(daily.path) / "library.db").write_bytes(b"something else")
    failed: list[Exception] = []
    morning.backups.restore(daily.path, lambda _: None, failed.append)
    morning.tasks.work()
    assert "cannot be used" in str(failed[0])
    assert morning.desk.library is not None
    assert morning.desk.library.count() == 1


def test_a_damaged_library_lists_all_backups_and_is_restored(morning: Morning) -> None:
    morning.wait()
    morning.desk.close()
    for suffix in ("-wal", "-shm"):
        morning.path.with_name(morning.path.name + suffix).unlink(missing_ok=True)
    morning.path.write_bytes(b"broken")
    (daily,) = morning.rows()
    told: list[BackupRow] = []
    morning.backups.restore(daily.path, told.append)
    morning.tasks.work()
    assert "damaged" in told[0].trouble
    assert (Path(told[0].path) / "library.db").read_bytes() == b"broken"
    assert morning.desk.library is not None
    assert morning.desk.library.count() == 1


def test_a_library_that_is_gone_is_restored(morning: Morning) -> None:
    morning.wait()
    (daily,) = morning.rows()
    morning.desk.close()
    morning.path.unlink()
    told: list[BackupRow] = []
    morning.backups.restore(daily.path, told.append)
    morning.tasks.work()
    assert "no library before" in told[0].trouble
    assert morning.desk.library is not None
    assert morning.desk.library.count() == 1


def test_a_story_damaged_on_the_disk_is_said_when_it_is_backed_up(morning: Morning) -> None:
    with closing(sqlite3.connect(morning.path)) as connection, connection:
        connection.execute("UPDATE stories SET json = replace(json, 'Ferry', 'Fairy')")
    morning.wait(5 * HOUR)
    assert morning.whys() == ["daily"]
    assert ["1 story was damaged" in each for each in morning.said] == [True]


def test_a_damaged_library_is_said_once_and_old_backups_stay(morning: Morning) -> None:
    morning.wait()
    morning.desk.close()
    good = morning.path.read_bytes()
    morning.path.write_bytes(good[:8_192] + b"\xa5" * (len(good) - 8_192))
    morning.desk.library = morning.library
    morning.wait(50 * HOUR)
    assert morning.whys() == ["daily"]
    assert len(morning.said) == 1
    assert "damaged" in morning.said[0]


def test_backups_of_other_libraries_in_the_folder_are_listed_after_ours(
    morning: Morning, tmp_path: Path
) -> None:
    other = Morning(tmp_path / "other")
    other.backups.choose(morning.backups.place, None)
    other.desk.close()
    with closing(sqlite3.connect(other.path)) as connection, connection:
        connection.execute("UPDATE facts SET value = 'another'")
    other.desk.open()
    other.wait()
    morning.wait()
    for desk, its_neighbour in ((morning, other), (other, morning)):
        own, strange = desk.rows()
        assert (own.of_other, strange.of_other) == (False, True)
        assert f"{its_neighbour.path}, which is still there" in strange.trouble
    other.desk.close()
    shutil.rmtree(tmp_path / "other")
