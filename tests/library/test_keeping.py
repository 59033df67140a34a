"""What a library keeps and gives back."""

import os
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.library.faults import library_error
from editor.library.library import Library
from editor.model.errors import LibraryError, LostRace, NotFound
from editor.model.house import FIRST_HOUSE, House
from editor.model.story import Section, Story
from tests.strategies import stories

FLOOD = Story(
    "flood",
    headline="River falls",
    slugline="FLOOD-RIVER",
    sections=(Section("opening", "", "The river fell on Monday."),),
)


def keep(library: Library, story: Story, revision: int = 0) -> int:
    return library.keep(story, revision=revision, number=0).revision


def test_a_story_comes_back_as_it_was_with_its_times_set(library: Library) -> None:
    kept = library.keep(FLOOD, revision=0, number=7)
    found = library.story("flood")
    assert found.story == replace(FLOOD, created=kept.updated, updated=kept.updated)
    assert (found.revision, found.number) == (kept.revision, 7)


def test_times_are_in_utc_and_a_story_keeps_the_time_of_its_making(library: Library) -> None:
    first = library.keep(FLOOD, revision=0, number=0).updated
    second = library.keep(FLOOD, revision=1, number=0).updated
    found = library.story("flood").story
    assert datetime.fromisoformat(first).tzinfo == UTC
    assert first < second
    assert (found.created, found.updated) == (first, second)


def test_a_story_from_elsewhere_keeps_the_time_of_its_making(library: Library) -> None:
    keep(library, replace(FLOOD, created="2019-05-05T10:00:00+02:00"))
    assert library.story("flood").story.created == "2019-05-05T10:00:00+02:00"


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(story=stories())
def test_any_story_is_kept_to_the_last_character(library: Library, story: Story) -> None:
    try:
        revision = library.story(story.id).revision
    except NotFound:
        revision = 0
    library.keep(story, revision=revision, number=1)
    found = library.story(story.id).story
    assert replace(found, created="", updated="") == replace(story, created="", updated="")


def test_a_story_that_is_not_there_is_named(library: Library) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        library.story("nowhere")
    with pytest.raises(NotFound):
        library.story("half \ud800 a pair")


@pytest.mark.parametrize("revision", [0, 1, 3])
def test_a_save_over_a_state_that_was_not_read_is_refused(library: Library, revision: int) -> None:
    keep(library, FLOOD)
    keep(library, replace(FLOOD, headline="Second"), revision=1)
    with pytest.raises(LostRace):
        keep(library, replace(FLOOD, headline="Third"), revision)
    assert library.story("flood").story.headline == "Second"


def test_a_story_that_is_gone_is_not_saved_as_if_it_were_there(library: Library) -> None:
    with pytest.raises(LostRace):
        keep(library, FLOOD, revision=4)
    assert library.count() == 0


def test_a_text_that_was_changed_on_the_disk_is_noticed(
    open_at: Callable[..., Library], tmp_path: Path
) -> None:
    library = open_at()
    keep(library, FLOOD)
    library.close()
    with closing(sqlite3.connect(tmp_path / "library.db")) as raw, raw:
        raw.execute("UPDATE stories SET json = replace(json, 'river fell', 'river rose')")
    with pytest.raises(LibraryError, match="damaged"):
        open_at().story("flood")


def test_the_last_kept_is_the_first_in_the_list(library: Library) -> None:
    for name in ("one", "two", "three"):
        keep(library, Story(name, headline=name))
    keep(library, Story("one", headline="One again"), revision=1)
    assert [row.headline for row in library.rows()] == ["One again", "three", "two"]


def test_a_row_says_what_the_list_shows(library: Library) -> None:
    kept = library.keep(FLOOD, revision=0, number=0)
    (row,) = library.rows()
    assert (row.id, row.headline, row.slugline) == ("flood", "River falls", "FLOOD-RIVER")
    assert (row.status, row.words, row.updated) == ("draft", 5, kept.updated)


