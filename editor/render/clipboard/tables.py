"""Tables of word processors as tables of words: plain cells, a head, no cell over several."""

from __future__ import annotations

from collections.abc import Iterator

from editor.render.runs import Element

_WIDEST = 50
"""Columns or rows that one cell may span."""

_LONGEST_CELL = 400
"""Characters up to which the paragraphs of a cell are lines of it; more is layout."""

_PARTS = {"tbody", "td", "tfoot", "th", "thead", "tr"}
_WRAPS = {"div", "p"}
_INLINE = {"a", "br", "em", "strong"}


def mended(table: Element) -> Element:
    """The table with one cell for each place, each of one paragraph, if it can be that."""
    rows = list(_rows(table))
    cells = [cell for row in rows for cell in _cells(row)]
    if len(rows) < 2 or not cells or not all(map(_is_plain, cells)):
        return table
    for cell in cells:
        cell.children = _lines(cell)
    _spread(rows)
    _find_head(rows)
    return table


def _rows(table: Element) -> Iterator[Element]:
    for child in table.children:
        if isinstance(child, Element):
            if child.tag == "tr":
                yield child
            elif child.tag in _PARTS:
                yield from _rows(child)


def _cells(row: Element) -> list[Element]:
    return [each for each in row.children if isinstance(each, Element) and each.tag in ("td", "th")]


def _is_plain(cell: Element) -> bool:
    """Whether a cell holds words alone, in lines or paragraphs."""
    length = 0
    open_elements = [cell]
    while open_elements:
        for child in open_elements.pop().children:
            if isinstance(child, str):
                length += len(child)
            elif child.tag not in _WRAPS | _INLINE:
                return False
            else:
                open_elements.append(child)
    return length <= _LONGEST_CELL


def _lines(element: Element) -> list[Element | str]:
    """What is within a cell, its paragraphs as lines."""
    lines: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag in _WRAPS:
            within = _lines(child)
            lines += [Element("br"), *within, Element("br")] if within else []
        else:
            lines.append(child)
    return _trimmed(lines)


def _trimmed(lines: list[Element | str]) -> list[Element | str]:
    """Lines without breaks at their ends and without two breaks in a row."""
    kept: list[Element | str] = []
    for each in lines:
        if _is_break(each) and (not kept or _is_break(kept[-1])):
            continue
        if isinstance(each, str) and not each.strip() and (not kept or _is_break(kept[-1])):
            continue
        kept.append(each)
    while kept and (_is_break(kept[-1]) or (isinstance(kept[-1], str) and not kept[-1].strip())):
        kept.pop()
    return kept


def _is_break(each: Element | str) -> bool:
    return isinstance(each, Element) and each.tag == "br"


def _spread(rows: list[Element]) -> None:
    """Empty cells where a cell reaches over several columns or rows."""
    below: dict[int, int] = {}
    for row in rows:
        spread: list[Element | str] = []
        for cell in _cells(row):
            _fill(spread, below)
            columns = min(_span(cell, "colspan"), max(1, _WIDEST - len(spread)))
            down = _span(cell, "rowspan") if len(spread) < _WIDEST else 1
            for extra in range(columns):
                if down > 1:
                    below[len(spread)] = down - 1
                spread.append(cell if not extra else Element(cell.tag))
        _fill(spread, below)
        row.children = spread


def _fill(spread: list[Element | str], below: dict[int, int]) -> None:
    """Empty cells in the columns that a cell of a row above reaches down to."""
    while below.get(len(spread), 0):
        below[len(spread)] -= 1
        spread.append(Element("td"))


def _span(cell: Element, name: str) -> int:
    said = cell.attributes.get(name, "")
    return max(1, min(int(said), _WIDEST)) if said.isascii() and said[:4].isdecimal() else 1


def _find_head(rows: list[Element]) -> None:
    """A first row that is all bold, above one that is not, is the head."""
    first, second = _cells(rows[0]), _cells(rows[1])
    if all(cell.tag == "td" for cell in first) and _are_bold(first) and not _are_bold(second):
        for cell in first:
            cell.tag = "th"
            cell.children = _without_strong(cell.children)


def _are_bold(cells: list[Element]) -> bool:
    filled = [cell for cell in cells if _has_words(cell.children)]
    return bool(filled) and all(
        not _has_words([each for each in cell.children if not _is_strong(each)]) for cell in filled
    )


def _is_strong(each: Element | str) -> bool:
    return isinstance(each, Element) and each.tag in ("strong", "br")


def _has_words(children: list[Element | str]) -> bool:
    return any(
        each.strip() if isinstance(each, str) else _has_words(each.children) for each in children
    )


def _without_strong(children: list[Element | str]) -> list[Element | str]:
    bare: list[Element | str] = []
    for each in children:
        bare += each.children if isinstance(each, Element) and each.tag == "strong" else [each]
    return bare
