"""Finding words in a story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.find import matches, next_match
from editor.model.places import Caret, Place, body_place, key_point_place, text_at
from editor.model.story import KeyPoint, Section, Story

STORY = Story(
    "s",
    headline="Harbour bridge opens",
    key_points=(KeyPoint("k", "The bridge cost 40 million"),),
    sections=(
        Section("a", "", "The mayor’s bridge opened. Bridge traffic was light."),
        Section("b", "Why it matters", "No other bridge crosses the bay."),
    ),
    status="draft",
)


def test_matches_come_in_the_order_of_the_page_whatever_their_case() -> None:
    found = matches(STORY, "bridge")

    assert [each.place for each in found] == [
        Place("headline"),
        key_point_place("k"),
        body_place("a"),
        body_place("a"),
        body_place("b"),
    ]
    assert all(text_at(STORY, m.place)[m.start : m.end].lower() == "bridge" for m in found)


def test_capitals_matter_where_that_is_asked_for() -> None:
    assert matches(STORY, "Bridge", match_case=True) == (Caret(body_place("a"), 33, 27),)


def test_a_typed_apostrophe_finds_a_typographic_one() -> None:
    assert len(matches(STORY, "mayor's")) == 1


def test_marks_of_patterns_are_only_letters_here() -> None:
    assert matches(STORY, ".*") == ()


def test_nothing_is_found_for_no_phrase_and_in_the_status() -> None:
    assert matches(STORY, "") == ()
    assert matches(STORY, "draft") == ()


@pytest.mark.parametrize(
    ("caret", "index"),
    [
        (None, 0),
        (Caret(Place("headline"), 9), 1),
        (Caret(body_place("a"), 20), 3),
        (Caret(body_place("b"), 30), 0),
        (Caret(body_place("gone"), 0), 0),
    ],
)
def test_the_next_match_is_the_first_from_the_caret_on(caret: Caret | None, index: int) -> None:
    assert next_match(STORY, matches(STORY, "bridge"), caret) == index


@given(text=st.text(max_size=60), at=st.integers(0, 60), length=st.integers(1, 8))
def test_whatever_stands_in_a_text_is_found_there(text: str, at: int, length: int) -> None:
    story = Story("s", headline=text)
    phrase = story.headline[at : at + length]

    found = matches(story, phrase, match_case=True)

    assert bool(found) == bool(phrase)
    assert all(len(story.headline[m.start : m.end]) == len(phrase) for m in found)
