"""Stories in the bin: listed page by page, found by their headlines, deleted for good by hand."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.library.library import Library, Timeline
from editor.model.changes import TextChange
from editor.model.errors import NotFound
from editor.model.history import TYPING, Step
from editor.model.places import Place
from editor.model.story import Story
from tests.library.conftest import BEGIN

HEADLINES = ("Ferry stuck", "Bridge opens", "Été 100 % chaud", "The ferry sails", "Old_tram")


@pytest.fixture
def binned(library: Library) -> Library:
    for number, headline in enumerate(HEADLINES):
        library.keep(Story(f"s{number}", headline=headline), revision=0, number=1)
    library.keep(Story("out", headline="Ferry outside"), revision=0, number=1)
    for number in (2, 0, 1, 4, 3):
        library.bin([f"s{number}"])
    return library


def ids(library: Library, query: str = "", offset: int = 0, limit: int | None = None) -> str:
    return " ".join(row.id for row in library.binned(query, offset, limit))


def test_what_was_remembered_of_a_story_goes_with_it(binned: Library) -> None:
    names = ("proof:s1", "proof:s12", "proof:out", "spelling of story s1", "house")
    for name in names:
        binned.keep_setting(name, "[]")
    assert binned.purge(["s1", "out"]) == 1
    kept = [name for name in names if binned.setting(name) is not None]
    assert kept == ["proof:s12", "proof:out", "house"]


def test_the_last_binned_comes_first_page_by_page(binned: Library) -> None:
    assert ids(binned) == "s3 s4 s1 s0 s2"
    assert ids(binned, offset=1, limit=2) == "s4 s1"
    assert ids(binned, offset=4, limit=2) == "s2"
    assert ids(binned, offset=9, limit=2) == ""
    assert binned.count_binned() == 5
    assert set(binned.binned_ids()) == {"s0", "s1", "s2", "s3", "s4"}


def test_a_row_says_when_it_was_binned(binned: Library) -> None:
    last, before = binned.binned(limit=2)
    assert last.binned > before.binned > last.updated
    assert binned.rows()[0].binned == ""


@pytest.mark.parametrize(
    ("query", "found"),
    [("FERRY", "s3 s0"), ("sails the", "s3"), ("100 %", "s2"), ("%", "s2"), ("_", "s4"), ("x", "")],
)
def test_words_of_a_headline_find_it_in_the_bin(binned: Library, query: str, found: str) -> None:
    assert ids(binned, query) == found
    assert binned.count_binned(query) == len(found.split())


@pytest.mark.parametrize("query", ["' OR 1=1 --", '"', "\ud800", "a" * 100_000, "/", "\\"])
def test_a_hostile_query_is_only_words(binned: Library, query: str) -> None:
    assert ids(binned, query) == ""


def test_a_purged_story_is_gone_with_all_that_is_its_own(binned: Library) -> None:
    change = TextChange(Place("headline"), 0, "", "New: ")
    timeline = Timeline(0, (Step(change, TYPING, BEGIN),), ())
    kept = binned.story("s1")
    binned.keep(kept.story, revision=kept.revision, number=2, timeline=timeline)

    assert binned.purge(["s1", "s3"]) == 2

    assert ids(binned) == "s4 s0 s2"
    with pytest.raises(NotFound):
        binned.story("s1")
    with closing(sqlite3.connect(binned.path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM pragma_table_list")]
        for table in tables:
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            if "story_id" in columns:
                held = connection.execute(f"SELECT count(*) FROM {table} WHERE story_id = 's1'")
                assert held.fetchone() == (0,), table


def test_only_what_is_in_the_bin_can_be_purged(binned: Library) -> None:
    assert binned.purge(["out", "nowhere", "s0", "s0"]) == 1
    assert [row.id for row in binned.rows()] == ["out"]
    assert binned.statuses() == {"draft": 1}


def test_what_is_brought_back_is_listed_and_found_again(binned: Library) -> None:
    binned.unbin(["s0", "s3"])
    assert ids(binned) == "s4 s1 s2"
    assert {row.id for row in binned.rows("ferry")} == {"out", "s0", "s3"}


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(("bin", "unbin", "purge")), st.sampled_from("abc")), max_size=12
    )
)
def test_every_story_is_in_the_list_or_in_the_bin_or_was_purged_from_there(
    library: Library, steps: list[tuple[str, str]]
) -> None:
    library.bin("abc")
    library.purge("abc")
    expected = {"a": "list", "b": "list", "c": "list"}
    for story_id in expected:
        library.keep(Story(story_id, headline=f"Ferry {story_id}"), revision=0, number=1)
    for step, story_id in steps:
        getattr(library, step)([story_id])
        where = expected.get(story_id)
        if step == "purge" and where == "bin":
            del expected[story_id]
        elif step != "purge" and where:
            expected[story_id] = {"bin": "bin", "unbin": "list"}[step]

    listed = {story_id for story_id, where in expected.items() if where == "list"}
    assert {row.id for row in library.rows()} == {row.id for row in library.rows("ferry")} == listed
    assert library.count() == library.count("ferry") == len(listed)
    assert {row.id for row in library.binned()} == expected.keys() - listed
    assert library.count_binned() == len(expected) - len(listed)
