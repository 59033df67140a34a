"""Each entry of a menu has a letter of its own."""

from hypothesis import given
from hypothesis import strategies as st

from editor.ui.mnemonics import told_apart


def test_of_two_with_one_letter_the_first_keeps_it() -> None:
    assert told_apart(["&Print…", "&Preferences…"]) == ["&Print…", "P&references…"]


def test_the_letter_of_a_word_comes_before_one_within() -> None:
    assert told_apart(["&Find", "&Find and replace"]) == ["&Find", "Find &and replace"]


def test_a_later_entry_keeps_its_own_letter() -> None:
    assert told_apart(["&Cut", "&Copy", "&Open"]) == ["&Cut", "Co&py", "&Open"]


def test_entries_without_a_letter_stay_so_and_ampersands_stay() -> None:
    assert told_apart(["Smith && Sons", "&A && B", "&A"]) == ["Smith && Sons", "&A && B", "A"]


@given(st.lists(st.from_regex(r"[A-Za-z ]{0,4}&?[a-z]{1,6}", fullmatch=True), max_size=12))
def test_no_letter_is_marked_twice_and_no_word_changes(texts: list[str]) -> None:
    apart = told_apart(texts)

    letters = [text.partition("&")[2][:1].casefold() for text in apart if "&" in text]
    assert len(set(letters)) == len(letters)
    assert [text.replace("&", "") for text in apart] == [text.replace("&", "") for text in texts]
