"""The block grammar of a body: which lines are a paragraph, a list, a quote, a table or a rule.

- A block begins after an empty line and ends at one; the first line says what it is.
  Nothing but a list inside a list's item begins in the middle of a paragraph.
- A list item is `- text`, `* text` or `1. text`, with a number of at most three digits; lines
  indented to the item's text belong to it, after an empty line too, and a line that follows
  directly goes on with its paragraph. Other marks, or a number that does not run on, begin another
  list, so the number shown is always the number typed.
- A quote's lines begin with `> `; a line that follows directly belongs to it.
- A table is a row of cells parted by `|`, a line of dashes as long, and more rows; a row that is
  too long widens the table. A rule is three or more `-`, `*` or `_` alone in their block.
- Everything else is text, exactly as typed: headings, code and HTML are no part of the dialect.

Python-Markdown's own block parser is not used: it leaves out surplus cells, renumbers lists,
strips what stands at the head of a line, and lets one block change the meaning of another.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from editor.model.markup.body_lines import DASHES, DEPTH_LIMIT, ITEM, PIPE, QUOTE, RULE
from editor.render.nodes import Alignment, Block, Inline, List, Paragraph, Quote, Rule, Table

Inliner = Callable[[str], tuple[Inline, ...]]


@dataclass(frozen=True, slots=True)
class _Marker:
    """The mark of a list item: its kind, its number (1 for a bullet), and where the text begins."""

    kind: str
    number: int
    width: int


@dataclass(frozen=True, slots=True)
class _Parsed:
    """Blocks, and whether an empty line stands between any two of them."""

    blocks: tuple[Block, ...]
    spaced: bool


def structured(text: str, inline: Inliner) -> tuple[Block, ...]:
    """The blocks of a text, the words within them read by `inline`."""
    return _parsed(text.split("\n"), inline, depth=0, inside_item=False).blocks


def is_blank(line: str) -> bool:
    """Whether a line parts two blocks: empty, or nothing but spaces and tabs."""
    return not line.strip(" \t")


def is_item(line: str) -> bool:
    """Whether a line begins an item, at the head of a block or anywhere inside an item."""
    return _marker(line) is not None


def is_quote(line: str) -> bool:
    """Whether a line at the head of a block begins a quote."""
    return QUOTE.match(line) is not None


def is_rule(line: str) -> bool:
    """Whether a line alone in its block is a rule."""
    return RULE.fullmatch(line) is not None


def is_table(lines: Sequence[str]) -> bool:
    """Whether a block of these lines is a table."""
    if len(lines) < 2 or "|" not in lines[0] or not DASHES.fullmatch(lines[1]):
        return False
    return len(_cells(lines[0])) == len(_cells(lines[1]))


def _marker(line: str) -> _Marker | None:
    match = ITEM.match(line)
    if match is None or is_rule(line):
        return None
    number = match[1]
    if number is None:
        return _Marker(line.lstrip(" ")[0], 1, match.end())
    return _Marker("1", int(number), match.end())


def _parsed(lines: Sequence[str], inline: Inliner, depth: int, inside_item: bool) -> _Parsed:
    blocks: list[Block] = []
    spaced = False
    at = 0
    while (begin := _after_blanks(lines, at)) < len(lines):
        spaced = spaced or (bool(blocks) and begin > at)
        block, at = _block_at(lines, begin, inline, depth, inside_item)
        blocks.append(block)
    return _Parsed(tuple(blocks), spaced)


def _block_at(
    lines: Sequence[str], at: int, inline: Inliner, depth: int, inside_item: bool
) -> tuple[Block, int]:
    """The block that begins at a line, and the line after it."""
    if depth < DEPTH_LIMIT and is_item(lines[at]):
        return _list_at(lines, at, inline, depth)
    end = _chunk_end(lines, at)
    if depth < DEPTH_LIMIT:
        if end == at + 1 and is_rule(lines[at]):
            return Rule(), end
        if is_quote(lines[at]):
            inner = [_unquoted(line) for line in lines[at:end]]
            return Quote(_parsed(inner, inline, depth + 1, inside_item=False).blocks), end
        if is_table(lines[at : at + 2]):
            return _table(lines[at:end], inline), end
        if inside_item:
            end = next((i for i in range(at + 1, end) if is_item(lines[i])), end)
    return Paragraph(inline("\n".join(lines[at:end]))), end


def _list_at(lines: Sequence[str], at: int, inline: Inliner, depth: int) -> tuple[List, int]:
    first = _marker(lines[at])
    assert first is not None
    items: list[tuple[Block, ...]] = []
    loose = False
    mark: _Marker | None = first
    following = at
    while mark is not None:
        loose = loose or (bool(items) and following > at)
        content, at = _item_at(lines, following, mark.width)
        parsed = _parsed(content, inline, depth + 1, inside_item=True)
        items.append(parsed.blocks)
        loose = loose or parsed.spaced
        following = _after_blanks(lines, at)
        mark = _marker(lines[following]) if following < len(lines) else None
        if mark and (mark.kind != first.kind or not _runs_on(first, len(items), mark)):
            mark = None
    return List(first.kind == "1", first.number, tuple(items), not loose), at


def _runs_on(first: _Marker, items: int, mark: _Marker) -> bool:
    return first.kind != "1" or mark.number == first.number + items


def _item_at(lines: Sequence[str], at: int, width: int) -> tuple[list[str], int]:
    """The lines of an item without its mark and indent, and the line after it."""
    content = [lines[at][width:]]
    indent = " " * width
    at += 1
    while at < len(lines):
        following = _after_blanks(lines, at)
        if following == len(lines):
            break
        line = lines[following]
        if line.startswith(indent):
            content += [""] * (following - at)
            content.append(line[width:])
        elif following > at or is_item(line):
            break
        else:
            content.append(line)
        at = following + 1
    return content, at


def _table(lines: Sequence[str], inline: Inliner) -> Table:
    rows = [_cells(lines[0]), *map(_cells, lines[2:])]
    dashes = _cells(lines[1])
    width = max(map(len, rows))
    alignments = [_alignment(cell) for cell in dashes] + [None] * (width - len(dashes))
    read = [tuple(inline(cell) for cell in row) + ((),) * (width - len(row)) for row in rows]
    return Table(read[0], tuple(read[1:]), tuple(alignments))


def _alignment(dashes: str) -> Alignment:
    if dashes.endswith(":"):
        return "center" if dashes.startswith(":") else "right"
    return "left" if dashes.startswith(":") else None


def _cells(row: str) -> list[str]:
    """The texts between a row's pipes; the pipes at its two ends only frame it."""
    cells = [cell.strip(" ") for cell in _parted(row.strip(" "))]
    if len(cells) > 1 and not cells[0] and row.lstrip(" ").startswith("|"):
        del cells[0]
    if len(cells) > 1 and not cells[-1] and row.rstrip(" ").endswith("|"):
        del cells[-1]
    return cells


def _parted(row: str) -> Iterator[str]:
    begin = 0
    for pipe in PIPE.finditer(row):
        yield row[begin : pipe.end() - 1]
        begin = pipe.end()
    yield row[begin:]


def _unquoted(line: str) -> str:
    mark = QUOTE.match(line)
    return line[mark.end() :] if mark else line


def _chunk_end(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not is_blank(lines[at]):
        at += 1
    return at


def _after_blanks(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and is_blank(lines[at]):
        at += 1
    return at
