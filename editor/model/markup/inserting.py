"""Blocks that come in between the paragraphs of a body."""

from __future__ import annotations

from editor.model.splice import Splice


def block_inserted(text: str, position: int, block: str, caret: int | None = None) -> Splice:
    """A block behind the paragraph at a position, parted from its neighbours by an empty line.

    The caret goes into the block, or into a new paragraph behind it. An empty paragraph that the
    caret is in gives way to the block.
    """
    end = text.find("\n\n", max(0, position - 1))
    end = len(text) if end < 0 else end
    if (position > 1 and text[position - 2 : position] == "\n\n") or position == 0:
        line = text[position : position + 1]
        if line in ("", "\n"):
            end = position
    ahead, behind = text[:end].rstrip("\n"), text[end:].lstrip("\n")
    seam = "\n\n" if ahead else ""
    inserted = f"{seam}{block}"
    at = len(ahead) + len(seam)
    tail = "\n\n" if behind else ""
    if caret is None:
        tail = "\n\n\n\n" if behind else "\n\n"
        caret = len(block) + 2
    return Splice(
        len(ahead),
        len(text) - len(ahead) - len(behind),
        inserted + tail,
        at + caret,
        at + caret,
    )


def insert_rule(text: str, start: int, end: int) -> Splice:
    """A rule behind the paragraph of the caret, which goes on behind it."""
    return block_inserted(text, max(start, end), "---")
