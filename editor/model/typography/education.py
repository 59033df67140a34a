"""Typographic quotes for a whole story, in one step."""

from __future__ import annotations

from collections.abc import Sequence

from editor.model.changes import Batch, TextChange
from editor.model.edits import Edit
from editor.model.places import Caret, Place, text_at, text_places
from editor.model.story import Story
from editor.model.text import difference
from editor.model.translation import N_
from editor.model.typography.educating import Edit as Sign
from editor.model.typography.educating import applied, edits
from editor.model.typography.manners import manner_of

EDUCATE = N_("Typographic quotes")

_VERBATIM = frozenset(
    (
        *("slugline", "source_tag", "copyright_notice", "usage_terms", "language", "status"),
        *("embargoed_until", "published_at", "modified_at", "category", "genre", "keywords"),
    )
)


def is_prose(place: Place) -> bool:
    """Whether a text is written for reading: no code, no time, no notice given word for word."""
    return place.field not in _VERBATIM


def educate_story(story: Story, language: str, caret: Caret | None = None) -> Edit | None:
    """Typographic signs in every text of a story; None where there is nothing to do.

    `language` counts where the story has none of its own. The caret stays with its words.
    """
    manner = manner_of(story.language or language)
    changes = []
    for place in filter(is_prose, text_places(story)):
        text = text_at(story, place)
        signs = tuple(edits(text, manner))
        found = difference(text, applied(text, signs)) if signs else None
        if found is not None:
            changes.append(TextChange(place, found.at, found.removed, found.inserted))
            if caret is not None and caret.place == place:
                caret = Caret(place, caret.position + _shift(signs, caret.position))
    return Edit(Batch(tuple(changes)), EDUCATE, caret) if changes else None


def _shift(signs: Sequence[Sign], position: int) -> int:
    """How far the signs set before a position move it."""
    before = (each for each in signs if each.end <= position)
    return sum(len(each.sign) - (each.end - each.start) for each in before)
