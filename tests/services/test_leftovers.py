"""Marks that a reporter left in the text."""

from __future__ import annotations

from editor.model.places import Place, body_place
from editor.model.story import KeyPoint, Section, Story
from editor.services.leftovers import leftovers


def test_marks_are_found_where_readers_would_see_them() -> None:
    story = Story(
        "s",
        headline="TK people hurt",
        key_points=(KeyPoint("k", "Some XX of them"),),
        sections=(Section("a", "", "It cost ?? million, XXX said."),),
        ed_note="TK call the harbour",
    )
    found = [(each.mark, each.place, each.at) for each in leftovers(story)]
    assert found == [
        ("TK", Place("headline"), 0),
        ("XX", Place("key_points", "k", "text"), 5),
        ("??", body_place("a"), 8),
        ("XXX", body_place("a"), 20),
    ]


def test_words_that_only_look_like_marks_are_left_alone() -> None:
    story = Story("s", headline="XXL shirts, ATK, Who? TKO, MXX, tk")
    assert leftovers(story) == ()
