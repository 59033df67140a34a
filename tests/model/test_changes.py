"""Changes: applied, taken back, joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.changes import (
    Batch,
    FieldChange,
    ItemInserted,
    ItemRemoved,
    Misfit,
    TextChange,
    apply,
    inverse,
    item_removed,
    joined,
    text_replaced,
    value_replaced,
)
from editor.model.places import Place, body_place
from editor.model.story import KeyPoint, Section, Story
from tests.strategies import changes, stories

STORY = Story("s", headline="Ferry stuck", sections=(Section("a", "", "One two."),))


@given(st.data())
def test_every_change_is_taken_back_exactly(data: st.DataObject) -> None:
    story = data.draw(stories())
    change = data.draw(changes(story))
    assert apply(apply(story, change), inverse(change)) == story


@given(st.data())
def test_two_changes_joined_do_what_both_do(data: st.DataObject) -> None:
    story = data.draw(stories())
    first = data.draw(changes(story))
    middle = apply(story, first)
    second = data.draw(changes(middle))
    both = joined(first, second)
    assert apply(story, both) == apply(middle, second)
    assert apply(apply(story, both), inverse(both)) == story


@given(st.data())
def test_splices_that_touch_join_into_one(data: st.DataObject) -> None:
    before = data.draw(st.text("abc", max_size=12))
    at = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(at, len(before)))
    first = TextChange(Place("headline"), at, before[at:end], data.draw(st.text("xyz", max_size=5)))
    story = apply(Story("s", headline=before), first)
    start = data.draw(st.integers(0, first.end))
    stop = data.draw(st.integers(max(start, first.at), len(story.headline)))
    removed = story.headline[start:stop]
    second = TextChange(Place("headline"), start, removed, data.draw(st.text("123", max_size=5)))
    both = joined(first, second)
    assert isinstance(both, TextChange)
    assert apply(Story("s", headline=before), both) == apply(story, second)


@pytest.mark.parametrize(
    "change",
    [
        TextChange(Place("headline"), 0, "Train", "Bus"),
        TextChange(Place("headline"), 99, "", "x"),
        TextChange(Place("headline"), -1, "", "x"),
        TextChange(Place("no_such"), 0, "", "x"),
        TextChange(body_place("gone"), 0, "", "x"),
        TextChange(Place("urgency"), 0, "", "x"),
        ItemInserted("key_points", 3, KeyPoint("k")),
        ItemInserted("sections", 1, Section("a")),
        ItemInserted("no_such", 0, KeyPoint("k")),
        ItemRemoved("key_points", 0, KeyPoint("k")),
        item_removed(STORY, "sections", "a"),
    ],
)
def test_a_change_that_does_not_fit_is_refused(change: object) -> None:
    with pytest.raises(Misfit):
        apply(STORY, change)  # type: ignore[arg-type]


def test_a_batch_that_fails_in_its_middle_changes_nothing() -> None:
    good = text_replaced(STORY, Place("headline"), "Ferry free")
    with pytest.raises(Misfit):
        apply(STORY, Batch((good, good)))
    assert STORY.headline == "Ferry stuck"


@pytest.mark.parametrize(
    ("field", "value", "mended"),
    [
        ("house", "desk\ud800", "desk\ufffd"),
        ("keywords", ("sea", "a\ud800\r\nb"), ("sea", "a\ufffd\nb")),
    ],
)
def test_a_value_with_half_a_character_becomes_one_that_can_be_kept(
    field: str, value: object, mended: object
) -> None:
    change = FieldChange(Place(field), value, value)
    assert (change.before, change.after) == (mended, mended)
    replaced = value_replaced(STORY, Place(field), value)
    assert apply(apply(STORY, replaced), inverse(replaced)) == STORY
