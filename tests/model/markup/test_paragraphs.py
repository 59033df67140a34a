"""What the keys of a body do to its paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.markup.paragraphs import (
    break_line,
    end_paragraph,
    join_backward,
    join_forward,
)
from editor.model.splice import Splice


def pressed(text: str, splice: Splice | None) -> str:
    """The text after a splice, with the caret shown as `|`."""
    if splice is None:
        return "nothing"
    after = splice.applied(text)
    return f"{after[: splice.start]}|{after[splice.start :]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One|", "One\n\n|"),
        ("One\n\n|", "nothing"),
        ("|", "nothing"),
        ("On|e", "On\n\n|e"),
        ("One|\n\nTwo", "One\n\n|\n\nTwo"),
        ("One\n\n|\n\nTwo", "nothing"),
        ("|One", "|\n\nOne"),
        ("One\n\n|Two", "One\n\n|\n\nTwo"),
        ("One\n|", "One\n\n|"),
        ("One|\nTwo", "One\n\n|Two"),
        ("- a|", "- a\n- |"),
        ("- a|b", "- a\n- |b"),
        ("- a\n- |", "- a\n\n|"),
        ("- |", "|"),
        ("9. a|", "9. a\n10. |"),
        ("  * a|", "  * a\n  * |"),
        ("-|5 degrees", "-\n\n|5 degrees"),
        ("1. a\n2. |\n3. c", "1. a\n\n|\n\n3. c"),
    ],
)
def test_enter(before: str, after: str) -> None:
    at, text = before.index("|"), before.replace("|", "")
    assert pressed(text, end_paragraph(text, at, at)) == after


def test_enter_over_a_selection_replaces_it() -> None:
    assert pressed("One two three", end_paragraph("One two three", 3, 8)) == "One\n\n|three"


def test_shift_enter() -> None:
    assert pressed("One two", break_line(3, 4)) == "One\n|two"


def test_backspace_and_delete_join_paragraphs() -> None:
    text = "One\n\nTwo"
    assert pressed(text, join_backward(text, 5)) == "One|Two"
    assert pressed(text, join_forward(text, 3)) == "One|Two"
    assert join_backward(text, 3) is None
    assert join_forward(text, 5) is None
    assert join_backward("a\nb", 2) is None


@given(st.text(alphabet="ab\n- 1.", max_size=30), st.data())
def test_enter_loses_no_word(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    splice = end_paragraph(text, at, at)
    if splice is not None:
        lost = text[splice.at : splice.at + splice.removed]
        assert not any(letter in "ab" for letter in lost)


@given(st.text(alphabet="ab\n", max_size=30), st.integers(2, 5), st.data())
def test_enter_pressed_again_does_nothing(text: str, times: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    first = end_paragraph(text, at, at)
    if first is not None:
        text, at = first.applied(text), first.start
    for _ in range(times):
        if text[at : at + 1] not in ("", "\n"):
            return
        assert end_paragraph(text, at, at) is None
