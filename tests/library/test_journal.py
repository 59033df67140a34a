"""The journal of an open story: nothing that was appended is lost."""

import os
import stat
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.library.journal import Entry, Journal, Replayed, journals
from editor.library.lineages import MOST, Lineages
from editor.library.strays import rescued
from editor.model.changes import TextChange, apply
from editor.model.history import Step
from editor.model.places import Caret, Place
from editor.model.story import Story
from tests.strategies import changes, stories

HEADLINE = Place("headline")
BEGIN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BASE = Story("story-1", headline="")


def entry(number: int, text: str = "x", at: int | None = None) -> Entry:
    place = number - 1 if at is None else at
    time = BEGIN + timedelta(seconds=number)
    change = TextChange(HEADLINE, place, "", text)
    return Entry(number, "apply", Step(change, "Typing", time, None, Caret(HEADLINE, place + 1)))


def typed(count: int) -> Story:
    return replace(BASE, headline="x" * count)


def written(folder: Path, first: int, last: int, *, whole: bool = True) -> Path:
    """A page with the entries from `first` to `last`, as a killed program leaves it."""
    before = set(folder.glob("*"))
    journal = Journal(folder, BASE.id)
    journal.begin(typed(first - 1), first - 1, whole=whole)
    for number in range(first, last + 1):
        journal.append(entry(number))
    journal.close()
    (page,) = set(folder.glob("*")) - before
    return page


def replayed(folder: Path, story: Story | None = None, number: int = 0) -> Replayed:
    return Journal(folder, BASE.id).replay(story, number)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Story, Story, tuple[Entry, ...]]:
    """A story, what edits made of it, and the entries of these."""
    base = story = draw(stories())
    entries = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        change = draw(changes(story))
        story = apply(story, change)
        step = Step(change, draw(st.text(max_size=5)), BEGIN, begins=draw(st.booleans()))
        entries.append(Entry(number, draw(st.sampled_from(["apply", "undo", "redo"])), step))
    return base, story, tuple(entries)


def journal_of(folder: Path, base: Story, entries: tuple[Entry, ...], *, whole: bool) -> Path:
    journal = Journal(folder, base.id)
    journal.begin(base, 0, whole=whole)
    for each in entries:
        journal.append(each)
    journal.close()
    (page,) = folder.glob("*.journal")
    return page


@settings(max_examples=40)
@given(made=edited(), whole=st.booleans())
def test_any_edits_come_back_with_their_steps(
    made: tuple[Story, Story, tuple[Entry, ...]], whole: bool
) -> None:
    base, story, entries = made
    with TemporaryDirectory() as folder:
        journal_of(Path(folder), base, entries, whole=whole)
        found = Journal(Path(folder), base.id).replay(None if whole else base, 0)
    assert (found.base, found.story, found.entries) == (base, story, entries)
    assert (found.torn, found.left, found.number) == (0, 0, len(entries))


@settings(max_examples=40)
@given(made=edited(), data=st.data())
def test_of_a_page_cut_anywhere_a_beginning_comes_back(
    made: tuple[Story, Story, tuple[Entry, ...]], data: st.DataObject
) -> None:
    base, _, entries = made
    with TemporaryDirectory() as folder:
        page = journal_of(Path(folder), base, entries, whole=False)
        whole = page.read_bytes()
        cut = data.draw(st.integers(0, len(whole)))
        page.write_bytes(whole[:cut])
        found = Journal(Path(folder), base.id).replay(base, 0)
    assert found.entries == entries[: len(found.entries)]
    # All lines that are there to the end come back; the line end itself may be missing.
    complete = [line for line in whole[:cut].split(b"\n")[:-1] if line]
    assert len(found.entries) >= len(complete) - 1
    assert found.left == 0
    assert found.torn <= 1


@settings(max_examples=50)
@given(
    made=edited(),
    harm=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3)), min_size=1, max_size=4),
)
def test_a_page_changed_on_the_disk_is_reported_and_gives_nothing_false(
    made: tuple[Story, Story, tuple[Entry, ...]], harm: list[tuple[float, bytes]]
) -> None:
    base, _, entries = made
    with TemporaryDirectory() as folder:
        page = journal_of(Path(folder), base, entries, whole=False)
        data = original = page.read_bytes()
        for where, what in harm:
            at = int(where * len(data))
            data = data[:at] + what + data[at + len(what) :]
        page.write_bytes(data)
        found = Journal(Path(folder), base.id).replay(base, 0)
    assert found.entries == entries[: len(found.entries)]
    if len(found.entries) < len(entries):
        assert data != original
        assert found.torn + found.left > 0


