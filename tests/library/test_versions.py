"""Versions: every state that was kept comes back exactly, and takes little room."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from editor.library import versions
from editor.library.delta import applied, delta
from editor.library.engine import Database
from editor.library.library import Library
from editor.model.codec import story_to_json
from editor.model.comparing.compare import Comparison
from editor.model.errors import LibraryError, LostRace, NotFound
from editor.model.story import KeyPoint, Section, Story
from editor.model.versions import Why
from tests.strategies import stories, texts

FLOOD = Story(
    "flood",
    headline="River falls",
    sections=(Section("opening", "", "The river fell on Monday. Nobody was hurt."),),
)
WHO = "Ada Moss"


def state(number: int) -> Story:
    """The flood after so many more sentences."""
    more = " ".join(f"Sentence {each} came later." for each in range(number))
    return replace(FLOOD, sections=(Section("opening", "", f"It rained for days. {more}"),))


@pytest.fixture
def kept(library: Library) -> Library:
    """A library with the flood."""
    library.keep(FLOOD, revision=0, number=0)
    return library


def kept_many(library: Library, count: int) -> list[Story]:
    states = [state(number) for number in range(count)]
    for each in states:
        library.keep_version(each, Why.WORK, WHO)
    return states


def tampered(library: Library, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(library.path)) as connection, connection:
        assert connection.execute(statement, values).rowcount


def asked(library: Library, question: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(library.path)) as connection:
        return connection.execute(question, values).fetchall()


def test_a_version_says_who_kept_it_when_and_why(kept: Library) -> None:
    row = kept.keep_version(FLOOD, Why.ASKED, WHO, "before the weekend")
    assert (row.number, row.who, row.why) == (1, WHO, Why.ASKED)
    assert (row.note, row.words) == ("before the weekend", FLOOD.words)
    assert row.at.endswith("+00:00")
    assert kept.versions("flood") == (row,)
    assert kept.version("flood", 1) == FLOOD


def test_versions_count_words_against_the_one_before(kept: Library) -> None:
    kept.keep_version(FLOOD, Why.WORK, WHO)
    changed = replace(FLOOD, headline="River rises and rises")
    row = kept.keep_version(changed, Why.WORK, WHO)
    assert (row.gained, row.lost) == (3, 1)


def test_a_state_that_is_kept_already_is_not_kept_again(kept: Library) -> None:
    first = kept.keep_version(FLOOD, Why.WORK, WHO)
    touched = replace(FLOOD, updated="2026-07-01T12:00:00+00:00")
    assert kept.keep_version(touched, Why.BEFORE_STATUS, WHO) == first
    assert kept.versions("flood") == (first,)


def test_what_is_kept_by_hand_is_a_version_of_its_own_once(kept: Library) -> None:
    kept.keep_version(FLOOD, Why.WORK, WHO)
    by_hand = kept.keep_version(FLOOD, Why.ASKED, WHO)
    assert kept.keep_version(FLOOD, Why.ASKED, WHO) == by_hand
    assert [row.number for row in kept.versions("flood")] == [1, 2]
    assert kept.version("flood", 2) == FLOOD


def test_a_note_is_never_dropped(kept: Library) -> None:
    kept.keep_version(FLOOD, Why.ASKED, WHO, "one")
    kept.keep_version(FLOOD, Why.ASKED, WHO, "two")
    assert [row.note for row in kept.versions("flood")] == ["one", "two"]


def test_a_version_gets_its_note_afterwards(kept: Library) -> None:
    kept.keep_version(FLOOD, Why.ASKED, WHO)
    kept.annotate_version("flood", 1, "as filed \ud800")
    assert [row.note for row in kept.versions("flood")] == ["as filed \ufffd"]


def test_a_story_that_is_not_in_the_library_has_no_versions(kept: Library) -> None:
    with pytest.raises(NotFound):
        kept.keep_version(Story("nowhere"), Why.ASKED, WHO)
    assert kept.versions("nowhere") == ()


def test_a_version_that_is_not_there_is_named(kept: Library) -> None:
    with pytest.raises(NotFound, match="no version 3 of the story flood"):
        kept.version("flood", 3)
    with pytest.raises(NotFound, match="no version 3 of the story flood"):
        kept.annotate_version("flood", 3, "note")


def test_numbers_are_never_given_twice(kept: Library) -> None:
    kept_many(kept, 3)
    tampered(kept, "DELETE FROM versions WHERE number > 1")
    assert kept.keep_version(state(9), Why.ASKED, WHO).number == 4
    assert kept.version("flood", 4) == state(9)


def test_versions_stand_in_the_order_of_their_numbers_whatever_the_clock_says(
    kept: Library,
) -> None:
    kept_many(kept, 3)
    tampered(kept, "UPDATE versions SET at = '2001-01-01T00:00:00+00:00' WHERE number = 3")
    assert [row.number for row in kept.versions("flood")] == [1, 2, 3]


def test_versions_of_many_states_come_back_after_a_restart(
    kept: Library, open_at: Callable[..., Library]
) -> None:
    states = kept_many(kept, 45)
    kept.close()
    again = open_at()
    assert [again.version("flood", number + 1) for number in range(45)] == states


def test_every_twentieth_version_is_whole_and_found_by_reading_the_file(kept: Library) -> None:
    states = kept_many(kept, 45)
    whole = asked(kept, "SELECT number FROM versions WHERE base IS NULL")
    assert {1, 21, 41} <= {number for (number,) in whole}
    kept.close()
    pages = kept.path.read_bytes()
    assert all(story_to_json(states[at]).encode() in pages for at in (0, 20, 40))


def test_versions_go_with_their_story(kept: Library) -> None:
    kept_many(kept, 3)
    with closing(sqlite3.connect(kept.path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("DELETE FROM stories WHERE id = 'flood'")
    assert kept.versions("flood") == ()


def test_five_hundred_versions_of_a_long_story_take_less_than_five_megabytes(
    kept: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Counting words is not what is measured here, and takes the longest.
    monkeypatch.setattr(versions, "compare", lambda *_: Comparison((), 0, 0))
    chance = random.Random(7)
    words = [f"{chance.choice('bcdfgklmnprst')}a{number}" for number in range(3_000)]

    def sentence() -> str:
        return " ".join(chance.choices(words, k=20)) + "."

    paragraphs = [" ".join(sentence() for _ in range(4)) for _ in range(125)]
    with kept._database.writing() as connection:
        for _ in range(500):
            for at in chance.sample(range(len(paragraphs)), 4):
                changed = paragraphs[at].split(" ")
                changed[chance.randrange(len(changed))] = chance.choice(words)
                paragraphs[at] = " ".join(changed)
            body = "\n\n".join(paragraphs)
            story = replace(FLOOD, sections=(Section("opening", "", body),))
            versions.keep(connection, story, Why.WORK, WHO, "", "2026-03-01T12:00:00+00:00")
    assert story.words == 10_000
    ((size,),) = asked(kept, "SELECT sum(length(CAST(data AS BLOB))) FROM versions")
    assert isinstance(size, int)
    assert size < 5_000_000
    assert kept.version("flood", 500) == story


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(states=st.lists(stories(), min_size=1, max_size=5))
def test_any_sequence_of_states_comes_back_exactly(library: Library, states: list[Story]) -> None:
    story_id = states[0].id
    try:
        library.keep(states[0], revision=0, number=0)
    except LibraryError:
        assert library.story(story_id)
    for each in states:
        story = replace(each, id=story_id)
        row = library.keep_version(story, Why.ASKED, WHO, "note")
        assert library.version(story_id, row.number) == story


@settings(max_examples=100)
@given(before=texts, after=texts)
@example(before="", after="")
@example(before="a,b,c,", after="c,b,a,")
@example(before="same, " * 5_000, after="other, " + "same, " * 5_000)
def test_a_delta_turns_one_text_into_the_other(before: str, after: str) -> None:
    assert applied(before, delta(before, after)) == after


@given(
    pieces=st.lists(st.sampled_from(["one, ", "two. ", "three, ", "x"]), max_size=30),
    others=st.lists(st.sampled_from(["one, ", "two. ", "four. ", "y"]), max_size=30),
)
def test_a_delta_of_texts_with_much_in_common_is_exact(
    pieces: Sequence[str], others: Sequence[str]
) -> None:
    before, after = "".join(pieces), "".join(others)
    assert applied(before, delta(before, after)) == after


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{}",
        "[1]",
        "[[0,1]]",
        '[["0",1,"x"]]',
        '[[-1,1,"x"]]',
        '[[0,-1,"x"]]',
        '[[0,9,"x"]]',
        '[[3,1,"x"],[2,1,"y"]]',
        "[" * 100_000,
    ],
)
def test_what_is_no_delta_of_a_text_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        applied("text", data)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE versions SET data = replace(data, 'rained', 'snowed') WHERE number = 1",
        "UPDATE versions SET data = '' WHERE number = 2",
        "UPDATE versions SET sha256 = '' WHERE number = 3",
        "UPDATE versions SET base = 3 WHERE number = 2",
        "UPDATE versions SET base = 3 WHERE number = 3",
        "UPDATE versions SET base = 99 WHERE number = 3",
        "UPDATE versions SET base = NULL WHERE number = 3",
        "DELETE FROM versions WHERE number = 2",
    ],
)
def test_a_damaged_version_is_named_and_the_story_goes_on(kept: Library, damage: str) -> None:
    kept_many(kept, 3)
    assert asked(kept, "SELECT base FROM versions") == [(None,), (1,), (2,)]
    tampered(kept, damage)
    with pytest.raises(LibraryError, match="Version 3 of the story flood is damaged"):
        kept.version("flood", 3)
    assert kept.story("flood").story.headline == "River falls"
    row = kept.keep_version(state(2), Why.WORK, WHO)
    assert row.number == 4
    assert kept.version("flood", 4) == state(2)


def test_a_version_of_another_story_is_no_version_of_this_one(kept: Library) -> None:
    kept.keep_version(FLOOD, Why.WORK, WHO)
    kept.keep(replace(FLOOD, id="drought"), revision=0, number=0)
    tampered(kept, "UPDATE versions SET story_id = 'drought'")
    with pytest.raises(LibraryError, match="Version 1 of the story drought is damaged"):
        kept.version("drought", 1)


def test_a_chain_of_deltas_without_end_is_refused(kept: Library) -> None:
    kept.keep_version(state(0), Why.WORK, WHO)
    tampered(
        kept,
        "WITH RECURSIVE n(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM n WHERE n < 5000)"
        " INSERT INTO versions SELECT story_id, n, at, who, why, note, words, gained, lost,"
        " content, sha256, n - 1, '[]' FROM versions, n WHERE number = 1",
    )
    with pytest.raises(LibraryError, match="Version 5000 of the story flood is damaged"):
        kept.version("flood", 5000)
    assert kept.version("flood", 20) == state(0)


def test_a_version_made_of_more_than_a_story_can_be_is_refused(
    kept: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_many(kept, 2)
    monkeypatch.setattr(versions, "LARGEST", 100)
    with pytest.raises(LibraryError, match="Version 2 of the story flood is damaged"):
        kept.version("flood", 2)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE stories SET last_version = 9223372036854775807",
        "UPDATE versions SET number = 9223372036854775807",
    ],
)
def test_a_number_that_cannot_be_is_refused(kept: Library, damage: str) -> None:
    kept.keep_version(FLOOD, Why.WORK, WHO)
    tampered(kept, damage)
    with pytest.raises(LibraryError, match="which cannot be"):
        kept.keep_version(state(1), Why.WORK, WHO)


def test_a_version_of_a_newer_program_asks_for_it(kept: Library) -> None:
    kept.keep_version(FLOOD, Why.WORK, WHO)
    newer = json.dumps(json.loads(story_to_json(FLOOD)) | {"schema": 99})
    tampered(
        kept, "UPDATE versions SET data = ?, sha256 = ?", newer, sha256(newer.encode()).hexdigest()
    )
    with pytest.raises(LibraryError, match="newer Nutgraf"):
        kept.version("flood", 1)


def test_a_version_counts_as_kept_once_it_was_read_back(
    kept: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept._database, "reread", lambda *_: ("", "", "", None, "{}"))
    with pytest.raises(LibraryError, match="does not give back the version"):
        kept.keep_version(FLOOD, Why.ASKED, WHO)


def test_stories_with_a_common_past_have_a_common_version(kept: Library) -> None:
    kept_many(kept, 3)
    copy = replace(state(1), id="copy")
    kept.keep(copy, revision=0, number=0)
    for each in (state(7), state(1), state(8)):
        kept.keep_version(replace(each, id="copy", updated="later"), Why.WORK, WHO)
    assert kept.common_version("flood", "copy") == (2, 2)
    assert kept.common_version("copy", "flood") == (2, 2)


def test_a_damaged_version_is_no_common_one(kept: Library) -> None:
    kept.keep(replace(FLOOD, id="copy"), revision=0, number=0)
    for story_id in ("flood", "copy"):
        for each in (FLOOD, replace(FLOOD, key_points=(KeyPoint("k", "Late."),))):
            kept.keep_version(replace(each, id=story_id), Why.WORK, WHO)
    assert kept.common_version("flood", "copy") == (2, 2)
    tampered(kept, "UPDATE versions SET sha256 = '' WHERE number = 2 AND story_id = 'copy'")
    assert kept.common_version("flood", "copy") == (1, 1)
    assert kept.common_version("flood", "nowhere") is None


def test_a_library_that_is_only_read_keeps_no_version(
    kept: Library, open_at: Callable[..., Library]
) -> None:
    kept.keep_version(FLOOD, Why.ASKED, WHO)
    kept.close()
    kept.path.chmod(0o400)
    again = open_at()
    if not again.read_only:
        pytest.skip("this user may write whatever the permissions say")
    assert again.version("flood", 1) == FLOOD
    with pytest.raises(LibraryError, match="can only be read"):
        again.keep_version(state(1), Why.ASKED, WHO)


def test_new_stories_are_kept_with_their_first_version(library: Library) -> None:
    library.keep_new([FLOOD, replace(FLOOD, id="ebb")], Why.IMPORTED, WHO)
    assert sorted(row.id for row in library.rows()) == ["ebb", "flood"]
    for name in ("flood", "ebb"):
        (row,) = library.versions(name)
        assert (row.number, row.why, row.who) == (1, Why.IMPORTED, WHO)
        assert library.story(name).story.headline == "River falls"
        assert library.story(name).revision == 1


def test_new_stories_are_kept_all_or_none(library: Library) -> None:
    library.keep(FLOOD, revision=0, number=0)
    with pytest.raises(LostRace):
        library.keep_new([replace(FLOOD, id="ebb"), FLOOD], Why.IMPORTED, WHO)
    assert [row.id for row in library.rows()] == ["flood"]
    assert library.versions("flood") == ()


@pytest.mark.parametrize("table", ["stories", "versions"])
def test_new_stories_that_do_not_come_back_are_not_said_to_be_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    reread = Database.reread

    def lost(database: Database, question: str, values: tuple[object, ...]) -> object:
        return None if f"FROM {table}" in question else reread(database, question, values)

    monkeypatch.setattr(Database, "reread", lost)
    with pytest.raises(LibraryError, match="does not give back"):
        library.keep_new([FLOOD], Why.IMPORTED, WHO)
