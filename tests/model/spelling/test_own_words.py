from __future__ import annotations

import pytest

from editor.model.spelling.own_words import OwnWords


@pytest.mark.parametrize("word", ["Kyiv", "KYIV", "Kyiv’s", "KYIV'S"])
def test_a_name_is_accepted_in_capitals_and_as_a_possessive(word: str) -> None:
    assert word in OwnWords(["Kyiv"])


def test_a_name_is_not_accepted_in_small_letters() -> None:
    assert "kyiv" not in OwnWords(["Kyiv"])


def test_a_common_word_is_accepted_at_the_beginning_of_a_sentence() -> None:
    assert "Standfirst" in OwnWords(["standfirst"])


def test_what_was_added_can_be_taken_out() -> None:
    words = OwnWords(["Kyiv"]).with_word("standfirst")
    assert words.without("Kyiv").in_order() == ("standfirst",)


def test_words_are_in_the_order_of_the_alphabet() -> None:
    assert OwnWords(["zebra", "Äpfel", "apple", "Kyiv"]).in_order() == (
        "apple",
        "Kyiv",
        "zebra",
        "Äpfel",
    )


@pytest.mark.parametrize("word", ["", "  ", "a" * 200, "two\x00parts"])
def test_what_is_no_word_is_not_kept(word: str) -> None:
    assert OwnWords([word]).words == frozenset()


def test_a_word_is_kept_plain() -> None:
    assert "l'homme" in OwnWords([" l’homme "]).words