def test_a_journal_of_what_the_library_holds_in_part_gives_the_rest(tmp_path: Path) -> None:
    written(tmp_path, 1, 6)
    found = replayed(tmp_path, typed(4), 4)
    assert [each.number for each in found.entries] == [5, 6]
    assert (found.base, found.story) == (typed(4), typed(6))


def test_a_journal_of_what_the_library_holds_in_whole_gives_nothing(tmp_path: Path) -> None:
    written(tmp_path, 1, 6)
    expected = Replayed(typed(9), base=typed(9), number=9, last=entry(6).step)
    assert replayed(tmp_path, typed(9), 9) == expected


def test_pages_are_replayed_in_order_and_each_entry_once(tmp_path: Path) -> None:
    written(tmp_path, 4, 12, whole=False)
    written(tmp_path, 1, 3)
    written(tmp_path, 10, 14, whole=False)
    found = replayed(tmp_path)
    assert [each.number for each in found.entries] == list(range(1, 15))
    assert (found.story, found.left) == (typed(14), 0)


def test_a_missing_page_stops_the_replay_and_its_rest_is_reported(tmp_path: Path) -> None:
    written(tmp_path, 1, 3)
    written(tmp_path, 6, 8, whole=False)
    found = replayed(tmp_path)
    assert (found.story, found.number, found.left) == (typed(3), 3, 3)


def test_a_page_with_its_whole_state_bridges_a_missing_one_as_one_step(tmp_path: Path) -> None:
    written(tmp_path, 1, 3)
    written(tmp_path, 6, 8)
    found = replayed(tmp_path)
    assert (found.story, found.number, found.left) == (typed(8), 8, 0)
    assert [each.number for each in found.entries] == [1, 2, 3, 5, 6, 7, 8]
    assert found.entries[3].step.label == "Recovered work"


def test_a_journal_is_not_taken_for_contained_in_what_another_machine_wrote(tmp_path: Path) -> None:
    written(tmp_path, 5, 9, whole=False)
    theirs = replace(BASE, headline="theirs")
    shared = Lineages((("", 4), ("another machine", 12)))
    found = Journal(tmp_path, BASE.id).replay(theirs, 12, shared)
    assert (found.story, found.entries) == (theirs, ())
    (stray,) = found.strays
    assert [each.number for each in stray.entries] == [5, 6, 7, 8, 9]


def test_a_stray_page_is_rescued_from_what_the_story_once_was(tmp_path: Path) -> None:
    written(tmp_path, 5, 7, whole=False)
    written(tmp_path, 8, 9, whole=False)
    shared = Lineages((("", 4), ("another machine", 12)))
    theirs = entry(5, "theirs", at=0)
    story = apply(typed(4), theirs.step.change)
    journal = Journal(tmp_path, BASE.id)
    found = journal.replay(story, 12, shared)
    (state,) = rescued(found.strays, story, (theirs.step,), ())
    assert state.story == typed(9)
    assert state.strays == found.strays
    (state,) = rescued(found.strays, BASE, (), (typed(1), typed(4)))
    assert state.story == typed(9), "a version may be where it began"
    assert rescued(found.strays, BASE, (), ()) == ()


def test_rescued_pages_go_with_the_commit_and_others_are_set_aside(tmp_path: Path) -> None:
    written(tmp_path, 5, 7, whole=False)
    lost = written(tmp_path, 9, 9, whole=False)
    journal = Journal(tmp_path, BASE.id)
    found = journal.replay(BASE, 12, Lineages((("another machine", 12),)))
    journal.rescued(found.strays[0])
    journal.committed(12)
    assert [each.name for each in tmp_path.iterdir()] == [lost.with_suffix(".aside").name]


@given(st.lists(st.tuples(st.text(max_size=5), st.integers(0, 99)), max_size=80))
def test_what_lineages_reached_is_remembered_of_the_newest(writes: list[tuple[str, int]]) -> None:
    lineages = Lineages()
    for lineage, number in writes:
        lineages = lineages.reached(lineage, number)
    assert Lineages.from_json(lineages.to_json(), 0).numbers == (lineages.numbers or (("", 0),))
    if writes:
        assert lineages.last == writes[-1][0]
        assert lineages.number(writes[-1][0]) == writes[-1][1]
    assert len(lineages.numbers) <= MOST


def test_a_line_that_was_whole_once_is_told_from_a_torn_one(tmp_path: Path) -> None:
    page = written(tmp_path, 1, 5)
    data = bytearray(page.read_bytes())
    data[-3] ^= 1
    page.write_bytes(data)
    assert replayed(tmp_path).damaged == 1
    page.write_bytes(data[:-9])
    found = replayed(tmp_path)
    assert (found.damaged, found.torn, found.story) == (0, 1, typed(4))


