import pytest

from editor.model.direction import (
    direction,
    has_side,
    isolated,
    paragraph_direction,
    prevailing_direction,
    story_direction,
)


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("ar", "NATO", "rtl"),
        ("he-IL", "", "rtl"),
        ("az-Arab", "", "rtl"),
        ("ur-Latn-PK", "", "ltr"),
        ("en-US", "שלום", "ltr"),
        ("", "– شيء", "rtl"),
        ("", "12 Boote", "ltr"),
        ("", "", "ltr"),
    ],
)
def test_a_text_runs_as_its_language_does_or_without_one_its_first_letter(
    language: str, text: str, way: str
) -> None:
    assert direction(language, text) == way


def test_words_that_run_left_do_not_reorder_the_sentence_around_them() -> None:
    assert isolated("انهيار 3") == "\u2068انهيار 3\u2069"


@pytest.mark.parametrize("text", ["", "Harbour 3", "«Zürich»"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert isolated(text) == text


@pytest.mark.parametrize(
    ("text", "story", "way"),
    [
        ("NATO قال إن السفن بخير.", "rtl", "rtl"),
        ("Hewlett Packard Enterprise تعلن", "rtl", "rtl"),
        ("“We are back,” said the captain (52).", "rtl", "ltr"),
        ("> An English quotation.", "rtl", "ltr"),
        ("12 – 4.5 %", "rtl", "rtl"),
        ("", "rtl", "rtl"),
        ("\u200fNATO", "rtl", "rtl"),
        ("- \u200eNATO قال", "rtl", "ltr"),
        ("The poster read الحرية للجميع, and nobody took it down.", "ltr", "ltr"),
        ("الحرية للجميع", "ltr", "rtl"),
        ("قالت NATO إن السفن بخير.", "ltr", "rtl"),
        ("شكرا, he said to all who had come to the harbour.", "ltr", "ltr"),
        ("« Zürich »", "ltr", "ltr"),
    ],
)
def test_a_paragraph_runs_as_its_story_unless_it_is_wholly_in_other_letters(
    text: str, story: str, way: str
) -> None:
    assert paragraph_direction(text, story) == way


def test_a_latin_name_alone_stays_in_line_with_the_sentence_that_may_follow() -> None:
    assert not has_side("NATO", "ltr")
    assert has_side("The ship is safe.", "ltr")
    assert has_side("شكرا", "rtl")


def test_a_story_without_a_language_runs_by_its_letters_or_as_its_house() -> None:
    assert story_direction("", "en", "عودة العبّارة") == "rtl"
    assert story_direction("", "ar", "12") == "rtl"
    assert story_direction("en", "ar", "عودة") == "ltr"


def test_what_most_letters_say_prevails() -> None:
    assert prevailing_direction("NATO قالت إن السفن بخير") == "rtl"
    assert prevailing_direction("The word שלום is on it") == "ltr"
    assert prevailing_direction("") == "ltr"
