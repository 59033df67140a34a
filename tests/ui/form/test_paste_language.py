"""A paste in other letters than the story's language has: it is put right, or that is offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from editor.model.edits import language_set
from editor.model.house import FIRST_HOUSE
from editor.model.story import KeyPoint, Section, Story
from tests.ui.form.reporter import Reporter
from tests.ui.form.test_pasting import Paster

Write = Callable[..., Reporter]

ARABIC = "عادت العبّارة «سولفيغ» إلى الميناء يوم الاثنين، وفق بيان NordLink."
HEBREW = "המעבורת חזרה לנמל ביום שני, לפי הודעת NordLink."
BLANK = Story("s", language="en-US", sections=(Section("o"),))


def offers_of(paster: Paster) -> list[str]:
    return [offer.text for notice in paster.notices for offer in notice.offers]


def test_a_story_that_is_still_blank_takes_the_language_of_what_is_pasted(write: Write) -> None:
    paster = Paster(write(BLANK))
    paster.copies(text=ARABIC).at("Headline").pastes()

    assert paster.reporter.story == replace(BLANK, headline=ARABIC, language="ar")
    assert paster.said == "The story's language is now Arabic, as that of what was pasted."
    assert paster.offered == ["Undo"]
    paster.reporter.undo()
    assert paster.reporter.story == replace(BLANK, headline=ARABIC)
    paster.reporter.undo()
    assert paster.reporter.story == BLANK


def test_a_story_that_names_no_language_is_in_its_houses(write: Write) -> None:
    paster = Paster(write(replace(BLANK, language=""), replace(FIRST_HOUSE, language="ar-EG")))
    paster.copies(text=ARABIC).at("Headline").pastes()
    assert paster.reporter.story.language == ""
    assert paster.notices == []


def test_the_language_alone_goes_back_by_the_notice(write: Write) -> None:
    paster = Paster(write(BLANK))
    paster.copies(f"<p><b>{HEBREW}</b></p>", HEBREW).at("Body 1").pastes()
    assert paster.reporter.story.language == "he"

    paster.takes("Undo")

    assert paster.reporter.story.language == "en-US"
    assert paster.reporter.body == f"**{HEBREW}**"


def test_key_points_pasted_into_a_blank_story_tell_its_language_too(write: Write) -> None:
    paster = Paster(write(replace(BLANK, key_points=(KeyPoint("k"),))))
    paster.copies(f"<ul><li>{HEBREW}</li><li>{HEBREW}</li></ul>").at("Key point 1").pastes()

    assert paster.reporter.points == [HEBREW, HEBREW]
    assert paster.reporter.story.language == "he"


def test_key_points_pasted_beside_one_of_its_own_are_a_question(write: Write) -> None:
    points = (KeyPoint("k", "Ferry"), KeyPoint("l"))
    paster = Paster(write(replace(BLANK, key_points=points)))
    paster.copies(f"<ul><li>{ARABIC}</li><li>{ARABIC}</li></ul>").at("Key point 2").pastes()

    assert paster.reporter.points == ["Ferry", ARABIC, ARABIC]
    assert paster.reporter.story.language == "en-US"
    assert paster.offered == ["Set to Arabic"]


def test_a_story_with_words_of_its_own_is_asked(write: Write) -> None:
    story = replace(BLANK, headline="Ferry", sections=(Section("o"),))
    paster = Paster(write(story))
    paster.copies(text=ARABIC).at("Body 1").pastes()

    assert paster.reporter.story.language == "en-US"
    assert paster.said == "This text looks like Arabic. Set the story's language to Arabic?"
    assert paster.offered == ["Set to Arabic"]
    paster.takes("Set to Arabic")
    assert paster.reporter.story.language == "ar"
    assert paster.reporter.body == ARABIC
    paster.reporter.undo()
    assert paster.reporter.story.language == "en-US"
    assert paster.reporter.body == ARABIC


def test_a_quotation_in_another_language_is_no_question(write: Write) -> None:
    body = "The harbour reopens today, the company said. " * 4
    paster = Paster(write(replace(BLANK, sections=(Section("o", "", body),))))
    paster.copies(text=ARABIC).at("Body 1", len(body)).pastes()

    assert ARABIC in paster.reporter.body
    assert offers_of(paster) == []


def test_a_story_in_that_language_is_left_alone(write: Write) -> None:
    paster = Paster(write(replace(BLANK, language="fa")))
    paster.copies(text=ARABIC).at("Headline").pastes()

    assert paster.reporter.story.language == "fa"
    assert paster.notices == []


def chosen(paster: Paster, language: str) -> None:
    reporter = paster.reporter
    assert reporter.form.perform(language_set(reporter.story, language, None))


def test_a_language_that_was_chosen_since_is_not_taken_back(write: Write) -> None:
    paster = Paster(write(BLANK))
    paster.copies(text=ARABIC).at("Headline").pastes()
    assert paster.still_offered == ["Undo"]
    paster.at("Body 1")
    paster.reporter.type("x")
    assert paster.still_offered == ["Undo"]
    chosen(paster, "fa")
    assert paster.still_offered == []


@pytest.mark.parametrize("language", ["ar", "fa", "de"])
def test_nobody_is_asked_who_has_chosen_a_language_since(write: Write, language: str) -> None:
    paster = Paster(write(replace(BLANK, headline="Ferry")))
    paster.copies(text=ARABIC).at("Body 1").pastes()
    assert paster.still_offered == ["Set to Arabic"]
    chosen(paster, language)
    assert paster.still_offered == []


def test_the_question_goes_with_the_text_and_not_with_a_letter_of_it(write: Write) -> None:
    paster = Paster(write(replace(BLANK, headline="Ferry")))
    paster.copies(text=ARABIC).at("Body 1").pastes()
    paster.reporter.press("Backspace")
    assert paster.still_offered == ["Set to Arabic"]
    paster.at("Body 1", 0, len(ARABIC) - 1)
    paster.reporter.press("Backspace")
    assert paster.reporter.body == ""
    assert paster.still_offered == []
