"""Changes: small reversible values that turn one story into the next.

- `apply` gives the new story and never alters the old one.
- `apply(apply(story, change), inverse(change))` is the story again, exactly.
- `joined` makes one change of two that follow each other.
- A change that does not fit the story (a place that is not there, a text that differs from what
  it removes) raises `Misfit` and changes nothing: a journal of another story is never applied.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from editor.model.places import (
    Place,
    index_of,
    items,
    text_at,
    value_at,
    with_items,
    with_value,
)
from editor.model.story import Item, Story
from editor.model.text import well_formed


class Misfit(ValueError):
    """A change was made for another story, or for another state of this one."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """At `at` (code points) of a text, `removed` gives way to `inserted`."""

    place: Place
    at: int
    removed: str
    inserted: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "removed", well_formed(self.removed))
        object.__setattr__(self, "inserted", well_formed(self.inserted))

    @property
    def end(self) -> int:
        """Where the inserted text ends."""
        return self.at + len(self.inserted)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value that is replaced whole: urgency, keywords, advisories, a figure's digest."""

    place: Place
    before: object
    after: object

    def __post_init__(self) -> None:
        object.__setattr__(self, "before", _mended(self.before))
        object.__setattr__(self, "after", _mended(self.after))


def _mended(value: object) -> object:
    """A text, or each of several, made well-formed; any other value as it is."""
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, tuple):
        return tuple(well_formed(each) if isinstance(each, str) else each for each in value)
    return value


@dataclass(frozen=True, slots=True)
class ItemInserted:
    """A key point, section, figure or pull quote comes in at `index`."""

    collection: str
    index: int
    item: Item


@dataclass(frozen=True, slots=True)
class ItemRemoved:
    """The item at `index` goes, with all its words (which this change remembers)."""

    collection: str
    index: int
    item: Item


@dataclass(frozen=True, slots=True)
class ItemMoved:
    """The item at `source` goes to where it has the index `target`."""

    collection: str
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Several changes as one, applied in order."""

    changes: tuple[Change, ...]


Change: TypeAlias = TextChange | FieldChange | ItemInserted | ItemRemoved | ItemMoved | Batch


def apply(story: Story, change: Change) -> Story:
    """The story after a change. Raises Misfit where the change does not fit."""
    try:
        return _apply(story, change)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise Misfit(str(error)) from error


def _apply(story: Story, change: Change) -> Story:
    match change:
        case TextChange(place, at, removed, inserted):
            text = text_at(story, place)
            if at < 0 or text[at : at + len(removed)] != removed or at > len(text):
                raise Misfit(f"{place} does not hold what is to be removed")
            return with_value(story, place, text[:at] + inserted + text[at + len(removed) :])
        case FieldChange(place, before, after):
            if value_at(story, place) != before:
                raise Misfit(f"{place} does not hold the value to be replaced")
            return with_value(story, place, after)
        case ItemInserted(collection, index, item):
            old = items(story, collection)
            if not 0 <= index <= len(old):
                raise Misfit(f"{collection} has no position {index}")
            return with_items(story, collection, (*old[:index], item, *old[index:]))
        case ItemRemoved(collection, index, item):
            old = items(story, collection)
            if not 0 <= index < len(old) or old[index] != item:
                raise Misfit(f"{collection} does not hold the item to be removed")
            if collection == "sections" and len(old) == 1:
                raise Misfit("a story keeps its opening")
            return with_items(story, collection, (*old[:index], *old[index + 1 :]))
        case ItemMoved(collection, source, target):
            order = list(items(story, collection))
            if not (0 <= source < len(order) and 0 <= target < len(order)):
                raise Misfit(f"{collection} has no such positions")
            order.insert(target, order.pop(source))
            return with_items(story, collection, tuple(order))
        case Batch(changes):
            for each in changes:
                story = _apply(story, each)
            return story


def inverse(change: Change) -> Change:
    """The change that takes this one back."""
    match change:
        case TextChange(place, at, removed, inserted):
            return TextChange(place, at, inserted, removed)
        case FieldChange(place, before, after):
            return FieldChange(place, after, before)
        case ItemInserted(collection, index, item):
            return ItemRemoved(collection, index, item)
        case ItemRemoved(collection, index, item):
            return ItemInserted(collection, index, item)
        case ItemMoved(collection, source, target):
            return ItemMoved(collection, target, source)
        case Batch(changes):
            return Batch(tuple(inverse(each) for each in reversed(changes)))


def joined(first: Change, second: Change) -> Change:
    """One change that does what `first` and then `second` do; a single one where it can be."""
    if isinstance(first, TextChange) and isinstance(second, TextChange):
        touches = second.at <= first.end and second.at + len(second.removed) >= first.at
        if first.place == second.place and touches:
            return _spliced(first, second)
    match first, second:
        case FieldChange(place, old, _), FieldChange(other, _, new) if place == other:
            return FieldChange(place, old, new)
    before = first.changes if isinstance(first, Batch) else (first,)
    after = second.changes if isinstance(second, Batch) else (second,)
    return Batch((*before, *after))


def _spliced(first: TextChange, second: TextChange) -> TextChange:
    end = second.at + len(second.removed)
    ahead = second.removed[: max(0, first.at - second.at)]
    behind = (
        second.removed[len(second.removed) - max(0, end - first.end) :] if end > first.end else ""
    )
    kept_head = first.inserted[: max(0, second.at - first.at)]
    kept_tail = first.inserted[max(0, end - first.at) :]
    return replace(
        first,
        at=min(first.at, second.at),
        removed=ahead + first.removed + behind,
        inserted=kept_head + second.inserted + kept_tail,
    )


def is_nothing(change: Change) -> bool:
    """Whether a change leaves every story as it is."""
    match change:
        case TextChange(_, _, removed, inserted):
            return removed == inserted
        case FieldChange(_, before, after):
            return before == after
        case ItemMoved(_, source, target):
            return source == target
        case Batch(changes):
            return all(is_nothing(each) for each in changes)
        case _:
            return False


def item_inserted(story: Story, collection: str, index: int, item: Item) -> ItemInserted:
    """Insert an item; a negative or too large index means the end."""
    count = len(items(story, collection))
    return ItemInserted(collection, index if 0 <= index <= count else count, item)


def item_removed(story: Story, collection: str, item: str) -> ItemRemoved:
    """Remove an item by its id. Raises KeyError if it is not there."""
    index = index_of(story, collection, item)
    return ItemRemoved(collection, index, items(story, collection)[index])


def text_replaced(story: Story, place: Place, text: str) -> TextChange:
    """Replace a whole text."""
    return TextChange(place, 0, text_at(story, place), text)


def value_replaced(story: Story, place: Place, value: object) -> FieldChange:
    """Replace a whole value."""
    return FieldChange(place, value_at(story, place), value)
