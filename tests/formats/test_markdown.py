import pytest
from hypothesis import given, settings

from editor.formats.base import Options
from editor.formats.markdown import FORMAT
from editor.model.codec import story_from_json, story_to_json
from editor.model.errors import UnreadableStory
from editor.model.parcel import Parcel
from editor.model.story import Section, Story
from editor.render.plain import body_text
from tests.sample_stories import FULL, sample
from tests.strategies import stories


def written(story: Story) -> str:
    assert FORMAT.write
    return FORMAT.write((Parcel(story),), Options()).decode()


def read(text: str | bytes) -> Story:
    assert FORMAT.read
    (parcel,) = FORMAT.read(text if isinstance(text, bytes) else text.encode())
    return parcel.story


@settings(max_examples=60)
@given(stories())
def test_any_story_comes_back_exactly(story: Story) -> None:
    assert story_to_json(read(written(story))) == story_to_json(story)


@pytest.mark.parametrize(
    "body",
    [
        "## no crosshead",
        "\\## typed with a backslash",
        "   ### indented",
        "##",
        "a\n## b\n\n\\\\## c",
        "---\nkey: value\n---",
        "\n\nempty lines before\n\n\n",
        "",
        " ",
    ],
)
def test_a_body_that_looks_like_the_file_s_own_marks_stays_a_body(body: str) -> None:
    story = Story("s", sections=(Section("a", body=body), Section("b", "Crosshead", body)))
    again = read(written(story))
    assert [each.body for each in again.sections] == [body, body]
    assert [each.crosshead for each in again.sections] == ["", "Crosshead"]


@pytest.mark.parametrize("crosshead", ["", "two\nlines", " edges ", "closing ##", "#", "\u00a0"])
def test_any_crosshead_comes_back(crosshead: str) -> None:
    story = Story("s", sections=(Section("a", crosshead), Section("b", crosshead, "Text.")))
    assert read(written(story)).sections == story.sections


def test_the_file_reads_naturally() -> None:
    text = written(sample())
    assert "headline: Harbor Town Votes to Let the Sea Back Into Its Old Salt Marsh\n" in text
    assert "\n  - Farmers behind the dike will be paid for land that floods.\n" in text
    assert "\n## A Gate Without a Door\n\nThe plan came out of a bad winter." in text


def test_an_edit_made_in_another_program_is_taken_over() -> None:
    text = written(FULL).replace("## What It Costs", "## The Price\n\nNew.\n\n## And Then")
    text = text.replace("  - Work in April.\n", "  - Work in May.\n  - 2027\n")
    story = read(text)
    assert [each.crosshead for each in story.sections] == ["", "The Price", "And Then"]
    assert [point.text for point in story.key_points] == [
        "The vote was 2,114 to 1,687.",
        "Work in May.",
        "2027",
    ]
    assert len({each.id for each in story.sections}) == 3


def test_windows_line_ends_make_no_difference() -> None:
    assert read(written(FULL).replace("\n", "\r\n")) == FULL


FOREIGN = """\
---
title: No
date: 2013-05-29 10:00:43 -0400
authors:
  - Ada Moss
  - Bo Lund
summary: 1.10
tags: [coast, salt]
layout: post
status: live
---
First [link][1], <b>bold</b> and a ![gap](gap.png "The gap").

Setext
------

* one
* two

### Deeper ###

    code

{{< short code="x" >}} and a note[^1].

[^1]: The note.

[1]: https://example.org/a
"""


def test_another_program_s_front_matter_becomes_fields() -> None:
    story = read(FOREIGN)
    assert (story.headline, story.standfirst) == ("No", "1.10")
    assert story.published_at == "2013-05-29T10:00:43-04:00"
    assert story.byline == "Ada Moss and Bo Lund"
    assert story.keywords == ("coast", "salt")
    assert dict(story.extra) == {"layout": "post", "front_matter": {"status": "live"}}
    assert story.status == "draft"


