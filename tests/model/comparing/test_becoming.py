"""The change that turns one story into another, and what brings a part of one back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.changes import Batch, ItemMoved, TextChange, apply, inverse
from editor.model.codec import digest
from editor.model.comparing.becoming import change_between, field_restored
from editor.model.comparing.compare import compare
from editor.model.places import COLLECTIONS, Place, items, with_items
from editor.model.story import KeyPoint, Section, Status, Story
from tests.strategies import stories


@st.composite
def shuffled(draw: st.DrawFn) -> Story:
    """A story whose items stand in any order, some of them under ids of their own."""
    story = draw(stories())
    for collection in COLLECTIONS:
        there = draw(st.permutations(items(story, collection)))
        renamed = (
            replace(each, id=f"{each.id}x") if draw(st.booleans()) else each for each in there
        )
        story = with_items(story, collection, tuple(renamed))
    return story


def kept_as(story: Story, other: Story) -> Story:
    return replace(story, id=other.id, created=other.created, updated=other.updated)


@settings(max_examples=60)
@given(stories(), shuffled())
def test_any_story_becomes_any_other_and_comes_back(before: Story, after: Story) -> None:
    change = change_between(before, after)
    became = apply(before, change)
    assert became == kept_as(after, before)
    assert digest(became) == digest(replace(after, id=before.id))
    assert apply(became, inverse(change)) == before


@settings(max_examples=40)
@given(stories())
def test_equal_stories_need_no_change(story: Story) -> None:
    assert change_between(story, replace(story, id="other", updated="now")) == Batch(())


def test_only_the_words_that_differ_are_touched() -> None:
    before = Story("s", sections=(Section("o", "", "One two three four five"),))
    after = Story("s", sections=(Section("o", "", "One 2 three four 5"),))
    change = change_between(before, after)
    assert isinstance(change, Batch)
    place = Place("sections", "o", "body")
    assert change.changes == (
        TextChange(place, 19, "five", "5"),
        TextChange(place, 4, "two", "2"),
    )


def test_a_status_kept_as_text_is_the_same_status() -> None:
    named, text = Story("s", status=Status.DRAFT), Story("s", status="draft")
    assert change_between(named, text) == Batch(())


def test_one_item_moved_is_one_move() -> None:
    points = tuple(KeyPoint(name, name) for name in "abcde")
    before = Story("s", key_points=points)
    after = replace(before, key_points=(*points[1:], points[0]))
    assert change_between(before, after) == ItemMoved("key_points", 0, 4)


def test_all_sections_can_give_way_to_others() -> None:
    before = Story("s", sections=(Section("a", "", "A"), Section("b", "", "B")))
    after = Story("s", sections=(Section("c", "", "C"), Section("d", "", "D")))
    assert apply(before, change_between(before, after)) == after


@settings(max_examples=40)
@given(stories(), shuffled())
def test_every_difference_can_be_restored_alone_until_none_is_left(then: Story, now: Story) -> None:
    for _ in range(60):
        found = compare(then, now).differences
        changes = (field_restored(now, then, each.place) for each in found)
        change = next((each for each in changes if each), None)
        if change is None:
            break
        back = apply(now, change)
        assert apply(back, inverse(change)) == now
        now = back
    assert kept_as(now, then) == then


def test_a_missing_item_comes_back_behind_what_it_stood_behind() -> None:
    a, b, c, d = (KeyPoint(name, name) for name in "abcd")
    then = Story("s", key_points=(a, b, c))
    now = replace(then, key_points=(d, a, c))
    change = field_restored(now, then, Place("key_points", "b"))
    assert change
    assert apply(now, change).key_points == (d, a, b, c)


def test_an_item_that_came_since_goes_but_never_the_last_section() -> None:
    then, now = Story("s"), Story("s", key_points=(KeyPoint("a", "A"),), sections=(Section("n"),))
    change = field_restored(now, then, Place("key_points", "a"))
    assert change
    assert apply(now, change).key_points == ()
    assert field_restored(now, then, Place("sections", "n")) is None


def test_there_is_nothing_to_restore_where_nothing_differs_or_nothing_is_known() -> None:
    story = Story("s", key_points=(KeyPoint("a", "A"), KeyPoint("b", "B")))
    for place in (
        Place("headline"),
        Place("urgency"),
        Place("key_points", "a"),
        Place("key_points", "a", "text"),
        Place("key_points", "gone"),
        Place("nothing"),
    ):
        assert field_restored(story, story, place) is None
