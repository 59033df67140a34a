"""Links and adverts that came along with copied text."""

from __future__ import annotations

import pytest

from editor.model.changes import apply, inverse
from editor.model.story import Section, Story
from editor.model.taking.clutter import clutter_in, clutter_removed, is_clutter


@pytest.mark.parametrize(
    "paragraph",
    [
        "READ MORE: The Long Quarrel",
        "RELATED: Boats",
        "Related stories: Boats",
        "Sign up for our newsletter",
        "ADVERTISEMENT",
        "https://wexcombe.example/boat",
        "www.wexcombe.example",
    ],
)
def test_a_paragraph_that_only_leads_elsewhere_is_clutter(paragraph: str) -> None:
    assert is_clutter(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Related costs rose by half.",
        "Advertisement spending rose by half.",
        "Read more slowly, the teacher said.",
        "See https://wexcombe.example/boat for the boat.",
        "Sign up they did. Nobody knows why.",
    ],
)
def test_a_sentence_of_the_story_is_not(paragraph: str) -> None:
    assert not is_clutter(paragraph)


def test_one_step_removes_them_all_and_undo_brings_them_back() -> None:
    story = Story(
        "a",
        sections=(
            Section("s1", body="One.\n\nADVERTISEMENT\n\nTwo."),
            Section("s2", "Title", "READ MORE: Boats\n\nThree."),
        ),
    )
    assert clutter_in(story) == 2
    edit = clutter_removed(story)
    assert edit is not None
    after = apply(story, edit.change)
    assert [each.body for each in after.sections] == ["One.\n\nTwo.", "Three."]
    assert apply(after, inverse(edit.change)) == story
    assert clutter_removed(after) is None
