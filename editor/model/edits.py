"""What a person does to a story beyond typing, as pure functions that return an `Edit`.

- None of them loses a word: what a split or a merge parts or joins is only white space.
- What cannot be done (the opening has no crosshead to move) is no Edit: None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from editor.model.changes import (
    Batch,
    Change,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    TextChange,
    item_removed,
    text_replaced,
    value_replaced,
)
from editor.model.ids import Ids
from editor.model.places import (
    LANGUAGE,
    Caret,
    Place,
    body_place,
    crosshead_place,
    index_of,
    items,
    key_point_place,
    text_at,
    value_at,
)
from editor.model.story import KeyPoint, Section, Story
from editor.model.translation import N_

PARAGRAPH_END = "\n\n"
"""One empty line parts the paragraphs of a body."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change, its name for the Undo menu (kept in English), and where the caret goes."""

    change: Change
    label: str
    caret: Caret | None = None


def language_set(story: Story, code: str, caret: Caret | None) -> Edit | None:
    """The story is in another language, by its code; no word changes."""
    if story.language == code:
        return None
    return Edit(text_replaced(story, LANGUAGE, code), N_("Language"), caret)


def add_key_point(story: Story, ids: Ids, after: str = "") -> Edit:
    """A new empty key point, after another or at the end."""
    index = index_of(story, "key_points", after) + 1 if after else len(story.key_points)
    point = KeyPoint(ids())
    return Edit(
        ItemInserted("key_points", index, point),
        N_("Add key point"),
        Caret(key_point_place(point.id)),
    )


def split_key_point(story: Story, item: str, position: int, ids: Ids) -> Edit:
    """The key point ends at a position; what followed becomes the next one."""
    place = key_point_place(item)
    text = text_at(story, place)
    ahead, behind = text[:position].rstrip(" "), text[position:].lstrip(" ")
    point = KeyPoint(ids(), behind)
    index = index_of(story, "key_points", item) + 1
    return Edit(
        Batch((_tail_removed(place, text, len(ahead)), ItemInserted("key_points", index, point))),
        N_("Split key point"),
        Caret(key_point_place(point.id)),
    )


def join_key_points(story: Story, item: str) -> Edit | None:
    """A key point joins the one before it; the first has none."""
    index = index_of(story, "key_points", item)
    if index == 0:
        return None
    before, point = story.key_points[index - 1], story.key_points[index]
    place = key_point_place(before.id)
    space = " " if before.text and point.text and not before.text.endswith(" ") else ""
    return Edit(
        Batch(
            (
                TextChange(place, len(before.text), "", space + point.text),
                ItemRemoved("key_points", index, point),
            )
        ),
        N_("Join key points") if point.text else N_("Remove key point"),
        Caret(place, len(before.text + space)),
    )


def remove_key_point(story: Story, item: str, caret: Caret | None = None) -> Edit:
    """A key point goes, with its words; the caret goes where it is told or to its neighbour."""
    index = index_of(story, "key_points", item)
    if caret is None:
        caret = _beside_key_point(story, index)
    return Edit(item_removed(story, "key_points", item), N_("Remove key point"), caret)


def _beside_key_point(story: Story, index: int) -> Caret:
    if index:
        before = story.key_points[index - 1]
        return Caret(key_point_place(before.id), len(before.text))
    if len(story.key_points) > 1:
        return Caret(key_point_place(story.key_points[1].id))
    return Caret(Place("headline"), len(story.headline))


def paste_key_points(
    story: Story, item: str, span: tuple[int, int], lines: Sequence[str], ids: Ids
) -> Edit:
    """Several lines come in over a span of a key point: one key point each."""
    place = key_point_place(item)
    text = text_at(story, place)
    start, end = span
    first = text_replaced(story, place, text[:start] + lines[0])
    index = index_of(story, "key_points", item) + 1
    new = [KeyPoint(ids(), line) for line in lines[1:-1]]
    last = KeyPoint(ids(), lines[-1] + text[end:])
    inserted = [
        ItemInserted("key_points", index + number, point)
        for number, point in enumerate((*new, last))
    ]
    return Edit(
        Batch((first, *inserted)), N_("Paste"), Caret(key_point_place(last.id), len(lines[-1]))
    )


