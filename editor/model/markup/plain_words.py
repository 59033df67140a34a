"""What a paragraph of a body is in a field that has no marks: its words, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from editor.model.markup.body_lines import read
from editor.model.markup.body_spans import Ink, placed_spans

_LINK_END = "]("


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The words without their marks, and the addresses that its links had, in order."""

    text: str
    addresses: tuple[str, ...] = ()


def plain_words(paragraph: str) -> PlainWords:
    """A paragraph without bold, italics, links, escapes and marks of a quotation.

    Marks of lists and tables stay, because they part words; so does what is nothing but marks.
    """
    kept, addresses, at = list[str](), list[str](), 0
    for start, end in sorted(_marks(paragraph)):
        if start < at:  # An escape within an address.
            continue
        kept.append(paragraph[at:start])
        mark = paragraph[start:end]
        if mark.startswith(_LINK_END):
            addresses.append(mark[len(_LINK_END) : -1].replace("\\", ""))
        at = end
    text = "".join((*kept, paragraph[at:]))
    return PlainWords(text, tuple(addresses)) if text.strip() else PlainWords(paragraph)


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Where marks stand that part no words."""
    reading = read(text)
    yield from ((start, end) for start, end in reading.marks if text[start:end].strip() == ">")
    for paragraph in reading.paragraphs:
        for span in placed_spans(paragraph):
            if span.ink is Ink.MARK:
                yield span.start, span.end
