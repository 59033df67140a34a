"""The planned length: what a desk writes, and how many lines of print a text takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.measuring.planned import Planned, Unit, lines, planned


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("400 words", 400, Unit.WORDS),
        ("400", 400, Unit.WORDS),
        ("2,400 characters", 2_400, Unit.CHARACTERS),
        ("2.400 Zeichen", 2_400, Unit.CHARACTERS),
        ("2 400 signes", 2_400, Unit.CHARACTERS),
        ("45 lines", 45, Unit.LINES),
        ("1 min.", 1, Unit.MINUTES),
    ],
)
def test_it_is_read_as_desks_write_it(text: str, amount: int, unit: Unit) -> None:
    assert planned(text) == Planned(amount, unit)


def test_a_line_may_be_said_to_hold_so_many_characters() -> None:
    assert planned("45 lines of 38") == Planned(45, Unit.LINES, 38)


@pytest.mark.parametrize("text", ["", "soon", "0 words", "as long as it takes", "12 parsecs"])
def test_what_plans_no_length_plans_none(text: str) -> None:
    assert planned(text) is None


def test_words_stay_whole_in_a_line_of_print() -> None:
    assert lines("one two three four", 10) == 2
    assert lines("one two three four", 9) == 3
    assert lines("Donaudampfschifffahrt at", 10) == 3


def test_every_paragraph_begins_a_line_and_gaps_take_none() -> None:
    assert lines("One.\n\nTwo.", 40) == 2
    assert lines("", 40) == 0


@given(st.text("ab \n", max_size=200), st.integers(1, 30))
def test_it_takes_as_many_lines_as_its_letters_need_at_least(text: str, per_line: int) -> None:
    letters = len("".join(text.split()))
    assert lines(text, per_line) * per_line >= letters