def test_other_markdown_comes_into_the_dialect_without_losing_a_word() -> None:
    story = read(FOREIGN)
    assert [each.crosshead for each in story.sections] == ["", "Setext", "Deeper"]
    opening, setext, deeper = (each.body for each in story.sections)
    assert "[link](https://example.org/a)" in opening
    assert "**bold**" in opening
    assert setext == "- one\n- two"
    assert "code" in deeper
    words = body_text(deeper)
    assert '{{< short code="x" >}} and a note[1].' in words
    assert "[1] The note." in words
    (figure,) = story.figures
    assert (figure.alt, figure.caption, figure.after) == ("gap", "The gap", "s1")
    assert figure.extra["source"] == "gap.png"


def test_a_first_heading_is_the_headline_and_a_list_below_it_key_points() -> None:
    story = read("# Head & Line\n\n- One.\n- Two.\n\nText.\n\n## Cross\n\nMore.\n")
    assert story.headline == "Head & Line"
    assert [point.text for point in story.key_points] == ["One.", "Two."]
    assert [each.body for each in story.sections] == ["Text.", "More."]


def test_front_matter_that_is_no_yaml_is_kept_for_the_desk() -> None:
    story = read("---\ntitle: [open\n---\n\nText.\n")
    assert story.ed_note == "title: [open\n"
    assert story.sections[0].body == "Text."


def test_aliases_in_front_matter_are_not_followed() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(5))
    assert "*a" in read(f"---\n{bomb}---\n\nText.\n").ed_note


def test_markup_that_would_run_does_not_come_in() -> None:
    story = read('Text <script>alert(1)</script><a href="javascript:alert(1)">here</a>\n')
    assert "alert" not in story.sections[0].body
    assert "here" in story.sections[0].body


def test_a_paragraph_of_brackets_is_read_as_the_text_it_is() -> None:
    assert body_text(read("[" * 20_000).sections[0].body) == "[" * 20_000


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"\x7fELF\x02\x01\x01\x00\x00", b"\x89PNG\r\n\x1a\n\x00"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableStory):
        read(data)


@pytest.mark.parametrize("text", ["b*)|**e*!", "**a*b", "*a **b* c**", "_a __b_ c__ d"])
def test_marks_that_overlap_lose_no_character(text: str) -> None:
    shown = body_text(read(f"Text {text}\n").sections[0].body)
    assert shown.translate(_NO_MARKS) == f"Text {text}".translate(_NO_MARKS)


_NO_MARKS = {ord("*"): None, ord("_"): None}


def test_an_address_made_of_a_short_code_swallows_no_text() -> None:
    text = 'See [one]({{< ref "a.md" >}}) and [two]({{< tmp "b" >}} "Title").'
    shown = body_text(read(text).sections[0].body)
    assert all(word in shown for word in ("one", "and", "two", "a.md", "Title"))


def test_a_link_s_title_ends_where_it_ends() -> None:
    body = read('[a](https://example.org "t") and [b](https://example.org "u").\n')
    assert body_text(body.sections[0].body) == "a and b."


@pytest.mark.parametrize(
    "value", ["!!bool perhaps", "!!timestamp soon", "!!int x", "!!python/name:os.system", "[" * 500]
)
def test_front_matter_that_no_reader_understands_is_kept_whole(value: str) -> None:
    assert read(f"---\ntitle: {value}\n---\nText.\n").ed_note == f"title: {value}\n"


@pytest.mark.parametrize("number", [".nan", ".inf", "-.inf"])
def test_a_number_that_json_lacks_is_kept_as_a_text(number: str) -> None:
    story = read(f"---\ntitle: Ferry\nrank: {number}\n---\nText.\n")
    again = story_from_json(story_to_json(story))
    assert isinstance(again.extra["rank"], str)


@pytest.mark.parametrize("crosshead", ["a\n\n", "a\n\n...\n", "...", "a\n---\n\n"])
def test_a_text_that_ends_in_empty_lines_comes_back(crosshead: str) -> None:
    story = Story("s", sections=(Section("a", crosshead, "Text."),))
    assert read(written(story)) == story


def test_unknown_keys_come_back_however_deep_a_story_may_hold_them() -> None:
    deep = "[" * 99 + "1" + "]" * 99
    story = story_from_json(f'{{"id":"s","x":{deep},"sections":[{{"id":"a","y":{deep}}}]}}')
    assert read(written(story)) == story
