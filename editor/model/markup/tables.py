"""Tables in a body: a new one, from cell to cell, a row more.

The cells of a row are parted by bars, the second line is one of dashes: nobody has to know that
who writes with Tab and Enter.
"""

from __future__ import annotations

from editor.model.markup.body_lines import cells
from editor.model.markup.inserting import block_inserted
from editor.model.markup.table_rows import Table, table_at
from editor.model.splice import Splice

COLUMNS = 3
ROWS = 2
"""What a new table has, its header apart."""


def insert_table(text: str, start: int, end: int) -> Splice:
    """An empty table behind the paragraph of the caret; the caret goes into its first cell."""
    empty = empty_row(COLUMNS)
    dashes = f"|{' --- |' * COLUMNS}"
    table = "\n".join((empty, dashes, *[empty] * ROWS))
    return block_inserted(text, end if start != end else start, table, 2)


def empty_row(columns: int) -> str:
    """A row of empty cells."""
    return f"|{'  |' * columns}"


def next_cell(text: str, position: int, step: int) -> Splice | None:
    """What Tab (step 1) and Shift+Tab (step -1) do in a table: the words of another cell.

    Behind the last cell a row is added. None outside of tables, and before the first cell.
    """
    table = table_at(text, position)
    if table is None:
        return None
    spans = table.cells
    ahead = [number for number, (begin, _) in enumerate(spans) if begin <= position]
    target = (ahead[-1] if ahead else -1) + step
    if target < 0:
        return None
    if target < len(spans):
        return Splice(position, 0, "", *spans[target])
    return _row_added(table, len(table.rows) - 1)


def end_row(text: str, start: int, end: int) -> Splice | None:
    """What Enter does in a table: a row more; in an empty last row it leaves the table."""
    table = table_at(text, start)
    if table is None or end > table.rows[-1].end:
        return None
    at = max(table.row_at(start), 1)
    row = table.rows[at]
    if at > 1 and at == len(table.rows) - 1 and not any(cell.text for cell in cells(row)):
        behind = text[row.end :]
        gap = "" if behind else "\n"
        begin = table.rows[at - 1].end
        caret = begin + 2
        return Splice(begin, row.end - begin, f"\n{gap}" if gap else "\n\n", caret, caret)
    return _row_added(table, at)


def _row_added(table: Table, below: int) -> Splice:
    row = table.rows[below]
    caret = row.end + 3
    return Splice(row.end, 0, f"\n{empty_row(table.columns)}", caret, caret)
