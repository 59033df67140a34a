"""The body's dialect → nodes, block by block, each block remembered by its text.

The dialect: paragraphs, line breaks, emphasis, strong, inline links, lists, block quotes, tables
and a rule. Rendering never changes, adds or drops a character but the marks themselves.
`editor.render.structure` says which lines are what, Python-Markdown reads what is within them.
"""

import re

from editor.model.remembering import Remembered
from editor.render.blocks import split_blocks
from editor.render.nodes import Block, Inline, text_nodes
from editor.render.structure import structured

_MARKS = re.compile(r"[\\*_\[]")


@Remembered
def block_nodes(text: str) -> tuple[Block, ...]:
    """The nodes of one block of a body, as `split_blocks` cuts it."""
    return structured(text, inline_nodes)


def body_nodes(body: str) -> tuple[Block, ...]:
    """The nodes of a whole body."""
    return tuple(node for block in split_blocks(body) for node in block_nodes(block.text))


def whole_nodes(body: str) -> tuple[Block, ...]:
    """The nodes of a whole body, read uncut and unremembered: what `body_nodes` must equal."""
    return structured(body, inline_nodes)


def inline_nodes(text: str) -> tuple[Inline, ...]:
    """The nodes of the text of one paragraph or cell."""
    if not _MARKS.search(text):
        return text_nodes(text)
    # Not before the first mark: loading Python-Markdown would delay the first preview.
    from editor.render.inline import marked_nodes

    return marked_nodes(text)
