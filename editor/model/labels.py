"""What the window calls the texts, values and items of a story."""

from __future__ import annotations

from typing import Final

from editor.model.places import Place, index_of
from editor.model.story import Story

FIELD_LABELS: Final = {
    "slugline": "Slugline",
    "kicker": "Kicker",
    "headline": "Headline",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "dateline": "Dateline",
    "source_tag": "Source tag",
    "sign_off": "Sign-off",
    "reader_note": "Reader's note",
    "copyright_notice": "Copyright notice",
    "usage_terms": "Usage terms",
    "ed_note": "Desk note",
    "embargoed_until": "Embargo",
    "genre": "Genre",
    "category": "Category",
    "language": "Language",
    "published_at": "Published",
    "modified_at": "Modified",
    "status": "Status",
    "house": "House",
    "urgency": "Urgency",
    "keywords": "Keywords",
    "advisories": "Advisories",
    "extra": "Other data",
}
"""The story's own texts and values."""

ITEM_LABELS: Final = {
    "key_points": "Key point",
    "sections": "Section",
    "figures": "Figure",
    "pull_quotes": "Pull quote",
}
"""An item of each collection."""

_PARTS = {
    "text": "",
    "alt": "alt text",
    "digest": "image",
    "after": "position",
    "lead": "as lead image",
    "extra": "other data",
}


def label(story: Story, place: Place) -> str:
    """What a place is called; items count from 1. Raises KeyError if its item is not there."""
    if not place.item:
        return FIELD_LABELS.get(place.field) or f"Order of the {place.field.replace('_', ' ')}"
    number = index_of(story, place.field, place.item) + 1
    if place.part in ("body", "crosshead"):
        return f"{place.part.capitalize()} {number}"
    named = f"{ITEM_LABELS[place.field]} {number}"
    part = _PARTS.get(place.part, place.part)
    return f"{named} {part}" if part else named