def test_a_page_of_another_state_is_not_applied(tmp_path: Path) -> None:
    page = written(tmp_path, 4, 5, whole=False)
    other = replace(BASE, headline="abc")
    journal = Journal(tmp_path, BASE.id)
    found = journal.replay(other, 3)
    assert (found.story, found.entries, found.left) == (other, (), 2)
    journal.committed(100)
    assert not page.exists()
    assert len(list(tmp_path.glob("*.aside"))) == 1


def test_a_page_of_another_story_is_not_applied(tmp_path: Path) -> None:
    page = written(tmp_path, 1, 5)
    page.rename(tmp_path / "story-2.1.journal")
    found = Journal(tmp_path, "story-2").replay(None, 0)
    assert (found.story, found.entries, found.left) == (None, (), 5)


def test_an_entry_that_does_not_fit_ends_its_page(tmp_path: Path) -> None:
    journal = Journal(tmp_path, BASE.id)
    journal.begin(BASE, 0, whole=True)
    for each in (entry(1), entry(2, at=70), entry(3)):
        journal.append(each)
    journal.close()
    found = replayed(tmp_path)
    assert (found.story, found.left) == (typed(1), 2)


def test_work_goes_on_after_a_page_that_could_not_be_used_up(tmp_path: Path) -> None:
    page = written(tmp_path, 1, 5)
    lines = page.read_bytes().splitlines(keepends=True)
    page.write_bytes(b"".join([*lines[:3], b"rubbish\n", *lines[4:]]))
    journal = Journal(tmp_path, BASE.id)
    found = journal.replay(None, 0)
    assert (found.story, found.torn, found.left) == (typed(2), 1, 2)
    journal.begin(typed(2), 2, whole=True)
    journal.append(entry(3))
    journal.sync()
    again = replayed(tmp_path)
    assert (again.story, again.left) == (typed(3), 2)
    journal.committed(3)
    journal.close()
    (kept,) = tmp_path.iterdir()
    assert kept.suffix == ".aside"
    assert kept.read_bytes() == b"".join([*lines[:3], b"rubbish\n", *lines[4:]])


def test_pages_that_begin_alike_stand_beside_each_other(tmp_path: Path) -> None:
    first = written(tmp_path, 3, 4)
    second = written(tmp_path, 3, 5)
    assert first.exists()
    assert second.exists()
    found = replayed(tmp_path, typed(2), 2)
    assert found.story == typed(5)


def test_pages_go_when_they_are_committed_and_not_before(tmp_path: Path) -> None:
    journal = Journal(tmp_path, BASE.id)
    journal.begin(BASE, 0, whole=True)
    journal.append(entry(1))
    journal.append(entry(2))
    journal.begin(typed(2), 2, whole=False)
    journal.append(entry(3))
    assert len(list(tmp_path.iterdir())) == 2
    journal.committed(1)
    assert len(list(tmp_path.iterdir())) == 2
    journal.committed(2)
    assert len(list(tmp_path.iterdir())) == 1
    assert replayed(tmp_path, typed(2), 2).story == typed(3)
    journal.append(entry(4))
    journal.close()
    assert replayed(tmp_path, typed(2), 2).story == typed(4)


def test_a_journal_that_is_wholly_committed_leaves_no_file(tmp_path: Path) -> None:
    journal = Journal(tmp_path, BASE.id)
    journal.begin(BASE, 0, whole=True)
    journal.append(entry(1))
    journal.committed(1)
    journal.close()
    assert list(tmp_path.iterdir()) == []


def test_pages_of_an_earlier_run_go_when_they_are_committed(tmp_path: Path) -> None:
    written(tmp_path, 1, 3)
    journal = Journal(tmp_path, BASE.id)
    journal.replay(None, 0)
    journal.committed(2)
    assert journals(tmp_path) == (BASE.id,)
    journal.committed(3)
    assert journals(tmp_path) == ()


def test_a_page_without_an_entry_is_no_file(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journals", BASE.id)
    journal.begin(BASE, 0, whole=True)
    journal.begin(BASE, 0, whole=True)
    journal.close()
    assert journals(tmp_path / "journals") == ()
    assert not (tmp_path / "journals").exists()


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[int | None], None]:
    """Lets writes take so many bytes and no more; None: as many as there are."""
    room: list[int | None] = [None]
    write = os.write

    def limited(descriptor: int, data: bytes) -> int:
        return write(descriptor, data if room[0] is None else data[: room[0]])

    monkeypatch.setattr(os, "write", limited)
    return lambda left: room.__setitem__(0, left)


