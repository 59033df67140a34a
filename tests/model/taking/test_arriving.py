"""What letters tell of a story from outside counts for less than what it names, and its house."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.model.house import FIRST_HOUSE
from editor.model.parcel import Parcel, Taken
from editor.model.places import LANGUAGE, Place
from editor.model.story import Story
from editor.model.taking.arriving import from_outside, in_house

ARABIC = "عادت العبّارة «سولفيغ» إلى الميناء يوم الاثنين، وفق بيان الشركة."


@pytest.mark.parametrize(
    ("house", "language"),
    [("ar-EG", ""), ("ar", ""), ("ug", ""), ("en-US", "ar"), ("az-Latn", "ar"), ("", "ar")],
)
def test_a_story_that_may_be_in_the_language_of_its_house_is(house: str, language: str) -> None:
    parcel = from_outside(Story("s", headline=ARABIC))
    assert (parcel.story.language, parcel.is_told) == ("ar", True)
    there = in_house(parcel, replace(FIRST_HOUSE, language=house))
    assert there.story.language == language


def test_a_language_that_a_story_names_stays_whatever_its_house_writes() -> None:
    parcel = from_outside(Story("s", headline=ARABIC, language="fa"))
    assert in_house(parcel, replace(FIRST_HOUSE, language="ar-EG")).story.language == "fa"


def test_what_does_not_count_is_not_said_to_be_taken() -> None:
    taken = (Taken(1, "headline", Place("headline")), Taken(1, "language", LANGUAGE))
    parcel = Parcel(Story("s", headline=ARABIC, language="ar"), taken=taken, is_told=True)
    assert in_house(parcel, replace(FIRST_HOUSE, language="ar-EG")).taken == taken[:1]
    assert in_house(parcel, FIRST_HOUSE) == parcel
