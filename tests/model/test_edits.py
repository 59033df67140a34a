"""Structural edits: what they do, that they lose no word, and that they can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.changes import apply, inverse
from editor.model.edits import (
    Edit,
    add_key_point,
    add_section,
    join_key_points,
    language_set,
    merge_section,
    move_item,
    paste_key_points,
    remove_key_point,
    remove_section,
    replace_value,
    split_key_point,
    split_section,
)
from editor.model.places import (
    Caret,
    Place,
    body_place,
    crosshead_place,
    key_point_place,
    text_at,
)
from editor.model.story import KeyPoint, Section, Story

STORY = Story(
    "story",
    headline="Head",
    key_points=(KeyPoint("a", "One fact"), KeyPoint("b", "Two"), KeyPoint("c", "")),
    sections=(
        Section("o", "", "First.\n\nSecond."),
        Section("p", "Why", "Third."),
        Section("q", "", ""),
    ),
)

TEXTS = st.text(alphabet="ab \n\u00a0é👩", max_size=20)
STORIES = st.builds(
    lambda points, sections: Story(
        "s",
        key_points=tuple(KeyPoint(f"k{n}", text) for n, text in enumerate(points)),
        sections=tuple(Section(f"s{n}", head, body) for n, (head, body) in enumerate(sections)),
    ),
    st.lists(TEXTS, min_size=1, max_size=4),
    st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4),
)


def new_ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def done(edit: Edit | None, story: Story = STORY) -> Story:
    assert edit is not None
    return apply(story, edit.change)


def words(story: Story) -> str:
    """Every character of the story that is no white space, in order."""
    parts = [point.text for point in story.key_points]
    parts += [part for each in story.sections for part in (each.crosshead, each.body)]
    return "".join("".join(parts).split())


def test_a_key_point_is_added_at_the_end_or_after_another() -> None:
    assert [p.id for p in done(add_key_point(STORY, new_ids())).key_points] == [
        "a",
        "b",
        "c",
        "new1",
    ]
    edit = add_key_point(STORY, new_ids(), after="a")
    assert [p.id for p in done(edit).key_points] == ["a", "new1", "b", "c"]
    assert edit.caret == Caret(key_point_place("new1"))


def test_a_key_point_is_split_at_the_space() -> None:
    edit = split_key_point(STORY, "a", 4, new_ids())
    assert [p.text for p in done(edit).key_points] == ["One", "fact", "Two", ""]
    assert edit.caret == Caret(key_point_place("new1"))


def test_a_key_point_joins_the_one_before_with_a_space() -> None:
    edit = join_key_points(STORY, "b")
    assert [p.text for p in done(edit).key_points] == ["One fact Two", ""]
    assert edit is not None
    assert edit.caret == Caret(key_point_place("a"), 9)
    assert join_key_points(STORY, "a") is None


def test_the_caret_goes_beside_a_removed_key_point() -> None:
    assert remove_key_point(STORY, "b").caret == Caret(key_point_place("a"), 8)
    assert remove_key_point(STORY, "a").caret == Caret(key_point_place("b"))
    alone = Story("s", headline="Head", key_points=(KeyPoint("a"),))
    assert remove_key_point(alone, "a").caret == Caret(Place("headline"), 4)


def test_pasted_lines_become_key_points_around_the_caret() -> None:
    edit = paste_key_points(STORY, "a", (4, 8), ["x", "y", "z"], new_ids())
    assert [p.text for p in done(edit).key_points] == ["One x", "y", "z", "Two", ""]
    assert edit.caret == Caret(key_point_place("new2"), 1)


def test_what_is_moved_keeps_the_caret() -> None:
    caret = Caret(key_point_place("a"), 3)
    edit = move_item(STORY, "key_points", "a", 1, caret)
    assert [p.id for p in done(edit).key_points] == ["b", "a", "c"]
    assert edit is not None
    assert edit.caret == caret


@pytest.mark.parametrize(
    ("collection", "item", "target"),
    [
        ("key_points", "a", -1),
        ("key_points", "c", 3),
        ("sections", "o", 1),
        ("sections", "p", 0),
        ("sections", "q", 3),
    ],
)
def test_what_cannot_be_moved_stays(collection: str, item: str, target: int) -> None:
    assert move_item(STORY, collection, item, target, None) is None


def test_a_section_is_added_with_the_caret_in_its_crosshead() -> None:
    edit = add_section(STORY, new_ids(), after="o")
    assert [s.id for s in done(edit).sections] == ["o", "new1", "p", "q"]
    assert edit.caret == Caret(crosshead_place("new1"))


def test_a_body_is_split_between_paragraphs() -> None:
    for position in (6, 7, 8):
        edit = split_section(STORY, "o", position, new_ids())
        assert [s.body for s in done(edit).sections[:2]] == ["First.", "Second."]
        assert edit.caret == Caret(crosshead_place("new1"))


def test_a_section_merges_with_its_crosshead_as_a_paragraph() -> None:
    edit = merge_section(STORY, "p")
    assert done(edit).sections[0].body == "First.\n\nSecond.\n\nWhy\n\nThird."
    assert edit is not None
    assert edit.caret == Caret(body_place("o"), 17)


def test_an_empty_section_merges_without_a_trace() -> None:
    edit = merge_section(STORY, "q")
    assert done(edit).sections == STORY.sections[:2]


def test_the_opening_neither_merges_nor_goes() -> None:
    assert merge_section(STORY, "o") is None
    assert remove_section(STORY, "o") is None


def test_a_removed_section_takes_its_words_along() -> None:
    edit = remove_section(STORY, "p")
    assert [s.id for s in done(edit).sections] == ["o", "q"]


def test_a_value_that_is_the_same_is_no_edit() -> None:
    assert replace_value(STORY, Place("urgency"), STORY.urgency, "Urgency") is None
    assert done(replace_value(STORY, Place("urgency"), 1, "Urgency")).urgency == 1


@given(STORIES, st.data())
def test_splits_and_merges_lose_no_word_and_are_taken_back_exactly(
    story: Story, data: st.DataObject
) -> None:
    point = data.draw(st.sampled_from(story.key_points))
    section = data.draw(st.sampled_from(story.sections))
    at = data.draw(st.integers(0, len(point.text)))
    in_body = data.draw(st.integers(0, len(section.body)))
    ids = new_ids()
    edits = (
        add_key_point(story, ids, after=point.id),
        split_key_point(story, point.id, at, ids),
        join_key_points(story, point.id),
        add_section(story, ids, after=section.id),
        split_section(story, section.id, in_body, ids),
        merge_section(story, section.id),
    )
    for edit in edits:
        if edit is not None:
            after = apply(story, edit.change)
            assert words(after) == words(story)
            assert apply(after, inverse(edit.change)) == story
            assert edit.caret is not None
            assert edit.caret.position <= len(text_at(after, edit.caret.place))


def test_another_language_changes_no_word_and_the_same_one_nothing() -> None:
    edit = language_set(STORY, "de-AT", Caret(Place("headline"), 2))
    assert edit is not None
    assert apply(STORY, edit.change) == replace(STORY, language="de-AT")
    assert edit.caret == Caret(Place("headline"), 2)
    assert language_set(STORY, STORY.language, None) is None
