"""A dateline typed at the head of the opening: known for one, and taken only if it is wanted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.changes import apply, inverse
from editor.model.places import Caret, body_place
from editor.model.story import Section, Story
from editor.model.taking.typed_dateline import dateline_made, may_be_made, typed_dateline


def story_of(body: str, dateline: str = "") -> Story:
    return Story("a", dateline=dateline, sections=(Section("o", body=body),))


@pytest.mark.parametrize("dash", ["-", "–", "—", "--", "---"])
@pytest.mark.parametrize(
    "dateline",
    [
        "MARLHAVEN",
        "NEW YORK",
        "ST. GALLEN",
        "FRANKFURT AM MAIN",
        "AIX-EN-PROVENCE",
        "L’AQUILA",
        "KØBENHAVN",
        "МОСКВА",
        "ΑΘΗΝΑ",
        "ԵՐԵՎԱՆ",
        "MARLHAVEN, England",
        "MARLHAVEN, Nov. 23",
        "MARLHAVEN, Maine, Nov. 23",
        "MARLHAVEN, 23 November 2026",
        "BERLIN, 19. Juli",
        "PARIS, le 19 juillet",
        "WASHINGTON, D.C.",
    ],
)
def test_a_place_in_capitals_and_a_spaced_dash_read_as_a_dateline(dateline: str, dash: str) -> None:
    assert typed_dateline(f"{dateline} {dash} The biggest boat.") == dateline
    assert typed_dateline(f"{dateline} {dash} ") == dateline


@pytest.mark.parametrize(
    "body",
    [
        "",
        "The biggest boat – a ferry – sank.",
        "Marlhaven – The biggest boat.",
        "MARLHAVEN: The biggest boat.",
        "MARLHAVEN-The biggest boat.",
        "MARLHAVEN- The biggest boat.",
        "MARLHAVEN -",
        "A – B",
        "24 – The number",
        "ONE TWO THREE FOUR FIVE – The boat.",
        "LONDON, which was foggy – the boat.",
        "The boat.\n\nMARLHAVEN – The biggest boat.",
        "MARLHAVEN\n– The biggest boat.",
        "- MARLHAVEN – The biggest boat.",
        "ירושלים – The boat",
        "東京 – The boat",
        "القاهرة – The boat",
    ],
)
def test_other_openings_do_not(body: str) -> None:
    assert typed_dateline(body) == ""
    assert dateline_made(story_of(body), "MARLHAVEN") is None


def test_one_step_makes_it_the_dateline_and_one_takes_it_back() -> None:
    story = story_of("MARLHAVEN, Nov. 23 — The boat.\n\nMore.")
    edit = dateline_made(story, "MARLHAVEN, Nov. 23")
    assert edit is not None
    made = apply(story, edit.change)
    assert (made.dateline, made.sections[0].body) == ("MARLHAVEN, Nov. 23", "The boat.\n\nMore.")
    assert edit.caret == Caret(body_place("o"), 0)
    assert apply(made, inverse(edit.change)) == story


def test_the_storys_own_dateline_is_not_doubled_and_no_other_one_replaced() -> None:
    body = "MARLHAVEN – The boat."
    edit = dateline_made(story_of(body, "MARLHAVEN"), "MARLHAVEN")
    assert edit is not None
    assert apply(story_of(body, "MARLHAVEN"), edit.change) == story_of("The boat.", "MARLHAVEN")
    assert dateline_made(story_of(body, "PRAGUE"), "MARLHAVEN") is None


def test_what_was_offered_holds_while_the_opening_begins_with_it() -> None:
    assert may_be_made(story_of("MARLHAVEN – The boat."), "MARLHAVEN")
    assert not may_be_made(story_of("MARLHAVEN The boat."), "MARLHAVEN")
    assert not may_be_made(story_of("NORTHGATE – The boat."), "MARLHAVEN")
    assert not may_be_made(story_of("MARLHAVEN – The boat.", "PRAGUE"), "MARLHAVEN")


@given(st.text("AB a.,-–'1 \n", max_size=40))
def test_every_word_is_in_the_story_whatever_was_taken(body: str) -> None:
    edit = dateline_made(story_of(body), typed_dateline(body))
    if edit is not None:
        made = apply(story_of(body), edit.change)
        whole = f"{made.dateline}{made.sections[0].body}"
        assert list(filter(str.isalnum, whole)) == list(filter(str.isalnum, body))


def test_no_opening_is_read_for_ever() -> None:
    for body in ("A" * 200_000, "A-" * 100_000, "A " * 100_000, "A.A'" * 50_000):
        assert typed_dateline(body) == ""
