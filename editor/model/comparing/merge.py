"""Three-way merge: what two stories made of a common one, in one story.

- Texts are merged word by word, items by their ids, values whole.
- What only one side changed is taken. Where the sides disagree there is a conflict, never a
  guess: the merged story holds ours there until somebody has chosen.
- An item that one side took out goes only if the other left it untouched.
- The id of the story and its times of keeping are ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from editor.model.comparing.ordering import merged_order, reordered
from editor.model.comparing.reconciling import reconciled
from editor.model.comparing.values import (
    identical,
    is_running_text,
    item_places,
    item_shown,
    order_shown,
    page_order,
    shown,
)
from editor.model.labels import label
from editor.model.places import (
    COLLECTIONS,
    Place,
    has_place,
    items,
    text_at,
    value_at,
    with_items,
    with_value,
)
from editor.model.story import Item, Story

_Texts: TypeAlias = tuple[str, str, str]


class Choice(StrEnum):
    """How a conflict is resolved; BOTH is ours, then theirs."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class Disputed(StrEnum):
    """What the sides disagree about."""

    WORDS = "words"
    VALUE = "value"
    ITEM = "item"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed, each in its way.

    - `number` counts from 0 in the order of the page, and is the key for a choice.
    - `base`, `ours` and `theirs` are texts to be shown; an item that a side took out is empty.
    - `at` is where ours stands in the merged text, for words; 0 for all others.
    """

    number: int
    place: Place
    label: str
    disputed: Disputed
    base: str
    ours: str
    theirs: str
    at: int = 0

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices there are: a value or an order cannot be both."""
        if self.disputed in (Disputed.WORDS, Disputed.ITEM):
            return tuple(Choice)
        return (Choice.OURS, Choice.THEIRS)


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged story with its conflicts, and the side that can still be chosen."""

    story: Story
    conflicts: tuple[Conflict, ...]
    theirs: Story


def merge(base: Story, ours: Story, theirs: Story) -> Merged:
    """What both sides made of `base`, in one story."""
    work = _Work(base, ours, theirs)
    for place in page_order(ours):
        if place.field in COLLECTIONS:
            work.merge_items(place.field)
        else:
            work.merge_place(place)
    return Merged(work.story, tuple(work.conflicts), theirs)


def resolved(merged: Merged, choices: Mapping[int, Choice]) -> Story:
    """The story with conflicts resolved; those that nobody chose for stay ours.

    Raises ValueError for a choice that a conflict does not have.
    """
    story = merged.story
    # From the last one back, so that what is still to come stands where it stood.
    for conflict in reversed(merged.conflicts):
        choice = choices.get(conflict.number, Choice.OURS)
        if choice not in conflict.choices:
            raise ValueError(f"{conflict.label} cannot be {choice}")
        if choice is not Choice.OURS:
            story = _chosen(story, merged.theirs, conflict, choice)
    return story


class _Work:
    """A merge under way: the story so far, which began as ours, and the conflicts met."""

    def __init__(self, base: Story, ours: Story, theirs: Story) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs
        self.story = ours
        self.conflicts: list[Conflict] = []

    def merge_place(self, place: Place) -> None:
        """Merge a text or value that stands in both sides."""
        ours, theirs = value_at(self.ours, place), value_at(self.theirs, place)
        if identical(ours, theirs):
            return
        base = _base_value(self.base, place)
        if is_running_text(place):
            self._merge_words(place, str(base))
        elif identical(base, ours):
            self.story = with_value(self.story, place, theirs)
        elif not identical(base, theirs):
            self._dispute(place, Disputed.VALUE, self._texts(lambda story: shown(story, place)))

    def merge_items(self, collection: str) -> None:
        """Merge the items of a collection: which there are, their order, and their words."""
        base, ours, theirs = (
            {each.id: each for each in items(story, collection)}
            for story in (self.base, self.ours, self.theirs)
        )
        self._merge_order(collection, self._kept(collection, base, ours, theirs))
        for item in ours:
            if item in theirs:
                for place in item_places(collection, ours[item]):
                    self.merge_place(place)

    def _merge_words(self, place: Place, base: str) -> None:
        found = reconciled(base, text_at(self.ours, place), text_at(self.theirs, place))
        self.story = with_value(self.story, place, found.text)
        for clash in found.clashes:
            texts = clash.base, clash.ours, clash.theirs
            self._dispute(place, Disputed.WORDS, texts, clash.at)

    def _kept(
        self,
        collection: str,
        base: dict[str, Item],
        ours: dict[str, Item],
        theirs: dict[str, Item],
    ) -> dict[str, Item]:
        """The items of the merged story, as yet in no order; ours where both have them."""
        kept: dict[str, Item] = {}
        for item in {**base, **ours, **theirs}:
            old, own, other = base.get(item), ours.get(item), theirs.get(item)
            if own and other:
                kept[item] = own
            elif remaining := own or other:
                if old is None:
                    kept[item] = remaining
                elif not _is_same(collection, old, remaining):
                    # One side took out what the other changed.
                    before, own_text, other_text = (
                        item_shown(collection, each) if each else "" for each in (old, own, other)
                    )
                    texts = before, own_text, other_text
                    self._dispute(Place(collection, item), Disputed.ITEM, texts)
                    kept |= {item: own} if own else {}
        return kept

    def _merge_order(self, collection: str, kept: dict[str, Item]) -> None:
        base, ours, theirs = (
            [each.id for each in items(story, collection)]
            for story in (self.base, self.ours, self.theirs)
        )
        order, is_disputed = merged_order(base, ours, theirs, kept)
        self.story = with_items(self.story, collection, tuple(kept[item] for item in order))
        if is_disputed:
            texts = self._texts(lambda story: order_shown(story, collection))
            self._dispute(Place(collection), Disputed.ORDER, texts)

    def _texts(self, of: Callable[[Story], str]) -> _Texts:
        return of(self.base), of(self.ours), of(self.theirs)

    def _dispute(self, place: Place, disputed: Disputed, texts: _Texts, at: int = 0) -> None:
        known = (self.base, self.ours, self.theirs)
        whose = next(each for each in known if not place.item or _has_item(each, place))
        number = len(self.conflicts)
        self.conflicts.append(Conflict(number, place, label(whose, place), disputed, *texts, at))


def _base_value(base: Story, place: Place) -> object:
    """What the base has at a place; nothing for an item that both sides brought."""
    if has_place(base, place):
        return value_at(base, place)
    empty = COLLECTIONS[place.field][0](id=place.item)
    return getattr(empty, place.part)


def _has_item(story: Story, place: Place) -> bool:
    return any(each.id == place.item for each in items(story, place.field))


def _is_same(collection: str, one: Item, other: Item) -> bool:
    return all(
        identical(getattr(one, place.part), getattr(other, place.part))
        for place in item_places(collection, one)
    )


def _chosen(story: Story, theirs: Story, conflict: Conflict, choice: Choice) -> Story:
    """The story with theirs, or both, in place of ours."""
    place = conflict.place
    match conflict.disputed:
        case Disputed.WORDS:
            text = text_at(story, place)
            words = conflict.theirs if choice is Choice.THEIRS else _both(conflict)
            end = conflict.at + len(conflict.ours)
            return with_value(story, place, text[: conflict.at] + words + text[end:])
        case Disputed.VALUE:
            return with_value(story, place, value_at(theirs, place))
        case Disputed.ORDER:
            return _with_order(story, place.field, [it.id for it in items(theirs, place.field)])
        case Disputed.ITEM:
            return _with_item(story, theirs, place, choice)


def _both(conflict: Conflict) -> str:
    """Ours, then theirs, parted as they would be on the page."""
    ours, theirs = conflict.ours, conflict.theirs
    if not ours or not theirs or ours[-1].isspace() or theirs[0].isspace():
        return ours + theirs
    return f"{ours}\n\n{theirs}" if "\n" in ours + theirs else f"{ours} {theirs}"


def _with_order(story: Story, collection: str, order: list[str]) -> Story:
    known = {each.id: each for each in items(story, collection)}
    ids = reordered(list(known), order)
    return with_items(story, collection, tuple(known[item] for item in ids))


def _with_item(story: Story, theirs: Story, place: Place, choice: Choice) -> Story:
    """The story with the item as one side changed it, or without it as the other wished."""
    there = items(story, place.field)
    if _has_item(story, place):
        if choice is Choice.BOTH:
            return story
        left = tuple(each for each in there if each.id != place.item)
        return with_items(story, place.field, left)
    order = [each.id for each in items(theirs, place.field)]
    item = items(theirs, place.field)[order.index(place.item)]
    ahead = set(order[: order.index(place.item)])
    index = max((n + 1 for n, each in enumerate(there) if each.id in ahead), default=0)
    return with_items(story, place.field, (*there[:index], item, *there[index:]))