def test_pages_follow_each_other_without_gap_or_overlap(library: Library) -> None:
    for number in range(25):
        keep(library, Story(f"story-{number}", headline=f"flood {number}"))
    for query in ("", "flood"):
        pages = [library.rows(query, offset=at, limit=10) for at in (0, 10, 20, 30)]
        assert [len(page) for page in pages] == [10, 10, 5, 0]
        listed = [row.id for page in pages for row in page]
        assert listed == [f"story-{number}" for number in range(24, -1, -1)]


def test_a_status_narrows_list_and_count(library: Library) -> None:
    odd = 'in "review" \ud83d \x00'
    for number, status in enumerate(["draft", odd, "draft", "in review"]):
        keep(library, Story(f"story-{number}", headline="Flood", status=status))
    assert library.count(status="draft") == 2
    assert [row.id for row in library.rows("", odd)] == ["story-1"]
    assert [row.id for row in library.rows("flo", odd)] == ["story-1"]
    assert library.count("flo", "draft") == 2
    assert library.count("flo", "spiked") == 0
    assert library.statuses() == {"draft": 2, "in review": 1, library.rows("", odd)[0].status: 1}


def test_the_bin_hides_a_story_from_list_and_search_and_gives_it_back(library: Library) -> None:
    for name in ("one", "two", "three"):
        keep(library, Story(name, headline=f"Flood {name}"))
    library.bin(["two", "nowhere"])
    assert [row.id for row in library.rows()] == ["three", "one"]
    assert [row.id for row in library.rows("flood")] == ["three", "one"]
    assert (library.count(), library.count("flood"), library.statuses()) == (2, 2, {"draft": 2})
    assert [row.id for row in library.binned()] == ["two"]
    assert library.story("two").story.headline == "Flood two"
    library.unbin(["two", "one", "nowhere"])
    assert [row.id for row in library.rows("flood")] == ["three", "two", "one"]
    assert library.binned() == ()


def test_the_last_binned_is_the_first_in_the_bin(library: Library) -> None:
    for name in ("one", "two"):
        keep(library, Story(name))
    library.bin(["two"])
    library.bin(["one"])
    library.bin(["two"])
    assert [row.id for row in library.binned()] == ["one", "two"]


def test_a_story_kept_while_in_the_bin_stays_there(library: Library) -> None:
    keep(library, FLOOD)
    library.bin(["flood"])
    keep(library, replace(FLOOD, headline="Late words"), revision=1)
    assert library.count("late") == 0
    assert [row.headline for row in library.binned()] == ["Late words"]
    library.unbin(["flood"])
    assert library.count("late") == 1


def test_a_new_library_has_the_first_house(library: Library) -> None:
    assert library.houses() == (FIRST_HOUSE,)


def test_houses_are_kept_in_the_order_they_came(library: Library) -> None:
    library.keep_house(House("second", name="Evening Post", lead_in="{place} ({tag}) —"))
    changed = replace(FIRST_HOUSE, name="Morning Post", shown=("headline",))
    library.keep_house(changed)
    assert [house.name for house in library.houses()] == ["Morning Post", "Evening Post"]
    assert library.houses()[0] == changed


def test_a_setting_is_what_was_kept_last(library: Library) -> None:
    assert library.setting("house") is None
    library.keep_setting("house", "first")
    library.keep_setting("house", "second \U0001f600")
    assert library.setting("house") == "second \U0001f600"


def test_the_data_version_tells_of_others_and_not_of_ourselves(
    open_at: Callable[..., Library],
) -> None:
    ours, theirs = open_at(), open_at()
    before = ours.data_version()
    keep(ours, FLOOD)
    assert (ours.data_version(), ours.count()) == (before, 1)
    keep(theirs, Story("other"))
    assert ours.data_version() != before
    assert (ours.count(), ours.statuses()) == (2, {"draft": 2})


