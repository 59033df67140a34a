"""Which texts of a story are checked, and its misspelt words one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from editor.model.places import Caret, Place, text_at, text_places
from editor.model.spelling.tokens import Span
from editor.model.story import Story

Marks: TypeAlias = Callable[[str], tuple[Span, ...]]
"""The misspelt words of a line."""

_NOT_CHECKED = frozenset(
    (
        *("slugline", "byline", "source_tag", "keywords", "language", "status"),
        *("embargoed_until", "published_at", "modified_at"),
    )
)
_NAMES = frozenset(("credit", "source"))


def is_checked(place: Place) -> bool:
    """Whether the words of a place are looked up: not codes, times, and what is made of names."""
    return place.field not in _NOT_CHECKED and place.part not in _NAMES


def faults_from(
    story: Story, caret: Caret | None, marks: Marks, *, forward: bool
) -> Iterator[tuple[Place, int, int]]:
    """All misspelt words from the caret on, onwards or backwards, once round the story."""
    places = [place for place in text_places(story) if is_checked(place)]
    if not forward:
        places.reverse()
    here = places.index(caret.place) if caret and caret.place in places else 0
    begun = caret if caret and caret.place in places else None
    for number, place in enumerate((*places[here:], *places[: here + bool(begun)])):
        spans = _spans(text_at(story, place), marks)
        if begun is not None and place == begun.place:
            spans = [span for span in spans if _is_ahead(span, begun, forward) == (number == 0)]
        for start, end in spans if forward else reversed(spans):
            yield place, start, end


def _is_ahead(span: Span, caret: Caret, forward: bool) -> bool:
    return span[0] >= caret.end if forward else span[1] <= caret.start


def _spans(text: str, marks: Marks) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for line in text.split("\n"):
        spans += [(at + start, at + end) for start, end in marks(line)]
        at += len(line) + 1
    return spans
