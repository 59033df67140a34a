"""A table holds, whatever ordinary keys are pressed in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.markup.table_keys import (
    edge_of_cell,
    empty_row_left,
    held,
    parting,
    past_dashes,
)
from editor.model.markup.table_rows import Table, table_at
from editor.model.splice import Splice, typed

TABLE = "| Branch | Visits |\n| --- | --- |\n| North | 12 |\n| South |  |"
BEFORE, BEHIND = "One\n\n", "\n\nTwo"
SIGNS = st.text("ab |\\\n", max_size=4)
CELLS = st.sampled_from(("", "x", "two words", "a\\|b", "\\\\", "é"))


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """A body with one table, framed as people and programs frame them."""
    columns = draw(st.integers(1, 3))
    rows = draw(st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=1))
    pad = draw(st.sampled_from(("", " ", "  ")))
    lines = ["|" + "|".join(f"{pad}{cell}{pad}" for cell in row) + "|" for row in rows[:4]]
    lines.insert(1, "|" + "---|" * columns)
    before = draw(st.sampled_from(("", BEFORE)))
    behind = draw(st.sampled_from(("", BEHIND)))
    return before + "\n".join(lines) + behind


def done(text: str, start: int, end: int, inserted: str, caret: int | None = None) -> Splice:
    """What becomes of a key that would put something in the place of a selection."""
    return held(text, start, end - start, inserted, caret) or typed(start, end - start, inserted)


def table_of(text: str) -> Table:
    at = text.index("|")
    table = table_at(text, at)
    assert table is not None, text
    return table


def words(text: str) -> list[str]:
    """The words of each cell."""
    return [text[start:stop] for start, stop in table_of(text).cells]


@settings(max_examples=200)
@given(bodies(), SIGNS.filter(bool), st.data())
def test_whatever_is_typed_in_a_table_goes_into_one_cell(
    text: str, sign: str, data: st.DataObject
) -> None:
    table = table_of(text)
    at = data.draw(st.integers(table.begin, table.end))
    splice = done(text, at, at, sign)
    now = table_of(splice.applied(text))
    assert now.columns == table.columns
    old, new = words(text), words(splice.applied(text))
    assert len(old) == len(new)
    changed = [(was, became) for was, became in zip(old, new, strict=True) if was != became]
    assert len(changed) <= 1
    for was, became in changed:
        plain = "".join(became.replace("\\", "").split())
        assert len(plain) == len("".join((was + sign).replace("\\", "").split()))
    assert splice.applied(text)[: table.begin] == text[: table.begin]
    assert splice.applied(text).endswith(text[table.end :])


@settings(max_examples=200)
@given(bodies(), SIGNS, st.data())
def test_a_selection_that_leaves_some_of_a_table_leaves_its_bars(
    text: str, sign: str, data: st.DataObject
) -> None:
    table = table_of(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    touches = start <= table.end and table.begin <= end
    if not touches or (start <= table.begin and table.end <= end):
        return
    result = done(text, start, end, sign).applied(text)
    if sign and start < table.begin:
        # What was written stands before the table, and may hold bars of its own.
        assert text[:start] + sign == result[: start + len(sign)]
        return
    now = table_of(result)
    assert now.columns == table.columns
    kept = [cell for cell in table.rooms if cell.end <= start or end <= cell.begin]
    new = words(result)
    for room in kept:
        assert text[room.start : room.stop] in new or sign


@settings(max_examples=200)
@given(bodies(), st.booleans(), st.data())
def test_a_key_that_deletes_takes_words_of_its_own_cell_alone(
    text: str, is_backspace: bool, data: st.DataObject
) -> None:
    table = table_of(text)
    caret = data.draw(st.integers(table.begin, table.end))
    reach = data.draw(st.integers(1, 8))
    start, end = (caret - reach, caret) if is_backspace else (caret, caret + reach)
    start, end = max(start, 0), min(end, len(text))
    if start <= table.begin and table.end <= end:
        return
    result = done(text, start, end, "", caret).applied(text)
    assert table_of(result).columns == table.columns
    changed = sum(a != b for a, b in zip(words(text), words(result), strict=True))
    assert changed <= 1
    assert result.startswith(text[: table.begin])
    assert result.endswith(text[table.end :])


@settings(max_examples=50)
@given(bodies(), st.data())
def test_home_and_end_stay_in_the_row(text: str, data: st.DataObject) -> None:
    table = table_of(text)
    at = data.draw(st.integers(table.begin, table.end))
    for step in (-1, 1):
        edge = edge_of_cell(text, at, step)
        assert edge is not None
        far = edge_of_cell(text, edge, step)
        assert far is not None
        assert edge_of_cell(text, far, step) == far
        assert table.room_at(edge) is not None
        assert table.row_at(edge) == table.row_at(far)


@pytest.mark.parametrize(
    ("at", "sign", "result"),
    [
        (0, "q", "| qBranch | Visits |"),
        (10, "q", "| Branch |q Visits |"),
        (19, "q", "| Branch | Visitsq |"),
        (4, "|", "| Br\\|anch | Visits |"),
        (8, "a\n\nb", "| Brancha b | Visits |"),
    ],
)
def test_the_head_keeps_two_columns(at: int, sign: str, result: str) -> None:
    assert done(TABLE, at, at, sign).applied(TABLE) == TABLE.replace("| Branch | Visits |", result)


def test_what_is_typed_in_the_dashes_goes_into_the_row_below() -> None:
    at = TABLE.index("---") + 1
    assert done(TABLE, at, at, "q").applied(TABLE) == TABLE.replace("North", "qNorth")
    head = "| a | b |\n| --- | --- |"
    assert done(head, len(head), len(head), "q").applied(head) == head.replace("b", "bq")


def test_an_escaped_bar_is_deleted_with_its_sign() -> None:
    text = TABLE.replace("North", "No\\|th")
    at = text.index("\\")
    for start in (at, at + 1):
        assert done(text, start, start + 1, "").applied(text) == TABLE.replace("North", "Noth")


def test_deleting_across_cells_keeps_the_bars_and_the_whole_table_goes_whole() -> None:
    start, end = TABLE.index("ranch"), TABLE.index("rth")
    emptied = done(TABLE, start, end, "")
    assert emptied.applied(TABLE) == "| B |  |\n| --- | --- |\n| rth | 12 |\n| South |  |"
    assert emptied.start == start
    body = BEFORE + TABLE + BEHIND
    assert held(body, len(BEFORE), len(TABLE), "") is None
    assert held(body, 0, len(body), "") is None


def test_whole_rows_that_are_selected_go_whole() -> None:
    row = TABLE.index("| North")
    for start, end in ((row, row + 14), (row - 1, row + 14), (row, row + 15)):
        gone = held(TABLE, start, end - start, "")
        assert gone is not None
        assert gone.applied(TABLE) == TABLE.replace("| North | 12 |\n", "")


def test_backspace_takes_an_empty_row_away() -> None:
    text = TABLE + "\n|  |  |"
    gone = empty_row_left(text, len(TABLE) + 3)
    assert gone is not None
    assert gone.applied(text) == TABLE
    assert TABLE[gone.start :].startswith("South")
    assert empty_row_left(TABLE, TABLE.index("South")) is None
    assert empty_row_left(TABLE, TABLE.index("---")) is None


def test_a_paragraph_is_not_joined_with_a_table() -> None:
    body = BEFORE + TABLE + BEHIND
    at = len(body) - len("Two")
    assert done(body, at - 2, at, "", at).applied(body) == body
    assert done(body, 3, 5, "", 3).applied(body) == body


def test_an_empty_paragraph_beside_a_table_may_go() -> None:
    body = f"One\n\n{TABLE}\n\n"
    assert done(body, len(body) - 2, len(body), "", len(body)).applied(body) == body[:-2]


def test_the_caret_passes_over_the_dashes() -> None:
    dashes, north = TABLE.index("| ---"), TABLE.index("North")
    assert past_dashes(TABLE, dashes - 1, dashes, keeps_column=False) == north
    assert past_dashes(TABLE, dashes + 14, dashes + 13, keeps_column=False) == 17
    assert past_dashes(TABLE, 13, dashes + 9, keeps_column=True) == TABLE.index("2 |") + 1
    assert past_dashes(TABLE, north + 2, dashes + 9, keeps_column=True) == 4
    assert past_dashes(TABLE, 2, 4, keeps_column=False) is None


def test_a_body_is_parted_beside_a_table_and_not_in_it() -> None:
    body = BEFORE + TABLE + BEHIND
    assert parting(body, body.index("North")) == len(BEFORE + TABLE)
    assert parting(body, len(BEFORE)) == len(BEFORE)
    assert parting(body, 2) == 2


@pytest.mark.parametrize(
    "text", ["a | b", "| a | b |", "| a | b |\nno dashes", "- | a |\n  | --- |", "> | a |\n> | - |"]
)
def test_bars_that_make_no_table_are_left_alone(text: str) -> None:
    for at in range(len(text) + 1):
        assert held(text, at, 0, "x") is None
        assert edge_of_cell(text, at, -1) is None
