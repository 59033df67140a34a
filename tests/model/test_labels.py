"""What places are called: by number, and by what stands above them."""

import pytest

from editor.model.labels import label, where
from editor.model.places import Place, body_place
from editor.model.story import Section, Story

STORY = Story(
    "s",
    sections=(
        Section("a", "", "It rained."),
        Section("b", "A Gate\nWithout a Door", "It opened."),
        Section("c", "  ", "It shut."),
    ),
)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (body_place("a"), "Opening"),
        (body_place("b"), "A Gate Without a Door"),
        (body_place("c"), "Body 3"),
        (Place("sections", "b", "crosshead"), "Crosshead 2"),
        (Place("headline"), "Headline"),
    ],
)
def test_a_text_is_found_by_what_stands_above_it(place: Place, name: str) -> None:
    assert where(STORY, place) == name


def test_where_there_are_only_numbers_a_body_has_its_own() -> None:
    assert label(STORY, body_place("b")) == "Body 2"
