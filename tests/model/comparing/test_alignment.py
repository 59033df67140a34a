"""Sequences aligned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.comparing.alignment import aligned, longest_rising

few = st.lists(st.integers(0, 4), max_size=25)


@given(few, few)
def test_matches_are_equal_in_order_and_apart(before: list[int], after: list[int]) -> None:
    at = to = 0
    is_first = True
    for match in aligned(before, after):
        assert match.length > 0
        assert match.at >= at
        assert match.to >= to
        assert is_first or match.at > at or match.to > to
        at, to, is_first = match.at + match.length, match.to + match.length, False
        assert before[match.at : at] == after[match.to : to]
    assert at <= len(before)
    assert to <= len(after)


@given(few, few)
def test_as_much_as_can_be_is_matched(before: list[int], after: list[int]) -> None:
    rows = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            same = before[i] == after[j]
            rows[i][j] = rows[i + 1][j + 1] + 1 if same else max(rows[i + 1][j], rows[i][j + 1])
    assert sum(match.length for match in aligned(before, after)) == rows[0][0]


def test_fixed_points_hold_where_a_shortest_way_would_take_too_long() -> None:
    before = [number if number % 10 == 0 else -number % 7 for number in range(30_000)]
    after = [number if number % 10 == 0 else -number % 11 for number in range(30_000)]
    fixed = {number for number in range(30_000) if number % 10 == 0}
    matched = {
        before[match.at + index]
        for match in aligned(before, after)
        for index in range(match.length)
    }
    assert fixed <= matched


@pytest.mark.parametrize("pair", [("a b ", "b a a "), ("ab", "ba"), ("x", "y")])
def test_hostile_repetition_gives_matches_that_hold(pair: tuple[str, str]) -> None:
    before, after = pair[0] * 9000, pair[1] * 7000
    for match in aligned(before, after):
        assert (
            before[match.at : match.at + match.length]
            == (after[match.to : match.to + match.length])
        )


@given(st.lists(st.integers(0, 50), unique=True, max_size=12))
def test_a_longest_rising_subsequence_rises(numbers: list[int]) -> None:
    chain = [numbers[index] for index in longest_rising(numbers)]
    assert chain == sorted(chain)
    lengths: list[int] = []
    for index, number in enumerate(numbers):
        ahead = (lengths[n] for n in range(index) if numbers[n] < number)
        lengths.append(1 + max(ahead, default=0))
    assert len(chain) == max(lengths, default=0)