def test_everything_is_there_again_after_closing(open_at: Callable[..., Library]) -> None:
    library = open_at()
    keep(library, FLOOD)
    library.keep_setting("house", "first")
    library.close()
    again = open_at()
    assert again.id == library.id
    assert (again.count("river"), again.setting("house")) == (1, "first")


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    acts=st.lists(
        st.tuples(st.integers(0, 4), st.sampled_from(["draft", "spiked", "bin", "unbin"])),
        max_size=20,
    )
)
def test_the_counts_are_those_of_the_list_whatever_was_done(
    library: Library, acts: list[tuple[int, str]]
) -> None:
    for number, act in acts:
        story_id = f"story-{number}"
        if act == "bin":
            library.bin([story_id])
        elif act == "unbin":
            library.unbin([story_id])
        else:
            try:
                revision = library.story(story_id).revision
            except NotFound:
                revision = 0
            keep(library, Story(story_id, headline="flood", status=act), revision)
    listed = Counter(row.status for row in library.rows(limit=1_000))
    assert library.statuses() == listed
    assert library.count() == library.count("flood") == listed.total()
    assert library.count("", "spiked") == library.count("flood", "spiked") == listed["spiked"]


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    asked=st.lists(
        st.tuples(st.integers(0, 45), st.integers(1, 15), st.sampled_from(["", "flood"])),
        max_size=15,
    ),
    kept=st.integers(0, 39),
)
def test_a_page_is_the_same_whichever_pages_were_seen_before(
    library: Library, asked: list[tuple[int, int, str]], kept: int
) -> None:
    if not library.count():
        for number in range(40):
            keep(library, Story(f"story-{number}", headline="flood"))
    again = f"story-{kept}"
    keep(library, Story(again, headline="flood"), library.story(again).revision)
    everything = library.rows(limit=100)
    assert len(everything) == 40
    for offset, limit, query in asked:
        assert library.rows(query, "", offset, limit) == everything[offset : offset + limit]


def test_a_library_that_was_deleted_or_replaced_while_open_takes_no_words(
    library: Library, tmp_path: Path
) -> None:
    library.keep(Story("s", headline="Ferry"), revision=0, number=1)
    moved = library.path.rename(tmp_path / "moved.db")
    with pytest.raises(LibraryError, match="moved or deleted"):
        library.keep(Story("s", headline="Ferry stuck"), revision=1, number=2)
    library.path.write_bytes(b"")
    with pytest.raises(LibraryError, match="another file"):
        library.keep(Story("s", headline="Ferry stuck"), revision=1, number=2)
    library.path.unlink()
    moved.rename(library.path)
    assert library.keep(Story("s", headline="Ferry stuck"), revision=1, number=2).revision == 2


def test_a_library_that_a_syncing_program_replaced_by_its_copy_is_gone_on_with(
    library: Library, tmp_path: Path
) -> None:
    library.keep(Story("s", headline="Ferry"), revision=0, number=1)
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(library.path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    library.keep(Story("s", headline="Ferry stuck"), revision=1, number=2)
    for suffix in ("-wal", "-shm"):
        library.path.with_name(library.path.name + suffix).unlink(missing_ok=True)
    copy.replace(library.path)
    with pytest.raises(LostRace):
        library.keep(Story("s", headline="Ferry stuck again"), revision=2, number=3)
    assert library.story("s").story.headline == "Ferry"
    library.keep(Story("s", headline="Ferry stuck again"), revision=1, number=3)
    with closing(sqlite3.connect(library.path)) as seen:
        assert seen.execute("SELECT headline FROM stories").fetchall() == [("Ferry stuck again",)]


def test_a_library_that_lost_its_tables_is_called_damaged() -> None:
    with closing(sqlite3.connect(":memory:")) as empty, pytest.raises(sqlite3.Error) as caught:
        empty.execute("SELECT * FROM stories")
    error = library_error(Path("library.db"), caught.value)
    assert error.sentence == "The library library.db is damaged."


def test_a_file_cut_to_nothing_under_the_library_is_not_taken_for_kept(library: Library) -> None:
    library.keep(Story("s", headline="Ferry"), revision=0, number=1)
    with closing(sqlite3.connect(library.path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.truncate(library.path, 0)
    with pytest.raises(LibraryError):
        library.keep(Story("s", headline="Ferry stuck"), revision=1, number=2)
