"""Counts for people: characters as they see them, and only those that readers read.

Marks of a body are not counted, nor the addresses of its links.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from editor.model.measuring.planned import Unit, lines, planned
from editor.model.remembering import Remembered
from editor.model.rows import Counts
from editor.model.story import Story
from editor.model.text import minutes, word_count


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected of a text, in code points; `has_marks` as a body, or every sign counts."""

    text: str
    start: int
    end: int
    has_marks: bool = True


def characters(text: str) -> int:
    """Grapheme clusters (UAX #29) of a text without marks, spaces included, line ends not.

    Lines are remembered, so an edit costs its line.
    """
    return sum(_characters_of_line(line) for line in text.split("\n"))


def counts_of_story(story: Story) -> Counts:
    """What a story counts: its crossheads and bodies."""
    for remembered in (_characters_of_body, _lines_of_body):
        # Bodies may be long: only those of the last two states are kept.
        remembered.begin_round()
    together = sum(
        characters(each.crosshead) + _characters_of_body(each.body) for each in story.sections
    )
    return Counts(story.words, together, story.minutes, _lines(story))


def counts_of_selection(selection: Selection) -> Counts:
    """What a selection counts; not for the UI thread."""
    if selection.has_marks:
        words, together = _of_body(selection)
    else:
        text = selection.text[selection.start : selection.end]
        words, together = word_count(text), characters(text)
    return Counts(words, together, minutes(words))


def _of_body(selection: Selection) -> tuple[int, int]:
    """Words and characters; of a block that the selection cuts, those of its part."""
    from editor.render.blocks import split_blocks

    words = together = 0
    start, end = selection.start, selection.end
    for block in split_blocks(selection.text):
        if start <= block.start and block.end <= end:
            words += word_count(block.text)
            together += _characters_of_block(block.text)
        elif start < block.end and block.start < end:
            part = _part_read(block.text, max(0, start - block.start), end - block.start)
            words += word_count(part)
            together += characters(part)
    return words, together


def _lines(story: Story) -> int:
    plan = planned(story.planned_length)
    if plan is None or plan.unit is not Unit.LINES:
        return 0
    per_line = plan.per_line
    return sum(
        lines(each.crosshead, per_line) + _lines_of_body((each.body, per_line))
        for each in story.sections
    )


@Remembered
def _characters_of_body(body: str) -> int:
    return sum(map(_characters_of_block, _blocks(body)))


@Remembered
def _lines_of_body(body_and_line: tuple[str, int]) -> int:
    body, per_line = body_and_line
    return sum(lines(_text_of_block(block), per_line) for block in _blocks(body))


def _blocks(body: str) -> Iterator[str]:
    # The same that the page is made of: they have been cut and read when they are counted.
    from editor.render.blocks import split_blocks

    return (block.text for block in split_blocks(body))


@Remembered
def _characters_of_line(line: str) -> int:
    return _clusters(line)


@Remembered
def _characters_of_block(block: str) -> int:
    from editor.render.markdown import block_nodes
    from editor.render.plain import lines_read

    return sum(_clusters(text) for line in lines_read(block_nodes(block)) for text in line)


@Remembered
def _text_of_block(block: str) -> str:
    from editor.render.markdown import block_nodes
    from editor.render.plain import lines_read

    return "\n".join(map(" ".join, lines_read(block_nodes(block))))


def _clusters(text: str) -> int:
    if text.isascii():
        return len(text)
    import regex

    return len(regex.findall(r"\X", text))


def _part_read(block: str, start: int, end: int) -> str:
    """What is read of a part of a block; where marks part words, a line ends."""
    from editor.model.markup.body_spans import Ink, body_spans

    pieces, at = [], start
    for mark in sorted((m.start, m.end) for m in body_spans(block) if m.ink is Ink.MARK):
        if mark[1] > at and mark[0] < end:
            pieces.append(block[at : max(at, mark[0])])
            pieces.append("" if block[mark[0] : mark[1]].strip("|-: ") else "\n")
            at = mark[1]
    return "".join((*pieces, block[at:end]))
