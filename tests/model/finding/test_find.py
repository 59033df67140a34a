"""Finding words in a story."""

from dataclasses import replace

import pytest

from editor.model.finding.find import Found, Sought, find
from editor.model.finding.phrase import phrase_spans
from editor.model.keywords import KEYWORDS
from editor.model.places import (
    CODES,
    Caret,
    Place,
    body_place,
    key_point_place,
    text_at,
    with_value,
)
from editor.model.story import Figure, KeyPoint, PullQuote, Section, Story

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


def found(story: Story, phrase: str, **how: bool) -> Found:
    return find(story, phrase_spans(Sought(phrase, **how)))


def carets(story: Story, phrase: str) -> list[Caret]:
    matches = found(story, phrase)
    return [matches.caret(index) for index in range(len(matches))]


def test_matches_come_in_the_order_of_the_page() -> None:
    matches = carets(STORY, "bridge")

    assert [each.place for each in matches] == [
        Place("headline"),
        key_point_place("k"),
        body_place("a"),
        body_place("a"),
        body_place("b"),
    ]
    assert all(text_at(STORY, m.place)[m.start : m.end].lower() == "bridge" for m in matches)
    assert found(STORY, "bridge").fields == 4


def test_every_field_is_searched_that_a_person_writes_in() -> None:
    story = Story(
        "s",
        kicker="x",
        standfirst="x",
        byline="x",
        reader_note="x",
        ed_note="x",
        genre="x",
        slugline="x",
        language="x",
        usage_terms="x",
        figures=(Figure("f", alt="x", caption="x", credit="x"),),
        pull_quotes=(PullQuote("q", "x", "x"),),
        keywords=("x", "ax"),
        status="x",
    )

    assert len(found(story, "x")) == 9 + 3 + 2 + 2
    assert len(find(story, phrase_spans(Sought("x")), but=CODES)) == 15


def test_keywords_are_searched_one_by_one_and_counted_in_their_line() -> None:
    story = Story("s", keywords=("roads, old", "road", "rail"))

    assert carets(story, "road") == [Caret(KEYWORDS, 4, 0), Caret(KEYWORDS, 16, 12)]
    assert not found(story, ";")


@pytest.mark.parametrize(
    ("caret", "index"),
    [
        (None, 0),
        (Caret(Place("headline"), 8), 0),
        (Caret(Place("headline"), 9), 1),
        (Caret(body_place("a"), 20), 3),
        (Caret(Place("byline"), 0), 1),
        (Caret(body_place("b"), 30), 0),
        (Caret(body_place("gone"), 0), 0),
    ],
)
def test_the_next_match_is_the_first_from_the_caret_on(caret: Caret | None, index: int) -> None:
    assert found(STORY, "bridge").index_from(caret) == index


def test_there_is_no_match_beyond_the_last() -> None:
    matches = found(STORY, "bridge")

    with pytest.raises(IndexError):
        matches.caret(len(matches))


def test_after_an_edit_only_what_changed_is_searched_again() -> None:
    asked = []

    def spans(text: str) -> list[tuple[int, int]]:
        asked.append(text)
        return [(0, 1)]

    first = find(STORY, spans)
    asked.clear()
    second = find(replace(STORY, headline="Other"), spans, first)

    assert asked == ["Other"]
    assert len(second) == len(first)


@pytest.mark.parametrize("kept", ["2023-07-20T00:01:00+01:00", "2023-07-20", "2023-07-20T00:01Z"])
@pytest.mark.parametrize("field", ["embargoed_until", "published_at", "modified_at"])
def test_the_form_in_which_a_time_is_kept_is_no_text_to_be_found(field: str, kept: str) -> None:
    story = replace(STORY, headline="Bridge opens on 2023-07-20")
    story = with_value(story, Place(field), kept)
    assert [each.place for each in carets(story, "2023-07-20")] == [Place("headline")]


def test_a_time_in_somebody_s_own_words_is_found() -> None:
    story = replace(STORY, embargoed_until="Bridge day at 12:01")
    assert Place("embargoed_until") in [each.place for each in carets(story, "12:01")]


@pytest.mark.parametrize("language", ["en-GB", "de", "sr-Latn-RS"])
def test_the_code_of_a_language_is_no_text_to_be_found(language: str) -> None:
    story = replace(STORY, language=language)
    assert Place("language") not in [each.place for each in carets(story, language[:2])]
    written = replace(STORY, language=f"{language} (for the desk)")
    assert Place("language") in [each.place for each in carets(written, language[:2])]
