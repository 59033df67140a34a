"""Finding stories while a query is typed."""

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from editor.library.library import Library
from editor.model.places import TEXT_FIELDS
from editor.model.story import Advisory, Figure, KeyPoint, PullQuote, Section, Story
from tests.shared import shared_path
from tests.strategies import texts

reuse = settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def finds(library: Library) -> Callable[[str, str], bool]:
    """Whether a query finds a story with that body."""
    numbers = iter(range(1_000_000))

    def found(query: str, body: str) -> bool:
        story = Story(f"story-{next(numbers)}", sections=(Section("s", "", body),))
        library.keep(story, revision=0, number=0)
        return any(row.id == story.id for row in library.rows(query, limit=1_000))

    return found


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ("r", "River falls"),
        ("riv", "River falls"),
        ("falls river", "River falls"),
        ("river fa", "River falls"),
        ("RIVER", "river"),
        ("zurich", "Zürich"),
        ("Zu\u0308rich", "Zürich"),
        ("zürich", "Zurich"),
        ("straße", "Straße"),
        ("well-known", "a well-known man"),
        ("well-kn", "a well-known man"),
        ("it's", "it’s here"),
        ("O’Brien", "O'Brien said"),
        ('"river falls"', "River falls"),
        ("$3,500", "paid $3,500 for it"),
        ("office", "the o\ufb03ce"),
        ("新", "東京新聞社の記者"),
        ("新聞", "東京新聞社の記者"),
        ("聞社の", "東京新聞社の記者"),
        ("者", "東京新聞社の記者"),
        ("カメラ", "新しいカメラです"),
        ("ｶﾒﾗ", "新しいカメラです"),
        ("ไทย", "ภาษาไทยวันนี้"),
        ("2026年", "それは2026年のこと"),
        ("हिन्दी", "यह हिन्दी है"),
        ("العرب", "في العربية"),
        ("한국", "한국어"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국어"),
    ],
)
def test_a_query_finds(finds: Callable[[str, str], bool], query: str, body: str) -> None:
    assert finds(query, body)


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ("iver", "River falls"),
        ("river rises", "River falls"),
        ("fall river", "River falls"),
        ("well-kept", "a well told story"),
        ("新社", "東京新聞社の記者"),
        ("聞新", "東京新聞社の記者"),
        ("हिन", "यह है"),
    ],
)
def test_a_query_does_not_find(finds: Callable[[str, str], bool], query: str, body: str) -> None:
    assert not finds(query, body)


@pytest.mark.parametrize("query", ["", "  ", '"', "—", "*", "(", "\x00", "\ud800", "\u0301"])
def test_a_query_without_a_word_lists_everything(library: Library, query: str) -> None:
    library.keep(Story("one"), revision=0, number=0)
    library.keep(Story("two"), revision=0, number=0)
    assert [row.id for row in library.rows(query)] == ["two", "one"]
    assert library.count(query) == 2


def test_every_text_of_a_story_is_searched_but_its_status(library: Library) -> None:
    own = [name for name in TEXT_FIELDS if name != "status"]
    story = Story(
        "all",
        **{name: f"own{number}" for number, name in enumerate(own)},
        key_points=(KeyPoint("k", "keypoint"),),
        sections=(Section("s", "crosshead", "body"), Section("t", "second", "other")),
        figures=(Figure("f", "", "alternative", "caption", "credit"),),
        pull_quotes=(PullQuote("q", "pulled", "speaker"),),
        keywords=("keyword",),
        advisories=(Advisory("CORRECTED", "mended", "paragraph"),),
        status="spiked",
    )
    library.keep(story, revision=0, number=0)
    words = [f"own{number}" for number in range(len(own))]
    words += ["keypoint", "crosshead", "body", "second", "other", "alternative", "caption"]
    words += ["credit", "pulled", "speaker", "keyword", "corrected", "mended", "paragraph"]
    assert [word for word in words if library.count(word) != 1] == []
    assert library.count("spiked") == 0


def test_what_was_written_over_is_found_no_more(library: Library) -> None:
    library.keep(Story("s", headline="before"), revision=0, number=0)
    library.keep(Story("s", headline="after"), revision=1, number=0)
    assert (library.count("before"), library.count("after")) == (0, 1)


def test_what_is_found_comes_newest_first(library: Library) -> None:
    for number in range(5):
        library.keep(Story(f"story-{number}", headline="flood"), revision=0, number=0)
    library.keep(Story("story-1", headline="flood"), revision=1, number=0)
    assert [row.id[-1] for row in library.rows("flo")] == ["1", "4", "3", "2", "0"]


@reuse
@given(
    query=st.text(max_size=60) | texts | st.text('"*()^:+-{}ANDORNEAR \x00\u0301新ก', max_size=30)
)
@example(query="a" * 100_000)
@example(query="a " * 100)
@example(query="新" * 500)
@example(query="\ufdfa" * 300)
def test_nothing_that_can_be_typed_is_an_error(library: Library, query: str) -> None:
    assert len(library.rows(query, "")) == library.count(query, "")
    assert len(library.rows(query, query)) == library.count(query, query)


@reuse
@given(text=texts)
def test_a_text_is_found_by_itself(library: Library, text: str) -> None:
    revision = library.story("s").revision if library.count() else 0
    library.keep(Story("s", headline=text), revision=revision, number=0)
    assert library.count(text) == 1


def test_hostile_texts_are_found_by_themselves(library: Library) -> None:
    vectors = json.loads(shared_path("vectors", "text", "blns.json").read_text())
    for number, text in enumerate(vectors):
        story = Story(f"story-{number}", headline=text)
        library.keep(story, revision=0, number=0)
        found = {row.id for row in library.rows(text, limit=10_000)}
        assert story.id in found, text
        assert library.story(story.id).story.headline == story.headline
