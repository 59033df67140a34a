"""The change that turns one story into another, and those that bring a part of one back.

- All of them are small and reversible: words that stand in both are never touched.
- `id`, `created` and `updated` are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.model.changes import (
    Batch,
    Change,
    FieldChange,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    TextChange,
    item_removed,
)
from editor.model.comparing.compare import Hunk, moved_items
from editor.model.comparing.values import WHOLE, identical, is_running_text, item_places, page_order
from editor.model.comparing.wording import rewording
from editor.model.places import COLLECTIONS, Place, has_place, items, text_at, value_at
from editor.model.story import Story


def change_between(before: Story, after: Story) -> Change:
    """What turns `before` into `after`; an empty Batch where nothing does."""
    changes: list[Change] = []
    for place in page_order(after):
        if place.field in COLLECTIONS:
            changes += _of_items(before, after, place.field)
        else:
            changes += _of_place(before, after, place)
    return _together(changes)


def field_restored(now: Story, then: Story, place: Place) -> Change | None:
    """What makes a field, or an item, be again as it was; None where there is nothing to do.

    - An item that is missing now comes back whole, behind what it stood behind.
    - An item that came since goes; a story keeps its last section.
    - An item that stands in both goes back to where it stood.
    """
    if not place.item:
        return _or_none(_of_place(now, then, place)) if has_place(then, place) else None
    there = _ids(now, place.field)
    once = _ids(then, place.field)
    if place.item not in there:
        if place.item not in once:
            return None
        item = items(then, place.field)[once.index(place.item)]
        return ItemInserted(place.field, _index_behind(there, once, place.item), item)
    if place.item not in once:
        is_last = place.field == "sections" and len(there) == 1
        return None if is_last else item_removed(now, place.field, place.item)
    if place.part:
        return _or_none(_of_place(now, then, place)) if has_place(then, place) else None
    source = there.index(place.item)
    del there[source]
    target = _index_behind(there, once, place.item)
    return None if source == target else ItemMoved(place.field, source, target)


def hunk_undone(hunk: Hunk) -> TextChange:
    """What takes one difference back in the later text."""
    return TextChange(hunk.place, hunk.at, hunk.inserted, hunk.removed)


def _together(changes: list[Change]) -> Change:
    return changes[0] if len(changes) == 1 else Batch(tuple(changes))


def _or_none(changes: Iterator[Change]) -> Change | None:
    found = list(changes)
    return _together(found) if found else None


def _of_place(before: Story, after: Story, place: Place) -> Iterator[Change]:
    """What turns one text or value into the other; texts from the end backwards."""
    old, new = value_at(before, place), value_at(after, place)
    if identical(old, new):
        return
    if is_running_text(place):
        was, becomes = text_at(before, place), text_at(after, place)
        for each in reversed(rewording(was, becomes)):
            removed, inserted = was[each.start : each.end], becomes[each.to : each.till]
            yield TextChange(place, each.start, removed, inserted)
    elif not place.item and place.field in WHOLE:
        yield TextChange(place, 0, text_at(before, place), text_at(after, place))
    else:
        yield FieldChange(place, old, new)


def _of_items(before: Story, after: Story, collection: str) -> Iterator[Change]:
    """What turns one collection into the other: words first, then what goes, moves and comes."""
    old = {each.id: each for each in items(before, collection)}
    new = {each.id: each for each in items(after, collection)}
    for item in filter(old.__contains__, new):
        for place in item_places(collection, new[item]):
            yield from _of_place(before, after, place)
    ids = list(old)
    going = [item for item in ids if item not in new]
    if collection == "sections" and len(going) == len(ids):
        # A story always has a section: the last one goes when another has come.
        going = going[1:]
    for item in reversed(going):
        yield ItemRemoved(collection, ids.index(item), old[item])
        ids.remove(item)
    yield from _moves(before, after, collection, ids)
    for index, item in enumerate(new):
        if item not in old:
            yield ItemInserted(collection, index, new[item])
            ids.insert(index, item)
    for item in [each for each in ids if each not in new]:
        yield ItemRemoved(collection, ids.index(item), old[item])


def _moves(before: Story, after: Story, collection: str, ids: list[str]) -> Iterator[Change]:
    """The moves that bring what stands in both into the new order; `ids` follows them."""
    wanted = [each.id for each in items(after, collection) if each.id in ids]
    for item in moved_items(items(before, collection), items(after, collection)):
        source = ids.index(item)
        del ids[source]
        ahead = wanted.index(item)
        target = ids.index(wanted[ahead - 1]) + 1 if ahead else 0
        ids.insert(target, item)
        if source != target:
            yield ItemMoved(collection, source, target)


def _ids(story: Story, collection: str) -> list[str]:
    return [each.id for each in items(story, collection)]


def _index_behind(there: list[str], once: list[str], item: str) -> int:
    """Where an item belongs: behind the nearest one that it stood behind."""
    for ahead in reversed(once[: once.index(item)]):
        if ahead in there:
            return there.index(ahead) + 1
    return 0
