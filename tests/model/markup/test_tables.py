"""Tables are inserted, gone through and made longer."""

from __future__ import annotations

import pytest

from editor.model.markup.inserting import insert_rule
from editor.model.markup.paragraphs import end_paragraph
from editor.model.markup.tables import empty_row, insert_table, next_cell
from editor.render.markdown import body_nodes
from editor.render.nodes import Rule, Table
from tests.model.markup.test_listing import pressed

TABLE = "| a | bc |\n| --- | --- |\n| d |  |"


@pytest.mark.parametrize("text", ["", "One", "One\n\nTwo", "One\n\n\n\nTwo"])
def test_a_table_and_a_rule_come_in_behind_the_paragraph(text: str) -> None:
    for at in range(len(text) + 1):
        table = insert_table(text, at, at)
        made = table.applied(text)
        assert sum(isinstance(node, Table) for node in body_nodes(made)) == 1
        assert made[table.start - 2 : table.start] == "| "
        assert "".join(made.replace("|", "").replace("-", "").split()) == "".join(text.split())
        rule = insert_rule(text, at, at)
        made = rule.applied(text)
        assert sum(isinstance(node, Rule) for node in body_nodes(made)) == 1
        assert made[rule.start - 2 : rule.start] == "\n\n"


def test_tab_goes_from_cell_to_cell_and_adds_a_row() -> None:
    assert pressed(TABLE, next_cell(TABLE, 3, 1)) == TABLE.replace("bc", "«bc»")
    assert pressed(TABLE, next_cell(TABLE, 8, 1)) == TABLE.replace("d |  |", "«d» |  |")
    assert pressed(TABLE, next_cell(TABLE, 27, 1)) == TABLE[:-2] + "| |"
    last = next_cell(TABLE, len(TABLE) - 2, 1)
    assert pressed(TABLE, last) == TABLE + "\n| |" + empty_row(2)[2:]


def test_shift_tab_goes_back_and_leaves_before_the_first_cell() -> None:
    assert pressed(TABLE, next_cell(TABLE, 8, -1)) == TABLE.replace("a", "«a»")
    assert next_cell(TABLE, 2, -1) is None
    assert next_cell("no table", 2, 1) is None


def test_enter_adds_a_row_and_leaves_the_table_from_an_empty_one() -> None:
    text = f"{TABLE}\n\nafter"
    row = end_paragraph(text, len(TABLE) - 2, len(TABLE) - 2)
    assert row is not None
    longer = row.applied(text)
    assert longer == f"{TABLE}\n{empty_row(2)}\n\nafter"
    assert pressed(longer, end_paragraph(longer, row.start, row.start)) == f"{TABLE}\n\n|\n\nafter"
