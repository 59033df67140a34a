from dataclasses import replace

import pytest
from hypothesis import given, settings

from editor.model.house import House
from editor.model.places import Place, text_at
from editor.model.rows import Page
from editor.model.story import Figure, KeyPoint, PullQuote, Section, Story
from editor.render.page import description, fragment, page
from tests.sample_stories import DESK_WORDS, EMPTY, FULL, HOUSE, SMALL, sample
from tests.strategies import stories


def htmls(story: Story, house: House = HOUSE) -> list[str]:
    return [block.html for block in page(story, house).blocks]


def test_the_elements_stand_in_the_readers_order() -> None:
    order = [
        "COAST",
        "<h1>Marsh &amp; Sea",
        "A town of 6,000",
        "By Ada Moss and Bo Lund, Political Editor",
        "CORRECTED",
        "Editor’s note",
        "The vote is counted.",
        "The vote was 2,114",
        "ALDER POINT (NewsReady.com) – The people",
        "More",
        "The old dike.",
        "<h2>What It Costs</h2>",
        "Labor",
        "<table>",
        "<blockquote>",
        "<hr>",
        "That is all.",
        "A marsh gives you chances.",
        "(Reporting by",
        "<footer><small>Copyright 2026, NewsReady.com<br>© 2026 Ada Moss (photographs)</small>",
    ]
    found = htmls(FULL)
    assert len(found) == len(order)
    assert [words in html for words, html in zip(order, found, strict=True)] == [True] * len(order)


def test_an_empty_story_leaves_no_trace() -> None:
    assert htmls(EMPTY) == []
    tag_only = replace(EMPTY, source_tag="NewsReady.com", key_points=(KeyPoint("k"),))
    assert htmls(tag_only) == []


def test_empty_figures_and_quotes_leave_no_trace() -> None:
    story = replace(SMALL, figures=(Figure("f"),), pull_quotes=(PullQuote("q", " "),))
    assert htmls(story) == htmls(SMALL)


def test_nothing_internal_is_on_the_page() -> None:
    whole = "".join(htmls(FULL))
    assert not [word for word in (*DESK_WORDS, "MARSH-VOTE") if word in whole]


def test_the_lead_in_opens_the_first_paragraph_in_the_houses_form() -> None:
    house = House(lead_in="{place}, July 19 ({tag}) -")
    story = replace(SMALL, dateline="LONDON", source_tag="Wire")
    assert htmls(story, house)[1].startswith("<p>LONDON, July 19 (Wire) - Fares on")


@pytest.mark.parametrize(
    ("form", "place", "tag", "lead"),
    [
        ("({tag}) –", "", "Wire", "(Wire) –"),
        ("({tag}) –", "PRAGUE", "Wire", "PRAGUE (Wire) –"),
        ("({tag}) –", "PRAGUE", "", "PRAGUE –"),
        ("{place} ({tag}) —", "", "Wire", "(Wire) —"),
        ("{place} ({tag}) —", "PRAGUE", "", "PRAGUE —"),
        ("{place} —", "PRAGUE", "Wire", "PRAGUE (Wire) —"),
        ("{place}, {tag}:", "{tag}", "{place}", "{tag}, {place}:"),
    ],
)
def test_a_lead_in_has_only_what_the_story_has(form: str, place: str, tag: str, lead: str) -> None:
    story = replace(SMALL, dateline=place, source_tag=tag)
    assert htmls(story, House(lead_in=form))[1].startswith(f"<p>{lead} Fares")


def test_a_lead_in_before_a_list_is_a_paragraph_of_its_own() -> None:
    story = replace(SMALL, sections=(Section("o", body="- One\n- Two"),))
    assert htmls(story)[1] == "<p>(NewsReady.com) –</p>"
    assert htmls(story)[2].startswith("<ul>")


def test_a_figure_of_no_section_follows_the_opening() -> None:
    story = replace(FULL, figures=(Figure("f", caption="Lost", after="gone"),))
    at = [number for number, html in enumerate(htmls(story)) if "Lost" in html]
    assert "<h2>" in htmls(story)[at[0] + 1]


def test_every_element_names_the_text_it_comes_from() -> None:
    for block in page(FULL, HOUSE).blocks:
        if block.place is None:
            assert "CORRECTED" in block.html
            continue
        text = text_at(FULL, block.place)
        assert text
        if block.place.part == "body":
            assert 0 <= block.start < block.end <= len(text)


