"""Which stories may hold a phrase: the index never leaves one out that does."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from editor.library.library import Library
from editor.library.reading import Reader
from editor.library.search import holding_expression, searchable
from editor.model.finding.find import Sought
from editor.model.finding.phrase import phrase_spans
from editor.model.story import Section, Story

SOME = (
    ("bridge", "Bridge's", "“so”", "über", "U\u0308ber", "STRASSE", "straße", "ISIK", "ışık"),
    ("İzmir", "東京タワー", "京", "x-ray", "10", "\u00a0", "...", "…", "5%", "\n", "a", ""),
    ("re\u0301sume\u0301", "_a_", "ﬁne", "ſo", "don’t", "กรุงเทพ"),
)
WORDS = st.lists(
    st.sampled_from([word for words in SOME for word in words]), min_size=1, max_size=6
).map(" ".join)


@pytest.fixture
def index(open_at: Callable[..., Library], tmp_path: Path) -> Iterator[sqlite3.Connection]:
    open_at().close()
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection:
        yield connection


@given(
    text=WORDS,
    cut=st.tuples(st.integers(0, 30), st.integers(1, 12)),
    whole_word=st.booleans(),
    is_turkic=st.booleans(),
    case=st.sampled_from((str, str.upper, str.lower)),
)
@example("The bridge opened", (4, 13), False, False, str)
@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_the_index_knows_every_story_in_which_a_phrase_stands(
    index: sqlite3.Connection,
    text: str,
    cut: tuple[int, int],
    whole_word: bool,
    is_turkic: bool,
    case: Callable[[str], str],
) -> None:
    phrase = case(text[cut[0] : cut[0] + cut[1]])
    story = Story("s", sections=(Section("a", "", text),))
    spans = phrase_spans(Sought(phrase, whole_word=whole_word), is_turkic)
    match = holding_expression(phrase, whole_word=whole_word)
    if not phrase or not match or not list(spans(text)):
        return
    index.execute("DELETE FROM story_text")
    index.execute("INSERT INTO story_text (rowid, text) VALUES (1, ?)", (searchable(story),))

    found = index.execute("SELECT rowid FROM story_text WHERE story_text MATCH ?", (match,))

    assert found.fetchall() == [(1,)], (phrase, match)


def test_stories_are_given_newest_first_without_those_of_the_bin(
    open_at: Callable[..., Library], tmp_path: Path
) -> None:
    library = open_at()
    for number, body in enumerate(("the old bridge", "a ferry", "the bridge", "the bridge")):
        story = Story(f"s{number}", sections=(Section("a", "", body),))
        library.keep(story, revision=0, number=0)
    library.bin(("s3",))

    with Reader(tmp_path / "library.db") as reader:
        held = [reader.placed(place) for place in reader.holding("the br", whole_word=False)]
        assert [each.story.id for each in held if each] == ["s2", "s0"]
        assert len(reader.holding("", whole_word=False)) == 3
        only = reader.holding("bridge", whole_word=False, query="old", status="draft")
        assert len(only) == 1
        assert reader.placed(only[0], lambda json: "ferry" in json) is None
