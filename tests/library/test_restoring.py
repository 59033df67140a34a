"""A backup comes back whole, and what was there before it is never lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from editor.library.backup import back_up
from editor.library.backup_record import Occasion, read_record
from editor.library.backups import list_backups, require_whole
from editor.library.library import Library
from editor.library.restoring import put_repaired, restore
from editor.library.whole_folders import copy_file
from editor.model.errors import LibraryError, NewerLibrary
from editor.model.story import Section, Story

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(days=9)
LONG = "Ferry runs again after the flood. " * 200
ROOT = Path(__file__).resolve().parents[2]

OLD = [("old", 1), ("same", 1)]
NEW = [("new", 1), ("same", 2)]


class Home:
    """A library with its journals and backups, and one backup of an older state."""

    def __init__(self, open_at: Callable[..., Library], home: Path) -> None:
        self.journals, self.backups = home / "journals", home / "backups"
        self.open_at = open_at
        library = open_at()
        self.path, self.id = library.path, library.id
        library.keep(_story("old"), revision=0, number=0)
        library.keep(_story("same"), revision=0, number=0)
        self.page("same.1.journal", b"words of then")
        self.backup = back_up(self.path, self.backups, NOON, journals=self.journals)
        library.keep(_story("same", "changed"), revision=1, number=0)
        library.keep(_story("new"), revision=0, number=0)
        library.close()
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute("DELETE FROM stories WHERE id = 'old'")
        self.page("same.1.journal", b"words of now")
        self.page("new.1.journal", b"more words of now")

    def page(self, name: str, words: bytes) -> None:
        folder = self.journals / self.id
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(words)

    def pages(self) -> dict[str, bytes]:
        return {each.name: each.read_bytes() for each in (self.journals / self.id).iterdir()}

    def restore(self, backup: Path | None = None) -> Path:
        found = restore(backup or self.backup, self.path, self.journals, self.backups, LATER)
        return Path(found.before)


def _story(name: str, headline: str = "") -> Story:
    return Story(name, headline=headline, sections=(Section("s", body=LONG),))


def held(path: Path) -> list[tuple[str, int]]:
    """The stories of a library that SQLite finds sound, with their revisions."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute("SELECT id, revision FROM stories ORDER BY id").fetchall()


@pytest.fixture
def home(open_at: Callable[..., Library], tmp_path: Path) -> Home:
    return Home(open_at, tmp_path)


def test_a_backup_comes_back_and_the_state_before_is_a_backup(home: Home) -> None:
    before = home.restore()
    assert held(home.path) == OLD
    assert held(before / "library.db") == NEW
    assert read_record(before).why == Occasion.RESTORE
    library = home.open_at()
    assert (library.id, library.count("flood")) == (home.id, 2)


def test_what_was_restored_can_be_taken_back(home: Home) -> None:
    home.restore(home.restore())
    assert held(home.path) == NEW


def test_journals_change_places_with_those_of_the_backup(home: Home) -> None:
    before = home.restore()
    assert home.pages() == {
        "same.1.journal": b"words of then",
        "same.1.aside": b"words of now",
        "new.1.aside": b"more words of now",
    }
    copied = {each.name: each.read_bytes() for each in (before / "journals").iterdir()}
    assert copied == {"same.1.journal": b"words of now", "new.1.journal": b"more words of now"}


def test_it_says_what_came_back(home: Home) -> None:
    found = restore(home.backup, home.path, home.journals, home.backups, LATER)
    assert (found.at, found.stories, found.was_damaged) == ("2026-03-01T12:00:00+00:00", 2, False)
    assert "2 stories" in found.sentence
    assert found.before in found.sentence
    assert f"a backup, of {LATER.astimezone():%d %B %Y, %H:%M:%S}: " in found.sentence


