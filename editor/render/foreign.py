"""A tree of allowed HTML elements → nodes, in the shape that the body's dialect can hold.

- White space is folded as a browser does it, but for `<pre>`.
- A table whose cells hold more than a paragraph is layout: its cells become blocks of their own.
"""

import re
from collections.abc import Iterable, Iterator

from editor.render.nodes import (
    Alignment,
    Block,
    Cell,
    Heading,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    can_be_tight,
)
from editor.render.runs import Element, Run, paragraphs

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# <b> and <i> stand for what they look like.
_INLINE = {"a": "a", "b": "strong", "em": "em", "i": "em", "strong": "strong"}
_SPACE = re.compile(r"[ \t\n\r\f]+")
_ALIGNMENTS: dict[str, Alignment] = {"left": "left", "center": "center", "right": "right"}


def blocks_of(element: Element) -> tuple[Block, ...]:
    """The blocks within an element."""
    reader = _Reader()
    reader.read(element.children)
    reader.end_paragraph()
    return tuple(reader.blocks)


class _Reader:
    """Reads children in order into blocks; text runs gather until a block boundary."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._within: tuple[Element, ...] = ()
        self._verbatim = False

    def read(self, children: Iterable[Element | str]) -> None:
        for child in children:
            if isinstance(child, str):
                text = child if self._verbatim else _SPACE.sub(" ", child)
                self._runs.append(Run(text, self._within))
            elif child.tag == "br":
                self._runs.append(Run("\n", self._within))
            elif child.tag in _INLINE:
                self._read_inline(child)
            else:
                self._read_block(child)

    def _read_inline(self, element: Element) -> None:
        within = self._within
        kind = _INLINE[element.tag]
        if not any(_INLINE[outer.tag] == kind for outer in within):
            self._within = (*within, element)
        self.read(element.children)
        self._within = within

    def _read_block(self, element: Element) -> None:
        self.end_paragraph()
        if element.tag in _HEADINGS:
            self._read_heading(element)
        elif element.tag in ("ul", "ol", "menu"):
            self._add(_list(element))
        elif element.tag == "blockquote":
            children = blocks_of(element)
            self._add(Quote(children) if children else None)
        elif element.tag == "table":
            self.blocks += _table(element)
        elif element.tag == "hr":
            self.blocks.append(Rule())
        else:
            before, self._verbatim = self._verbatim, self._verbatim or element.tag == "pre"
            self.read(element.children)
            self.end_paragraph()
            self._verbatim = before

    def _add(self, block: Block | None) -> None:
        if block is not None:
            self.blocks.append(block)

    def _read_heading(self, element: Element) -> None:
        level = _HEADINGS[element.tag]
        for block in blocks_of(element):
            if isinstance(block, Paragraph):
                block = Heading(level, block.children)
            self.blocks.append(block)

    def end_paragraph(self) -> None:
        """Make paragraphs of the runs gathered so far."""
        runs, self._runs = self._runs, []
        self.blocks += map(Paragraph, paragraphs(runs))


def _list(element: Element) -> List | None:
    items: list[Element] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag == "li":
            items.append(child)
        elif isinstance(child, Element) or child.strip():
            # What stands between items is kept as one of them, where it stands.
            items.append(Element("li", {}, [child]))
    kept = tuple(blocks for item in items if (blocks := blocks_of(item)))
    if not kept:
        return None
    start = element.attributes.get("start", "")
    ordered = element.tag == "ol"
    number = int(start) if ordered and re.fullmatch("[0-9]{1,3}", start) else 1
    return List(ordered, number, kept, can_be_tight(kept))


def _table(element: Element) -> list[Block]:
    captions = [block for part in _parts(element, "caption") for block in blocks_of(part)]
    heads = [row for part in _parts(element, "thead") for row in _parts(part, "tr")]
    rows = heads + [
        row
        for part in (element, *_parts(element, "tbody"), *_parts(element, "tfoot"))
        for row in _parts(part, "tr")
    ]
    cells = [found for row in rows if (found := _parts(row, "td", "th"))]
    read = [[blocks_of(cell) for cell in row] for row in cells]
    if len(cells) < 2 or any(_is_layout(cell) for row in read for cell in row):
        return captions + [block for row in read for cell in row for block in cell]
    width = max(map(len, cells))
    written = [_row(row, width) for row in read]
    is_head = bool(heads) or all(cell.tag == "th" for cell in cells[0])
    header = written.pop(0) if is_head else ((),) * width
    return [*captions, Table(header, tuple(written), tuple(_alignments(cells, width)))]


def _parts(element: Element, *tags: str) -> list[Element]:
    """The children that are elements of these kinds."""
    return [part for part in element.children if isinstance(part, Element) and part.tag in tags]


def _is_layout(blocks: tuple[Block, ...]) -> bool:
    return len(blocks) > 1 or any(not isinstance(block, Paragraph) for block in blocks)


def _row(cells: list[tuple[Block, ...]], width: int) -> tuple[Cell, ...]:
    written = [
        block.children
        for blocks in cells
        for block in blocks or (Paragraph(()),)
        if isinstance(block, Paragraph)
    ]
    return (*written, *((),) * (width - len(written)))


def _alignments(cells: list[list[Element]], width: int) -> Iterator[Alignment]:
    """A column is aligned as the first of its cells that says so."""
    for column in range(width):
        said = (row[column].attributes.get("align", "") for row in cells if column < len(row))
        yield next((_ALIGNMENTS[align] for align in said if align in _ALIGNMENTS), None)
