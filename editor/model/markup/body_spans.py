"""What a body's marks do, as spans of its text: the colouring of the form follows from it.

It reads the dialect as the renderer does, down to which star is a mark and which is a star. Where
the two may differ, by design:

- The renderer takes a paragraph of more than 1,500 marks for plain text; here it keeps its spans.
- An address of invisible or text-direction characters is a link here and text there.
- Indented lines are read by what stands above them, so a stretch has to be read whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate

from editor.model.markup.body_lines import Line, read


class Ink(Enum):
    """What a span of a body is."""

    MARK = auto()
    EMPHASIS = auto()
    STRONG = auto()
    LINK = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end` (code points, end excluded) a text is of one ink; spans may overlap."""

    start: int
    end: int
    ink: Ink


# What stands for something that has been read already: no word, no space and no mark.
_READ = "\ue000"
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPABLE = frozenset("\\*_[]()|>-.!")
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S+|#\S*", re.IGNORECASE)
# What a pair begins with; the second group is what stands between. In the order of looking.
_PAIRS = (
    (
        "**",
        Ink.STRONG,
        re.compile(r"(\*\*)((?!\s)(?:[^*]|\*(?!\s)[^*]+(?<!\s)\*|(?<=\s)\*(?=\s))+?(?<!\s))\*\*"),
    ),
    ("__", Ink.STRONG, re.compile(r"(?<!\w)(__)((?![\s_])(?:[^_]|_(?!_))+?(?<!\s))__(?!\w)")),
    ("*", Ink.EMPHASIS, re.compile(r"(?<![0-9])(\*)((?!\s)[^*]+(?<!\s))\*")),
    ("_", Ink.EMPHASIS, re.compile(r"(?<!\w)(_)((?![\s_])(?:[^_]|(?<=\w)_(?=\w))+(?<!\s))_(?!\w)")),
)
_MARKED = re.compile(r"[\\*_\[]")


def body_spans(text: str) -> tuple[Span, ...]:
    """The spans of a body, or of a stretch of one that begins and ends at an empty line."""
    reading = read(text)
    found = [Span(start, end, Ink.MARK) for start, end in reading.marks if start < end]
    for paragraph in reading.paragraphs:
        found += placed_spans(paragraph)
    return tuple(found)


def placed_spans(paragraph: Sequence[Line]) -> Iterator[Span]:
    """The spans of the words of a paragraph or cell, where they stand in the text."""
    words = "\n".join(line.text for line in paragraph)
    if _MARKED.search(words):
        yield from _placed(inline_spans(words), paragraph)


def _placed(spans: Iterator[Span], paragraph: Sequence[Line]) -> Iterator[Span]:
    """Spans of a paragraph's words as spans of the text that its lines stand in."""
    heads = [0, *accumulate(len(line.text) + 1 for line in paragraph)]
    for span in spans:
        number = bisect_right(heads, span.start) - 1
        while number < len(paragraph) and heads[number] < span.end:
            line, at = paragraph[number], heads[number]
            start, end = max(span.start - at, 0), min(span.end - at, len(line.text))
            if start < end:
                yield Span(line.start + start, line.start + end, span.ink)
            number += 1


def inline_spans(words: str) -> Iterator[Span]:
    """The spans of one paragraph or cell, its words as `body_lines.read` gives them."""
    text = words
    at = 0
    while "\\" in text and (escape := _ESCAPE.search(text, at)) is not None:
        at = escape.end()
        if escape[1] in _ESCAPABLE:
            yield Span(escape.start(), escape.start() + 1, Ink.MARK)
            text = _without(text, escape.start(), at)
    at = 0
    while "](" in text and (link := _LINK.search(text, at)) is not None:
        at = link.end()
        start, end = link.span(1)
        address = words[link.start(2) : link.end(2)].replace("\\", "")
        if _ADDRESS.fullmatch(address) and not text[start:end].isspace():
            yield Span(link.start(), start, Ink.MARK)
            yield Span(start, end, Ink.LINK)
            yield Span(end, link.end(), Ink.MARK)
            yield from _paired(text[start:end], start, 0)
            text = _without(text, link.start(), link.end())
    yield from _paired(text, 0, 0)


def _paired(text: str, offset: int, first: int) -> Iterator[Span]:
    for number, (sign, ink, pattern) in enumerate(_PAIRS[first:], first + 1):
        at = 0
        while sign in text and (pair := pattern.search(text, at)) is not None:
            at = pair.end()
            start, end = pair.span(2)
            yield Span(offset + pair.start(), offset + start, Ink.MARK)
            yield Span(offset + start, offset + end, ink)
            yield Span(offset + end, offset + at, Ink.MARK)
            yield from _paired(text[start:end], offset + start, number)
            text = _without(text, pair.start(), at)


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + _READ * (end - start) + text[end:]
