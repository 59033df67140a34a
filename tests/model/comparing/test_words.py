"""Texts parted into words, signs and spaces."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given

from editor.model.comparing.words import extends, parts
from tests.strategies import texts


@given(texts)
def test_the_parts_joined_are_the_text(text: str) -> None:
    assert "".join(parts(text)) == text


@given(texts)
def test_no_part_begins_with_what_belongs_to_the_one_before(text: str) -> None:
    at = 0
    for part in parts(text):
        assert not extends(text, at)
        at += len(part)


@given(texts)
def test_a_combining_mark_is_never_alone_but_at_the_head_of_a_line(text: str) -> None:
    found = parts(text)
    for last, part in pairwise(found):
        assert not unicodedata.combining(part[0]) or last[-1] == "\n"


@pytest.mark.parametrize(
    "whole",
    [
        "He’s",
        "well-known",
        "1,250.50",
        "18:30",
        "](https://example.org/a?b=c)",
        "e\u0301te\u0301",
        "Wort\u00adteilung",
        "می\u200cشود",
        "हिन्दी",
        "👩‍👩‍👧‍👦",
        "🏳️‍🌈",
        "👍🏽",
        "🇨🇿",
        "1️⃣",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    ],
)
def test_what_is_read_as_one_is_one_part(whole: str) -> None:
    assert parts(f"a {whole} b") == ["a", " ", whole, " ", "b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("東京は", ["東", "京", "は"]),
        ("ไทย", ["ไ", "ท", "ย"]),
        ("กำลัง", ["ก", "ำ", "ลั", "ง"]),
        ("🇨🇿🇬🇧", ["🇨🇿", "🇬🇧"]),
        ("**bold**", ["*", "*", "bold", "*", "*"]),
        ("“Yes,” he", ["“", "Yes", ",", "”", " ", "he"]),
        ("one\n\ntwo", ["one", "\n", "\n", "two"]),
    ],
)
def test_words_signs_and_unspaced_characters_are_parted(text: str, expected: list[str]) -> None:
    assert parts(text) == expected
