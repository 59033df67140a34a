"""Enter, Tab and Shift+Tab in lists and quotes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.markup.listing import end_item, nested
from editor.model.splice import Splice

_PIECES = [
    "a",
    "b c",
    "\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\n2. ",
    "\n  - ",
    "\n   1. ",
    "> ",
    "\n> ",
    "é",
]
bodies = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)


def pressed(text: str, splice: Splice | None) -> str:
    """The text after a splice, with the caret shown as `|`, or the selection as `<` and `>`."""
    if splice is None:
        return "nothing"
    after = splice.applied(text)
    if splice.start == splice.end:
        return f"{after[: splice.start]}|{after[splice.start :]}"
    inner = after[splice.start : splice.end]
    return f"{after[: splice.start]}«{inner}»{after[splice.end :]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("text|", "nothing"),
        ("|- a", "nothing"),
        ("- a|", "- a\n- |"),
        ("1. a|\n2. b\n3. c\n\ntext", "1. a\n2. |\n3. b\n4. c\n\ntext"),
        ("8. a\n9. b|\n   - k\n10. c", "8. a\n9. b\n10. |\n    - k\n11. c"),
        ("1. a|\n   1. x\n   2. y\n2. b", "1. a\n2. |\n   1. x\n   2. y\n3. b"),
        ("1. a|\n2. b\n\n7. c", "1. a\n2. |\n3. b\n\n7. c"),
        ("- a\n  - |", "- a\n- |"),
        ("- a\n- |\n- c", "- a\n\n|\n\n- c"),
        ("text\n\n- |", "text\n\n|"),
        ("- a\n\n- b|\n\n- c", "- a\n\n- b\n\n- |\n\n- c"),
        ("> a|", "> a\n>\n> |"),
        ("> a\n>\n> |", "> a\n\n|"),
        ("> |", "|"),
        ("> - a|", "> - a\n> - |"),
        ("> - a\n> - |", "> - a\n>\n> |"),
    ],
)
def test_enter(before: str, after: str) -> None:
    at, text = before.index("|"), before.replace("|", "")
    assert pressed(text, end_item(text, at, at)) == after


@pytest.mark.parametrize(
    ("before", "step", "after"),
    [
        ("text|", 1, "nothing"),
        ("- a|", 1, "- a|"),
        ("- a\n- b|", 1, "- a\n  - b|"),
        ("- a\n- b|\n  - k\n- c", 1, "- a\n  - b|\n    - k\n- c"),
        ("1. a\n2. b|\n3. c", 1, "1. a\n   1. b|\n2. c"),
        ("1. a\n   1. b\n2. c|\n3. d", 1, "1. a\n   1. b\n   2. c|\n2. d"),
        ("- a\n- b\n  more|", 1, "- a\n  - b\n    more|"),
        ("> - a\n> - b|", 1, "> - a\n>   - b|"),
        ("- a\n  - b|", -1, "- a\n- b|"),
        ("1. a\n   1. b|\n2. c", -1, "1. a\n2. b|\n3. c"),
        ("- a|", -1, "- a|"),
    ],
)
def test_tab(before: str, step: int, after: str) -> None:
    at, text = before.index("|"), before.replace("|", "")
    assert pressed(text, nested(text, at, at, step)) == after


def test_tab_nests_all_selected_items() -> None:
    assert pressed("- a\n- b\n- c\n- d", nested("- a\n- b\n- c\n- d", 6, 11, 1)) == (
        "- a\n  - «b\n  - c»\n- d"
    )


@settings(max_examples=200)
@given(bodies, st.data())
def test_enter_and_tab_lose_no_word(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    for splice in (end_item(text, at, at), nested(text, at, at, 1), nested(text, at, at, -1)):
        if splice is not None:
            after = splice.applied(text)
            assert re.findall(r"[^\W\d]", after) == re.findall(r"[^\W\d]", text)
            assert 0 <= splice.start <= splice.end <= len(after)


@settings(max_examples=100)
@given(st.integers(1, 5), st.data())
def test_out_again_is_the_list_as_it_was(count: int, data: st.DataObject) -> None:
    text = "\n".join(f"{number}. item" for number in range(1, count + 2))
    line = data.draw(st.integers(1, count))
    at = sum(len(each) + 1 for each in text.split("\n")[: line + 1]) - 1
    inside = nested(text, at, at, 1)
    assert inside is not None
    outside = nested(inside.applied(text), inside.start, inside.end, -1)
    assert outside is not None
    assert outside.applied(inside.applied(text)) == text
