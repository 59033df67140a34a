"""What stands in a story besides running text: values that are replaced whole, and how they read.

Codes, times and terms, as a category, are texts, but half of one and half of another would be a
third: they are whole too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from editor.model.labels import label
from editor.model.places import (
    CODES,
    COLLECTIONS,
    ITEM_VALUES,
    VALUE_FIELDS,
    Place,
    has_place,
    items,
    text_places,
    value_at,
)
from editor.model.story import Advisory, Item, Story
from editor.model.translation import _, inline

WHOLE: Final = CODES | {"genre", "category", "status"}
"""The texts that are codes, times or terms of the newsroom's own lists."""

_BEHIND = {"byline": ("key_points",), "source_tag": ("sections", "figures", "pull_quotes")}
_PROSE_VALUES = ("keywords", "advisories")


def is_running_text(place: Place) -> bool:
    """Whether what stands at a place may be changed word by word."""
    if place.item:
        return place.part in COLLECTIONS[place.field][1]
    return place.field not in VALUE_FIELDS and place.field not in WHOLE


def is_read(place: Place) -> bool:
    """Whether readers or the desk read words at a place, not a code, a time or other data."""
    return is_running_text(place) or place.field in _PROSE_VALUES


def page_order(story: Story) -> Iterator[Place]:
    """The story's own texts and values and its collections, in the order of the page.

    A collection is a place without an item.
    """
    for place in text_places(story):
        if not place.item:
            yield place
            yield from map(Place, _BEHIND.get(place.field, ()))
    yield from map(Place, VALUE_FIELDS)


def item_places(collection: str, item: Item) -> tuple[Place, ...]:
    """The texts and values of an item."""
    kind, texts = COLLECTIONS[collection]
    values = (name for name in ITEM_VALUES if name in kind.__dataclass_fields__)
    return tuple(Place(collection, item.id, part) for part in (*texts, *values))


def identical(one: object, other: object) -> bool:
    """Whether two values are the same down to their types: 1, 1.0 and true are three values."""
    return one is other or (one == other and _typed(one) == _typed(other))


def _typed(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _typed(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_typed(each) for each in value]
    if isinstance(value, Advisory):
        return _typed(value.extra)
    # A status is a text that has a name.
    return "str" if isinstance(value, str) else type(value).__name__


def shown(story: Story, place: Place) -> str:
    """A text or value as a text for people; empty if the story has no such place."""
    if not has_place(story, place):
        return ""
    value = value_at(story, place)
    if place.part == "after":
        known = any(each.id == value for each in story.sections)
        if not known:
            return _("after the opening")
        return _("after {section}").format(section=_section(story, str(value)))
    if place.part == "digest" and value:
        # Of 64 letters and figures nobody reads more; two images differ in the first ones.
        return _("image {digest}").format(digest=str(value)[:8])
    match value:
        case str():
            return value
        case bool():
            return _("yes") if value else _("no")
        case tuple():
            return _together(value)
        case Mapping():
            return json.dumps(_plain(value), ensure_ascii=False, indent=1) if value else ""
        case _:
            return str(value)


def item_shown(collection: str, item: Item) -> str:
    """The words of an item, a line each."""
    texts = (getattr(item, part) for part in COLLECTIONS[collection][1])
    return "\n".join(filter(None, texts))


def order_shown(story: Story, collection: str) -> str:
    """The items of a collection, a line each."""
    lines = (item_shown(collection, each).partition("\n")[0] for each in items(story, collection))
    return "\n".join(lines)


def _section(story: Story, item: str) -> str:
    return inline(label(story, Place("sections", item)))


def _together(values: Iterable[object]) -> str:
    each = list(values)
    if any(isinstance(value, Advisory) for value in each):
        return "\n".join(_advisory(value) for value in each if isinstance(value, Advisory))
    return ", ".join(map(str, each))


def _advisory(advisory: Advisory) -> str:
    where = f"({advisory.where})" if advisory.where else ""
    words = (advisory.kind, advisory.text, where, advisory.at)
    return " ".join(filter(None, words))


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value
