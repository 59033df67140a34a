"""Story › This paragraph is …: no word is lost, one step, undone exactly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.changes import apply, inverse
from editor.model.edits import Edit
from editor.model.places import (
    Place,
    body_place,
    crosshead_place,
    has_place,
    key_point_place,
    text_at,
    text_places,
)
from editor.model.story import Figure, KeyPoint, PullQuote, Section, Story
from editor.model.taking.retake import Kind, kind_at, links_dropped, retake


def fresh() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


STORY = Story(
    "a",
    headline="Boat Found in Tree",
    standfirst="Nobody knows why",
    key_points=(KeyPoint("k1", "It was blue."), KeyPoint("k2", "It was wet.")),
    sections=(
        Section("s1", body="The boat hung there.\n\nThe Wasps\n\nThey were many."),
        Section("s2", "The Cost", "It cost nothing."),
    ),
    figures=(Figure("f1", caption="The tree", credit="Ida Quill", after="s2"),),
    sign_off="(Reporting by Bo Lund)",
    ed_note="Call Nell.\nIt was a Tuesday.",
)
AT_WASPS = STORY.sections[0].body.index("Wasps")


def retaken(place: Place, kind: Kind, position: int = 0, story: Story = STORY) -> Story:
    edit = retake(story, place, position, kind, fresh())
    assert edit is not None
    return apply(story, edit.change)


def words(story: Story) -> Counter[str]:
    texts = (text_at(story, place) for place in text_places(story))
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


def test_a_paragraph_becomes_the_crosshead_of_what_follows_it() -> None:
    story = retaken(body_place("s1"), Kind.CROSSHEAD, AT_WASPS)
    assert [(each.crosshead, each.body) for each in story.sections] == [
        ("", "The boat hung there."),
        ("The Wasps", "They were many."),
        ("The Cost", "It cost nothing."),
    ]


@pytest.mark.parametrize("heading", ["**The Wasps**", "## The Wasps"])
def test_a_crosshead_does_not_show_what_marked_it_as_a_heading(heading: str) -> None:
    story = Story("a", sections=(Section("s1", body=f"One.\n\n{heading}\n\nTwo."),))
    after = retaken(body_place("s1"), Kind.CROSSHEAD, 8, story)
    assert after.sections[1].crosshead == "The Wasps"
    assert [each.body for each in after.sections] == ["One.", "Two."]


MARKED = "A **red** *and* __blue__ [boat \\* here](https://boats.example/a\\_b) \\*sank\\*"


@pytest.mark.parametrize("kind", [each for each in Kind if each is not Kind.BODY])
def test_a_paragraph_leaves_its_marks_behind_and_undo_brings_them_back(kind: Kind) -> None:
    story = Story("a", sections=(Section("s1", body=f"One.\n\n{MARKED}\n\nTwo."),))
    edit = retake(story, body_place("s1"), 8, kind, fresh())
    assert edit is not None
    assert edit.caret is not None
    after = apply(story, edit.change)
    assert text_at(after, edit.caret.place) == "A red and blue boat * here *sank*"
    assert apply(after, inverse(edit.change)) == story


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("> Said *she*\n> quietly", "Said she quietly"),
        ("# A **red** boat", "A red boat"),
        ("snake_case and 2 * 3 * 4", "snake_case and 2 * 3 * 4"),
        ("1. One **two**", "1. One two"),
        ("***", "***"),
    ],
)
def test_a_plain_field_has_the_words_of_any_paragraph(paragraph: str, words: str) -> None:
    story = Story("a", sections=(Section("s1", body=paragraph),))
    assert retaken(body_place("s1"), Kind.STANDFIRST, 0, story).standfirst == words


def test_the_items_of_a_list_leave_their_marks_behind() -> None:
    story = Story("a", sections=(Section("s1", body="- **One**\n- [Two](https://a.org)"),))
    after = retaken(body_place("s1"), Kind.KEY_POINT, 0, story)
    assert [each.text for each in after.key_points] == ["One", "Two"]


def test_the_stars_of_a_plain_field_are_no_marks() -> None:
    story = Story("a", byline="Mel *B*")
    assert retaken(Place("byline"), Kind.STANDFIRST, 0, story).standfirst == "Mel *B*"


def test_the_addresses_that_a_paragraph_would_lose_are_known() -> None:
    story = Story("a", byline="[x](https://c.org)", sections=(Section("s1", body=MARKED),))
    assert links_dropped(story, body_place("s1"), 3) == ("https://boats.example/a_b",)
    assert links_dropped(story, Place("byline"), 3) == ()
    assert links_dropped(STORY, body_place("s1"), 3) == ()


@pytest.mark.parametrize("position", [0, AT_WASPS, len(STORY.sections[0].body)])
def test_what_stood_below_the_text_stays_below_it(position: int) -> None:
    placed = replace(
        STORY,
        figures=(Figure("f1", after="s1"), Figure("f2", after="s1", lead=True), *STORY.figures[1:]),
        pull_quotes=(PullQuote("q1", "Blue", after="s1"), PullQuote("q2", "Wet", after="s2")),
    )
    story = retaken(body_place("s1"), Kind.CROSSHEAD, position, placed)
    assert [each.id for each in story.sections] == ["s1", "new1", "s2"]
    assert [(each.id, each.lead) for each in story.figures] == [("f1", False), ("f2", True)]
    assert story.figures[0].after == "new1"
    assert [each.after for each in story.pull_quotes] == ["new1", "s2"]


def test_what_stood_below_the_figures_stays_below_them_as_a_crosshead() -> None:
    story = retaken(Place("sign_off"), Kind.CROSSHEAD)
    assert story.figures[0].after == "s2"


def test_a_crosshead_goes_back_into_the_body_and_the_sections_join() -> None:
    story = retaken(crosshead_place("s2"), Kind.BODY)
    body = "The boat hung there.\n\nThe Wasps\n\nThey were many.\n\nThe Cost\n\nIt cost nothing."
    assert [each.body for each in story.sections] == [body]
    assert story.figures[0].after == "s1"


def test_a_crosshead_made_and_taken_back_leaves_the_story_as_it_was() -> None:
    made = retaken(body_place("s1"), Kind.CROSSHEAD, AT_WASPS)
    assert retaken(crosshead_place("new1"), Kind.BODY, story=made) == STORY


def test_a_paragraph_becomes_a_key_point() -> None:
    story = retaken(body_place("s1"), Kind.KEY_POINT, AT_WASPS)
    assert [each.text for each in story.key_points] == ["It was blue.", "It was wet.", "The Wasps"]
    assert story.sections[0].body == "The boat hung there.\n\nThey were many."


def test_a_list_becomes_a_key_point_an_item() -> None:
    story = Story("a", sections=(Section("s1", body="Text.\n\n- One\n- Two\n\nMore."),))
    story = retaken(body_place("s1"), Kind.KEY_POINT, 8, story)
    assert [each.text for each in story.key_points] == ["One", "Two"]


def test_a_key_point_goes_back_to_the_head_of_the_body() -> None:
    story = retaken(key_point_place("k2"), Kind.BODY)
    assert story.sections[0].body.startswith("It was wet.\n\nThe boat hung there.")
    assert [each.id for each in story.key_points] == ["k1"]


@pytest.mark.parametrize(
    ("kind", "field"),
    [(Kind.HEADLINE, "headline"), (Kind.STANDFIRST, "standfirst"), (Kind.BYLINE, "byline")],
)
def test_what_stood_in_the_field_goes_back_to_the_body(kind: Kind, field: str) -> None:
    story = retaken(body_place("s1"), kind, AT_WASPS)
    assert text_at(story, Place(field)) == "The Wasps"
    stood = text_at(STORY, Place(field))
    assert story.sections[0].body.startswith(f"{stood}\n\nThe boat" if stood else "The boat")


def test_a_caption_becomes_a_figure_of_its_section() -> None:
    story = retaken(body_place("s2"), Kind.CAPTION)
    assert story.figures[-1] == Figure("new1", caption="It cost nothing.", after="s2")


def test_a_caption_goes_back_with_its_credit() -> None:
    story = retaken(Place("figures", "f1", "caption"), Kind.BODY)
    assert story.sections[1].body == "It cost nothing.\n\nThe tree (Ida Quill)"
    assert not story.figures


def test_sign_off_and_desk_note_get_a_further_line() -> None:
    signed = retaken(body_place("s2"), Kind.SIGN_OFF)
    assert signed.sign_off == "(Reporting by Bo Lund)\nIt cost nothing."
    noted = retaken(body_place("s2"), Kind.DESK_NOTE)
    assert noted.ed_note == "Call Nell.\nIt was a Tuesday.\nIt cost nothing."


def test_one_line_of_the_desk_note_goes_back_to_the_end_of_the_body() -> None:
    story = retaken(Place("ed_note"), Kind.BODY, position=15)
    assert story.ed_note == "Call Nell."
    assert story.sections[-1].body == "It cost nothing.\n\nIt was a Tuesday."


def test_what_it_is_already_and_what_holds_no_word_is_left_alone() -> None:
    assert retake(STORY, body_place("s1"), 0, Kind.BODY, fresh()) is None
    assert retake(STORY, Place("byline"), 0, Kind.HEADLINE, fresh()) is None
    assert retake(STORY, Place("status"), 0, Kind.BODY, fresh()) is None
    assert retake(STORY, body_place("gone"), 0, Kind.CROSSHEAD, fresh()) is None


def test_the_caret_goes_along() -> None:
    edit = retake(STORY, body_place("s1"), AT_WASPS, Kind.HEADLINE, fresh())
    assert edit is not None
    assert edit.caret is not None
    assert edit.caret.place == Place("headline")
    assert edit.label == "Take as headline"


TEXTS = st.text("ab \n-*é🚢1", max_size=30).map(lambda text: text.replace("\r", ""))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    sections = draw(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
    ids = [f"s{number}" for number in range(len(sections))]
    return Story(
        "a",
        headline=draw(TEXTS),
        standfirst=draw(TEXTS),
        byline=draw(TEXTS),
        kicker=draw(TEXTS),
        key_points=tuple(
            KeyPoint(f"k{n}", t) for n, t in enumerate(draw(st.lists(TEXTS, max_size=2)))
        ),
        sections=tuple(Section(i, a, b) for i, (a, b) in zip(ids, sections, strict=True)),
        figures=tuple(
            Figure(f"f{n}", draw(st.sampled_from(["", "d"])), a, b, c, draw(st.sampled_from(ids)))
            for n, (a, b, c) in enumerate(
                draw(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=2))
            )
        ),
        pull_quotes=(PullQuote("p", "quote", after=draw(st.sampled_from(ids))),),
        sign_off=draw(TEXTS),
        ed_note=draw(TEXTS),
        copyright_notice=draw(TEXTS),
    )


@st.composite
def retakes(draw: st.DrawFn) -> tuple[Story, Edit | None, Kind]:
    story = draw(stories())
    place = draw(st.sampled_from(text_places(story)))
    position = draw(st.integers(0, len(text_at(story, place))))
    kind = draw(st.sampled_from(list(Kind)))
    return story, retake(story, place, position, kind, fresh()), kind


@given(retakes())
def test_no_word_is_lost_and_undo_brings_everything_back(
    made: tuple[Story, Edit | None, Kind],
) -> None:
    story, edit, kind = made
    if edit is None:
        return
    after = apply(story, edit.change)
    assert words(after) == words(story)
    assert apply(after, inverse(edit.change)) == story
    assert edit.caret is not None
    assert has_place(after, edit.caret.place)
    assert kind_at(edit.caret.place) is kind
