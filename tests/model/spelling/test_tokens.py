from __future__ import annotations

import pytest
from hypothesis import given, settings

from editor.model.spelling.tokens import (
    chunks,
    faults,
    is_language,
    normal,
    recased,
    tokens,
)
from tests.services.spellcheck.tiny import hostile_texts


def looked_up(text: str) -> list[str]:
    return [chunk[start:end] for chunk in chunks(text) for start, end in tokens(chunk)]


def misspelt(token: str, known: str, language: str = "en") -> list[str]:
    words = known.split()

    def knows(word: str) -> bool:
        return word in words or (word[:1].lower() + word[1:]) in words

    return [token[start:end] for start, end in faults(token, language, knows)]


@pytest.mark.parametrize(
    "text",
    [
        "https://kyiv.ua/goverment",
        "www.goverment.org/lst",
        "desk@goverment.org",
        "NewsReady.com",
        "report.docx",
        "@goverment",
        "#stormbarier",
        "`goverment now`",
        "<goverment class=x>",
        "&nbsp;",
        "/usr/share/goverment",
        "snake_case_nam",
        "U.S.",
        "e.g.",
        "HTTPS://GOVERMENT.ORG",
    ],
)
def test_what_is_no_word_is_not_looked_up(text: str) -> None:
    assert looked_up(f"the {text} word") == ["the", "word"]


def test_a_link_is_looked_up_by_its_words_and_not_by_its_address() -> None:
    text = "in [Kyiv town](https://kyiv.ua/a_(b)) and [there](/lokal)"
    assert looked_up(text) == ["in", "Kyiv", "town", "and", "there"]


def test_marks_of_emphasis_are_no_part_of_a_word() -> None:
    assert looked_up("**Storm**, _wind_ and *the* “town”") == [
        "Storm",
        "wind",
        "and",
        "the",
        "town",
    ]


def test_a_word_goes_with_what_stands_in_it() -> None:
    text = "don’t l'homme storm-barrier re\u00adport cafe\u0301"
    assert looked_up(text) == text.split()


def test_a_sentence_end_without_a_space_parts_words() -> None:
    assert looked_up("The end.Then more") == ["The", "end", "Then", "more"]


@given(hostile_texts)
@settings(max_examples=300)
def test_tokens_lie_in_order_within_their_chunk(text: str) -> None:
    parts = chunks(text)
    assert len(" ".join(parts)) == len(text)
    for chunk in parts:
        end = 0
        for start, stop in tokens(chunk):
            assert end <= start < stop <= len(chunk)
            end = stop


@given(hostile_texts)
@settings(max_examples=300)
def test_faults_lie_in_order_within_their_token(text: str) -> None:
    for token in looked_up(text):
        end = 0
        for start, stop in faults(token, "en", lambda _: False):
            assert end <= start < stop <= len(token)
            end = stop


@pytest.mark.parametrize(
    "word", ["NATO", "MPs", "NATO’s", "iPhone", "McDonald", "1990s", "x", "B2B"]
)
def test_acronyms_codes_and_names_with_capitals_inside_are_no_faults(word: str) -> None:
    assert misspelt(word, "") == []


def test_a_long_word_in_capitals_is_looked_up() -> None:
    assert misspelt("GOVERMENT", "government") == ["GOVERMENT"]


def test_a_possessive_of_a_known_word_is_known() -> None:
    assert misspelt("reporter’s", "reporter") == []
    assert misspelt("reportr’s", "reporter") == ["reportr’s"]


@pytest.mark.parametrize("word", ["l’homme", "d'accord", "L’homme", "qu’homme", "jusqu'accord"])
def test_a_known_word_with_an_elision_is_known(word: str) -> None:
    assert misspelt(word, "homme accord", "fr") == []


def test_of_a_compound_only_the_wrong_part_is_a_fault() -> None:
    assert misspelt("storm-barier", "storm barrier") == ["barier"]
    assert misspelt("storm-barrier", "storm barrier") == []
    assert misspelt("e-mail", "mail") == []
    assert misspelt("Merkel-storm", "storm") == ["Merkel"]


def test_soft_hyphens_and_parted_accents_do_not_matter() -> None:
    assert misspelt("bar\u00adrier", "barrier") == []
    assert misspelt("cafe\u0301", "café") == []


def test_an_english_word_may_have_its_accents() -> None:
    assert misspelt("naïve", "naive") == []
    assert misspelt("naïve", "naive", "de") == ["naïve"]


@pytest.mark.parametrize("word", ["كتاب", "שלום", "東京", "Tokyo東京", "Москва", "ไทย"])
def test_a_word_in_another_script_is_no_fault_in_an_english_story(word: str) -> None:
    assert misspelt(word, "") == []


def test_a_latin_word_is_no_fault_in_an_arabic_story() -> None:
    assert misspelt("Reuters", "", "ar") == []
    assert misspelt("كتاااب", "كتاب", "ar") == ["كتاااب"]


def test_arabic_vowels_do_not_matter() -> None:
    assert misspelt("كِتَاب", "كتاب", "ar") == []


def test_a_script_may_be_named() -> None:
    assert misspelt("реч", "", "sr-Latn") == []
    assert misspelt("реч", "", "sr") == ["реч"]


@pytest.mark.parametrize("code", ["en", "en-GB", "de_AT", "sr-Latn-RS"])
def test_a_code_names_a_language(code: str) -> None:
    assert is_language(code)


@pytest.mark.parametrize("code", ["", "e", "en-", "zh-Hant", "ja", "english language"])
def test_a_code_half_typed_or_of_a_language_without_spaces_names_none(code: str) -> None:
    assert not is_language(code)


@pytest.mark.parametrize(
    ("suggestion", "word", "shown"),
    [
        ("storm", "strom", "storm"),
        ("storm", "Strom", "Storm"),
        ("storm", "STROM", "STORM"),
        ("Kyiv", "kiyv", "Kyiv"),
        ("don't", "dont’t", "don’t"),
        ("don’t", "dont't", "don't"),
        ("don't", "dont", "don’t"),
    ],
)
def test_a_suggestion_keeps_the_case_of_the_word(suggestion: str, word: str, shown: str) -> None:
    assert recased(suggestion, word) == shown


@given(hostile_texts)
@settings(max_examples=100)
def test_a_normal_word_stays_what_it_is(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize("word", ["’Tis", "'Tis", "’tis", "’TIS", "(’Tis", "“’Tis"])
def test_a_word_that_begins_with_an_apostrophe_is_asked_for_with_it(word: str) -> None:
    (token,) = looked_up(word)
    assert misspelt(token, "'tis") == []


def test_a_word_in_single_quotes_is_asked_for_without_them() -> None:
    assert looked_up("say 'storm' or ’lst’ https://x.org '@me'") == ["say", "'storm", "or", "’lst"]
    assert misspelt("'storm", "storm") == []
    assert misspelt("’lst", "storm") == ["lst"]
    assert misspelt("’storm-lst", "storm") == ["lst"]


@pytest.mark.parametrize(
    "word", ["lede", "Nutgraf", "nutgrafs", "standfirst’s", "Crossheads", "TK"]
)
def test_words_of_a_newsroom_are_right_in_english_only(word: str) -> None:
    assert misspelt(word, "") == []
    assert word == "TK" or misspelt(word, "", "fr") == [word]
