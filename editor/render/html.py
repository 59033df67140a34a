"""Nodes → HTML. All HTML that the program writes of a story's text is written here."""

import re
from collections.abc import Iterable

from editor.render.nodes import (
    Alignment,
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
)

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_SPECIAL = re.compile(r'[&<>"]')
# What may not stand in HTML: controls but for white space, surrogates, noncharacters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)


def blocks_html(nodes: Iterable[Block]) -> str:
    """Blocks as HTML, one after the other on lines of their own."""
    return "\n".join(map(_block, nodes))


def inline_html(nodes: Iterable[Inline]) -> str:
    """The words of a paragraph as HTML."""
    return "".join(map(_inline, nodes))


def text_html(text: str) -> str:
    """A text as it stands in HTML, in an element or in a quoted attribute.

    Characters that HTML does not allow become U+FFFD here, and only here.
    """
    if _SPECIAL.search(text):
        text = text.translate(_ESCAPES)
    return _FORBIDDEN.sub("\ufffd", text)


def _inline(node: Inline) -> str:
    match node:
        case Text():
            return text_html(node.text)
        case LineBreak():
            return "<br>"
        case Emphasis():
            return f"<em>{inline_html(node.children)}</em>"
        case Strong():
            return f"<strong>{inline_html(node.children)}</strong>"
        case Link():
            href = text_html(node.href)
            return f'<a href="{href}" rel="noopener">{inline_html(node.children)}</a>'


def _block(node: Block) -> str:
    match node:
        case Paragraph():
            return f"<p>{inline_html(node.children)}</p>"
        case Heading():
            level = 2 if node.level <= 2 else 3
            return f"<h{level}>{inline_html(node.children)}</h{level}>"
        case List():
            return _list(node)
        case Quote():
            return f"<blockquote>\n{blocks_html(node.children)}\n</blockquote>"
        case Table():
            return _table(node)
        case Rule():
            return "<hr>"


def _list(node: List) -> str:
    tag = "ol" if node.ordered else "ul"
    start = f' start="{node.start}"' if node.ordered and node.start != 1 else ""
    items = "\n".join(f"<li>{_item(item, node.tight)}</li>" for item in node.items)
    return f"<{tag}{start}>\n{items}\n</{tag}>"


def _item(blocks: tuple[Block, ...], tight: bool) -> str:
    return "\n".join(
        inline_html(block.children) if tight and isinstance(block, Paragraph) else _block(block)
        for block in blocks
    )


def _table(node: Table) -> str:
    head = ""
    if any(node.header):
        head = f"<thead>\n{_row(node.header, 'th', node.alignments)}\n</thead>\n"
    rows = "".join(f"{_row(row, 'td', node.alignments)}\n" for row in node.rows)
    return f"<table>\n{head}<tbody>\n{rows}</tbody>\n</table>"


def _row(cells: tuple[Cell, ...], tag: str, alignments: tuple[Alignment, ...]) -> str:
    written = (
        f"<{tag}{_align(alignment)}>{inline_html(cell)}</{tag}>"
        for cell, alignment in zip(cells, alignments, strict=True)
    )
    return f"<tr>{''.join(written)}</tr>"


def _align(alignment: Alignment) -> str:
    # The attribute, not a style: sanitisers and content systems take styles away.
    return f' align="{alignment}"' if alignment else ""