def test_the_blocks_of_a_body_are_those_of_its_text() -> None:
    story = sample()
    place = Place("sections", "s2", "body")
    blocks = [block for block in page(story, HOUSE).blocks if block.place == place]
    body = text_at(story, place)
    assert [body[block.start : block.end] for block in blocks] == body.split("\n\n")


def test_typing_never_changes_the_head() -> None:
    assert page(FULL, HOUSE).head == page(EMPTY, HOUSE).head


@pytest.mark.parametrize(
    ("language", "headline", "direction"),
    [
        ("en-US", "Head", "ltr"),
        ("he", "Head", "rtl"),
        ("az-Arab", "Head", "rtl"),
        ("", "שלום", "rtl"),
        ("", "Head", "ltr"),
        ("en", "שלום", "ltr"),
    ],
)
def test_the_direction_is_the_languages_or_else_the_texts(
    language: str, headline: str, direction: str
) -> None:
    made = page(Story("s", headline=headline, language=language), HOUSE)
    assert made.direction == direction
    assert made.language == (language or HOUSE.language)


@pytest.mark.parametrize(
    ("language", "at", "line"),
    [
        ("en-US", "2023-07-19T15:14:00-04:00", "By Ada</span> |July 19, 2023, 3:14 p.m. UTC-04:00"),
        ("en-GB", "2023-07-19", "By Ada</span> |19 July 2023"),
        ("fr", "2023-07-19T15:14:00Z", "Par Ada</span> |19 juillet 2023, 15:14 UTC"),
        ("de", "2023-07-19", "Von Ada</span> |19. Juli 2023"),
        ("fi", "2023-07-19", "Ada</span> |2023-07-19"),
    ],
)
def test_byline_and_time_speak_the_storys_language(language: str, at: str, line: str) -> None:
    story = Story("s", byline="Ada", published_at=at, language=language)
    wanted = line.replace("|", f'<time datetime="{at}">')
    assert htmls(story) == [f'<p class="byline"><span>{wanted}</time></p>']


def test_a_time_is_shown_in_the_houses_zone() -> None:
    story = Story("s", published_at="2023-07-19T19:14:00Z", language="en-US")
    assert "3:14 p.m. EDT" in htmls(story, House(time_zone="America/New_York"))[0]
    assert "7:14 p.m. UTC" in htmls(story, House(time_zone="Nowhere/At all"))[0]


def test_a_half_typed_time_is_shown_as_it_is() -> None:
    assert htmls(Story("s", published_at="2023-0")) == ['<p class="byline"><time>2023-0</time></p>']


def test_by_is_never_doubled() -> None:
    assert "<span>By Ada</span>" in htmls(Story("s", byline="By Ada"))[0]


def test_the_description_is_the_standfirst_or_the_first_key_point() -> None:
    assert description(FULL) == FULL.standfirst
    assert description(sample()) == sample().key_points[0].text


def test_a_fragment_is_what_a_body_box_takes() -> None:
    made = fragment(sample(), HOUSE)
    assert made.startswith("<ul>\n<li>Voters in Alder Point")
    assert "<p>(NewsReady.com) – For most of a century" in made
    assert "<h2>A Gate Without a Door</h2>" in made
    assert made.endswith("<p><small>Copyright 2026, NewsReady.com</small></p>")
    assert not [
        mark for mark in ("<h1", "class=", "style=", "id=") if mark in fragment(FULL, HOUSE)
    ]


@settings(max_examples=50)
@given(stories())
def test_any_story_makes_one_element_a_block(story: Story) -> None:
    made: Page = page(story, HOUSE)
    for block in made.blocks:
        assert _top_level(block.html) == 1, block.html


def _top_level(html: str) -> int:
    from html.parser import HTMLParser

    class Count(HTMLParser):
        depth = top = 0

        def handle_starttag(self, tag: str, attrs: object) -> None:
            del attrs
            self.top += self.depth == 0
            self.depth += tag not in ("br", "hr")

        def handle_endtag(self, tag: str) -> None:
            del tag
            self.depth -= 1

        def handle_data(self, data: str) -> None:
            assert self.depth or not data.strip()

    count = Count()
    count.feed(html)
    count.close()
    return count.top