def move_item(
    story: Story, collection: str, item: str, target: int, caret: Caret | None
) -> Edit | None:
    """A key point or section goes to another position; the opening stays where it is."""
    source = index_of(story, collection, item)
    first = 1 if collection == "sections" else 0
    last = len(items(story, collection)) - 1
    if not first <= source <= last or not first <= target <= last or source == target:
        return None
    name = N_("Move section") if collection == "sections" else N_("Move key point")
    return Edit(ItemMoved(collection, source, target), name, caret)


def add_section(story: Story, ids: Ids, after: str = "") -> Edit:
    """A new empty section, after another or at the end; the caret goes to its crosshead."""
    index = index_of(story, "sections", after) + 1 if after else len(story.sections)
    section = Section(ids())
    return Edit(
        ItemInserted("sections", index, section),
        N_("Add section"),
        Caret(crosshead_place(section.id)),
    )


def split_section(story: Story, section: str, position: int, ids: Ids) -> Edit:
    """A body ends at a position; what follows becomes a section of its own.

    The line ends at the seam go: they parted paragraphs that now part themselves. Figures and
    pull quotes stay where the text ends.
    """
    place = body_place(section)
    text = text_at(story, place)
    ahead, behind = text[:position].rstrip("\n"), text[position:].lstrip("\n")
    new = Section(ids(), "", behind)
    index = index_of(story, "sections", section) + 1
    parted = (_tail_removed(place, text, len(ahead)), ItemInserted("sections", index, new))
    return Edit(
        Batch((*parted, *put_behind(story, section, new.id))),
        N_("Split section"),
        Caret(crosshead_place(new.id)),
    )


def merge_section(story: Story, section: str) -> Edit | None:
    """A section joins the one before it; its crosshead stays as a paragraph, and what stands
    behind it comes along.
    """
    index = index_of(story, "sections", section)
    if index == 0:
        return None
    before, merged = story.sections[index - 1], story.sections[index]
    added = PARAGRAPH_END.join(filter(None, (merged.crosshead, merged.body)))
    seam = PARAGRAPH_END if before.body and added and not before.body.endswith("\n\n") else ""
    place = body_place(before.id)
    return Edit(
        Batch(
            (
                TextChange(place, len(before.body), "", seam + added),
                ItemRemoved("sections", index, merged),
                *put_behind(story, section, before.id),
            )
        ),
        N_("Merge section"),
        Caret(place, len(before.body + seam)),
    )


def remove_section(story: Story, section: str) -> Edit | None:
    """A section goes, with its words; the opening stays, and so do figures and pull quotes."""
    index = index_of(story, "sections", section)
    if index == 0:
        return None
    before = story.sections[index - 1]
    removed = item_removed(story, "sections", section)
    placed = put_behind(story, section, before.id)
    return Edit(
        Batch((removed, *placed)) if placed else removed,
        N_("Remove section"),
        Caret(body_place(before.id), len(before.body)),
    )


def replace_value(story: Story, place: Place, value: object, label: str) -> Edit | None:
    """A value that is replaced whole: urgency, keywords. None where it is the same."""
    if value_at(story, place) == value:
        return None
    return Edit(value_replaced(story, place, value), label)


def put_behind(story: Story, section: str, other: str) -> tuple[Change, ...]:
    """Let figures and pull quotes of a section stand behind another one.

    What is of no section that is there stands behind the opening.
    """
    opening = story.sections[0].id
    known = {each.id for each in story.sections}
    return tuple(
        value_replaced(story, Place(collection, each.id, "after"), other)
        for collection in ("figures", "pull_quotes")
        for each in items(story, collection)
        for after in (getattr(each, "after", ""),)
        if (after if after in known else opening) == section
    )


def _tail_removed(place: Place, text: str, at: int) -> TextChange:
    return TextChange(place, at, text[at:], "")
