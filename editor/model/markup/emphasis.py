"""Bold and italic at a selection, put on and taken off so that it reads exactly so.

- Every paragraph, item and cell is marked by itself: no mark crosses from one into the next.
- Of several ways to set the marks the first is taken that the dialect reads as was asked: what
  is selected changes, every other word and its marks stay. If there is none, nothing is done.
- Words that are neither before nor after it marked are not touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from editor.model.markup.body_lines import Line, read, stretch
from editor.model.markup.body_spans import Ink, Span, body_spans, inline_spans
from editor.model.markup.marks import EMPHASIS, STRONG, unlinked, word_at
from editor.model.markup.passing_marks import passed
from editor.model.splice import Splice, between

_INKS = {STRONG: Ink.STRONG, EMPHASIS: Ink.EMPHASIS}
_SIGNS = {STRONG: ("**", "__"), EMPHASIS: ("*", "_")}
_SHIFTED = re.compile(r"\d+\Z")

_BITS = {ink: 1 << number for number, ink in enumerate(Ink)}
_MARK = _BITS[Ink.MARK]
_INKED = {bit: bytes(inks | bit for inks in range(256)) for bit in _BITS.values()}
_BARED = {bit: bytes(inks & ~bit for inks in range(256)) for bit in _BITS.values()}
_RUN = re.compile(rb"(.)\1*", re.DOTALL)

Letters = tuple[str, bytes]
"""What is read: the letters, and for each of them what it is set in, a bit for each ink."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The words of one paragraph, and what of them is selected."""

    lines: Sequence[Line]
    words: str
    spans: tuple[Span, ...]
    inks: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Marked:
    """A paragraph's new words, and where in them is what was selected."""

    words: str
    start: int
    end: int


def toggle(text: str, start: int, end: int, mark: str) -> Splice:
    """Put a mark around the selection or the word at the caret, or take it off again.

    At the end of what is being typed in that mark, the caret goes on behind it, and back.
    """
    if start == end:
        return passed(text, start, mark) or _toggled_at(text, start, mark)
    return _toggled(text, start, end, mark)


def _toggled(text: str, start: int, end: int, mark: str) -> Splice:
    ink = _INKS[mark]
    parts = _parts(text, start, end)
    bare = [part for part in parts if not _is_marked(part, ink)]
    results = [(part, _switched(part, mark, ink, on=bool(bare))) for part in parts]
    return _spliced(text, (start, end), results)


def _toggled_at(text: str, at: int, mark: str) -> Splice:
    """The word at the caret toggled; the caret stays where it is in it, and nothing is selected."""
    start, end = word_at(text, at)
    if start == end:
        return _toggle_empty(text, at, mark)
    step = _toggled(text, start, end, mark)
    caret = min(step.start + at - start, step.end)
    return Splice(step.at, step.removed, step.inserted, caret, caret)


def cleared(text: str, start: int, end: int) -> Splice:
    """Take bold, italic and links off the selection or the word at the caret."""
    if start == end:
        start, end = word_at(text, start)
    now = text
    for mark in (STRONG, EMPHASIS):
        ink = _INKS[mark]
        parts = [part for part in _parts(now, start, end) if _has(part, ink)]
        step = _spliced(now, (start, end), [(p, _switched(p, mark, ink, on=False)) for p in parts])
        now, start, end = step.applied(now), step.start, step.end
    step = unlinked(now, start, end)
    after = step.applied(now)
    if not _reads_alike(text, after):
        return Splice(start, 0, "", start, end)
    return between(text, after, step.start, step.end)


def _toggle_empty(text: str, at: int, mark: str) -> Splice:
    size = len(mark)
    if at >= size and text[at - size : at] == mark == text[at : at + size]:
        return Splice(at - size, 2 * size, "", at - size, at - size)
    return Splice(at, 0, mark * 2, at + size, at + size)


def _parts(text: str, start: int, end: int) -> list[_Part]:
    """The paragraphs that a selection has words of, each with the words selected in it."""
    begin, finish = stretch(text, start, end)
    parts = []
    for paragraph in read(text[begin:finish]).paragraphs:
        lines = [Line(line.start + begin, line.text) for line in paragraph]
        if lines[-1].end < start or lines[0].start > end:
            continue
        part = _part(lines, _within(lines, start), _within(lines, end))
        if part.start < part.end:
            parts.append(part)
    return parts


def _part(lines: Sequence[Line], start: int, end: int) -> _Part:
    """A paragraph, without white space and marks at the ends of what is selected in it."""
    words = "\n".join(line.text for line in lines)
    spans = tuple(inline_spans(words))
    inks = _inks(words, spans)
    while start < end and (words[start].isspace() or inks[start] & _MARK):
        start += 1
    while end > start and (words[end - 1].isspace() or inks[end - 1] & _MARK):
        end -= 1
    return _Part(lines, words, spans, inks, start, end)


