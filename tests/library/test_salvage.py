"""Repair: what can be read comes into a new library, the rest is named, the old one is left alone.

NUTGRAF_TORTURE_ROUNDS says how many libraries are damaged at random, some dozens otherwise.
"""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from editor.library.backup import back_up
from editor.library.database import open_library
from editor.library.journal import Entry, Journal
from editor.library.library import Library
from editor.library.salvage.salvaging import salvage
from editor.library.verifying import verify
from editor.model.changes import TextChange
from editor.model.codec import story_to_json
from editor.model.errors import LibraryError, NewerLibrary, NotFound
from editor.model.history import TYPING, Step
from editor.model.places import Place
from editor.model.story import Section, Story
from editor.model.versions import Why
from tests.library import damage

ROUNDS = int(os.environ.get("NUTGRAF_TORTURE_ROUNDS", "12"))
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
Open = Callable[..., Library]


class Cancelled:
    """A watcher that has asked to stop."""

    is_cancelled = True

    def report(self, done: int, total: int) -> None:
        pass


@pytest.fixture(scope="module")
def wholes(tmp_path_factory: pytest.TempPathFactory) -> tuple[damage.Whole, ...]:
    """The same library closed, and as a crash leaves it, with its last words in the log."""
    folder = tmp_path_factory.mktemp("wholes")
    return damage.make(folder / "closed"), damage.make(folder / "open", in_log=True)


def found_in(path: Path) -> dict[str, Story]:
    """Every story of a library, in the bin or not."""
    library = open_library(path, clock=lambda: NOON, ids=lambda: "x", backups=path.parent)
    try:
        ids = (*(row.id for row in library.rows(limit=1_000)), *library.binned_ids())
        return {story_id: library.story(story_id).story for story_id in ids}
    finally:
        library.close()


