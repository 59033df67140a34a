"""What the window calls the texts, values and items of a story."""

from __future__ import annotations

from typing import Final

from editor.model.places import Place, index_of
from editor.model.story import Story
from editor.model.translation import N_, _

FIELD_LABELS: Final = {
    "slugline": N_("Slugline"),
    "kicker": N_("Kicker"),
    "headline": N_("Headline"),
    "standfirst": N_("Standfirst"),
    "byline": N_("Byline"),
    "dateline": N_("Dateline"),
    "source_tag": N_("Source tag"),
    "sign_off": N_("Sign-off"),
    "reader_note": N_("Reader's note"),
    "copyright_notice": N_("Copyright notice"),
    "usage_terms": N_("Usage terms"),
    "ed_note": N_("Desk note"),
    "planned_length": N_("Planned length"),
    "embargoed_until": N_("Embargo"),
    "genre": N_("Genre"),
    "category": N_("Category"),
    "language": N_("Language"),
    "published_at": N_("Published"),
    "modified_at": N_("Modified"),
    "status": N_("Status"),
    "house": N_("House"),
    "urgency": N_("Urgency"),
    "keywords": N_("Keywords"),
    "advisories": N_("Advisories"),
    "extra": N_("Other data"),
}
"""The story's own texts and values."""

ITEM_LABELS: Final = {
    "key_points": N_("Key point {n}"),
    "sections": N_("Section {n}"),
    "figures": N_("Figure {n}"),
    "pull_quotes": N_("Pull quote {n}"),
}
"""An item of each collection."""

_ORDERS = {
    "key_points": N_("Order of the key points"),
    "sections": N_("Order of the sections"),
    "figures": N_("Order of the figures"),
    "pull_quotes": N_("Order of the pull quotes"),
}
_SECTION_PARTS = {"body": N_("Body {n}"), "crosshead": N_("Crosshead {n}")}
_PARTS = {
    "alt": N_("{item} alt text"),
    "caption": N_("{item} caption"),
    "credit": N_("{item} credit"),
    "source": N_("{item} source"),
    "digest": N_("{item} image"),
    "after": N_("{item} position"),
    "lead": N_("{item} as lead image"),
    "extra": N_("{item} other data"),
}


def label(story: Story, place: Place) -> str:
    """What a place is called; items count from 1. Raises KeyError if its item is not there."""
    if not place.item:
        return _(FIELD_LABELS.get(place.field) or _ORDERS.get(place.field, place.field))
    number = index_of(story, place.field, place.item) + 1
    if place.part in _SECTION_PARTS:
        return _(_SECTION_PARTS[place.part]).format(n=number)
    named = _(ITEM_LABELS[place.field]).format(n=number)
    return _(_PARTS[place.part]).format(item=named) if place.part in _PARTS else named


def where(story: Story, place: Place) -> str:
    """A place as somebody finds it again: the text of a section by what stands above it."""
    if place.field == "sections" and place.part == "body":
        number = index_of(story, place.field, place.item)
        if not number:
            return _("Opening")
        if title := " ".join(story.sections[number].crosshead.split()):
            return title
    return label(story, place)
