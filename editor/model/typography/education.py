"""Typographic quotes for a whole story, in one step."""

from __future__ import annotations

from editor.model.changes import Batch, TextChange
from editor.model.edits import Edit
from editor.model.places import Caret, Place, text_at, text_places
from editor.model.story import Story
from editor.model.text import difference
from editor.model.translation import N_
from editor.model.typography.educating import edits, educated
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
    language = story.language or language
    changes = []
    for place in filter(is_prose, text_places(story)):
        text = text_at(story, place)
        after = educated(text, language)
        found = difference(text, after)
        if found is not None:
            changes.append(TextChange(place, found.at, found.removed, found.inserted))
            if caret is not None and caret.place == place:
                caret = Caret(place, caret.position + _shift(text, caret.position, language))
    return Edit(Batch(tuple(changes)), EDUCATE, caret) if changes else None


def _shift(text: str, position: int, language: str) -> int:
    """How far the signs set before a position move it."""
    before = (each for each in edits(text, manner_of(language)) if each.end <= position)
    return sum(len(each.sign) - (each.end - each.start) for each in before)
