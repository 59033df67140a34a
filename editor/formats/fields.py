"""What formats say of each field of a story, from the few that differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from editor.model.rows import Carried
from editor.model.story import Story

STORY_FIELDS = tuple(each.name for each in fields(Story))
"""Every field of a story, the unknown keys (`extra`) among them."""


def all_kept() -> Mapping[str, Carried]:
    """A format that loses nothing."""
    return dict.fromkeys(STORY_FIELDS, Carried.KEPT)


def dropped_but(kept: str, changed: str = "") -> Mapping[str, Carried]:
    """A format that drops every field but those named, parted by spaces."""
    carried = dict.fromkeys(STORY_FIELDS, Carried.DROPPED)
    carried |= dict.fromkeys(kept.split(), Carried.KEPT)
    return carried | dict.fromkeys(changed.split(), Carried.CHANGED)
