"""The list knows until when its stories may not be published."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from editor.library.library import Library
from editor.library.verifying import verify
from editor.model.story import Story
from tests.library.test_forms import GOLDEN
from tests.sample_stories import FULL

HELD = Story("held", headline="Held", house="post", embargoed_until="2026-07-20T00:01")
FREE = Story("free", headline="Free", house="post")

Listed = list[tuple[str, str, str]]


def listed(library: Library) -> Listed:
    return [(row.id, row.embargoed_until, row.house) for row in library.rows()]


def raw(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)


@pytest.fixture
def stocked(library: Library) -> Library:
    library.keep(FREE, revision=0, number=0)
    library.keep(HELD, revision=0, number=0)
    return library


def test_an_embargo_is_listed_as_it_was_typed_with_the_storys_house(stocked: Library) -> None:
    assert listed(stocked) == [("held", "2026-07-20T00:01", "post"), ("free", "", "")]


def test_another_embargo_takes_its_place_and_none_takes_it_away(stocked: Library) -> None:
    stocked.keep(replace(HELD, embargoed_until="noon"), revision=1, number=0)
    assert listed(stocked)[0] == ("held", "noon", "post")
    stocked.keep(replace(HELD, embargoed_until=""), revision=2, number=0)
    assert listed(stocked)[0] == ("held", "", "")


def test_a_search_and_the_bin_know_it_too(stocked: Library) -> None:
    assert [row.embargoed_until for row in stocked.rows("held")] == ["2026-07-20T00:01"]
    stocked.bin(["held", "free"])
    until = {row.id: (row.embargoed_until, bool(row.binned)) for row in stocked.binned()}
    assert until == {"held": ("2026-07-20T00:01", True), "free": ("", True)}


def test_what_is_deleted_for_good_leaves_none_behind(stocked: Library) -> None:
    stocked.bin(["held"])
    stocked.purge(["held"])
    with closing(sqlite3.connect(stocked.path)) as connection:
        assert connection.execute("SELECT count(*) FROM embargoes").fetchone() == (0,)
    stocked.keep(replace(HELD, embargoed_until=""), revision=0, number=0)
    assert listed(stocked)[0] == ("held", "", "")


def test_a_save_that_fails_leaves_the_embargo_that_was_there(stocked: Library) -> None:
    with pytest.raises(Exception, match="changed elsewhere"):
        stocked.keep(replace(HELD, embargoed_until="later"), revision=7, number=0)
    assert listed(stocked)[0] == ("held", "2026-07-20T00:01", "post")


def test_a_check_names_a_story_whose_embargo_the_list_shows_otherwise(stocked: Library) -> None:
    assert verify(stocked.path, None).is_sound
    raw(stocked.path, "UPDATE embargoes SET until = '2026-07-19T00:01'")
    assert [each.story_id for each in verify(stocked.path, None).problems] == ["held"]
    raw(stocked.path, "DELETE FROM embargoes")
    assert [each.story_id for each in verify(stocked.path, None).problems] == ["held"]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library of the form before embargoes were listed."""
    return Path(shutil.copy(GOLDEN / "form-3.db", tmp_path / "library.db"))


def test_the_embargoes_of_an_older_library_are_listed_once_it_was_opened(
    old: Path, open_at: Callable[..., Library]
) -> None:
    library = open_at(old)
    assert listed(library) == [("full", FULL.embargoed_until, FULL.house), ("small", "", "")]
    assert verify(library.path, None).is_sound


@pytest.mark.parametrize(
    "json", ["{", '{"embargoed_until":7}', '{"embargoed_until":null}', "[]", "", b"\xff{"]
)
def test_a_damaged_story_of_an_older_library_is_in_nobodys_way(
    old: Path, open_at: Callable[..., Library], json: str | bytes
) -> None:
    raw(old, "UPDATE stories SET json = CAST(? AS TEXT) WHERE id = 'small'", json)
    assert listed(open_at(old))[0] == ("full", FULL.embargoed_until, FULL.house)
