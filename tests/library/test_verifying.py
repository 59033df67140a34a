"""Checking a library: what was changed is named, with the story's headline, and nothing written."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from editor.library.journal import Entry, Journal
from editor.library.library import Library
from editor.library.verifying import verify
from editor.model.changes import TextChange
from editor.model.errors import LibraryError, NotFound
from editor.model.history import TYPING, Step
from editor.model.places import Place
from editor.model.rows import LibraryReport
from editor.model.story import Section, Story
from editor.model.versions import Why
from tests.library import damage
from tests.library.protection import read_protected, write_protected

X = sha256(b"x").hexdigest()
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@dataclass
class Watched:
    """A watcher that stops the work at a step, if it is told to."""

    stops_at: int = -1
    seen: tuple[int, int] = (0, 0)

    @property
    def is_cancelled(self) -> bool:
        return 0 <= self.stops_at <= self.seen[0]

    def report(self, done: int, total: int) -> None:
        self.seen = (done, total)


def raw(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def story(name: str, headline: str) -> Story:
    return Story(name, headline=headline, sections=(Section("s", body=f"The {headline} rose."),))


@pytest.fixture
def path(library: Library) -> Path:
    """Three stories, one in the bin, one with two versions; all still in the log."""
    for name, headline in (("one", "flood"), ("two", "drought"), ("three", "frost")):
        library.keep(story(name, headline), revision=0, number=0)
    library.keep_version(story("one", "flood"), Why.ASKED, "ada")
    library.keep_version(story("one", "flood again"), Why.ASKED, "ada")
    library.bin(["three"])
    return library.path


def sentences(report: LibraryReport) -> str:
    return "\n".join(problem.sentence for problem in report.problems)


def test_a_sound_library_is_told_with_what_was_looked_at(path: Path, tmp_path: Path) -> None:
    report = verify(path, tmp_path / "journals")
    assert report.is_sound, sentences(report)
    looked_at = dict(report.looked_at)
    assert (looked_at["stories"], looked_at["versions"], looked_at["houses"]) == (3, 2, 1)


def test_a_library_in_use_goes_on_while_it_is_checked(library: Library, path: Path) -> None:
    watched = Watched()
    report = verify(path, None, progress=watched)
    library.keep(story("four", "hail"), revision=0, number=0)
    assert report.is_sound
    assert watched.seen == (3, 3)


@pytest.mark.parametrize("sample", [None, 1])
def test_a_check_leaves_an_open_library_its_locks(
    library: Library, path: Path, sample: int | None
) -> None:
    library.keep(Story("a", headline="Kept"), revision=0, number=1)
    verify(path, None, sample=sample)
    look = f"import sqlite3; c = sqlite3.connect({str(path)!r}); c.execute('SELECT 1 FROM stories')"
    subprocess.run([sys.executable, "-c", f"{look}.fetchall(); c.close()"], check=True)
    # Whoever closes a library last takes its log away: that program was not the last.
    assert path.with_name(path.name + "-wal").exists()
    library.keep(Story("b", headline="Kept, too"), revision=0, number=2)


def test_a_check_writes_nothing(library: Library, path: Path) -> None:
    library.close()
    content = path.read_bytes()
    verify(path, None)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("statement", "words", "story_id"),
    [
        ("UPDATE stories SET json = replace(json, 'ro', 'fe') WHERE id = 'one'", "“flood”", "one"),
        (f"UPDATE stories SET json = 'x', sha256 = '{X}' WHERE id = 'two'", "no story", "two"),
        ("UPDATE stories SET headline = 'calm' WHERE id = 'one'", "shown in the list", "one"),
        ("UPDATE versions SET data = 'x' WHERE number = 1", "Version 1 of “flood”", "one"),
        ("UPDATE tallies SET stories = 7", "7 stories, not 2", ""),
        ("DELETE FROM story_text WHERE rowid = 1", "missing in the search index", ""),
        ("UPDATE story_text SET text = 'calm' WHERE rowid = 2", "other words of “drought”", "two"),
        (
            "INSERT INTO story_text (rowid, text) VALUES (99, 'x')",
            "holds 1 story that is not there",
            "",
        ),
        ("UPDATE story_text_content SET c0 = 'calm' WHERE id = 2", "search index is damaged", ""),
        ("UPDATE houses SET json = '{'", "profile is damaged", ""),
        ("INSERT INTO changes VALUES ('one', 0, 1, '{}')", "history of undo of “flood”", "one"),
        (
            "INSERT INTO changes VALUES ('gone', 0, 1, '{}')",
            "belongs to a story that is not there",
            "",
        ),
    ],
)  # fmt: skip
def test_what_was_changed_is_named(
    library: Library, path: Path, statement: str, words: str, story_id: str
) -> None:
    library.close()
    raw(path, statement)
    report = verify(path, None)
    assert words in sentences(report)
    assert story_id in {problem.story_id for problem in report.problems}


def test_a_version_is_checked_with_what_it_is_based_upon(library: Library, path: Path) -> None:
    long = " ".join(f"word {number}" for number in range(500))
    for number in range(5):
        text = f"{long} and {number}"
        library.keep_version(Story("two", sections=(Section("s", body=text),)), Why.ASKED, "ada")
    library.close()
    raw(path, "UPDATE versions SET data = replace(data, 'word 7', 'wood 7') WHERE number = 1")
    report = verify(path, None)
    assert [each.sentence for each in report.problems if "Version" in each.sentence] == [
        f"Version {number} of “drought” is damaged." for number in range(1, 6)
    ]


def test_damage_of_the_file_is_counted_with_a_few_whole_words_of_sqlite(tmp_path: Path) -> None:
    whole = damage.make(tmp_path / "made", 12)
    data = bytearray(whole.data)
    data[len(data) - damage.PAGE] ^= 0xFF
    report = verify(whole.write(tmp_path / "library.db", bytes(data), b""), None)
    (said,) = (each for each in sentences(report).splitlines() if "structure" in each)
    number, _, fault = said.removeprefix("The file's structure is damaged in ").partition(
        " (SQLite: "
    )
    assert number.split()[1] in ("place", "places")
    assert 10 < len(fault) < 110
    assert fault.endswith((").", "….)", "…)."))
    assert "***" not in fault


def test_a_sample_looks_at_some_stories_and_finds_what_is_wrong_in_all(
    library: Library, path: Path
) -> None:
    library.close()
    assert dict(verify(path, None, sample=2).looked_at)["stories"] == 2
    raw(path, "UPDATE stories SET json = replace(json, 'rose', 'fell')")
    assert len(verify(path, None, sample=2).problems) == 2
    assert len(verify(path, None, sample=50).problems) == 3


def test_a_check_can_be_stopped(path: Path) -> None:
    report = verify(path, None, progress=Watched(stops_at=0))
    assert report.is_sound
    assert dict(report.looked_at).get("stories", 0) == 0


def test_a_journal_that_goes_on_from_its_story_is_sound(path: Path, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journals", "new")
    journal.begin(Story("new"), 0, whole=True)
    change = TextChange(Place("headline"), 0, "", "H")
    journal.append(Entry(1, "apply", Step(change, TYPING, NOON)))
    report = verify(path, tmp_path / "journals")
    assert report.is_sound, sentences(report)
    assert dict(report.looked_at)["journals"] == 1
    journal.append(Entry(3, "apply", Step(change, TYPING, NOON)))
    journal.close()
    before = [each.read_bytes() for each in sorted((tmp_path / "journals").iterdir())]
    report = verify(path, tmp_path / "journals")
    assert "1 change in the journal" in sentences(report)
    assert [each.read_bytes() for each in sorted((tmp_path / "journals").iterdir())] == before


def test_a_file_of_another_kind_is_told_and_not_raised(tmp_path: Path) -> None:
    for name, content in (("a", b"Once upon a time"), ("b", b""), ("c", bytes(50_000))):
        (tmp_path / name).write_bytes(content)
        assert not verify(tmp_path / name, None).is_sound
    with pytest.raises(NotFound):
        verify(tmp_path / "nowhere", None)


def test_a_foreign_schema_is_named_and_nothing_of_it_used(library: Library, path: Path) -> None:
    library.close()
    raw(path, "CREATE TRIGGER spy AFTER UPDATE ON stories BEGIN DELETE FROM changes; END")
    report = verify(path, None)
    assert "spy" in sentences(report)
    assert report.looked_at == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_library_in_a_folder_for_reading_only_is_checked_with_its_log(tmp_path: Path) -> None:
    whole = damage.make(tmp_path / "made", 4, in_log=True)
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    path = whole.write(shelf / "library.db", whole.data, whole.log)
    with write_protected(shelf):
        report = verify(path, None)
    assert report.is_sound, sentences(report)
    assert dict(report.looked_at)["stories"] == 4
    assert sorted(each.name for each in shelf.iterdir()) == ["library.db", "library.db-wal"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_library_that_may_not_be_read_is_not_called_damaged(path: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    kept = Path(shutil.copyfile(path, shelf / "library.db"))
    with read_protected(kept), pytest.raises(LibraryError, match="Permission denied"):
        verify(kept, None)


def test_a_log_that_is_damaged_is_told(tmp_path: Path) -> None:
    whole = damage.make(tmp_path / "made", 4, in_log=True)
    log = bytearray(whole.log)
    log[len(log) // 2] ^= 1
    path = whole.write(tmp_path / "library.db", whole.data, bytes(log))
    assert "log beside the library is damaged" in sentences(verify(path, None))
