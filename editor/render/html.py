"""Nodes → HTML. All HTML that the program writes of a story's text is written here.

What runs against the page is marked: a paragraph or quotation of more than a few words stands at
its own side (`dir`), anything shorter, an item or a cell is only kept in its order (`bdi`).
"""

import re
from collections.abc import Iterable

from editor.model.direction import has_side, paragraph_direction
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
from editor.render.plain import inline_text, plain_text
from editor.render.running import ordered

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_SPECIAL = re.compile(r'[&<>"]')
# What may not stand in HTML: controls but for white space, surrogates, noncharacters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)


def blocks_html(nodes: Iterable[Block], page: str = "ltr") -> str:
    """Blocks as HTML, one after the other on lines of their own; `page` is the way it runs."""
    return "\n".join(_block(node, page) for node in nodes)


def led_html(lead: str, paragraph: Paragraph, page: str) -> str:
    """A paragraph as HTML that a lead-in opens: it runs as its own words do."""
    led = Paragraph((Text(f"{lead} "), *paragraph.children))
    return _paragraph(led, inline_text(paragraph.children), page)


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


def _block(node: Block, page: str) -> str:
    match node:
        case Paragraph():
            return _paragraph(node, inline_text(node.children), page)
        case Heading():
            level = 2 if node.level <= 2 else 3
            return f"<h{level}>{_words(node.children, page)}</h{level}>"
        case List():
            return _list(node, page)
        case Quote():
            return _quote(node, page)
        case Table():
            return _table(node, page)
        case Rule():
            return "<hr>"


def _against(text: str, page: str) -> str:
    """The way a text runs where it is not the page's; empty where it is."""
    way = paragraph_direction(text, page)
    return way if way != page else ""


def _paragraph(node: Paragraph, text: str, page: str) -> str:
    """A paragraph that runs as this text of it does."""
    words, way = inline_html(node.children), _against(text, page)
    if way and has_side(text, way):
        return f'<p dir="{way}">{words}</p>'
    return f"<p>{ordered(words, way) if way else words}</p>"


def _words(nodes: tuple[Inline, ...], page: str) -> str:
    """The words of a line that stays in its place, whichever way they run."""
    way = _against(inline_text(nodes), page)
    words = inline_html(nodes)
    return ordered(words, way) if way else words


def _quote(node: Quote, page: str) -> str:
    text = plain_text(node.children)
    way = _against(text, page)
    way = way if has_side(text, way) else ""
    sided = f' dir="{way}"' if way else ""
    return f"<blockquote{sided}>\n{blocks_html(node.children, way or page)}\n</blockquote>"


def _list(node: List, page: str) -> str:
    tag = "ol" if node.ordered else "ul"
    start = f' start="{node.start}"' if node.ordered and node.start != 1 else ""
    items = "\n".join(f"<li>{_item(item, node.tight, page)}</li>" for item in node.items)
    return f"<{tag}{start}>\n{items}\n</{tag}>"


def _item(blocks: tuple[Block, ...], tight: bool, page: str) -> str:
    return "\n".join(_item_block(block, tight, page) for block in blocks)


def _item_block(block: Block, tight: bool, page: str) -> str:
    if not isinstance(block, Paragraph):
        return _block(block, page)
    words = _words(block.children, page)
    return words if tight else f"<p>{words}</p>"


def _table(node: Table, page: str) -> str:
    head = ""
    if any(node.header):
        head = f"<thead>\n{_row(node.header, 'th', node.alignments, page)}\n</thead>\n"
    rows = "".join(f"{_row(row, 'td', node.alignments, page)}\n" for row in node.rows)
    return f"<table>\n{head}<tbody>\n{rows}</tbody>\n</table>"


def _row(cells: tuple[Cell, ...], tag: str, alignments: tuple[Alignment, ...], page: str) -> str:
    written = (
        f"<{tag}{_align(alignment)}>{_words(cell, page)}</{tag}>"
        for cell, alignment in zip(cells, alignments, strict=True)
    )
    return f"<tr>{''.join(written)}</tr>"


def _align(alignment: Alignment) -> str:
    # The attribute, not a style: sanitisers and content systems take styles away.
    return f' align="{alignment}"' if alignment else ""
