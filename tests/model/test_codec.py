"""Canonical JSON: exact there and back, and clear about what it cannot read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.codec import (
    change_from_object,
    change_to_object,
    content_digest,
    digest,
    house_from_json,
    house_to_json,
    story_from_json,
    story_to_json,
)
from editor.model.errors import NewerSchema, UnreadableStory
from editor.model.house import FIRST_HOUSE, House
from editor.model.story import SCHEMA, KeyPoint, Section, Story
from tests.shared import shared_path
from tests.strategies import changes, stories


@given(stories())
def test_a_story_comes_back_exactly(story: Story) -> None:
    text = story_to_json(story)
    assert story_from_json(text) == story
    assert story_to_json(story_from_json(text)) == text


@given(st.data())
def test_a_change_comes_back_exactly(data: st.DataObject) -> None:
    change = data.draw(changes(data.draw(stories())))
    assert change_from_object(json.loads(json.dumps(change_to_object(change)))) == change


def test_canonical_json_is_sorted_tight_and_not_escaped() -> None:
    text = story_to_json(Story("s", headline="Fährmann übernimmt"))
    assert "Fährmann" in text
    assert ", " not in text
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_unknown_keys_are_kept_in_nested_objects_too() -> None:
    text = '{"id":"s","sections":[{"id":"a","x":{"y":[1]}}],"z":null,"urgency":42}'
    story = story_from_json(text)
    again = json.loads(story_to_json(story))
    assert (again["sections"][0]["x"], again["z"], again["urgency"]) == ({"y": [1]}, None, 42)


def test_a_larger_schema_is_refused_with_a_sentence() -> None:
    with pytest.raises(NewerSchema, match="newer Nutgraf"):
        story_from_json(f'{{"id":"s","schema":{SCHEMA + 1}}}')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "{}",
        "null",
        '{"id":5}',
        '{"id":"s","headline":null}',
        '{"id":"s","urgency":true}',
        '{"id":"s","sections":{}}',
        '{"id":"s","sections":[5]}',
        '{"id":"s","keywords":[5]}',
        '{"id":"s","key_points":[{"id":"a"},{"id":"a"}]}',
        '{"id":"s","key_points":[{"text":"no id"}]}',
        '{"id":"s","schema":"1"}',
        "[" * 100_000,
        '{"id":"s","x":' + "[" * 500 + "]" * 500 + "}",
        '{"id":"s","x":' + '{"y":' * 500 + "1" + "}" * 501,
        '{"id":"s","x":NaN}',
        '{"id":"s","x":1e999}',
    ],
)
def test_what_is_no_story_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableStory):
        story_from_json(text)


@pytest.mark.parametrize("text", ["{}", '{"id":"s","sections":[{"body":"x"}]}'])
def test_what_a_story_lacks_is_said_in_words(text: str) -> None:
    with pytest.raises(UnreadableStory, match="has no 'id'"):
        story_from_json(text)


def test_lone_surrogates_and_foreign_line_ends_are_made_well_formed() -> None:
    story = story_from_json('{"id":"s","headline":"a\\ud800b\\r\\nc\\rd"}')
    assert story.headline == "a\ufffdb\nc\nd"


def test_unknown_keys_are_made_well_formed_too() -> None:
    story = story_from_json('{"id":"s","x\\ud800":["a\\udc00b",{"y":"\\ud800"}]}')
    assert story_to_json(story).encode()
    assert story.extra == {"x\ufffd": ["a\ufffdb", {"y": "\ufffd"}]}


def test_the_digest_does_not_depend_on_times_of_keeping() -> None:
    plain = Story("s", sections=(Section("a", "", "Text."),))
    kept = Story("s", sections=(Section("a", "", "Text."),), updated="2026-07-01T12:00:00+00:00")
    other = Story("s", sections=(Section("a", "", "Text!"),))
    assert digest(plain) == digest(kept) != digest(other)


def test_the_digest_does_not_change_when_a_later_version_brings_new_fields() -> None:
    minimal = {"id": "s", "headline": "A", "sections": [{"id": "a", "body": "Text."}]}
    held = Story("s", headline="A", sections=(Section("a", "", "Text."),))
    told = json.dumps(minimal, sort_keys=True, separators=(",", ":"))
    assert digest(held) == hashlib.sha256(told.encode()).hexdigest()


def test_the_digest_tells_empty_items_and_unknown_keys_from_none() -> None:
    blank = Story("s", sections=(Section("a"),))
    others = (
        Story("s", sections=(Section("a"), Section("b"))),
        Story("s", sections=(Section("a"),), key_points=(KeyPoint("a"),)),
        Story("s", sections=(Section("a", extra={"x": ""}),)),
        Story("s", sections=(Section("b"),)),
    )
    assert len({digest(each) for each in (blank, *others)}) == len(others) + 1


@given(stories())
def test_a_story_has_the_same_digest_when_it_comes_back(story: Story) -> None:
    assert digest(story_from_json(story_to_json(story))) == digest(story)


@given(stories())
def test_the_content_of_a_story_is_the_same_under_another_id(story: Story) -> None:
    copy = replace(story, id="copy", created="", updated="2026-07-01T12:00:00+00:00")
    assert content_digest(copy) == content_digest(story)
    changed = replace(copy, headline=f"{copy.headline}!")
    assert content_digest(changed) != content_digest(story)


def test_a_house_comes_back_exactly() -> None:
    assert house_from_json(house_to_json(FIRST_HOUSE)) == FIRST_HOUSE
    odd = House("h", name="Ünï", extra={"x": [1]})
    assert house_from_json(house_to_json(odd)) == odd


def test_every_awkward_string_comes_back_exactly() -> None:
    strings = json.loads(shared_path("vectors", "text", "blns.json").read_text("utf-8"))
    for each in strings:
        story = Story("s", headline=each, sections=(Section("a", each, each),), keywords=(each,))
        assert story_from_json(story_to_json(story)) == story
        assert story.headline == each.replace("\r\n", "\n").replace("\r", "\n")
