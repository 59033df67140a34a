"""A backup is whole, is what the library was at one moment, or is none at all."""

import errno
import hashlib
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from editor.library import backup
from editor.library.backup import back_up
from editor.library.backup_record import Occasion, read_record
from editor.library.backups import require_whole
from editor.library.contents import Unsound
from editor.library.library import Library
from editor.library.whole_folders import made_whole
from editor.model.errors import LibraryError
from editor.model.story import Section, Story

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
LONG = "Ferry runs again after the flood. " * 2_000


def asked(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


class Meanwhile:
    """Watches a backup and does something at each step."""

    is_cancelled = False

    def __init__(self, do: Callable[[], object]) -> None:
        self.steps: list[tuple[int, int]] = []
        self._do = do

    def report(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        self._do()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def long_library(library: Library) -> Library:
    """A library that is copied in several steps."""
    for number in range(40):
        story = Story(f"story-{number}", sections=(Section("s", body=f"{number} {LONG}"),))
        library.keep(story, revision=0, number=0)
    return library


def test_a_backup_of_an_open_library_holds_everything(library: Library, folder: Path) -> None:
    library.keep(Story("one", headline="flood"), revision=0, number=0)
    library.keep(Story("two", headline="drought"), revision=0, number=0)
    made = back_up(library.path, folder, NOON, why=Occasion.DAILY)
    assert made == folder / "library-20260301T120000000000Z"
    assert list(folder.iterdir()) == [made]
    assert sorted(each.name for each in made.iterdir()) == ["backup.json", "journals", "library.db"]
    copy = made / "library.db"
    assert asked(copy, "SELECT id FROM stories ORDER BY recency") == [("one",), ("two",)]
    assert asked(copy, "PRAGMA journal_mode") == [("delete",)]
    if os.name == "posix":
        assert all(each.stat().st_mode & 0o077 == 0 for each in (made, copy, made / "journals"))


def test_a_backup_says_what_it_holds(library: Library, folder: Path) -> None:
    library.keep(Story("one", headline="flood"), revision=0, number=0)
    made = back_up(library.path, folder, NOON, why=Occasion.DAILY)
    record = read_record(made)
    data = (made / "library.db").read_bytes()
    assert (record.at, record.why, record.library) == (NOON, "daily", library.id)
    assert (record.stories, record.houses, record.journals, record.damaged) == (1, 1, 0, ())
    assert (record.size, record.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert json.loads((made / "backup.json").read_bytes())["at"] == "2026-03-01T12:00:00+00:00"


def test_the_journals_of_the_library_are_in_it_and_no_others(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    ours = tmp_path / "journals" / library.id
    for place, name, text in (
        (ours, "story.1.journal", b"a torn li"),
        (ours, "story.1.aside", b"set aside"),
        (ours, "notes.txt", b"somebody's own"),
        (tmp_path / "journals" / "another", "story.1.journal", b"not ours"),
    ):
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(text)
    made = back_up(library.path, folder, NOON, journals=tmp_path / "journals")
    copied = {each.name: each.read_bytes() for each in (made / "journals").iterdir()}
    assert copied == {"story.1.journal": b"a torn li", "story.1.aside": b"set aside"}
    assert read_record(made).journals == 2


def test_an_id_that_is_no_name_leads_to_no_folder(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "story.1.journal").write_bytes(b"not for others")
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("UPDATE facts SET value = '../secret' WHERE name = 'id'")
    made = back_up(library.path, folder, NOON, journals=tmp_path / "journals")
    assert list((made / "journals").iterdir()) == []


def test_a_backup_is_of_one_moment_while_somebody_writes(
    long_library: Library, folder: Path
) -> None:
    with closing(sqlite3.connect(long_library.path)) as beside:

        def write() -> None:
            with beside:
                beside.execute("UPDATE stories SET revision = revision + 1, binned_at = 'now'")

        meanwhile = Meanwhile(write)
        made = back_up(long_library.path, folder, NOON, watch=meanwhile)
    assert len(meanwhile.steps) > 2
    assert meanwhile.steps[-1][0] == meanwhile.steps[-1][1]
    copy = made / "library.db"
    assert asked(copy, "SELECT DISTINCT revision, binned_at FROM stories") == [(1, "")]
    assert asked(long_library.path, "SELECT min(revision) FROM stories")[0][0] > 2


def test_a_backup_that_is_stopped_leaves_nothing(long_library: Library, folder: Path) -> None:
    meanwhile = Meanwhile(lambda: setattr(meanwhile, "is_cancelled", True))
    with pytest.raises(LibraryError, match="stopped"):
        back_up(long_library.path, folder, NOON, watch=meanwhile)
    assert len(meanwhile.steps) == 1
    assert list(folder.iterdir()) == []


def test_two_backups_of_one_moment_are_two(library: Library, folder: Path) -> None:
    made = {back_up(library.path, folder, NOON) for _ in range(3)}
    assert len(made) == 3
    assert set(folder.iterdir()) == made


def test_what_a_crash_left_is_removed_and_what_is_being_made_is_not(
    library: Library, folder: Path
) -> None:
    left = folder / "library-20260201T120000000000Z.part"
    left.mkdir(parents=True)
    (left / "library.db").write_bytes(b"half")
    not_ours = folder / "holiday.part"
    not_ours.mkdir()
    with made_whole(folder / "library-20260202T120000000000Z") as part:
        made = back_up(library.path, folder, NOON)
        assert set(folder.iterdir()) == {made, part, not_ours}


def test_a_copy_that_is_not_the_same_is_none(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.keep(Story("one", headline="flood"), revision=0, number=0)
    old = back_up(library.path, folder, NOON)
    copied = backup._copy

    def with_another_word(reader: sqlite3.Connection, target: Path, watch: backup.Watcher) -> None:
        copied(reader, target, watch)
        with closing(sqlite3.connect(target)) as connection, connection:
            connection.execute("UPDATE stories SET json = replace(json, 'flood', 'blood')")

    monkeypatch.setattr(backup, "_copy", with_another_word)
    with pytest.raises(LibraryError, match="not the same"):
        back_up(library.path, folder, NOON + timedelta(days=1))
    assert list(folder.iterdir()) == [old]


def test_a_library_with_a_changed_word_is_copied_as_it_is_and_the_story_named(
    library: Library, folder: Path
) -> None:
    library.keep(Story("one", headline="flood"), revision=0, number=0)
    library.keep(Story("two", headline="drought"), revision=0, number=0)
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("UPDATE stories SET json = CAST(x'ff80' AS TEXT) WHERE id = 'one'")
    made = back_up(library.path, folder, NOON)
    assert read_record(made).damaged == ("one",)


@pytest.mark.parametrize("page", [1, 3, 8])
def test_a_damaged_library_gives_no_backup_and_is_not_written(
    long_library: Library, folder: Path, page: int
) -> None:
    old = back_up(long_library.path, folder, NOON)
    long_library.close()
    with long_library.path.open("r+b") as file:
        file.seek((page - 1) * 4096 + 100 * (page == 1))
        file.write(b"\xa5" * 3_000)
    damaged = long_library.path.read_bytes()
    with pytest.raises(Unsound, match="No backup"):
        back_up(long_library.path, folder, NOON + timedelta(days=1))
    assert list(folder.iterdir()) == [old]
    assert long_library.path.read_bytes() == damaged


@pytest.mark.skipif(sys.platform == "win32", reason="a file cannot be kept small there")
def test_a_backup_without_room_leaves_nothing_behind(long_library: Library, folder: Path) -> None:
    import resource

    folder.mkdir()
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, was[1]))
    try:
        with pytest.raises(LibraryError, match="could not be written"):
            back_up(long_library.path, folder, NOON)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)
    assert list(folder.iterdir()) == []
    assert back_up(long_library.path, folder, NOON).is_dir()


def test_a_folder_that_cannot_be_one_is_said(library: Library, folder: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(LibraryError, match="could not be written"):
        back_up(library.path, folder, NOON)
    assert folder.read_text() == "in the way"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs permissions that bind")
def test_a_folder_that_may_not_be_written_is_said(library: Library, folder: Path) -> None:
    folder.mkdir(mode=0o500)
    with pytest.raises(LibraryError, match="could not be written"):
        back_up(library.path, folder, NOON)


def test_no_library_is_made_where_there_is_none(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be opened"):
        back_up(tmp_path / "gone.db", folder, NOON)
    assert not (tmp_path / "gone.db").exists()
    assert list(folder.iterdir()) == []


def test_the_database_of_another_program_is_not_copied(folder: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(LibraryError, match="no Nutgraf library"):
        back_up(tmp_path / "other.db", folder, NOON)
    assert list(folder.iterdir()) == []


def test_a_fault_at_any_call_leaves_the_old_backups_and_no_half_one(
    library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = tmp_path / "journals" / library.id
    pages.mkdir(parents=True)
    (pages / "story.1.journal").write_bytes(b"words")
    old = back_up(library.path, folder, NOON)
    calls = 0

    def failing_at(wrong: int, call: Callable[..., object]) -> Callable[..., object]:
        def called(*arguments: object, **names: object) -> object:
            nonlocal calls
            calls += 1
            if calls == wrong:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*arguments, **names)

        return called

    failed = wrong = 0
    while calls >= wrong:
        calls, wrong = 0, wrong + 1
        with monkeypatch.context() as patch:
            for name in ("open", "fsync", "mkdir", "rename", "replace", "write"):
                patch.setattr(os, name, failing_at(wrong, getattr(os, name)))
            try:
                back_up(library.path, folder, NOON + DAY, journals=tmp_path / "journals")
            except LibraryError:
                failed += 1
        assert require_whole(old)
        made = set(folder.iterdir()) - {old}
        assert all(require_whole(each) for each in made), "and so there is no half one"
        for each in made:
            shutil.rmtree(each)
    assert failed > 12
