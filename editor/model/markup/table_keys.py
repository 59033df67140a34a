"""How a table holds under ordinary keys: what is typed and deleted stays within its cells.

- What is written goes into a cell: its line ends become spaces, its bars are escaped. Outside of
  the cells, and in the line of dashes, it goes into the nearest one.
- What is deleted are words. The bars stay, but for whole rows or a whole table.
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.model.markup.body_lines import cells
from editor.model.markup.table_rows import Room, Table, table_at, tables_in
from editor.model.splice import Splice, between


@dataclass(frozen=True, slots=True)
class _Written:
    """From `begin` to `end` stands something else now; a caret in it is `caret` behind `begin`."""

    begin: int
    end: int
    text: str
    caret: int


def held(
    text: str, at: int, removed: int, inserted: str, caret: int | None = None
) -> Splice | None:
    """What becomes of a splice so that tables stay tables; None where it may be done as it is.

    A key that deletes without a selection deletes in the cell or paragraph of the `caret` alone.
    """
    end = at + removed
    if "|" not in text:
        return None
    tables = [each for each in tables_in(text, at, end) if not _is_whole(each, at, end)]
    if not tables:
        return None
    if caret is None and not inserted and (rows := _rows_removed(tables, at, end)) is not None:
        return rows
    parts = _parts(text, at, end, inserted, tables, caret)
    result, position, shift = text, None, 0
    for part in parts:
        result = result[: part.begin + shift] + part.text + result[part.end + shift :]
        if part.caret >= 0:
            position = part.begin + shift + part.caret
        shift += len(part.text) - (part.end - part.begin)
    if result == text[:at] + inserted + text[end:]:
        return None
    if result == text:
        return Splice(at, 0, "", at, end)
    return between(text, result, *[at if position is None else position] * 2)


def edge_of_cell(text: str, position: int, step: int) -> int | None:
    """Where Home (step -1) and End (step 1) go in a table: the edge of the cell, then of the row.

    None outside of tables.
    """
    table = table_at(text, position)
    if table is None:
        return None
    room = _nearest(table, position)
    target = room.start if step < 0 else room.stop
    if target != position:
        return target
    row = table.rooms_of(table.row_at(position))
    return row[0].start if step < 0 else row[-1].stop


def past_dashes(text: str, before: int, now: int, *, keeps_column: bool) -> int | None:
    """Where a caret goes on to that came into a table's line of dashes; None elsewhere.

    Up and Down keep the column that it was in `before`.
    """
    table = table_at(text, now)
    if table is None or table.row_at(now) != 1:
        return None
    is_forward = now > before
    if is_forward and len(table.rows) == 2:
        ahead = len(text) - len(text[table.end :].lstrip("\n"))
        return ahead if ahead < len(text) else min(before, table.rows[0].end)
    rooms = table.rooms_of(2 if is_forward else 0)
    if not keeps_column or not table.begin <= before <= table.end or table.row_at(before) == 1:
        return rooms[0].start if is_forward else rooms[-1].stop
    near = _nearest(table, before)
    column = table.rooms_of(table.row_at(before)).index(near)
    room = rooms[min(column, len(rooms) - 1)]
    return max(room.start, min(room.start + before - near.start, room.stop))


def empty_row_left(text: str, position: int) -> Splice | None:
    """What Backspace does in the first cell of an empty row: the row goes; None elsewhere."""
    table = table_at(text, position)
    if table is None:
        return None
    number = table.row_at(position)
    row = table.rows[number]
    rooms = table.rooms_of(number)
    if number < 2 or position > rooms[0].end or any(cell.text for cell in cells(row)):
        return None
    above = table.rooms_of(_row_above(number))[0].start
    return Splice(row.start - 1, len(row.text) + 1, "", above, above)


def parting(text: str, position: int) -> int:
    """Where a body may be parted at a caret: in a table behind it, or before its first bar."""
    table = table_at(text, position)
    return position if table is None or position == table.begin else table.end


def _is_whole(table: Table, at: int, end: int) -> bool:
    return at <= table.begin and table.end <= end


def _rows_removed(tables: list[Table], at: int, end: int) -> Splice | None:
    """The splice if nothing but whole rows under the head of one table was selected."""
    table = tables[0]
    if len(tables) > 1 or at < table.begin or end > table.end:
        return None
    picked = [n for n, row in enumerate(table.rows) if row.start < end and at < row.end]
    if not picked or picked[0] < 2:
        return None
    first, last = table.rows[picked[0]], table.rows[picked[-1]]
    if first.start < at or end < last.end:
        return None
    caret = table.rooms_of(_row_above(picked[0]))[-1].stop
    return Splice(first.start - 1, last.end - first.start + 1, "", caret, caret)


def _row_above(number: int) -> int:
    return number - 1 if number > 2 else 0


def _parts(
    text: str, at: int, end: int, inserted: str, tables: list[Table], caret: int | None
) -> list[_Written]:
    """What is written anew, from the beginning of the text to its end."""
    home = next((each for each in tables if each.begin <= at <= each.end), None)
    target = _nearest(home, at) if home is not None and inserted else None
    reach = end if target is None else max(end, target.end)
    apart = inserted if home is None else ""
    goes_on = caret is None or all(not each.begin <= caret <= each.end for each in tables)
    parts: list[_Written] = []
    begin, ahead = at, None
    for table in tables:
        if goes_on:
            parts += _between(text, begin, min(table.begin, end), apart, ahead, table)
        for room in table.rooms_in(at if target is None else min(at, target.begin), reach):
            is_near = room.begin < end and at < room.end
            if caret is not None and not room.begin <= caret <= room.end:
                is_near = False
            if room == target or is_near:
                parts.append(_cell(text, room, at, end, inserted if room == target else ""))
        begin, ahead, apart = table.end, table, ""
    if goes_on:
        parts += _between(text, max(begin, at), end, "", ahead, None)
    return parts


def _between(
    text: str, begin: int, end: int, inserted: str, ahead: Table | None, behind: Table | None
) -> list[_Written]:
    """A stretch outside of the tables is replaced; what parts it from those that stay is kept."""
    if begin > end or (begin == end and not inserted):
        return []
    start, stop = begin, end
    if behind is not None and end == behind.begin:
        before = text[:begin] + inserted
        need = 2 - min(2, len(before) - len(before.rstrip("\n"))) if before else 0
        blank = text[begin:end]
        gap = blank[len(blank.rstrip(" \t\n")) :]
        gap = gap[gap.find("\n") :] if "\n" in gap else ""
        stop -= min(need, len(gap)) if not gap.strip("\n") else len(gap) * bool(need)
    if ahead is not None:
        after = text[end:]
        need = 2 - min(2, len(after) - len(after.lstrip("\n"))) if after else 0
        blank = text[begin:end]
        gap = blank[: len(blank) - len(blank.lstrip(" \t\n"))]
        gap = gap[: gap.rfind("\n") + 1]
        start += min(need, len(gap)) if not gap.strip("\n") else len(gap) * bool(need)
    if not inserted:
        return [_Written(start, stop, "", -1)] if start < stop else []
    return [_Written(start, max(start, stop), inserted, len(inserted))]


def _cell(text: str, room: Room, at: int, end: int, inserted: str) -> _Written:
    """A cell without what is deleted, and with what is written at the beginning of that."""
    content = text[room.begin : room.end]
    # One space each parts the words from the bars, where there is one.
    first = room.begin + content.startswith(" ")
    last = room.end - (len(content) > 1 and content.endswith(" "))
    start, stop = max(at, first), min(end, last)
    if start < stop:
        if text[start] == "|":
            start -= 1
        if text[stop : stop + 1] == "|" and stop < room.end:
            stop += 1
    else:
        start = stop = min(max(at, room.begin), room.end)
        if inserted and at != start:
            start = stop = room.start if at < room.begin else room.stop
    before, after = content[: start - room.begin], content[stop - room.begin :]
    ahead = _escaped(before + _line(inserted))
    whole = _escaped(before + _line(inserted) + after)
    if text[room.end : room.end + 1] == "|" and _slashes(whole) % 2:
        whole += " "
    is_here = bool(inserted) or room.begin <= at <= room.end
    return _Written(room.begin, room.end, whole, len(ahead) if is_here else -1)


def _line(text: str) -> str:
    """What is written in a cell: of several lines one."""
    if "\n" not in text:
        return text
    return " ".join(filter(None, (line.strip() for line in text.split("\n"))))


def _escaped(content: str) -> str:
    """The content of a cell; a bar in it is none between cells."""
    done: list[str] = []
    slashes = 0
    for sign in content:
        if sign == "|" and slashes % 2 == 0:
            done.append("\\")
        slashes = slashes + 1 if sign == "\\" else 0
        done.append(sign)
    return "".join(done)


def _slashes(text: str) -> int:
    return len(text) - len(text.rstrip("\\"))


def _nearest(table: Table, position: int) -> Room:
    """The cell that a position is in or next to; from the dashes that of the row below."""
    number = table.row_at(position)
    if number == 1:
        column = len([room for room in table.rooms_of(1) if room.end < position])
        rooms = table.rooms_of(2 if len(table.rows) > 2 else 0)
        return rooms[min(column, len(rooms) - 1)]
    rooms = table.rooms_of(number)
    return next((room for room in rooms if position <= room.end), rooms[-1])
