"""Nodes → plain text: the words without their marks."""

import re
from collections.abc import Iterable, Iterator

from editor.render.markdown import body_nodes
from editor.render.nodes import (
    Block,
    Heading,
    Inline,
    LineBreak,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)

_RULE = "* * *"
_LINE_HEAD = re.compile(r"(?<=\n)(?=[^\n])")


def body_text(body: str) -> str:
    """The plain text of a body."""
    return plain_text(body_nodes(body))


def plain_text(nodes: Iterable[Block]) -> str:
    """Blocks parted by one empty line; list items with `•` or their number; cells by tabs."""
    return "\n\n".join(map(_block, nodes))


def lines_read(nodes: Iterable[Block]) -> Iterator[tuple[str, ...]]:
    """The lines that are read, without any mark; a row of a table is a line of its cells."""
    for node in nodes:
        match node:
            case Paragraph() | Heading():
                yield from ((line,) for line in inline_text(node.children).split("\n"))
            case Quote():
                yield from lines_read(node.children)
            case List():
                for item in node.items:
                    yield from lines_read(item)
            case Table():
                for row in (node.header, *node.rows):
                    yield tuple(map(inline_text, row))


def inline_text(nodes: Iterable[Inline]) -> str:
    """The words of a paragraph; a line break is a line end, a link is its words."""
    return "".join(map(_inline, nodes))


def _inline(node: Inline) -> str:
    match node:
        case Text():
            return node.text
        case LineBreak():
            return "\n"
        case _:
            return inline_text(node.children)


def _block(node: Block) -> str:
    match node:
        case Paragraph() | Heading():
            return inline_text(node.children)
        case Quote():
            return plain_text(node.children)
        case List():
            return ("\n" if node.tight else "\n\n").join(_items(node))
        case Table():
            rows = [row for row in (node.header, *node.rows) if any(row)]
            return "\n".join("\t".join(map(inline_text, row)) for row in rows)
        case Rule():
            return _RULE


def _items(node: List) -> Iterator[str]:
    gap = "\n" if node.tight else "\n\n"
    for number, item in enumerate(node.items, node.start):
        mark = f"{number}. " if node.ordered else "• "
        text = gap.join(map(_block, item))
        yield mark + _LINE_HEAD.sub(" " * len(mark), text)
