"""A library that was deleted: its backups are listed, spoken of and restored, never covered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from editor.library.backup import back_up
from editor.library.database import open_library
from editor.model.rows import BackupRow
from editor.model.story import Story
from tests.services.test_backups import HOUR, START, Morning


def begun_anew(morning: Morning) -> None:
    """Delete the library; another start makes a new one in its place."""
    morning.desk.close()
    for path in morning.path.parent.glob(f"{morning.path.name}*"):
        path.unlink()
    make_library(morning.path, "new")
    morning.library = morning.desk.open()


def make_library(path: Path, library_id: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    open_library(path, clock=lambda: START, ids=lambda: library_id, backups=path.parent).close()


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[Morning]:
    """A desk with a second folder, whose library was backed up and is gone."""
    desk = Morning(tmp_path / "home")
    (tmp_path / "stick").mkdir()
    desk.backups.choose(None, tmp_path / "stick")
    desk.wait()
    begun_anew(desk)
    yield desk
    desk.desk.close()


def test_its_backups_are_listed_as_those_of_another(morning: Morning) -> None:
    (row,) = morning.rows()
    assert (row.of_other, row.why, row.trouble) == (True, "daily, of another library", "")
    morning.library.keep(Story("two", headline="Bridge"), revision=0, number=0)
    morning.backups.make("by hand", lambda _: None)
    own, other = morning.rows()
    assert (own.of_other, own.why, other) == (False, "by hand", row)


def test_that_a_new_one_was_begun_is_said_once(morning: Morning) -> None:
    assert morning.wait(50 * HOUR).said == [
        f"The library {morning.path} was not there, so a new one was begun. There is 1 backup of"
        " one that lay here."
    ]


def test_a_second_folder_is_looked_into_where_the_first_has_none(
    morning: Morning, tmp_path: Path
) -> None:
    morning.backups.choose(tmp_path / "mine", tmp_path / "stick")
    begun_anew(morning)
    morning.tasks.work()
    assert "1 backup" in morning.said[-1]


def test_an_empty_library_gets_no_backup_by_itself_and_covers_none(
    morning: Morning, tmp_path: Path
) -> None:
    before = sorted(path.name for path in (tmp_path / "stick").iterdir())
    morning.wait(50 * HOUR)
    assert [row.of_other for row in morning.rows()] == [True]
    morning.backups.make("by hand", lambda _: None)
    morning.tasks.work()
    assert sorted(path.name for path in (tmp_path / "stick").iterdir()) == before
    morning.library.keep(Story("two", headline="Bridge"), revision=0, number=0)
    morning.wait(HOUR)
    assert "daily" in morning.whys()


def test_it_is_restored_and_is_the_library_again(morning: Morning) -> None:
    (row,) = morning.rows()
    told: list[BackupRow] = []
    morning.backups.restore(row.path, told.append)
    morning.tasks.work()
    assert told[0].trouble == ""
    assert morning.desk.library is not None
    assert [story.headline for story in morning.desk.library.rows()] == ["Ferry"]
    own = [(each.path, each.why) for each in morning.rows() if not each.of_other]
    assert own == [(row.path, "daily")]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_library_that_lay_elsewhere_is_not_spoken_of(is_there: bool, tmp_path: Path) -> None:
    desk = Morning(tmp_path / "home")
    other = tmp_path / "other" / "library.db"
    make_library(other, "other")
    back_up(other, desk.backups.place, START - timedelta(days=2))
    if not is_there:
        other.unlink()
    with closing(desk.desk.library or desk.library):
        begun_anew(desk)
        assert desk.wait().said == []
        (row,) = desk.rows()
    assert row.of_other
    assert (str(other) in row.trouble) is is_there


def test_a_first_library_is_begun_without_a_word(tmp_path: Path) -> None:
    desk = Morning(tmp_path / "home")
    begun_anew(desk)
    assert desk.wait(50 * HOUR).said == []
    assert desk.rows() == ()
    desk.desk.close()