@pytest.mark.parametrize("room", [0, 1, 40])
def test_what_a_full_disk_did_not_take_is_written_when_there_is_room(
    tmp_path: Path, full_disk: Callable[[int | None], None], room: int
) -> None:
    journal = Journal(tmp_path, BASE.id)
    journal.begin(BASE, 0, whole=True)
    journal.append(entry(1))
    full_disk(room)
    for number in (2, 3):
        with pytest.raises(OSError, match="No space"):
            journal.append(entry(number))
    with pytest.raises(OSError, match="No space"):
        journal.sync()
    assert replayed(tmp_path).story == typed(1)
    full_disk(None)
    journal.append(entry(4))
    found = replayed(tmp_path)
    assert (found.story, found.torn) == (typed(4), 0)


def test_what_waits_is_written_by_the_next_sync(
    tmp_path: Path, full_disk: Callable[[int | None], None]
) -> None:
    journal = Journal(tmp_path, BASE.id)
    journal.begin(BASE, 0, whole=True)
    full_disk(3)
    with pytest.raises(OSError, match="No space"):
        journal.append(entry(1))
    full_disk(None)
    journal.sync()
    assert replayed(tmp_path).story == typed(1)


def test_a_torn_line_that_cannot_be_taken_back_costs_no_later_word(
    tmp_path: Path, full_disk: Callable[[int | None], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: int) -> None:
        raise OSError(5, "Input/output error")

    journal = Journal(tmp_path, BASE.id)
    journal.begin(BASE, 0, whole=True)
    journal.append(entry(1))
    monkeypatch.setattr(os, "ftruncate", refused)
    full_disk(25)
    with pytest.raises(OSError, match="No space"):
        journal.append(entry(2))
    full_disk(None)
    journal.append(entry(3))
    found = replayed(tmp_path)
    assert (found.story, found.torn) == (typed(3), 1)


def test_a_folder_that_cannot_be_made_costs_no_word(tmp_path: Path) -> None:
    folder = tmp_path / "journals"
    folder.write_text("in the way")
    journal = Journal(folder, BASE.id)
    journal.begin(BASE, 0, whole=True)
    with pytest.raises(OSError, match=r"exists|not a directory"):
        journal.append(entry(1))
    journal.begin(typed(1), 1, whole=False)
    with pytest.raises(OSError, match=r"exists|not a directory"):
        journal.append(entry(2))
    folder.unlink()
    journal.append(entry(3))
    assert replayed(folder).story == typed(3)


def test_a_sync_that_fails_is_made_up_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []

    def refused(_: int) -> None:
        raise OSError(5, "Input/output error")

    journal = Journal(tmp_path, BASE.id)
    journal.begin(BASE, 0, whole=True)
    journal.append(entry(1))
    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(OSError, match="Input/output"):
        journal.sync()
    monkeypatch.setattr(os, "fsync", synced.append)
    journal.sync()
    assert synced
    synced.clear()
    journal.sync()
    assert synced == []


def test_syncing_and_committing_beside_the_typing_lose_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path, BASE.id)
    journal.begin(BASE, 0, whole=True)
    stop = threading.Event()
    faults: list[BaseException] = []

    def sync() -> None:
        try:
            while not stop.is_set():
                journal.sync()
                journal.committed(0)
        except OSError as error:
            faults.append(error)

    thread = threading.Thread(target=sync)
    thread.start()
    for number in range(1, 201):
        if number % 50 == 0:
            journal.begin(typed(number - 1), number - 1, whole=False)
        journal.append(entry(number))
    stop.set()
    thread.join()
    assert faults == []
    assert replayed(tmp_path).story == typed(200)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_nobody_else_may_read_a_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "own", BASE.id)
    journal.begin(BASE, 0, whole=True)
    journal.append(entry(1))
    (file,) = (tmp_path / "own").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o700
    journal.close()


@pytest.mark.parametrize(
    "story_id",
    [
        "a",
        "con",
        "../../etc/passwd",
        "/",
        "..",
        "x\x00y",
        "é" * 500,
        "Story-1",
        "s.1",
        "~" + "0" * 64,
    ],
)
def test_any_story_id_has_a_journal_inside_the_folder(tmp_path: Path, story_id: str) -> None:
    folder = tmp_path / "deep" / "journals"
    base = Story(story_id)
    journal = Journal(folder, story_id)
    journal.begin(base, 0, whole=True)
    journal.append(entry(1))
    journal.close()
    assert journals(folder) == (story_id,)
    assert [path.parent for path in tmp_path.rglob("*.journal")] == [folder]
    found = Journal(folder, story_id).replay(None, 0)
    assert found.story == replace(base, headline="x")
    assert Journal(folder, BASE.id).replay(None, 0).entries == ()


def test_what_is_no_journal_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "story-1.1.journal").mkdir()
    (tmp_path / "story-1.x.journal").write_text("mine")
    (tmp_path / ("~" + "0" * 64 + ".1.journal")).write_text("rubbish")
    assert journals(tmp_path) == ()
    assert replayed(tmp_path) == Replayed(None)
    assert journals(tmp_path / "nowhere") == ()
