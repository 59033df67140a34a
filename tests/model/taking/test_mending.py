"""Broken characters: kept and named until one step mends them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.changes import apply, inverse
from editor.model.places import Place, body_place
from editor.model.story import KeyPoint, Section, Story
from editor.model.taking.mending import broken_in, broken_places, characters_mended, mended


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the mayorâ€™s", "the mayor’s"),
        ("It&#8217;s &quot;no&quot;", 'It’s "no"'),
        ("a&nbsp;b", "a\u00a0b"),
        ("brid\u00adge", "bridge"),
        ("cafÃ©", "café"),
        ("boat ðŸš¢ here", "boat 🚢 here"),
        ("&shy;", ""),
    ],
)
def test_what_is_broken_is_made_whole(broken: str, whole: str) -> None:
    assert broken_in(broken)
    assert mended(broken) == whole


@pytest.mark.parametrize("text", ["AT&T; and R&D", "naïve café — “no”", "Ångström Â", "&unknown;"])
def test_whole_text_is_left_alone(text: str) -> None:
    assert not broken_in(text)
    assert mended(text) == text


@given(st.text("aéâ€™Ã©&#8217;nbsp\u00ad ", max_size=30))
def test_only_text_with_broken_characters_changes(text: str) -> None:
    assert (mended(text) != text) == bool(broken_in(text))


def test_one_step_mends_a_story_and_undo_takes_it_back() -> None:
    story = Story(
        "a",
        headline="Itâ€™s here",
        key_points=(KeyPoint("k", "whole"),),
        sections=(Section("s", body="a&nbsp;b and brid\u00adge"),),
    )
    assert broken_places(story) == ((Place("headline"), 1), (body_place("s"), 2))
    edit = characters_mended(story)
    assert edit is not None
    after = apply(story, edit.change)
    assert (after.headline, after.sections[0].body) == ("It’s here", "a\u00a0b and bridge")
    assert apply(after, inverse(edit.change)) == story
    assert characters_mended(after) is None
