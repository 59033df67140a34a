"""The language of a story from outside: named there, told by its letters, or that of its house."""

from __future__ import annotations

from dataclasses import replace

from editor.model.house import House
from editor.model.parcel import Parcel
from editor.model.places import LANGUAGE
from editor.model.scripts import written_alike
from editor.model.story import Story
from editor.model.told_language import in_its_language


def from_outside(story: Story) -> Parcel:
    """A story that another program wrote, in the language that it names or its letters tell."""
    told = in_its_language(story)
    return Parcel(told, is_told=told.language not in ("", story.language))


def in_house(parcel: Parcel, house: House) -> Parcel:
    """A parcel that comes into a house: a story that may be in its language is in no other one.

    What a story names itself stays.
    """
    story = parcel.story
    if not parcel.is_told or not written_alike(house.language, story.language):
        return parcel
    taken = tuple(each for each in parcel.taken if each.place != LANGUAGE)
    return replace(parcel, story=replace(story, language=""), taken=taken, is_told=False)
