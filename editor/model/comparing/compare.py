"""Two stories field by field and word by word.

- Items of collections are known by their ids, wherever they stand.
- The runs that stayed or went, joined, are the earlier text exactly; those that stayed or came
  the later one.
- Hunks applied backwards as text changes to the later text give the earlier one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from editor.model.comparing.alignment import longest_rising
from editor.model.comparing.values import (
    identical,
    is_read,
    is_running_text,
    item_places,
    item_shown,
    page_order,
    shown,
)
from editor.model.comparing.wording import Stretch, rewording
from editor.model.labels import label
from editor.model.places import COLLECTIONS, Place, items, text_at, value_at
from editor.model.story import Item, Story
from editor.model.text import word_count
from editor.model.translation import N_


class Sign(StrEnum):
    """What became of a run of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class What(StrEnum):
    """What happened to a field or an item."""

    CHANGED = N_("changed")
    ADDED = N_("added")
    REMOVED = N_("removed")
    MOVED = N_("moved")


@dataclass(frozen=True, slots=True)
class Run:
    """Text that stands in both, only in the later or only in the earlier of two texts."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Hunk:
    """One difference within a text: at `at` (code points) of the later text, `removed` of the
    earlier one gave way to `inserted`.
    """

    place: Place
    at: int
    removed: str
    inserted: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field, or an item of a collection, that is not the same in both.

    - `place` is the text or value; for an item that came, went or moved, the item (its `part` is
      empty).
    - `label` names it as the window does: "Headline", "Key point 2", "Body 3".
    - `runs` give both texts word by word; values that are no text are shown as text.
    - `hunks` are there for texts that stand in both stories.
    """

    place: Place
    label: str
    what: What
    runs: tuple[Run, ...]
    hunks: tuple[Hunk, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences in the order of the page, and the words gained and lost in them."""

    differences: tuple[Difference, ...]
    gained: int
    lost: int


def compare(before: Story, after: Story) -> Comparison:
    """All that turned one story into the other, but for its id and the times of keeping."""
    found: list[Difference] = []
    for place in page_order(after):
        if place.field in COLLECTIONS:
            found += _of_items(before, after, place.field)
        else:
            found += _of_place(before, after, place)
    gained, lost = (_words(found, sign) for sign in (Sign.ADDED, Sign.REMOVED))
    return Comparison(tuple(found), gained, lost)


def runs_of(before: str, after: str) -> tuple[Run, ...]:
    """Two texts word by word."""
    return _runs(before, after, rewording(before, after))


def moved_items(before: tuple[Item, ...], after: tuple[Item, ...]) -> tuple[str, ...]:
    """The fewest items whose moves explain the order of `after`, by id, in that order.

    Only items that stand in both are looked at.
    """
    positions = {each.id: number for number, each in enumerate(before)}
    both = [each.id for each in after if each.id in positions]
    steady = set(longest_rising([positions[each] for each in both]))
    return tuple(each for index, each in enumerate(both) if index not in steady)


def _of_place(before: Story, after: Story, place: Place) -> Iterator[Difference]:
    if identical(value_at(before, place), value_at(after, place)):
        return
    named = label(after, place)
    if is_running_text(place):
        old, new = text_at(before, place), text_at(after, place)
        stretches = rewording(old, new)
        hunks = tuple(
            Hunk(place, each.to, old[each.start : each.end], new[each.to : each.till])
            for each in stretches
        )
        yield Difference(place, named, What.CHANGED, _runs(old, new, stretches), hunks)
    else:
        runs = _of_values(shown(before, place), shown(after, place), place)
        yield Difference(place, named, What.CHANGED, runs)


def _runs(before: str, after: str, stretches: tuple[Stretch, ...]) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = 0
    for each in stretches:
        runs.append(Run(Sign.SAME, before[at : each.start]))
        runs.append(Run(Sign.REMOVED, before[each.start : each.end]))
        runs.append(Run(Sign.ADDED, after[each.to : each.till]))
        at = each.end
    runs.append(Run(Sign.SAME, before[at:]))
    return tuple(run for run in runs if run.text)


def _of_values(old: str, new: str, place: Place) -> tuple[Run, ...]:
    """Values as text: lists word by word, all others whole."""
    if is_read(place) and old != new:
        return runs_of(old, new)
    return tuple(run for run in (Run(Sign.REMOVED, old), Run(Sign.ADDED, new)) if run.text)


def _of_items(before: Story, after: Story, collection: str) -> Iterator[Difference]:
    old = {each.id: each for each in items(before, collection)}
    new = {each.id: each for each in items(after, collection)}
    moved = moved_items(items(before, collection), items(after, collection))
    for item in _together(list(old), list(new)):
        place = Place(collection, item)
        if item not in new:
            yield _whole(before, place, What.REMOVED, Sign.REMOVED, old[item])
        elif item not in old:
            yield _whole(after, place, What.ADDED, Sign.ADDED, new[item])
        else:
            if item in moved:
                yield _whole(after, place, What.MOVED, Sign.SAME, new[item])
            for part in item_places(collection, new[item]):
                yield from _of_place(before, after, part)


def _whole(story: Story, place: Place, what: What, sign: Sign, item: Item) -> Difference:
    text = item_shown(place.field, item)
    return Difference(place, label(story, place), what, (Run(sign, text),) if text else ())


def _together(old: list[str], new: list[str]) -> list[str]:
    """The ids of both, in the new order; what went stands after what it stood behind."""
    order = list(new)
    for number, item in enumerate(old):
        if item not in new:
            order.insert(order.index(old[number - 1]) + 1 if number else 0, item)
    return order


def _words(differences: list[Difference], sign: Sign) -> int:
    """The words in runs of a sign, where words are read."""
    return sum(
        word_count(run.text)
        for each in differences
        if (not each.place.part and each.place.field in COLLECTIONS) or is_read(each.place)
        for run in each.runs
        if run.sign is sign
    )