def _within(lines: Sequence[Line], position: int) -> int:
    """A position of the text in the words of a paragraph."""
    at = 0
    for line in lines:
        if position <= line.end:
            return at + max(0, position - line.start)
        at += len(line.text) + 1
    return at - 1


def _inks(words: str, spans: Iterable[Span]) -> bytes:
    """What each character is set in."""
    inks = bytearray(len(words))
    for span in spans:
        of_span = slice(span.start, span.end)
        inks[of_span] = inks[of_span].translate(_INKED[_BITS[span.ink]])
    return bytes(inks)


def _runs(inks: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The stretches of one ink: where each begins and ends, and its ink."""
    return ((*run.span(), run[1][0]) for run in _RUN.finditer(inks, start, end))


def _letters(words: str, inks: bytes) -> Letters:
    letters, kinds = [], []
    for start, end, ink in _runs(inks, 0, len(inks)):
        if not ink & _MARK:
            letters.append("".join(words[start:end].split()))
            kinds.append(bytes((ink,)) * len(letters[-1]))
    return "".join(letters), b"".join(kinds)


def _is_marked(part: _Part, ink: Ink) -> bool:
    bits = _BITS[ink] | _MARK
    return all(
        inks & bits or part.words[start:end].isspace()
        for start, end, inks in _runs(part.inks, part.start, part.end)
    )


def _has(part: _Part, ink: Ink) -> bool:
    return any(inks & _BITS[ink] for _, _, inks in _runs(part.inks, part.start, part.end))


def _switched(part: _Part, mark: str, ink: Ink, *, on: bool) -> _Marked | None:
    """The paragraph with the mark on or off what is selected; None where no way reads so."""
    marked = [span for span in part.spans if span.ink is ink]
    others = [span for span in part.spans if span.ink not in (ink, Ink.MARK)]
    for start, end in _widened(part, others):
        wanted = _wanted(part, start, end, ink, on=on)
        for sign in _SIGNS[mark]:
            for pieces in _ways(part.words, (start, end), marked, others, on=on):
                new = _rewritten(part.words, (start, end), marked, pieces, sign)
                if _letters(new.words, _inks(new.words, inline_spans(new.words))) == wanted:
                    return new
    return None


def _widened(part: _Part, others: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """What is selected; then with the figures before it; then with all of what it cuts."""
    start, end = part.start, part.end
    yield start, end
    figures = _SHIFTED.search(part.words, 0, start)
    if figures is not None:
        yield figures.start(), end
    for span in others:
        if span.start < end and span.end > start:
            start, end = min(start, span.start), max(end, span.end)
    yield start, end


def _wanted(part: _Part, start: int, end: int, ink: Ink, *, on: bool) -> Letters:
    """What is to be read in the end."""
    inks, bit = part.inks, _BITS[ink]
    switched = inks[start:end].translate(_INKED[bit] if on else _BARED[bit])
    return _letters(part.words, inks[:start] + switched + inks[end:])


def _ways(
    words: str,
    selected: tuple[int, int],
    marked: Sequence[Span],
    others: Sequence[Span],
    *,
    on: bool,
) -> Iterator[list[tuple[int, int]]]:
    """Where marks may be set: in one piece as far as possible, or cut where other marks are."""
    start, end = selected
    touched = _touched(marked, start, end)
    if on:
        begin = min([start, *(span.start for span in touched)])
        finish = max([end, *(span.end for span in touched)])
        whole = [(begin, finish)]
    else:
        whole = [(span.start, min(span.end, start)) for span in touched]
        whole += [(max(span.start, end), span.end) for span in touched]
    yield [piece for piece in (_bare(words, *each) for each in whole) if piece[0] < piece[1]]
    yield [piece for begin, finish in whole for piece in _outside(words, begin, finish, others)]
    edges = sorted({edge for span in others for edge in (span.start, span.end)})
    yield [
        piece
        for begin, finish in whole
        for piece in _cut(words, begin, finish, edges)
        if piece[0] < piece[1]
    ]


def _touched(marked: Sequence[Span], start: int, end: int) -> list[Span]:
    """The marked spans that a selection shares letters with, or only their marks part from it."""
    size = 2 if any(span.ink is Ink.STRONG for span in marked) else 1
    return [span for span in marked if span.start <= end + size and span.end >= start - size]


def _bare(words: str, start: int, end: int) -> tuple[int, int]:
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return start, end


def _outside(words: str, start: int, end: int, others: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """A piece whose ends, where they touch other marks from within, go around these."""
    changed = True
    while changed:
        changed = False
        for span in others:
            width = _mark_width(words, span)
            if start == span.start and end >= span.end:
                start, changed = start - width[0], True
            if end == span.end and start <= span.start:
                end, changed = end + width[1], True
    begin, finish = _bare(words, start, end)
    if begin < finish:
        yield begin, finish


def _mark_width(words: str, span: Span) -> tuple[int, int]:
    """How many characters the marks before and behind a span have."""
    if span.ink is Ink.LINK:
        depth, at = 0, span.end + 1
        while at < len(words):
            depth += {"(": 1, ")": -1}.get(words[at], 0)
            at += 1
            if depth == 0:
                break
        return 1, at - span.end
    return (2, 2) if span.ink is Ink.STRONG else (1, 1)


def _cut(words: str, start: int, end: int, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    at = start
    letters = _inks(words, inline_spans(words))
    for edge in [*(edge for edge in edges if start < edge < end), end]:
        begin, finish = at, edge
        while begin < finish and (letters[begin] & _MARK or words[begin].isspace()):
            begin += 1
        while finish > begin and (letters[finish - 1] & _MARK or words[finish - 1].isspace()):
            finish -= 1
        yield begin, finish
        at = edge


def _rewritten(
    words: str,
    selected: tuple[int, int],
    marked: Sequence[Span],
    pieces: Sequence[tuple[int, int]],
    sign: str,
) -> _Marked:
    """The words without the marks that are touched, with marks around these pieces."""
    start, end = selected
    edits: list[tuple[int, int, str]] = []
    size = len(sign)
    for span in _touched(marked, start, end):
        edits.append((span.start - size, size, ""))
        edits.append((span.end, size, ""))
    for begin, finish in pieces:
        edits.append((begin, 0, sign))
        edits.append((finish, 0, sign))
    edits.sort(key=lambda edit: edit[0])
    made, at = "", 0
    new_start, new_end = start, end
    for position, removed, inserted in edits:
        made += words[at:position] + inserted
        at = max(at, position + removed)
        shift = len(inserted) - removed
        new_start += shift if position + removed <= start else 0
        new_end += shift if position + removed <= end and (removed or position < end) else 0
    made += words[at:]
    return _Marked(made, new_start, new_end)


def _spliced(
    text: str, selected: tuple[int, int], switched: Sequence[tuple[_Part, _Marked | None]]
) -> Splice:
    """All paragraphs' new words as one splice; what was selected stays selected."""
    results = [(part, marked) for part, marked in switched if marked is not None]
    if not results:
        return Splice(selected[0], 0, "", *selected)
    edits = [
        (line.start, line.text, new)
        for part, marked in results
        for line, new in zip(part.lines, marked.words.split("\n"), strict=True)
    ]
    first, last = edits[0][0], edits[-1][0] + len(edits[-1][1])
    pieces: list[str] = []
    at, grown = first, 0
    starts: dict[int, int] = {}
    for begin, old, new in edits:
        pieces += (text[at:begin], new)
        starts[begin] = begin + grown
        at = begin + len(old)
        grown += len(new) - len(old)
    head, tail = results[0], results[-1]
    start = _placed(starts, head, head[1].start)
    end = _placed(starts, tail, tail[1].end)
    after = "".join((text[:first], *pieces, text[last:]))
    if not _reads_alike(text, after):
        return Splice(selected[0], 0, "", *selected)
    return between(text, after, start, end)


def _reads_alike(before: str, after: str) -> bool:
    """Whether two texts have the same letters: what was inside a mark may begin like a list."""
    found = between(before, after, 0, 0)
    begin, finish = stretch(before, found.at, found.at + found.removed)
    grown = len(after) - len(before)
    return _read_letters(before[begin:finish]) == _read_letters(after[begin : finish + grown])


def _read_letters(text: str) -> str:
    pieces, at = [], 0
    for start, end in sorted((m.start, m.end) for m in body_spans(text) if m.ink is Ink.MARK):
        pieces.append(text[at:start])
        at = max(at, end)
    return "".join("".join((*pieces, text[at:])).split())


def _placed(starts: dict[int, int], result: tuple[_Part, _Marked], position: int) -> int:
    """A position in a paragraph's new words as one in the new text."""
    part, marked = result
    for line, new in zip(part.lines, marked.words.split("\n"), strict=True):
        if position <= len(new):
            return starts[line.start] + position
        position -= len(new) + 1
    raise ValueError("a position outside of the paragraph")
