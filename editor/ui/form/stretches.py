"""The stretch of a body that has to be read together: a paragraph, a list, a quote, a table."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock

FARTHEST = 60
"""Lines that are looked at before and behind a line; in a longer stretch it is cut there."""


def stretch_at(block: QTextBlock) -> list[QTextBlock]:
    """The lines around a line up to the empty ones; what is indented belongs to what is above.

    An empty line that parts two stretches stands for itself.
    """
    if _is_blank(block.text()) and not _is_indented(_after_blanks(block)):
        return [block]
    first = _first(block)
    lines = [first]
    below = first.next()
    number = block.blockNumber()
    while below.isValid() and below.blockNumber() <= number + FARTHEST:
        if _is_blank(below.text()) and not _is_indented(_after_blanks(below)):
            break
        lines.append(below)
        below = below.next()
    return lines


def _first(block: QTextBlock) -> QTextBlock:
    first = block
    least = block.blockNumber() - FARTHEST
    while True:
        above = first.previous()
        if not above.isValid() or above.blockNumber() < least:
            return first
        if _is_blank(above.text()) and not first.text().startswith(" "):
            return first
        first = above


def _after_blanks(block: QTextBlock) -> QTextBlock:
    for _ in range(FARTHEST):
        if not block.isValid() or not _is_blank(block.text()):
            break
        block = block.next()
    return block


def _is_indented(block: QTextBlock) -> bool:
    text = block.text() if block.isValid() else ""
    return text.startswith(" ") and not _is_blank(text)


def _is_blank(text: str) -> bool:
    return not text.strip(" \t")
