"""Where a paste goes in a body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.pasting.clipboard import Pasted
from editor.model.pasting.placing import placed, span_now


def alone(body: str) -> Pasted:
    return Pasted(body, stands_alone=True, line=" ".join(body.split()))


def put(text: str, pasted: Pasted) -> str:
    """The text after a paste at `|`, or over what stands between two of them."""
    start = text.index("|")
    end = text.rindex("|") - 1 if text.count("|") > 1 else start
    bare = text.replace("|", "")
    splice = placed(bare, start, end, pasted)
    after = splice.applied(bare)
    assert splice.start == splice.end
    return after[: splice.end] + "|" + after[splice.end :]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("|", "- a\n- b|"),
        ("One.|", "One.\n\n- a\n- b|"),
        ("|One.", "- a\n- b|\n\nOne."),
        ("One. |Two.", "One.\n\n- a\n- b|\n\nTwo."),
        ("One.\n\n|", "One.\n\n- a\n- b|"),
        ("One.\n\n|\n\nTwo.", "One.\n\n- a\n- b|\n\nTwo."),
        ("One.|\n\nTwo.", "One.\n\n- a\n- b|\n\nTwo."),
        ("One. |old| Two.", "One.\n\n- a\n- b|\n\nTwo."),
        ("- x|", "- x\n- a\n- b|"),
        ("- x\n- |\n- y", "- x\n- a\n- b|\n- y"),
        ("  * x|\n  * y", "  * x\n  * a\n  * b|\n  * y"),
        ("4. x|", "4. x\n5. a\n6. b|"),
        ("- x| y", "- x\n\n- a\n- b|\n\ny"),
    ],
)
def test_what_stands_alone_is_parted_by_one_empty_line(text: str, after: str) -> None:
    assert put(text, alone("- a\n- b")) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- x\n- |\n- y", "- x\n\nA.\n\nB.|\n\n- y"),
        ("1. |", "A.\n\nB.|"),
        ("- x\n  - |\n\nEnd.", "- x\n\nA.\n\nB.|\n\nEnd."),
        ("- x|", "- x\n\nA.\n\nB.|"),
        ("-|", "-\n\nA.\n\nB.|"),
    ],
)
def test_an_empty_item_gives_way_to_paragraphs(text: str, after: str) -> None:
    assert put(text, alone("A.\n\nB.")) == after


def test_words_go_into_the_line() -> None:
    assert put("The |old| road.", Pasted("**new**")) == "The **new**| road."


def test_a_mark_that_begins_no_line_needs_no_guard() -> None:
    assert put("In |", Pasted("1986\\. was")) == "In 1986. was|"
    assert put("|", Pasted("1986\\. was")) == "1986\\. was|"


def test_in_a_table_everything_is_words_of_the_cell() -> None:
    text = "| a | b |\n| --- | --- |\n| x"
    splice = placed(text, len(text), len(text), alone("- c\n- d|e"))
    assert splice.applied(text) == text + "- c - d\\|e"


def test_behind_the_last_cell_of_a_row_is_behind_the_table() -> None:
    table = "| a | b |\n| --- | --- |\n| c | d |"
    for at in (len("| a | b |"), len(table)):
        splice = placed(f"{table}\n\nText.", at, at, alone("- e\n- f"))
        assert splice.applied(f"{table}\n\nText.") == f"{table}\n\n- e\n- f\n\nText."


@given(st.text("ab \n", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_no_word_around_a_paste_is_lost(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    after = placed(text, start, end, alone("X\n\nY")).applied(text)
    before, _, behind = after.partition("X\n\nY")
    assert "".join(before.split()) == "".join(text[:start].split())
    assert "".join(behind.split()) == "".join(text[end:].split())


@pytest.mark.parametrize(
    ("then", "now", "span"),
    [
        ("The | road", "The | road", (4, 4)),
        ("The | road", "The |new road", (4, 4)),
        ("The | road", "Oh, the | road", (8, 8)),
        ("The |old| road", "The |new road", (4, 4)),
        ("The |old| road", "The |old| road here", (4, 7)),
        ("The |old| road", "The |o road", (4, 4)),
        ("The |old| road", "Nothing at all", None),
    ],
)
def test_a_place_is_found_again_after_typing(
    then: str, now: str, span: tuple[int, int] | None
) -> None:
    start, end = then.index("|"), max(then.rindex("|") - 1, then.index("|"))
    bare, later = then.replace("|", ""), now.replace("|", "")
    assert span_now(bare, start, end, later, None) == span


def test_a_paste_breaks_no_table() -> None:
    table = "| a | b |\n| --- | --- |\n| c | d |"
    body = f"One.\n\n{table}\n\nText."
    pasted = Pasted("e|f", line="e|f")
    begin, dashes, behind = body.index("| a"), body.index("---"), body.index("\n\nText")
    for at, cell, now in ((begin, "a", "e\\|fa"), (dashes, "c", "e\\|fc"), (behind, "d", "de\\|f")):
        made = placed(body, at, at, pasted).applied(body)
        assert made == body.replace(f"| {cell} |", f"| {now} |")
    over = placed(body, 1, body.index(" | b |"), alone("X\n\nY"))
    emptied = table.replace("| a |", "|  |")
    assert over.applied(body) == f"O\n\nX\n\nY\n\n{emptied}\n\nText."