def raw(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def flipped(path: Path, text: str) -> None:
    """Change one letter of a text wherever it stands in a file."""
    data = path.read_bytes()
    assert text.encode() in data
    other = text[:-1] + chr(ord(text[-1]) ^ 1)
    path.write_bytes(data.replace(text.encode(), other.encode()))


def zeroed(path: Path, text: str) -> None:
    """Empty every page of a file that holds a text."""
    data = path.read_bytes()
    pages = [data[at : at + damage.PAGE] for at in range(0, len(data), damage.PAGE)]
    path.write_bytes(b"".join(bytes(len(p)) if text.encode() in p else p for p in pages))


def test_stories_whose_pages_are_intact_come_back_and_no_loss_is_silent(
    wholes: tuple[damage.Whole, ...], tmp_path: Path
) -> None:
    path, target = tmp_path / "library.db", tmp_path / "repaired.db"
    intact = back = 0
    for turn in range(ROUNDS):
        chance = random.Random(turn)
        whole, harm = wholes[turn % 2], damage.DAMAGES[turn // 2 % 6]
        data, log = bytearray(whole.data), bytearray(whole.log)
        harm(log if log and chance.random() < 0.7 else data, chance)
        whole.write(path, bytes(data), bytes(log))
        untouched = whole.untouched(bytes(data), bytes(log))
        verify(path, None)
        salvaged = salvage(path, target)
        assert path.read_bytes() == data
        found = found_in(target)
        same = {
            story_id for story_id, story in whole.stories.items() if found.get(story_id) == story
        }
        intact += len(untouched)
        back += len(untouched & same)
        told = "\n".join((*salvaged.older, *salvaged.doubtful, *salvaged.lost))
        # A log that ends early looks as if nothing had been kept after.
        for story_id in whole.stories.keys() - same if len(log) == len(whole.log) else ():
            number = int(story_id, 16)
            names = (
                story_id,
                f"«{number}»",
                f"FLOOD-{number}",
                "of which only the number",
                "log of",
            )
            assert any(name in told for name in names), turn
        target.unlink()
    assert intact > 0
    assert back >= 0.99 * intact


def test_a_sound_library_comes_back_as_it_is(
    wholes: tuple[damage.Whole, ...], tmp_path: Path
) -> None:
    for number, whole in enumerate(wholes):
        path = whole.write(tmp_path / f"{number}.db", whole.data, whole.log)
        target = tmp_path / f"{number}-repaired.db"
        salvaged = salvage(path, target)
        assert (salvaged.stories, salvaged.sources) == (10, (("rows", 10),))
        assert (salvaged.older, salvaged.lost, salvaged.versions) == ((), (), 20)
        library = open_library(target, clock=lambda: NOON, ids=lambda: "x", backups=tmp_path)
        original = open_library(path, clock=lambda: NOON, ids=lambda: "x", backups=tmp_path)
        assert library.id == original.id == "the-library"
        assert library.rows(limit=100) == original.rows(limit=100)
        assert [row.id for row in library.binned()] == [row.id for row in original.binned()]
        assert library.statuses() == original.statuses()
        assert library.houses()[-1] == original.houses()[-1]
        assert library.setting("house") == "north"
        for story_id in whole.stories:
            assert library.versions(story_id) == original.versions(story_id)
            ours, theirs = library.story(story_id), original.story(story_id)
            assert (ours.story, ours.number, ours.lineages) == (
                theirs.story,
                theirs.number,
                theirs.lineages,
            )
            assert (ours.done, ours.undone) == (theirs.done, theirs.undone)
            assert len(ours.done) == 9
        library.close()
        original.close()
        assert verify(target, None).is_sound


@pytest.mark.parametrize("size", [100, damage.PAGE, 3 * damage.PAGE])
def test_a_library_without_its_head_comes_back_from_its_pages(
    wholes: tuple[damage.Whole, ...], tmp_path: Path, size: int
) -> None:
    whole = wholes[0]
    path = whole.write(tmp_path / "library.db", bytes(size) + whole.data[size:], b"")
    salvaged = salvage(path, tmp_path / "repaired.db")
    found = found_in(tmp_path / "repaired.db")
    for story_id in whole.untouched(path.read_bytes(), b""):
        assert found[story_id] == whole.stories[story_id]
    assert dict(salvaged.sources) == {"pages": salvaged.stories}
    assert salvaged.versions > 0


def test_a_story_of_which_only_versions_are_left_comes_as_the_newest_of_them(
    wholes: tuple[damage.Whole, ...], tmp_path: Path
) -> None:
    whole = wholes[0]
    path = whole.write(tmp_path / "library.db", whole.data, b"")
    # Only a story's own row holds whose journals it contains.
    zeroed(path, '[["here",2]]')
    salvaged = salvage(path, tmp_path / "repaired.db")
    assert salvaged.stories == 10
    assert salvaged.lost == ()
    assert any("«0»" in each and "newest version" in each for each in salvaged.doubtful)


def test_a_text_that_changed_on_the_disk_comes_with_a_warning_beside_the_last_sure_one(
    library: Library, tmp_path: Path
) -> None:
    old = Story("s", headline="Flood", sections=(Section("a", body="The tide rose in May."),))
    library.keep(old, revision=0, number=0)
    before = back_up_of(library, tmp_path)
    new = replace(old, sections=(Section("a", body="The tide rose in June again."),))
    library.keep(new, revision=1, number=0)
    library.close()
    flipped(library.path, "in June again")
    salvaged = salvage(library.path, tmp_path / "new.db", backups=before)
    assert len(salvaged.doubtful) == 1
    assert "Flood" in salvaged.doubtful[0]
    assert "read it through" in salvaged.doubtful[0]
    repaired = open_library(
        tmp_path / "new.db", clock=lambda: NOON, ids=lambda: "x", backups=tmp_path
    )
    assert "June" in repaired.story("s").story.sections[0].body
    (version,) = repaired.versions("s")
    assert repaired.version("s", version.number).sections == old.sections
    repaired.close()


def back_up_of(library: Library, folder: Path) -> Path:
    backups = folder / "kept"
    back_up(library.path, backups, NOON + timedelta(days=len(list(backups.glob("*")))))
    return backups


def test_a_story_lost_comes_from_the_newest_backup_that_has_it(
    library: Library, tmp_path: Path
) -> None:
    library.keep(Story("first-one", headline="first state"), revision=0, number=0)
    library.keep(Story("first-two", headline="stays"), revision=0, number=0)
    back_up_of(library, tmp_path)
    library.keep(Story("first-one", headline="second state"), revision=1, number=0)
    backups = back_up_of(library, tmp_path)
    library.keep(Story("first-one", headline="third state"), revision=2, number=0)
    library.close()
    contents = {file: file.read_bytes() for file in backups.rglob("*") if file.is_file()}
    content = library.path.read_bytes()
    library.path.write_bytes(content[:100] + bytes(len(content) - 100))
    salvaged = salvage(library.path, tmp_path / "new.db", backups=backups)
    headlines = {story.headline for story in found_in(tmp_path / "new.db").values()}
    assert headlines == {"second state", "stays"}
    assert all("backup" in source for source, _ in salvaged.sources)
    assert any("second state" in each and "backup" in each for each in salvaged.doubtful)
    assert {file: file.read_bytes() for file in backups.rglob("*") if file.is_file()} == contents


def test_backups_of_another_library_are_left_alone(open_at: Open, tmp_path: Path) -> None:
    other = open_at(tmp_path / "other.db")
    other.keep(Story("theirs", headline="theirs"), revision=0, number=0)
    backups = back_up_of(other, tmp_path)
    library = open_at()
    library.keep(Story("ours", headline="ours"), revision=0, number=0)
    library.close()
    zeroed(library.path, '"headline":"ours"')
    salvage(library.path, tmp_path / "new.db", backups=backups)
    assert "theirs" not in found_in(tmp_path / "new.db")


def test_a_story_deleted_for_good_stays_away(library: Library, tmp_path: Path) -> None:
    for name in ("secret", "open"):
        library.keep(Story(name, headline=name), revision=0, number=0)
    backups = back_up_of(library, tmp_path)
    library.bin(["secret"])
    library.purge(["secret"])
    library.close()
    flipped(library.path, '"headline":"open')
    salvage(library.path, tmp_path / "new.db", backups=backups)
    assert found_in(tmp_path / "new.db").keys() == {"open"}


def test_what_only_the_journal_holds_comes_along(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "journals" / library.id
    library.keep(Story("known", headline="H"), revision=0, number=0, lineage="here")
    for story in (library.story("known").story, Story("brand-new")):
        journal = Journal(folder, story.id, "here")
        journal.begin(story, 0, whole=story.id == "brand-new")
        for number, letter in enumerate("Rain", 1):
            change = TextChange(Place("headline"), number - 1, "", letter)
            journal.append(Entry(number, "apply", Step(change, TYPING, NOON, begins=True)))
        journal.close()
    library.close()
    pages = {file: file.read_bytes() for file in folder.iterdir()}
    salvaged = salvage(library.path, tmp_path / "new.db", journals=tmp_path / "journals")
    assert dict(salvaged.sources) == {"journals": 2}
    repaired = open_library(
        tmp_path / "new.db", clock=lambda: NOON, ids=lambda: "x", backups=tmp_path
    )
    assert repaired.story("known").story.headline == "RainH"
    kept = repaired.story("brand-new")
    assert (kept.story.headline, kept.number, len(kept.done)) == ("Rain", 4, 4)
    repaired.close()
    assert {file: file.read_bytes() for file in folder.iterdir()} == pages


def test_a_story_lost_everywhere_else_comes_from_the_mirror(
    library: Library, tmp_path: Path
) -> None:
    library.keep(Story("mirrored", headline="Kept twice"), revision=0, number=0)
    story = library.story("mirrored").story
    library.close()
    mirror = tmp_path / "mirror" / "2026"
    mirror.mkdir(parents=True)
    (mirror / "kept.json").write_text(story_to_json(story), "utf-8")
    (mirror / "noise.json").write_text("[1, 2", "utf-8")
    (mirror / "more.json").write_bytes(b"\xff\xfe")
    zeroed(library.path, '"headline":"Kept twice"')
    salvaged = salvage(library.path, tmp_path / "new.db", mirror=tmp_path / "mirror")
    assert dict(salvaged.sources) == {"mirror": 1}
    assert (salvaged.older, salvaged.is_whole) == ((), False)
    assert found_in(tmp_path / "new.db") == {"mirrored": story}


def test_versions_keep_their_numbers_and_those_that_are_broken_are_left_out(
    library: Library, tmp_path: Path
) -> None:
    base = " ".join(f"word {number}" for number in range(400))
    library.keep(Story("s", headline="Flood"), revision=0, number=0)
    for number in range(1, 6):
        text = f"{base} state {number}" if number != 3 else "All of it anew, in a word or two."
        library.keep_version(
            Story("s", sections=(Section("a", body=text),)), Why.ASKED, "ada", f"note {number}"
        )
    library.close()
    raw(
        library.path,
        "UPDATE versions SET data = replace(data, 'word 7', 'wood 7') WHERE number = 1",
    )
    salvaged = salvage(library.path, tmp_path / "new.db")
    repaired = open_library(
        tmp_path / "new.db", clock=lambda: NOON, ids=lambda: "x", backups=tmp_path
    )
    rows = repaired.versions("s")
    assert [row.number for row in rows] == [4, 5]
    assert salvaged.versions == len(rows)
    assert salvaged.lost == ("versions 1 to 3 of “Flood”",)
    assert {row.note for row in rows} == {f"note {row.number}" for row in rows}
    assert repaired.keep_version(Story("s", headline="next"), Why.ASKED, "ada").number == 6
    repaired.close()


def test_long_settings_as_a_desk_has_of_templates_come_along(
    library: Library, tmp_path: Path
) -> None:
    library.keep(Story("s", headline="Flood"), revision=0, number=0)
    library.keep_setting("story templates", "x" * 300_000)
    library.close()
    salvage(library.path, tmp_path / "new.db")
    made = open_library(tmp_path / "new.db", clock=lambda: NOON, ids=lambda: "x", backups=tmp_path)
    assert made.setting("story templates") == "x" * 300_000
    made.close()


def test_settings_that_cannot_be_read_come_from_a_backup(library: Library, tmp_path: Path) -> None:
    library.keep(Story("s", headline="Flood"), revision=0, number=0)
    library.keep_setting("story templates", "old templates " * 3_000)
    back_up(library.path, tmp_path / "kept", NOON)
    library.close()
    zeroed(library.path, "old templates old templates")
    salvage(library.path, tmp_path / "new.db", backups=tmp_path / "kept")
    made = open_library(tmp_path / "new.db", clock=lambda: NOON, ids=lambda: "x", backups=tmp_path)
    assert made.setting("story templates") == "old templates " * 3_000
    made.close()


def test_a_hostile_schema_runs_nothing_and_its_stories_come_along(
    library: Library, tmp_path: Path
) -> None:
    library.keep(Story("s", headline="Flood"), revision=0, number=0)
    library.close()
    raw(
        library.path,
        "ALTER TABLE stories RENAME TO hidden",
        "CREATE VIEW stories AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x FROM n)"
        " SELECT x FROM n",
    )
    content = library.path.read_bytes()
    salvaged = salvage(library.path, tmp_path / "new.db")
    assert dict(salvaged.sources) == {"pages": 1}
    assert library.path.read_bytes() == content


@pytest.mark.parametrize(
    "content",
    [b"", b"Once upon a time\n" * 1_000, bytes(50_000), random.Random(5).randbytes(90_000)],
)
def test_what_shows_no_sign_of_a_library_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "holiday.db"
    path.write_bytes(content)
    with pytest.raises(LibraryError, match="no Nutgraf library"):
        salvage(path, tmp_path / "new.db", backups=tmp_path, journals=tmp_path, mirror=tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["holiday.db"]


def test_a_newer_library_is_refused(library: Library, tmp_path: Path) -> None:
    library.close()
    raw(library.path, "INSERT INTO migrations VALUES (99, 'later', '')", "PRAGMA user_version=99")
    with pytest.raises(NewerLibrary):
        salvage(library.path, tmp_path / "new.db")


def test_nothing_is_written_over_and_nothing_half_is_left(library: Library, tmp_path: Path) -> None:
    library.keep(Story("s", headline="Flood"), revision=0, number=0)
    target = tmp_path / "new.db"
    with pytest.raises(LibraryError, match="stopped"):
        salvage(library.path, target, progress=Cancelled())
    assert not target.exists()
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".nutgraf")]
    target.write_text("mine")
    with pytest.raises(LibraryError, match="already"):
        salvage(library.path, target)
    assert target.read_text() == "mine"
    with pytest.raises(NotFound):
        salvage(tmp_path / "nowhere.db", tmp_path / "other.db")
    with pytest.raises(LibraryError):
        salvage(library.path, tmp_path / "no folder" / "new.db")


def test_the_damaged_library_and_its_log_are_never_written(
    wholes: tuple[damage.Whole, ...], tmp_path: Path
) -> None:
    whole = wholes[1]
    path = whole.write(tmp_path / "library.db", whole.data, whole.log)
    salvage(path, tmp_path / "elsewhere.db")
    hashed = [hashlib.sha256(each).digest() for each in (whole.data, whole.log)]
    files = (path, path.with_name("library.db-wal"))
    assert [hashlib.sha256(file.read_bytes()).digest() for file in files] == hashed
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "elsewhere.db",
        "library.db",
        "library.db-wal",
    ]


def test_a_story_of_which_no_text_is_left_is_named(library: Library, tmp_path: Path) -> None:
    headline = "Harbor walls fail"
    body = " ".join(f"word {number}" for number in range(2_000))
    library.keep(
        Story("walls", headline=headline, sections=(Section("s", body=body),)), revision=0, number=0
    )
    library.keep(Story("other", headline="Other"), revision=0, number=0)
    library.close()
    zeroed(library.path, "word 700 word 701")
    salvaged = salvage(library.path, tmp_path / "new.db")
    assert salvaged.lost == (headline,)
    assert found_in(tmp_path / "new.db").keys() == {"other"}
