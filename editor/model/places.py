"""Places: the addresses of texts and values inside a story, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from editor.model.story import Figure, Item, KeyPoint, PullQuote, Section, Story

COLLECTIONS: Final[dict[str, tuple[type[Item], tuple[str, ...]]]] = {
    "key_points": (KeyPoint, ("text",)),
    "sections": (Section, ("crosshead", "body")),
    "figures": (Figure, ("alt", "caption", "credit")),
    "pull_quotes": (PullQuote, ("text", "source")),
}
"""The collections of a story: the type of their items and the items' texts."""

TEXT_FIELDS: Final = (
    "slugline",
    "kicker",
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "source_tag",
    "sign_off",
    "reader_note",
    "copyright_notice",
    "usage_terms",
    "ed_note",
    "planned_length",
    "embargoed_until",
    "genre",
    "category",
    "language",
    "published_at",
    "modified_at",
    "status",
)
"""The story's own texts."""

TIMES: Final = ("embargoed_until", "published_at", "modified_at")
"""The story's own texts that are times."""

CODES: Final = frozenset(("language", *TIMES))
"""The story's own texts that hold no words but a code or a time."""

VALUE_FIELDS: Final = ("house", "urgency", "keywords", "advisories", "extra")
"""The story's own values that are replaced whole."""

ITEM_VALUES: Final = ("digest", "after", "lead", "extra")
"""The values of items that are replaced whole."""


@dataclass(frozen=True, slots=True)
class Place:
    """The address of one text or value: a story's field, or a part of one of its items."""

    field: str
    item: str = ""
    part: str = ""

    def __str__(self) -> str:
        return "/".join(filter(None, (self.field, self.item, self.part)))


LANGUAGE: Final = Place("language")
"""The code of the story's language."""


@dataclass(frozen=True, slots=True)
class Caret:
    """A caret or selection in a text; positions are in code points."""

    place: Place
    position: int = 0
    anchor: int | None = None

    @property
    def start(self) -> int:
        """Where the selection begins, or the caret stands."""
        return self.position if self.anchor is None else min(self.position, self.anchor)

    @property
    def end(self) -> int:
        """Where the selection ends, or the caret stands."""
        return self.position if self.anchor is None else max(self.position, self.anchor)


def key_point_place(item: str) -> Place:
    """The text of a key point."""
    return Place("key_points", item, "text")


def crosshead_place(section: str) -> Place:
    """The crosshead of a section."""
    return Place("sections", section, "crosshead")


def body_place(section: str) -> Place:
    """The body of a section."""
    return Place("sections", section, "body")


def items(story: Story, collection: str) -> tuple[Item, ...]:
    """The items of a collection, in order. Raises KeyError if there is no such collection."""
    if collection not in COLLECTIONS:
        raise KeyError(collection)
    found: tuple[Item, ...] = getattr(story, collection)
    return found


def with_items(story: Story, collection: str, new: tuple[Item, ...]) -> Story:
    """The story with another tuple of items in a collection."""
    if collection not in COLLECTIONS:
        raise KeyError(collection)
    return replace(story, **{collection: new})  # type: ignore[arg-type]


def index_of(story: Story, collection: str, item: str) -> int:
    """The position of an item in its collection. Raises KeyError if it is not there."""
    for index, each in enumerate(items(story, collection)):
        if each.id == item:
            return index
    raise KeyError(f"{collection}/{item}")


def value_at(story: Story, place: Place) -> object:
    """What stands at a place. Raises KeyError if the story has no such place."""
    if place.item:
        item = items(story, place.field)[index_of(story, place.field, place.item)]
        if place.part not in (*COLLECTIONS[place.field][1], *ITEM_VALUES):
            raise KeyError(str(place))
        try:
            return getattr(item, place.part)
        except AttributeError:
            raise KeyError(str(place)) from None
    if place.field in TEXT_FIELDS or place.field in VALUE_FIELDS:
        return getattr(story, place.field)
    raise KeyError(str(place))


def text_at(story: Story, place: Place) -> str:
    """The text at a place. Raises KeyError if there is none."""
    value = value_at(story, place)
    if not isinstance(value, str):
        raise KeyError(f"{place} is no text")
    return value


def has_place(story: Story, place: Place) -> bool:
    """Whether the story has such a place."""
    try:
        value_at(story, place)
    except KeyError:
        return False
    return True


def with_value(story: Story, place: Place, value: object) -> Story:
    """The story with another text or value at a place. Raises KeyError if it has no such place."""
    value_at(story, place)
    if not place.item:
        return replace(story, **{place.field: value})  # type: ignore[arg-type]
    index = index_of(story, place.field, place.item)
    old = items(story, place.field)
    new = replace(old[index], **{place.part: value})  # type: ignore[arg-type]
    return with_items(story, place.field, (*old[:index], new, *old[index + 1 :]))


def text_places(story: Story) -> tuple[Place, ...]:
    """Every text of a story, in the order of the page; what stands in Details comes last."""
    top = ("kicker", "headline", "standfirst", "byline")
    places = [Place(name) for name in top]
    places += [key_point_place(point.id) for point in story.key_points]
    places += [Place("dateline"), Place("source_tag")]
    for number, section in enumerate(story.sections):
        if number or section.crosshead:
            places.append(crosshead_place(section.id))
        places.append(body_place(section.id))
    for collection in ("figures", "pull_quotes"):
        parts = COLLECTIONS[collection][1]
        places += [
            Place(collection, it.id, part) for it in items(story, collection) for part in parts
        ]
    last = ("sign_off", "copyright_notice")
    rest = [name for name in TEXT_FIELDS if name not in (*top, *last, "dateline", "source_tag")]
    return (*places, *(Place(name) for name in (*last, *rest)))