def test_a_library_that_is_gone_comes_back(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "another folder" / "library.db"
    found = restore(home.backup, path, home.journals, home.backups, LATER)
    assert held(path) == OLD
    assert found.before == ""
    assert [each.name for each in path.parent.iterdir()] == ["library.db"]


@pytest.mark.parametrize("what", ["header", "pages", "nothing", "text"])
def test_a_damaged_library_is_copied_byte_by_byte_and_replaced(home: Home, what: str) -> None:
    data = bytearray(home.path.read_bytes())
    damaged = {
        "header": bytes(100) + data[100:],
        "pages": data[:4096] + b"\xa5" * 20_000 + data[24_096:],
        "nothing": b"",
        "text": b"My will and testament",
    }[what]
    home.path.write_bytes(damaged)
    home.path.with_name("library.db-wal").write_bytes(b"a log that fits nothing")
    before = home.restore()
    assert (before / "library.db").read_bytes() == damaged
    assert (before / "library.db-wal").read_bytes() == b"a log that fits nothing"
    assert held(home.path) == OLD
    assert "copy of a damaged library" in list_backups(home.backups, home.id)[0].trouble
    assert home.pages()["same.1.aside"] == b"words of now"
    assert (before / "journals" / "same.1.journal").read_bytes() == b"words of now"


@pytest.mark.skipif(os.name != "posix", reason="links need rights there")
@pytest.mark.parametrize("is_damaged", [False, True])
def test_a_library_behind_a_link_is_restored_where_it_lies(
    home: Home, tmp_path: Path, is_damaged: bool
) -> None:
    if is_damaged:
        home.path.write_bytes(b"broken")
    link = tmp_path / "desk" / "link.db"
    link.parent.mkdir()
    link.symlink_to(home.path)
    restore(home.backup, link, home.journals, home.backups, LATER)
    assert link.is_symlink()
    assert held(home.path) == OLD
    assert [each.name for each in link.parent.iterdir()] == ["link.db"]


def test_a_log_without_its_library_is_kept(home: Home) -> None:
    home.path.unlink()
    home.path.with_name("library.db-wal").write_bytes(b"words")
    before = home.restore()
    assert (before / "library.db-wal").read_bytes() == b"words"
    assert held(home.path) == OLD


def test_the_database_of_another_program_is_not_replaced(home: Home, tmp_path: Path) -> None:
    other = tmp_path / "bookmarks.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    data = other.read_bytes()
    with pytest.raises(LibraryError, match="no Nutgraf library"):
        restore(home.backup, other, home.journals, home.backups, LATER)
    assert other.read_bytes() == data


def test_a_damaged_backup_is_refused_and_nothing_is_touched(home: Home) -> None:
    with (home.backup / "library.db").open("r+b") as file:
        file.seek(9_000)
        file.write(b"other")
    with pytest.raises(LibraryError, match="not the one that was backed up"):
        home.restore()
    assert held(home.path) == NEW
    assert home.pages()["same.1.journal"] == b"words of now"
    assert list(home.backups.iterdir()) == [home.backup]


@pytest.mark.parametrize(
    ("statement", "error"),
    [("PRAGMA user_version = 9999", NewerLibrary),
     ("CREATE TRIGGER spy AFTER INSERT ON stories BEGIN DELETE FROM houses; END", LibraryError)],
)  # fmt: skip
def test_a_backup_that_this_version_does_not_know_is_refused(
    home: Home, tmp_path: Path, statement: str, error: type[LibraryError]
) -> None:
    other = tmp_path / "other.db"
    shutil.copyfile(home.path, other)
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute(statement)
    backup = back_up(other, tmp_path / "others", NOON)
    with pytest.raises(error):
        home.restore(backup)
    assert held(home.path) == NEW


def test_a_library_that_somebody_writes_is_left_alone(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.library.backup._PATIENCE", 1)
    monkeypatch.setattr("editor.library.contents.BUSY_TIMEOUT", 50)
    with closing(sqlite3.connect(home.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match=r"[Aa]nother program"):
            home.restore()
        other.execute("ROLLBACK")
    assert held(home.path) == NEW
    assert home.pages()["same.1.journal"] == b"words of now"
    home.restore()
    assert held(home.path) == OLD


def test_a_reader_beside_sees_the_old_state_then_the_new(home: Home) -> None:
    with closing(sqlite3.connect(home.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        count = "SELECT count(*) FROM stories WHERE id = 'old'"
        assert other.execute(count).fetchone() == (0,)
        home.restore()
        assert other.execute(count).fetchone() == (0,)
        other.execute("COMMIT")
        assert other.execute(count).fetchone() == (1,)


class Stopper:
    """Asks to stop after so many steps."""

    def __init__(self, after: int) -> None:
        self._left = after

    @property
    def is_cancelled(self) -> bool:
        return self._left <= 0

    def report(self, *_: int) -> None:
        self._left -= 1


@pytest.mark.parametrize("after", [0, 1])
def test_a_restore_that_is_stopped_leaves_everything(home: Home, after: int) -> None:
    with pytest.raises(LibraryError, match="stopped"):
        restore(home.backup, home.path, home.journals, home.backups, LATER, Stopper(after))
    assert held(home.path) == NEW


def test_a_stop_that_comes_too_late_is_no_failure(home: Home) -> None:
    restore(home.backup, home.path, home.journals, home.backups, LATER, Stopper(2))
    assert held(home.path) == OLD


def test_without_room_for_the_state_before_nothing_is_restored(home: Home, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("in the way")
    with pytest.raises(LibraryError, match="could not be written"):
        restore(home.backup, home.path, home.journals, blocked, LATER)
    assert held(home.path) == NEW


class Beside:
    """Another program, which writes a story each time it is told how far a copying is."""

    is_cancelled = False

    def __init__(self, library: Path, times: int) -> None:
        self.wrote: list[str] = []
        self._library, self._times = library, times

    def report(self, *_: int) -> None:
        if len(self.wrote) < self._times:
            name = f"beside{len(self.wrote)}"
            with closing(sqlite3.connect(self._library, timeout=0)) as connection, connection:
                connection.execute("CREATE TEMP TABLE copy AS SELECT * FROM stories LIMIT 1")
                place = (name, 1_000 + len(self.wrote))
                connection.execute("UPDATE copy SET id = ?, recency = ?, revision = 1", place)
                connection.execute("INSERT INTO stories SELECT * FROM copy")
            self.wrote.append(name)


def test_what_is_written_while_the_state_before_is_kept_is_kept_too(home: Home) -> None:
    other = Beside(home.path, 1)
    found = restore(home.backup, home.path, home.journals, home.backups, LATER, other)
    assert other.wrote == ["beside0"]
    assert held(home.path) == OLD
    assert held(Path(found.before) / "library.db") == [("beside0", 1), *NEW]
    require_whole(Path(found.before))


@pytest.mark.parametrize("log", ["wal", "delete"])
def test_what_is_written_after_the_state_before_was_kept_is_kept_too(
    home: Home, monkeypatch: pytest.MonkeyPatch, log: str
) -> None:
    with closing(sqlite3.connect(home.path)) as connection:
        assert connection.execute(f"PRAGMA journal_mode={log}").fetchone() == (log,)
    other = Beside(home.path, 1)

    def kept(*args: Any, **kwargs: Any) -> Path:
        made = back_up(*args, **kwargs)
        other.report()
        return made

    monkeypatch.setattr("editor.library.restoring.back_up", kept)
    before = home.restore()
    assert held(home.path) == OLD
    assert held(before / "library.db") == [("beside0", 1), *NEW]


def test_nothing_is_restored_while_another_program_goes_on_writing(home: Home) -> None:
    other = Beside(home.path, 100)
    with pytest.raises(LibraryError, match=r"[Aa]nother program"):
        restore(home.backup, home.path, home.journals, home.backups, LATER, other)
    assert 1 < len(other.wrote) < 20
    assert held(home.path) == sorted([*NEW, *((name, 1) for name in other.wrote)])
    assert home.pages()["same.1.journal"] == b"words of now"


def written_while_it_is_copied(
    monkeypatch: pytest.MonkeyPatch, library: Path, times: int
) -> list[bytes]:
    """Lets another program write to the log of a library after each copy of it was made."""
    states = [b"a log"]

    def copied(source: Path, target: Path) -> None:
        copy_file(source, target)
        log = library.with_name("library.db-wal")
        if source == log and len(states) <= times:
            states.append(states[-1] + b" with more")
            log.write_bytes(states[-1])

    library.with_name("library.db-wal").write_bytes(states[0])
    monkeypatch.setattr("editor.library.restoring.copy_file", copied)
    return states


@pytest.mark.parametrize("is_repair", [False, True])
def test_what_is_written_to_a_damaged_library_while_it_is_copied_is_kept_too(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_repair: bool
) -> None:
    home.path.write_bytes(b"broken")
    states = written_while_it_is_copied(monkeypatch, home.path, 1)
    repaired = tmp_path / "repaired.db"
    shutil.copyfile(home.backup / "library.db", repaired)
    before = put_repaired(repaired, home.path, home.backups, LATER) if is_repair else home.restore()
    assert len(states) == 2
    assert (before / "library.db-wal").read_bytes() == states[-1]
    assert held(home.path) == OLD


def test_a_damaged_library_that_is_written_on_and_on_is_left_alone(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.path.write_bytes(b"broken")
    states = written_while_it_is_copied(monkeypatch, home.path, 100)
    with pytest.raises(LibraryError, match=r"[Aa]nother program"):
        home.restore()
    assert home.path.read_bytes() == b"broken"
    assert home.path.with_name("library.db-wal").read_bytes() == states[-1]


@pytest.mark.skipif(os.name != "posix", reason="a process ends otherwise there")
@pytest.mark.parametrize("is_damaged", [False, True])
def test_a_restore_killed_at_any_moment_leaves_the_old_or_the_restored(
    home: Home, tmp_path: Path, is_damaged: bool
) -> None:
    if is_damaged:
        with home.path.open("r+b") as file:
            file.write(bytes(100))
    damaged = home.path.read_bytes()
    rounds = tmp_path / "rounds"
    shutil.copytree(tmp_path, rounds / "0")
    command = [sys.executable, "-m", "tests.library.restoring_process", str(rounds)]
    subprocess.run([*command, home.backup.name], cwd=ROOT, check=True)
    (rounds / "0").rename(tmp_path / "untouched")
    seen = []
    for copy in sorted(rounds.iterdir(), key=lambda each: int(each.name)):
        library = copy / "library.db"
        is_old = library.read_bytes() == damaged if is_damaged else held(library) == NEW
        seen.append(is_old)
        assert is_old or held(library) == OLD
        words = {each.read_bytes() for each in copy.glob(f"journals/{home.id}/*")}
        assert {b"words of now", b"more words of now"} <= words
        for made in list_backups(copy / "backups", home.id):
            if not made.trouble:
                require_whole(Path(made.path))
        again = restore(
            copy / "backups" / home.backup.name, library, copy / "journals", copy / "backups", LATER
        )
        assert held(library) == OLD
        assert again.was_damaged == (is_damaged and is_old)
        assert not list((copy / "backups").glob("*.part"))
        assert not list(copy.glob(".*"))
    assert len(seen) > 30
    assert seen == sorted(seen, reverse=True)
    assert set(seen) == {True, False}
