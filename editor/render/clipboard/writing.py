"""Blocks that were copied → what each kind of field takes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from editor.model.markup.marks import is_address
from editor.model.pasting.addresses import untracked
from editor.model.pasting.clipboard import NOTHING_LOST, Lost, Pasted
from editor.render.nodes import (
    Block,
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
from editor.render.source import markdown_of

LONGEST_HEADING = 90
"""Characters of a bold paragraph that may be a heading."""

_STOPS = (".", "!", ":", ";", ",", "…", "“", "”", '"')


def pasted(blocks: Sequence[Block], lost: Lost = NOTHING_LOST) -> Pasted:
    """What a clipboard's blocks are in a body, in a line, in several lines, as key points."""
    address = _bare_address(blocks)
    if address:
        cleaned = untracked(address)
        lost = replace(lost, trackers=max(lost.trackers, cleaned.taken_off))
        text = cleaned.address
        return Pasted(text, line=text, lines=text, points=(text,), lost=lost)
    is_inline = len(blocks) == 1 and isinstance(blocks[0], Paragraph)
    return Pasted(
        body=markdown_of(blocks),
        stands_alone=not is_inline,
        line=" ".join(_lines(blocks)),
        lines=plain_text(blocks),
        points=tuple(_points(blocks)),
        headings=tuple(markdown_of((each,)) for each in _headings(blocks)),
        lost=lost,
        is_list=bool(blocks) and all(isinstance(each, List) for each in blocks),
        is_rich=any(map(_is_rich, blocks)),
    )


def _bare_address(blocks: Sequence[Block]) -> str:
    """The address that is all there is, with or without a link to itself."""
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph) or len(blocks[0].children) != 1:
        return ""
    words = inline_text(blocks[0].children).strip()
    node = blocks[0].children[0]
    if isinstance(node, Link) and node.href.rstrip("/") in (words.rstrip("/"), f"mailto:{words}"):
        return words
    return words if is_address(words) else ""


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of each line, item and cell."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield from filter(None, map(str.strip, inline_text(block.children).split("\n")))
            case Quote():
                yield from _lines(block.children)
            case List():
                for item in block.items:
                    yield from _lines(item)
            case Table():
                cells = (cell for row in (block.header, *block.rows) for cell in row)
                yield from filter(None, (" ".join(inline_text(c).split("\n")) for c in cells))
            case Rule():
                pass


def _points(blocks: Iterable[Block]) -> Iterator[str]:
    """One line for each item or paragraph; an item's own lists give lines of their own."""
    for block in blocks:
        if isinstance(block, List):
            for item in block.items:
                yield from _points(item)
        elif words := " ".join(_lines((block,))):
            yield words


def _headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Headings, and short bold paragraphs that stand before text as headings do."""
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else block
        if isinstance(block, Heading) or (
            _is_like_heading(block)
            and not _is_like_heading(following)
            and not isinstance(following, Heading)
        ):
            yield block


def _is_like_heading(block: Block) -> bool:
    if not isinstance(block, Paragraph) or len(block.children) != 1:
        return False
    (only,) = block.children
    words = inline_text((only,))
    return (
        isinstance(only, Strong)
        and "\n" not in words
        and len(words) <= LONGEST_HEADING
        and not words.endswith(_STOPS)
    )


def _is_rich(block: Block) -> bool:
    return not isinstance(block, Paragraph) or any(map(_is_marked, block.children))


def _is_marked(node: Inline) -> bool:
    match node:
        case Text() | LineBreak():
            return False
        case Emphasis() | Strong() | Link():
            return True
