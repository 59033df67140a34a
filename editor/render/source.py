"""Nodes → the body's Markdown, for importers.

`body_nodes(markdown_of(nodes)) == nodes` for nodes as the dialect makes them. What it cannot hold
keeps its words: a heading becomes a strong paragraph, a line break in a cell a space, emphasis
whose marks would not be understood loses them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from editor.render.escape import MARK, escaped_inline, guarded, normalised
from editor.render.markdown import inline_nodes
from editor.render.nodes import (
    Block,
    Cell,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    can_be_tight,
)

_DASHES = {None: "---", "left": ":---", "center": ":---:", "right": "---:"}
# Beside other nodes the ends of a text matter too; between marks every star does and every
# underscore that is not within a word, within a link every bracket as well.
_BESIDE = re.compile(rf"{MARK.pattern}|\A[*_]+|[*_\\]+\Z")
_BETWEEN = re.compile(rf"{_BESIDE.pattern}|\*|(?<!\w)_|_(?!\w)")
_WITHIN_LINK = re.compile(rf"{_BETWEEN.pattern}|[\[\]]")
_PLAIN_ADDRESS = re.compile(r"[^()]*(?:\([^()]*\)[^()]*)*")
_MARKS = (("**", "*"), ("**", "_"), ("__", "*"), ("__", "_"))


def markdown_of(nodes: Iterable[Block]) -> str:
    """The Markdown of these blocks, as a body holds it."""
    return "\n\n".join(_sources(nodes, inside_item=False))


def _sources(nodes: Iterable[Block], *, inside_item: bool) -> Iterator[str]:
    bullet = ""
    for node in nodes:
        if isinstance(node, List):
            # Two lists in a row are told apart by their bullets.
            bullet = "*" if bullet == "-" else "-"
            yield _list(node, bullet)
        else:
            source = _source(node, inside_item)
            # Indented, it would belong to the list before it.
            yield source.lstrip(" ") if bullet else source
            bullet = ""


def _source(node: Paragraph | Heading | Quote | Table | Rule, inside_item: bool) -> str:
    match node:
        case Paragraph():
            return _paragraph(node.children, inside_item)
        case Heading():
            return _paragraph((Strong(node.children),), inside_item)
        case Quote():
            lines = "\n\n".join(_sources(node.children, inside_item=False)).split("\n")
            return "\n".join(f"> {line}" if line else ">" for line in lines)
        case Table():
            rows = [_row(node.header), _dashes(node), *map(_row, node.rows)]
            return "\n".join(rows)
        case Rule():
            return "---"


def _paragraph(children: Sequence[Inline], inside_item: bool) -> str:
    plain = all(isinstance(child, Text | LineBreak) for child in children)
    source = _unmarked(children) if plain else _inline_source(tuple(children))
    # Breaks without words between them make an empty line, and that begins a paragraph.
    parts = normalised(source).split("\n\n")
    return "\n\n".join(guarded(part, inside_item=inside_item) for part in parts)


def _unmarked(children: Sequence[Inline]) -> str:
    """A paragraph of plain text, with backslashes only if it needs any."""
    text = "".join(child.text if isinstance(child, Text) else "\n" for child in children)
    return text if inline_nodes(text) == tuple(children) else escaped_inline(text)


def _list(node: List, bullet: str) -> str:
    tight = node.tight and can_be_tight(node.items)
    gap = "\n" if tight else "\n\n"
    items = []
    for number, item in enumerate(node.items, node.start):
        mark = f"{number}. " if node.ordered else f"{bullet} "
        # What is no paragraph begins on the next line: two marks side by side can be a rule.
        head = "" if item and isinstance(item[0], Paragraph | Heading) else "\n"
        text = head + gap.join(_sources(item, inside_item=True)) if item else ""
        lines = text.split("\n")
        indented = [f"{' ' * len(mark)}{line}" if line else "" for line in lines[1:]]
        items.append("\n".join([mark + lines[0], *indented]))
    return gap.join(items)


def _row(cells: Iterable[Cell]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(cell: Cell) -> str:
    return _inline_source(cell).replace("\n", " ").replace("|", "\\|")


def _dashes(table: Table) -> str:
    return f"| {' | '.join(_DASHES[alignment] for alignment in table.alignments)} |"


def _inline_source(children: Cell) -> str:
    """The source of a paragraph's words in the first choice of marks that is understood."""
    for strong, emphasis in _MARKS:
        source = _written(children, strong, emphasis)
        if inline_nodes(source) == children:
            return source
    return _written(children, "", "")


def _written(
    children: tuple[Inline, ...], strong: str, emphasis: str, text: re.Pattern[str] = _BESIDE
) -> str:
    inner = _BETWEEN if text is _BESIDE else text
    pieces = []
    for node, following in pairwise((*children, None)):
        match node:
            case Text():
                piece = escaped_inline(node.text, text)
                if isinstance(following, Link) and piece.endswith("!"):
                    piece = f"{piece[:-1]}\\!"
                pieces.append(piece)
            case LineBreak():
                pieces.append("\n")
            case Strong():
                pieces.append(strong + _written(node.children, strong, emphasis, inner) + strong)
            case Emphasis():
                pieces.append(
                    emphasis + _written(node.children, strong, emphasis, inner) + emphasis
                )
            case Link():
                words = _written(node.children, strong, emphasis, _WITHIN_LINK)
                pieces.append(f"[{words}]({_address(node.href)})")
    return "".join(pieces)


def _address(href: str) -> str:
    if _PLAIN_ADDRESS.fullmatch(href):
        return href
    return href.replace("(", "\\(").replace(")", "\\)")
