"""A story takes over the parts of another: pasted press text that was taken apart."""

from __future__ import annotations

from dataclasses import replace

from editor.model.changes import (
    Batch,
    Change,
    FieldChange,
    ItemInserted,
    ItemRemoved,
    TextChange,
)
from editor.model.edits import Edit
from editor.model.ids import Ids
from editor.model.places import COLLECTIONS, TEXT_FIELDS, Caret, Place, items
from editor.model.story import DEFAULT_URGENCY, Figure, Item, PullQuote, Story

_OWN = frozenset({"status"})


def taken_over(story: Story, other: Story, label: str, new_id: Ids) -> Edit:
    """One step that gives a story the texts and items of another.

    - What the other story says replaces what this one says; where it is silent, this one's words
      stay: a paste without a copyright notice leaves the house's.
    - Items keep their ids unless this story has such ids already; places into `other` stay true
      for all that kept theirs.
    """
    changes: list[Change] = []
    for name in TEXT_FIELDS:
        old, new = getattr(story, name), getattr(other, name)
        if new and new != old and name not in _OWN:
            changes.append(TextChange(Place(name), 0, old, new))
    for name, empty in (("urgency", DEFAULT_URGENCY), ("keywords", ()), ("advisories", ())):
        old, new = getattr(story, name), getattr(other, name)
        if new not in (empty, old):
            changes.append(FieldChange(Place(name), old, new))
    new_ids = _new_ids(story, other, new_id)
    for collection in COLLECTIONS:
        changes += _items_replaced(story, other, collection, new_ids)
    return Edit(Batch(tuple(changes)), label, Caret(Place("headline"), len(other.headline)))


def _new_ids(story: Story, other: Story, new_id: Ids) -> dict[tuple[str, str], str]:
    """An id of its own for each of the other's items whose id this story has already."""
    return {
        (collection, item.id): new_id()
        for collection in COLLECTIONS
        for item in items(other, collection)
        if any(own.id == item.id for own in items(story, collection))
    }


def _items_replaced(
    story: Story, other: Story, collection: str, new_ids: dict[tuple[str, str], str]
) -> list[Change]:
    """The new items come in ahead of the old ones, which then go: there is always a section."""
    old, new = items(story, collection), items(other, collection)
    if not new:
        return []
    changes: list[Change] = [
        ItemInserted(collection, index, _under_new_ids(item, collection, new_ids))
        for index, item in enumerate(new)
    ]
    changes += [ItemRemoved(collection, len(new), item) for item in old]
    return changes


def _under_new_ids(item: Item, collection: str, new_ids: dict[tuple[str, str], str]) -> Item:
    item = replace(item, id=new_ids.get((collection, item.id), item.id))
    if isinstance(item, Figure | PullQuote):
        item = replace(item, after=new_ids.get(("sections", item.after), item.after))
    return item
