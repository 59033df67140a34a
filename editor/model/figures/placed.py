"""What a person does to figures and pull quotes, as pure functions that return an `Edit`.

- A figure stands above the key points (the lead image, one at most that a person sets) or behind
  its section; a pull quote behind its section, after the section's figures.
- What is of no section that is there stands behind the opening.
- Nothing loses a word: what is removed comes back by undo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from editor.model.changes import (
    Batch,
    Change,
    ItemInserted,
    ItemMoved,
    item_removed,
    value_replaced,
)
from editor.model.edits import Edit
from editor.model.figures.images import FigureWords
from editor.model.ids import Ids
from editor.model.places import Caret, Place, index_of, items, value_at
from editor.model.story import Figure, PullQuote, Story
from editor.model.translation import N_

FIGURES, PULL_QUOTES = "figures", "pull_quotes"

Placed: TypeAlias = Figure | PullQuote


@dataclass(frozen=True, slots=True)
class Spot:
    """A place among the sections: behind the section `after`, or above all of them."""

    after: str
    is_lead: bool = False


def spot_of(story: Story, place: Place | None) -> Spot:
    """Where something new comes for whoever writes at a place."""
    opening, last = story.sections[0].id, story.sections[-1].id
    if place is None or place.field in ("dateline", "source_tag"):
        return Spot(opening)
    if place.field == "sections":
        return Spot(place.item)
    if place.field in (FIGURES, PULL_QUOTES):
        return Spot(_section(story, _item(story, place.field, place.item)))
    if place.field in ("kicker", "headline", "standfirst", "byline", "reader_note", "key_points"):
        return Spot(opening, is_lead=not any(each.lead for each in story.figures))
    return Spot(last)


def add_figures(
    story: Story, ids: Ids, images: Sequence[tuple[str, FigureWords]], spot: Spot
) -> Edit:
    """New figures in a spot, each with its image and the words that brought; one may wait for
    its image (an empty digest). Only the first can be the lead.
    """
    index = _behind(story, FIGURES, spot)
    new = [
        Figure(
            ids(),
            digest,
            words.alt,
            words.caption,
            words.credit,
            after=spot.after,
            lead=spot.is_lead and not number,
        )
        for number, (digest, words) in enumerate(images)
    ]
    changes: list[Change] = [
        ItemInserted(FIGURES, index + number, each) for number, each in enumerate(new)
    ]
    caret = Caret(Place(FIGURES, new[0].id, "caption"), len(new[0].caption))
    return Edit(_together(changes), N_("Add figure") if len(new) == 1 else N_("Add figures"), caret)


def add_pull_quote(story: Story, ids: Ids, spot: Spot, text: str = "") -> Edit:
    """A new pull quote behind the section of a spot."""
    quote = PullQuote(ids(), text, after=spot.after)
    index = _behind(story, PULL_QUOTES, Spot(spot.after))
    caret = Caret(Place(PULL_QUOTES, quote.id, "text"), len(text))
    return Edit(ItemInserted(PULL_QUOTES, index, quote), N_("Add pull quote"), caret)


def remove_placed(story: Story, collection: str, item: str) -> Edit:
    """A figure or a pull quote goes, with its words; the image stays in the library."""
    label = N_("Remove figure") if collection == FIGURES else N_("Remove pull quote")
    return Edit(item_removed(story, collection, item), label)


def set_image(story: Story, item: str, digest: str, words: FigureWords) -> Edit:
    """A figure gets another image; words that came with it fill what is empty, and nothing else."""
    figure = story.figures[index_of(story, FIGURES, item)]
    place = Place(FIGURES, item, "digest")
    changes: list[Change] = [value_replaced(story, place, digest)]
    for part in ("alt", "caption", "credit"):
        if getattr(words, part) and not getattr(figure, part):
            changes.append(value_replaced(story, Place(FIGURES, item, part), getattr(words, part)))
    label = N_("Replace image") if figure.digest else N_("Add image")
    return Edit(_together(changes), label, Caret(Place(FIGURES, item, "caption")))


def set_lead(story: Story, item: str, *, is_lead: bool) -> Edit | None:
    """A figure becomes the lead image in the place of any other, or is it no longer."""
    changes: list[Change] = [
        value_replaced(story, Place(FIGURES, each.id, "lead"), each.id == item and is_lead)
        for each in story.figures
        if each.lead != (each.id == item and is_lead) and (is_lead or each.id == item)
    ]
    if not changes:
        return None
    label = N_("Set lead image") if is_lead else N_("No lead image")
    return Edit(_together(changes), label, Caret(Place(FIGURES, item, "caption")))


def move_placed(
    story: Story, collection: str, item: str, step: int, caret: Caret | None = None
) -> Edit | None:
    """A figure or pull quote goes one place up (-1) or down (1): past its neighbour in the same
    section, else to the next section. Above the opening a figure is the lead image.
    """
    source = index_of(story, collection, item)
    group = _group(story, _item(story, collection, item))
    beside = [index for index, it in _of_group(story, collection, group)]
    at = beside.index(source) + step
    label = N_("Move figure") if collection == FIGURES else N_("Move pull quote")
    if 0 <= at < len(beside):
        return Edit(ItemMoved(collection, source, beside[at]), label, caret)
    target = group + step
    is_lead = target < 0
    if not (-1 if collection == FIGURES else 0) <= target < len(story.sections):
        return None
    if is_lead and _of_group(story, collection, -1):
        # There is a lead image already: one is enough.
        return None
    changes = _to_group(story, collection, item, target)
    others = [index for index, _ in _of_group(story, collection, target)]
    if others:
        end = others[-1] if step < 0 else others[0]
        behind = end + (step < 0) - (source < end + (step < 0))
        if behind != source:
            changes.append(ItemMoved(collection, source, behind))
    return Edit(_together(changes), label, caret)


def placed_behind(story: Story, collection: str, section: int) -> tuple[Placed, ...]:
    """What stands behind a section, by its number; the lead figures for -1."""
    return tuple(each for _, each in _of_group(story, collection, section))


def _to_group(story: Story, collection: str, item: str, group: int) -> list[Change]:
    if group < 0:
        return [value_replaced(story, Place(collection, item, "lead"), True)]
    wanted: dict[str, object] = {"after": story.sections[group].id}
    if collection == FIGURES:
        wanted["lead"] = False
    places = {part: Place(collection, item, part) for part in wanted}
    return [
        value_replaced(story, places[part], value)
        for part, value in wanted.items()
        if value_at(story, places[part]) != value
    ]


def _of_group(story: Story, collection: str, group: int) -> list[tuple[int, Placed]]:
    return [each for each in _placed(story, collection) if _group(story, each[1]) == group]


def _item(story: Story, collection: str, item: str) -> Placed:
    """A figure or pull quote. Raises KeyError if it is not there."""
    return {each.id: each for _, each in _placed(story, collection)}[item]


def _placed(story: Story, collection: str) -> Iterator[tuple[int, Placed]]:
    for index, each in enumerate(items(story, collection)):
        if isinstance(each, Figure | PullQuote):
            yield index, each


def _group(story: Story, item: Placed) -> int:
    """The number of the section behind which something stands; -1 for a lead figure."""
    if isinstance(item, Figure) and item.lead:
        return -1
    return index_of(story, "sections", _section(story, item))


def _section(story: Story, item: Placed) -> str:
    known = any(each.id == item.after for each in story.sections)
    return item.after if known else story.sections[0].id


def _behind(story: Story, collection: str, spot: Spot) -> int:
    """Where in its collection something new stands last in its spot."""
    group = -1 if spot.is_lead else index_of(story, "sections", spot.after)
    before = [index for index, each in _placed(story, collection) if _group(story, each) <= group]
    return max(before, default=-1) + 1


def _together(changes: Sequence[Change]) -> Change:
    return changes[0] if len(changes) == 1 else Batch(tuple(changes))
