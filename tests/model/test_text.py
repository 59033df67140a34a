"""Words, positions and differences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.text import (
    difference,
    from_utf16,
    minutes,
    to_utf16,
    utf16_length,
    well_formed,
    word_count,
)
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One", 1),
        ("well-known facts", 2),
        ("now—then", 2),
        ("now — then", 2),
        ("**bold** and *slanted*", 3),
        ("[the report](https://example.org/a_(b)) says", 3),
        ("- one\n- two", 2),
        ("U.S. * 5", 2),
        ("It’s 3.5 %", 2),
        ("東京", 2),
        ("NATO東京（X）", 4),
        ("[" * 1_000_000, 0),
        ("...", 0),
        ("a\n\nb\n\n\n\nc", 3),
    ],
)
def test_words_are_counted_without_marks(text: str, words: int) -> None:
    assert word_count(text) == words


def test_reading_time_is_rounded_up() -> None:
    assert [minutes(words) for words in (0, 1, 230, 231, 366)] == [0, 1, 1, 2, 2]


@given(texts)
def test_positions_go_to_utf16_and_back(text: str) -> None:
    for position in range(len(text) + 1):
        assert from_utf16(text, to_utf16(text, position)) == position
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


def test_a_position_inside_a_pair_is_the_pairs_start() -> None:
    assert from_utf16("a😀b", 2) == 1


@given(texts, texts, st.integers(0, 30))
def test_a_difference_turns_one_text_into_the_other(before: str, after: str, caret: int) -> None:
    found = difference(before, after, caret)
    if before == after:
        assert found is None
    else:
        assert found is not None
        end = found.at + len(found.removed)
        assert before[found.at : end] == found.removed
        assert before[: found.at] + found.inserted + before[end:] == after


def test_the_caret_decides_between_equal_differences() -> None:
    found = difference("aaaa", "aaaaa", 2)
    assert found is not None
    assert (found.at, found.inserted) == (1, "a")


@given(st.text())
def test_well_formed_text_can_be_written_and_has_plain_line_ends(text: str) -> None:
    mended = well_formed(text)
    mended.encode()
    assert "\r" not in mended
    assert well_formed(mended) is mended
