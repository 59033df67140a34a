"""Marks that a reporter left in the text to be filled in: TK, XX, ??."""

from __future__ import annotations

import re

from editor.model.places import Place, text_at, text_places
from editor.model.rows import Leftover
from editor.model.story import Story

_MARK = re.compile(r"(?<![^\W_])(?:TKTK|TK|XXX+|XX)(?![^\W_])|\?\?+")
_NOT_PUBLISHED = frozenset({"ed_note", "planned_length", "slugline", "status"})


def leftovers(story: Story) -> tuple[Leftover, ...]:
    """Every such mark in what readers will see, in the order of the page."""
    found: list[Leftover] = []
    for place in text_places(story):
        if place.field not in _NOT_PUBLISHED:
            found += _in_text(place, text_at(story, place))
    return tuple(found)


def _in_text(place: Place, text: str) -> list[Leftover]:
    return [Leftover(each.group(), place, each.start()) for each in _MARK.finditer(text)]
