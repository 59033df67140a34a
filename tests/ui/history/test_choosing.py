"""Which two states are compared."""

import pytest

from editor.ui.history.choosing import NOW, Against, Choice, Pair

NUMBERS = [1, 2, 3, 7]


def test_a_version_is_held_against_the_story_now() -> None:
    assert Choice(3).pair(NUMBERS) == Pair(3, None)


def test_the_story_now_is_held_against_the_newest_version() -> None:
    assert Choice(NOW).pair(NUMBERS) == Pair(7, None)
    assert Choice(NOW, Against.BEFORE).pair(NUMBERS) == Pair(7, None)


def test_the_version_before_is_the_one_that_was_kept_before() -> None:
    assert Choice(7, Against.BEFORE).pair(NUMBERS) == Pair(3, 7)
    assert Choice(1, Against.BEFORE).pair(NUMBERS) is None


@pytest.mark.parametrize(("selected", "marked"), [(2, 7), (7, 2)])
def test_of_two_versions_the_earlier_one_comes_first(selected: int, marked: int) -> None:
    assert Choice(selected).marking(marked).pair(NUMBERS) == Pair(2, 7)


def test_the_story_now_can_be_held_against_a_marked_version() -> None:
    assert Choice(NOW).marking(2).pair(NUMBERS) == Pair(2, None)


def test_nothing_is_compared_with_itself() -> None:
    assert Choice(3).marking(3).pair(NUMBERS) is None


def test_marking_the_marked_one_again_takes_the_mark_away() -> None:
    assert Choice(3).marking(2).marking(2) == Choice(3)
    assert Choice(3).marking(2).marking(NOW) == Choice(3)


def test_without_versions_there_is_nothing_to_compare() -> None:
    assert Choice(NOW).pair([]) is None


def test_what_is_not_there_is_not_chosen() -> None:
    assert Choice(9).among(NUMBERS) == Choice(7)
    assert Choice(3).marking(9).among(NUMBERS) == Choice(3)
    assert Choice(9).among([]) == Choice(NOW)
