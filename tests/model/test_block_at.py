"""The block of a page that shows a place of the story."""

from __future__ import annotations

import pytest

from editor.model.places import Place, body_place
from editor.model.rows import PageBlock, block_at

BLOCKS = (
    PageBlock("", Place("headline")),
    PageBlock("", Place("key_points", "k", "text")),
    PageBlock("", body_place("a"), 0, 4),
    PageBlock(""),
    PageBlock("", body_place("a"), 6, 9),
    PageBlock("", Place("figures", "f", "caption")),
)


@pytest.mark.parametrize(
    ("place", "position", "block"),
    [
        (Place("headline"), 9, 0),
        (Place("key_points", "other", "text"), 0, 1),
        (Place("key_points", "gone"), 0, 1),
        (body_place("a"), 0, 2),
        (body_place("a"), 5, 2),
        (body_place("a"), 6, 4),
        (Place("sections", "a"), 0, 2),
        (Place("figures", "f", "credit"), 0, 5),
        (Place("figures", "f"), 0, 5),
        (Place("figures", "g"), 0, None),
        (body_place("b"), 0, None),
        (Place("slugline"), 0, None),
    ],
)
def test_a_place_is_found_on_the_page(place: Place, position: int, block: int | None) -> None:
    assert block_at(BLOCKS, place, position) == block
