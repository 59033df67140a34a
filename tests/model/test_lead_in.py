"""The lead-in: its form around dateline and tag, and how it is understood when typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.model.changes import TextChange, apply, inverse
from editor.model.house import FIRST_HOUSE
from editor.model.lead_in import LeadIn, lead_in, take_lead_in
from editor.model.places import Caret, Place, body_place
from editor.model.story import Section, Story


@pytest.mark.parametrize(
    ("form", "place", "tag", "expected"),
    [
        ("({tag}) –", False, True, LeadIn("(", "", ") –")),
        ("({tag}) –", True, True, LeadIn("", " (", ") –")),
        ("({tag}) –", True, False, LeadIn("", "", " –")),
        ("{place} ({tag}) —", True, True, LeadIn("", " (", ") —")),
        ("{place} ({tag}) —", False, True, LeadIn("(", "", ") —")),
        ("{place} ({tag}) —", True, False, LeadIn("", "", " —")),
        ("{place} –", True, True, LeadIn("", " (", ") –")),
        ("{tag}, {place} –", True, True, LeadIn("", " (", ") –")),
        ("{place}، ({tag}) –", False, True, LeadIn("(", "", ") –")),
        ("({tag}) –", False, False, LeadIn("", "", "")),
    ],
)
def test_the_form_stands_around_what_there_is(
    form: str, place: bool, tag: bool, expected: LeadIn
) -> None:
    assert lead_in(form, has_place=place, has_tag=tag) == expected


def story_with(body: str, **fields: str) -> tuple[Story, TextChange]:
    """A story whose opening has just been typed."""
    story = Story("s", sections=(Section("o", "", body),), **fields)
    return story, TextChange(body_place("o"), 0, "", body)


@pytest.mark.parametrize(
    ("typed", "dateline", "rest"),
    [
        ("(NewsReady.com) – The", "", "The"),
        ("(NewsReady.com) -- The", "", "The"),
        ("PRAGUE (NewsReady.com) — The", "PRAGUE", "The"),
        ("NEW YORK, July 19 (NewsReady.com) - The", "NEW YORK, July 19", "The"),
    ],
)
def test_a_typed_lead_in_goes_to_its_fields(typed: str, dateline: str, rest: str) -> None:
    story, change = story_with(typed)
    edit = take_lead_in(story, FIRST_HOUSE, change)
    assert edit is not None
    after = apply(story, edit.change)
    assert (after.dateline, after.source_tag) == (dateline, "NewsReady.com")
    assert after.sections[0].body == rest
    assert edit.caret == Caret(body_place("o"), len(rest))
    assert apply(after, inverse(edit.change)) == story


@pytest.mark.parametrize(
    ("tag", "place"),
    [
        ("وكالة الليل", "القاهرة، 19 يوليو"),
        ("وكالة الليل", "بيروت، ٣ كانون الأول ٢٠٢٦"),
        ("وكالة الليل", "القاهرة"),
        ("وكالة الليل", "LONDON"),
        ("סוכנות הלילה", "תל אביב, 19 ביולי"),
        ("nga", "BERLIN, 19. Juli"),
        ("nga", "Berlin, 19. Juli"),
        ("NGA", "PARIS, 19 juillet"),
        ("NGA", "Madrid, 19 de julio"),
    ],
)
@pytest.mark.parametrize("comma", ["", "،"])
def test_a_lead_in_with_a_date_is_understood_in_its_language(
    tag: str, place: str, comma: str
) -> None:
    house = replace(FIRST_HOUSE, source_tag=tag)
    story, change = story_with(f"{place}{comma} ({tag}) – …")
    edit = take_lead_in(story, house, change)
    assert edit is not None
    after = apply(story, edit.change)
    assert (after.dateline, after.source_tag, after.sections[0].body) == (place, tag, "…")
    assert apply(after, inverse(edit.change)) == story


@pytest.mark.parametrize(
    "typed",
    ["قال الوزير إن الأمر يعود إلى (وكالة الليل) – وهذا", "يوم 19 يوليو، قالت (وكالة الليل) – و"],
)
def test_a_sentence_that_names_the_tag_stays_text_in_any_script(typed: str) -> None:
    story, change = story_with(typed)
    house = replace(FIRST_HOUSE, source_tag="وكالة الليل")
    assert take_lead_in(story, house, change) is None


@pytest.mark.parametrize(
    "typed",
    [
        "(Elsewhere) – The",
        "(NewsReady.com) The",
        "Sources told (NewsReady.com) – that",
        "The (NewsReady.com) – and",
        "Text before.\n\n(NewsReady.com) – The",
    ],
)
def test_anything_else_stays_text(typed: str) -> None:
    story, change = story_with(typed)
    assert take_lead_in(story, FIRST_HOUSE, change) is None


def test_another_place_than_the_storys_stays_text() -> None:
    story, change = story_with("PRAGUE (NewsReady.com) – The", dateline="LONDON")
    assert take_lead_in(story, FIRST_HOUSE, change) is None


def test_the_storys_own_tag_counts_before_the_houses() -> None:
    story, change = story_with("(AP) – The", source_tag="AP")
    edit = take_lead_in(story, FIRST_HOUSE, change)
    assert edit is not None
    assert apply(story, edit.change).source_tag == "AP"


def test_what_was_typed_behind_it_does_not_take_it_again() -> None:
    story, _ = story_with("(NewsReady.com) – The")
    behind = TextChange(body_place("o"), 18, "", "T")
    assert take_lead_in(story, FIRST_HOUSE, behind) is None
    elsewhere = TextChange(Place("headline"), 0, "", "T")
    assert take_lead_in(story, FIRST_HOUSE, replace(elsewhere)) is None
