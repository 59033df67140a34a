"""Press text as a format: the seed byte for byte, layouts, what is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.formats.base import Options
from editor.formats.press import FORMAT
from editor.formats.press_text.report import part, report_line
from editor.formats.press_text.taking import take_apart
from editor.model.codec import story_from_json, story_to_json
from editor.model.house import FIRST_HOUSE, House, PressLayout
from editor.model.parcel import Parcel, Taken
from editor.model.places import Place
from editor.model.story import Advisory, Figure, KeyPoint, Section, Story
from tests.shared import shared_path

TEXT = """Boat Found in Tree

  • It was blue.
  • It was wet.

(NewsReady.com) – The boat hung in the tree for a week. It was blue.

The Wasps

Nobody dared to climb up. The wasps were many.

Copyright 2026, NewsReady.com"""


def read(data: bytes) -> Parcel:
    assert FORMAT.read is not None
    (parcel,) = FORMAT.read(data)
    return parcel


def written(story: Story, house: House = FIRST_HOUSE) -> str:
    assert FORMAT.write is not None
    return FORMAT.write((Parcel(story, house),), Options()).decode()


def test_the_seed_comes_back_byte_for_byte() -> None:
    data = shared_path("stories", "seed.txt").read_bytes()
    story = story_from_json(story_to_json(read(data).story))
    assert written(story).encode() == data
    assert (len(story.key_points), len(story.sections), story.words) == (4, 3, 366)


def test_the_line_says_what_was_taken_for_what() -> None:
    line = report_line(take_apart(TEXT + "\n\n###\n\nCall Nell").taken)
    assert line == (
        "headline, 2 key points, source tag, crosshead, copyright notice; 1 line to the desk note"
    )


def test_every_part_of_the_line_has_its_place() -> None:
    taken = take_apart(TEXT).taken
    assert [each.place for each in taken] == [
        Place("headline"),
        Place("key_points", "k1", "text"),
        Place("source_tag"),
        Place("sections", "s2", "crosshead"),
        Place("copyright_notice"),
    ]


def test_plurals_read_well() -> None:
    assert part(Taken(2, "advisory")) == "2 advisories"
    assert part(Taken(1, "link or advert")) == "1 link or advert"


def test_the_layout_of_the_copy_is_kept_with_it() -> None:
    text = TEXT.replace("  • ", "- ").replace("–", "—") + "\n"
    parcel = read(text.encode())
    assert parcel.house.press == PressLayout("-", "", final_newline=True)
    assert written(parcel.story, parcel.house) == text


def test_copy_in_the_house_form_has_the_house() -> None:
    assert read(TEXT.encode()).house == FIRST_HOUSE


def test_copy_of_another_house_keeps_its_own_tag_and_form() -> None:
    text = TEXT.replace("(NewsReady.com) –", "TARNMOUTH, July 7 (Tarnwire) -")
    parcel = read(text.replace("NewsReady.com", "Tarnwire").encode())
    assert (parcel.house.source_tag, parcel.house.name) == ("Tarnwire", "Tarnwire")
    assert "TARNMOUTH, July 7 (Tarnwire) - The boat" in written(parcel.story, parcel.house)


@pytest.mark.parametrize("tag", ["The Lantern", "NewsReady.com"])
def test_a_tag_without_parentheses_counts_if_it_is_known(tag: str) -> None:
    house = replace(FIRST_HOUSE, source_tag=tag)
    parcel = take_apart(f"Boat Found in Tree\n\n{tag} – The boat hung in a tree.", house)
    assert parcel.story.source_tag == tag


def test_the_wire_fields_are_written_and_read_back() -> None:
    story = Story(
        "press",
        kicker="RIVER LIFE",
        headline="Boat found in tree",
        byline="Ida Quill",
        key_points=(KeyPoint("k1", "It was blue."),),
        dateline="TARNMOUTH, July 7",
        source_tag="Tarnwire",
        sections=(
            Section("s1", body="The boat hung in the tree for a week. It was blue."),
            Section("s2", "The Wasps", "Nobody dared.\n\n- One\n- Two\n\nNobody at all."),
        ),
        figures=(Figure("f1", caption="The tree", credit="AP Photo/Ida Quill", after="s2"),),
        sign_off="(Reporting by Ida Quill)",
        copyright_notice="Copyright 2026, Tarnwire",
        usage_terms="All rights reserved.",
        embargoed_until="2026-07-08T06:30:00-04:00",
        advisories=(Advisory("UPDATED", extra={"prefix": "UPDATE 2-"}),),
    )
    house = replace(FIRST_HOUSE, lead_in="{place} ({tag}) -", source_tag="Tarnwire")
    assert take_apart(written(story, house), house).story == story


def test_what_is_not_for_readers_is_not_written() -> None:
    story = Story("a", headline="Boat", slugline="river-boat", ed_note="Call Nell", status="draft")
    assert written(story) == "Boat"


def test_an_advisory_without_a_mark_of_its_own_gets_that_of_the_wires() -> None:
    story = Story("a", headline="Boat found", advisories=(Advisory("CORRECTED"),))
    assert written(story) == "CORRECTED-Boat found"


def test_the_by_of_a_byline_is_never_doubled() -> None:
    assert written(Story("a", headline="Boat", byline="By Ida Quill")) == "Boat\n\nBy Ida Quill"


def test_an_embargo_that_is_not_clear_is_written_in_its_own_words() -> None:
    story = Story("a", headline="Boat", embargoed_until="Wednesday 0001")
    assert written(story) == "EMBARGOED UNTIL Wednesday 0001\n\nBoat"


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        (b"", 0.0),
        (b"\x89PNG\r\n\x1a\n\x00", 0.0),
        (TEXT.encode(), 0.5),
        (TEXT.encode("utf-16"), 0.5),
        (b'{"id": "a"}', 0.1),
        (b"<!DOCTYPE html>", 0.1),
        (b"---\ntitle: Boat\n---\n", 0.1),
    ],
)
def test_any_text_may_be_press_text_but_others_come_first(head: bytes, sure: float) -> None:
    assert FORMAT.recognises(head) == sure
