"""Where a body's blocks begin and end, so that each can be rendered, cached and patched alone.

A block begins after an empty line. Only a list may reach over one: what follows it and is
indented, or is an item itself, may still belong to it and is kept with it.
Rendering the blocks one by one gives what rendering the body whole gives.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from editor.model.markup.body_lines import ITEM
from editor.render.structure import is_blank

_GAP = re.compile(r"\n(?:[ \t]*\n)+")
_BLANK_HEAD = re.compile(r"(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class BlockSpan:
    """A block of a body: its text and its place there, in code points, end excluded."""

    start: int
    end: int
    text: str


# A story has a handful of bodies, and a key changes one of them.
@lru_cache(maxsize=16)
def split_blocks(body: str) -> tuple[BlockSpan, ...]:
    """The blocks of a body, in order; the lines between them are blank."""
    blocks: list[BlockSpan] = []
    start = end = 0
    in_list = False
    for chunk_start, chunk_end in _chunks(body):
        item = ITEM.match(body, chunk_start) is not None
        if in_list and (item or body[chunk_start] == " "):
            end = chunk_end
            continue
        if end > start:
            blocks.append(BlockSpan(start, end, body[start:end]))
        start, end, in_list = chunk_start, chunk_end, item
    if end > start:
        blocks.append(BlockSpan(start, end, body[start:end]))
    return tuple(blocks)


def _chunks(body: str) -> Iterator[tuple[int, int]]:
    """The stretches between blank lines."""
    head = _BLANK_HEAD.match(body)
    start = head.end() if head else 0
    for gap in _GAP.finditer(body, start):
        yield start, gap.start()
        start = gap.end()
    if not is_blank(body[start:]):
        yield start, len(body)
