"""Templates: a story without what is its own, and a new one with what the house gives."""

import itertools
from dataclasses import replace

from editor.model.house import House, new_story
from editor.model.houses.story_template import brings, first_caret, spoken, story_of, template_story
from editor.model.places import Place
from editor.model.story import (
    Advisory,
    Figure,
    KeyPoint,
    PullQuote,
    Section,
    Status,
    Story,
)

HOUSE = House("post", name="Tarn Post", source_tag="Tarn Post", language="en-GB")
OTHER = House("quai", name="Le Quai", source_tag="Quai", language="fr")
STORY = replace(
    new_story(HOUSE, "s", "a", 2026),
    headline="Match: TK",
    status=Status.PUBLISHED,
    published_at="2026-07-01T12:00:00Z",
    embargoed_until="2026-07-01T12:00:00Z",
    created="2026-07-01T10:00:00Z",
    advisories=(Advisory("UPDATED", "More"),),
    key_points=(KeyPoint("a", "TK result"),),
    sections=(Section("a", "", "TK"), Section("b", "Line-ups", "TK")),
    figures=(Figure("f", "0" * 64, caption="TK goal", after="b"),),
    pull_quotes=(PullQuote("q", "TK", "the coach", "b"),),
)


def new_from(template: Story, house: House) -> Story:
    numbers = itertools.count(1)
    return story_of(template, house, "new", lambda: f"id-{next(numbers)}", 2027)


def test_a_template_has_no_id_times_status_or_image() -> None:
    template = template_story(STORY, HOUSE, 2026)
    assert (template.id, template.created, template.published_at) == ("", "", "")
    assert (template.embargoed_until, template.status) == ("", Status.DRAFT)
    assert template.advisories == ()
    assert [(it.digest, it.caption) for it in template.figures] == [("", "TK goal")]


def test_what_the_house_gave_is_given_anew_by_the_house_of_the_new_story() -> None:
    template = template_story(STORY, HOUSE, 2026)
    story = new_from(template, OTHER)
    assert (story.source_tag, story.language, story.house) == ("Quai", "fr", "quai")
    assert story.copyright_notice == "Copyright 2027, Le Quai"


def test_what_the_template_says_otherwise_stays() -> None:
    template = template_story(replace(STORY, byline="Sports desk", language="de"), HOUSE, 2026)
    story = new_from(template, OTHER)
    assert (story.byline, story.language) == ("Sports desk", "de")


def test_items_get_ids_of_their_own_and_stay_where_they_belong() -> None:
    story = new_from(template_story(STORY, HOUSE, 2026), HOUSE)
    assert story.id == "new"
    opening, line_ups = story.sections
    assert {opening.id, line_ups.id}.isdisjoint({"a", "b"})
    assert story.figures[0].after == story.pull_quotes[0].after == line_ups.id
    assert [each.text for each in story.key_points] == ["TK result"]


def test_typing_replaces_the_hint_in_the_headline() -> None:
    caret = first_caret(STORY)
    assert (caret.place, caret.start, caret.end) == (Place("headline"), 0, len("Match: TK"))


def test_hints_are_spoken_paragraph_by_paragraph_and_other_texts_are_left() -> None:
    story = replace(STORY, genre="Obituary", sections=(Section("a", "", "TK one\n\nTK two"),))
    said = spoken(story, str.upper)
    assert said.sections[0].body == "TK ONE\n\nTK TWO"
    assert said.genre == "Obituary"


def test_what_it_brings_is_told_in_words() -> None:
    assert brings(STORY) == "1 key point · 1 crosshead · 1 figure · 1 pull quote"
    assert brings(Story("")) == ""
