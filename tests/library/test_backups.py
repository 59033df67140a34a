"""Backups in a folder: listed with what is wrong with them, read through, copied elsewhere."""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from editor.library.backup import back_up
from editor.library.backup_record import Occasion, read_record
from editor.library.backups import copy_backup, list_backups, newest_backup, require_whole
from editor.library.library import Library
from editor.model.errors import LibraryError
from editor.model.story import Story
from tests.library.backup_folders import DESK, backup_at

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def made(library: Library, folder: Path) -> Path:
    library.keep(Story("one", headline="flood"), revision=0, number=0)
    return back_up(library.path, folder, NOON, why=Occasion.DAILY)


def change_a_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_a_folder_that_is_not_there_holds_no_backups(folder: Path) -> None:
    assert list_backups(folder, DESK) == ()
    assert newest_backup(folder, DESK) is None


def test_backups_are_listed_newest_first_with_what_they_hold(
    library: Library, made: Path, folder: Path
) -> None:
    later = back_up(library.path, folder, NOON + DAY)
    backup_at(folder, NOON + 2 * DAY, library="another")
    *rows, other = list_backups(folder, library.id)
    assert [(row.path, row.why) for row in rows] == [(str(later), "by hand"), (str(made), "daily")]
    assert (other.why, other.of_other) == ("daily, of another library", True)
    assert [(row.at, row.stories, row.trouble) for row in rows] == [
        ("2026-03-02T12:00:00+00:00", 1, ""),
        ("2026-03-01T12:00:00+00:00", 1, ""),
    ]
    assert rows[0].size == (later / "library.db").stat().st_size
    assert len(list_backups(folder, None)) == 3


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b"[" * 90_000,
        b" " * 200_000,
        b'{"at": "9999-12-31T23:59:59+00:00"}',
        b'{"at": 5}',
    ],
)
def test_a_backup_with_a_hostile_record_is_listed_as_unusable(
    made: Path, folder: Path, library: Library, record: bytes
) -> None:
    (made / "backup.json").write_bytes(record)
    (row,) = list_backups(folder, library.id)
    assert row.at == "2026-03-01T12:00:00+00:00"
    assert "does not say" in row.trouble
    with pytest.raises(LibraryError, match="does not say"):
        require_whole(made)


@pytest.mark.parametrize(
    ("field", "value"),
    [("at", "9999-12-31T23:59:59+00:00"), ("at", "2026-03-01"), ("size", -1), ("stories", "1"),
     ("sha256", "x"), ("why", None), ("damaged", 3), ("library", ["a"])],
)  # fmt: skip
def test_a_record_with_a_hostile_value_is_none(made: Path, field: str, value: object) -> None:
    fields = json.loads((made / "backup.json").read_bytes())
    (made / "backup.json").write_text(json.dumps(fields | {field: value}))
    with pytest.raises(ValueError, match=r"\w"):
        read_record(made)


def test_a_backup_without_its_library_or_with_another_says_so(made: Path, folder: Path) -> None:
    with (made / "library.db").open("ab") as file:
        file.write(b"more")
    assert "not the one" in list_backups(folder, None)[0].trouble
    (made / "library.db").unlink()
    assert "gone" in list_backups(folder, None)[0].trouble
    with pytest.raises(LibraryError, match="cannot be read"):
        require_whole(made)


def test_folders_by_other_names_are_no_backups(folder: Path) -> None:
    for name in ("holiday", "library-20260301T120000000000Z.part", "-20260301T120000000000Z"):
        (folder / name).mkdir(parents=True)
    (folder / "library-20260301T120000000000Z").write_text("a file")
    assert list_backups(folder, None) == ()


def test_a_name_with_an_impossible_time_is_listed_all_the_same(folder: Path) -> None:
    (folder / "library-99999999T999999999999Z").mkdir(parents=True)
    (row,) = list_backups(folder, DESK)
    assert row.at == ""
    assert row.trouble


def test_the_newest_backup_is_the_newest_whole_one(
    library: Library, made: Path, folder: Path
) -> None:
    later = back_up(library.path, folder, NOON + DAY)
    assert newest_backup(folder, library.id) == later
    change_a_byte(later / "library.db")
    assert newest_backup(folder, library.id) == made
    assert newest_backup(folder, "another") is None


def test_a_backup_dated_ahead_is_the_newest_only_where_there_is_no_other(
    library: Library, folder: Path
) -> None:
    ahead = back_up(library.path, folder, NOON + 9000 * DAY)
    assert newest_backup(folder, library.id, NOON) == ahead
    made = back_up(library.path, folder, NOON)
    back_up(library.path, folder, NOON - DAY)
    assert newest_backup(folder, library.id, NOON) == made


def test_a_changed_byte_is_found(made: Path) -> None:
    assert require_whole(made).stories == 1
    change_a_byte(made / "library.db")
    with pytest.raises(LibraryError, match="not the one that was backed up"):
        require_whole(made)


def test_a_log_slipped_beside_a_backup_is_found(made: Path) -> None:
    (made / "library.db-wal").write_bytes(b"words of somebody else")
    with pytest.raises(LibraryError, match="opened and changed"):
        require_whole(made)


def test_a_record_that_counts_otherwise_is_found(made: Path) -> None:
    fields = json.loads((made / "backup.json").read_bytes())
    (made / "backup.json").write_text(json.dumps(fields | {"stories": 7}))
    with pytest.raises(LibraryError, match="something else than it says"):
        require_whole(made)


def test_reading_a_backup_through_leaves_nothing_beside_it(made: Path) -> None:
    before = sorted(made.iterdir())
    require_whole(made)
    assert sorted(made.iterdir()) == before


def test_a_backup_is_copied_to_a_second_folder_whole(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    pages = tmp_path / "journals" / library.id
    pages.mkdir(parents=True)
    (pages / "story.1.journal").write_bytes(b"words")
    made = back_up(library.path, folder, NOON, journals=tmp_path / "journals")
    second = tmp_path / "stick"
    assert copy_backup(made, second) is None
    second.mkdir()
    copy = copy_backup(made, second)
    assert copy == second / made.name
    assert require_whole(copy) == read_record(made)
    assert (copy / "journals" / "story.1.journal").read_bytes() == b"words"
    assert copy_backup(made, second) == copy
    assert list(second.iterdir()) == [copy]


def test_a_damaged_backup_is_not_copied(made: Path, tmp_path: Path) -> None:
    change_a_byte(made / "library.db")
    (tmp_path / "stick").mkdir()
    with pytest.raises(LibraryError, match="not the one that was backed up"):
        copy_backup(made, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a file cannot be kept small there")
def test_a_full_stick_is_said_and_keeps_what_it_had(
    library: Library, made: Path, folder: Path, tmp_path: Path
) -> None:
    import resource

    stick = tmp_path / "stick"
    stick.mkdir()
    old = copy_backup(made, stick)
    later = back_up(library.path, folder, NOON + DAY)
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, was[1]))
    try:
        with pytest.raises(LibraryError, match="could not be written"):
            copy_backup(later, stick)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)
    assert list(stick.iterdir()) == [old]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs permissions that bind")
def test_a_folder_that_cannot_be_read_is_said(folder: Path) -> None:
    folder.mkdir(mode=0o000)
    with pytest.raises(LibraryError):
        list_backups(folder, None)
