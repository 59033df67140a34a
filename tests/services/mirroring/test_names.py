"""File names for people, safe on every system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.story import Story
from editor.services.mirroring.names import CHANGED_HERE, LONGEST, is_safe, stem
from tests import strategies

ID = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Storm over the Coast!", "storm-over-the-coast"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\con", "c-windows-con"),
        ("CON", "con"),
        ("a\0b\nc\x1b[d", "a-b-c-d"),
        ("🌊🌊🌊", "story"),
        ("", "story"),
        ("خبر عاجل", "خبر-عاجل"),
        ("\u202egnp.exe", "gnp-exe"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("Cafe\u0301", "café"),
        ("x" * 5_000, "x" * LONGEST),
    ],
)
def test_a_headline_becomes_a_safe_name(text: str, expected: str) -> None:
    assert stem(Story(ID, headline=text)) == f"{expected}-0123456789"


def test_the_slugline_goes_before_the_headline_where_it_has_a_word() -> None:
    assert stem(Story(ID, slugline="STORM-1", headline="Waves")).startswith("storm-1-")
    assert stem(Story(ID, slugline="🌊", headline="Waves")).startswith("waves-")


@given(strategies.texts, strategies.texts, strategies.texts)
def test_every_name_is_short_and_has_no_way_out_of_its_folder(
    story_id: str, slugline: str, headline: str
) -> None:
    name = stem(Story(story_id, slugline=slugline, headline=headline))
    longest = f"Bin/{name}-99999 {CHANGED_HERE} 99999.json"
    assert len(longest.rpartition("/")[2].encode()) < 200
    assert is_safe(name)


@given(st.sampled_from('/\\:*?"<>|. \0\n\u202e'), st.text(max_size=5))
def test_what_no_name_holds_is_not_safe(character: str, text: str) -> None:
    assert not is_safe(text + character + text)


def test_ids_that_begin_alike_or_try_a_path_give_names_of_their_own() -> None:
    ids = ["../up", "story-1", "story-11", "story-2", "A", "a", "\0"]
    names = {stem(Story(each, headline="Storm")).casefold() for each in ids}
    assert len(names) == len(ids)
