"""Replacing what was found: one edit over all fields.

- Where much is replaced a text is changed at once, from the first place to the last.
- A field of one line stays one: a line end that comes in becomes a space.
- A keyword of which nothing is left goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor.model.changes import Batch, Change, FieldChange, TextChange, is_nothing
from editor.model.edits import Edit
from editor.model.keywords import KEYWORDS, keyword_spans
from editor.model.places import Caret, Place
from editor.model.story import Story
from editor.model.text import well_formed
from editor.model.translation import N_

REPLACE = N_("Replace")
REPLACE_ALL = N_("Replace all")

_APART = 40
"""So many places are changed one by one; of more, those of one text are one change."""

_OF_SEVERAL_LINES = frozenset({"reader_note", "copyright_notice", "usage_terms", "ed_note"})


@dataclass(frozen=True, slots=True)
class Substitution:
    """From `start` to `end` of a text, other words."""

    start: int
    end: int
    inserted: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """The substitutions in one text, from its head on; they do not overlap."""

    place: Place
    text: str
    substitutions: tuple[Substitution, ...]


def has_lines(place: Place) -> bool:
    """Whether a text may hold line ends."""
    return place.part == "body" or (not place.item and place.field in _OF_SEVERAL_LINES)


def fitting(place: Place, inserted: str) -> str:
    """What comes into a place, in one line where that is one."""
    return inserted if has_lines(place) else well_formed(inserted).replace("\n", " ")


def replacement(
    story: Story, replaced: Iterable[Replaced], label: str, caret: Caret | None = None
) -> Edit | None:
    """All substitutions as one edit; None where they change nothing."""
    texts = tuple(replaced)
    is_much = sum(len(each.substitutions) for each in texts) > _APART
    changes: list[Change] = []
    for each in texts:
        if each.place == KEYWORDS:
            after = _in_keywords(story.keywords, each.substitutions)
            changes.append(FieldChange(KEYWORDS, story.keywords, after))
        else:
            changes += [_in_one(each)] if is_much else _one_by_one(each)
    real = tuple(change for change in changes if not is_nothing(change))
    return Edit(Batch(real), label, caret) if real else None


def _one_by_one(replaced: Replaced) -> list[TextChange]:
    """The last place first, so that each stands where it was found."""
    return [
        TextChange(replaced.place, each.start, replaced.text[each.start : each.end], each.inserted)
        for each in reversed(replaced.substitutions)
    ]


def _in_one(replaced: Replaced) -> TextChange:
    text, after = replaced.text, substituted(replaced.text, replaced.substitutions)
    first, last = replaced.substitutions[0].start, replaced.substitutions[-1].end
    inserted = after[first : len(after) - (len(text) - last)]
    return TextChange(replaced.place, first, text[first:last], inserted)


def substituted(text: str, substitutions: Sequence[Substitution]) -> str:
    """A text after its substitutions."""
    pieces: list[str] = []
    end = 0
    for each in substitutions:
        pieces += (text[end : each.start], each.inserted)
        end = each.end
    return "".join((*pieces, text[end:]))


def _in_keywords(
    keywords: tuple[str, ...], substitutions: Sequence[Substitution]
) -> tuple[str, ...]:
    after = []
    for (start, end), word in zip(keyword_spans(keywords), keywords, strict=True):
        inside = [
            Substitution(each.start - start, each.end - start, each.inserted)
            for each in substitutions
            if start <= each.start and each.end <= end
        ]
        changed = substituted(word, inside).strip() if inside else word
        if changed or not inside:
            after.append(changed)
    return tuple(after)
