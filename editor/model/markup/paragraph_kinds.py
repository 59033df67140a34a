"""Paragraphs made items of a list or a quote, and made paragraphs again.

What is selected grows to whole paragraphs; no words change. Taken off at once, what was put on
leaves the text as it was, where its paragraphs were parted by one empty line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from itertools import accumulate, pairwise

from editor.model.markup.body_lines import is_table
from editor.model.markup.list_lines import LARGEST, ListLine, list_line
from editor.model.splice import Splice, between


class ListKind(Enum):
    """The two kinds of list, by the mark that an item gets."""

    BULLETS = "-"
    NUMBERS = "1."


def toggle_list(text: str, start: int, end: int, kind: ListKind) -> Splice:
    """Make the paragraphs of a selection items of a list, items of the other kind too, or back."""
    if start == end and _is_in_gap(text, start):
        start = end = start - 1
    begin, finish = _paragraphs(text, start, end)
    lines = [list_line(line) for line in text[begin:finish].split("\n")]
    if is_table([line.text for line in lines[:2]]):
        return Splice(start, 0, "", start, end)
    first, last = _touched(begin, lines, start), _touched(begin, lines, end)
    if not lines[first].is_blank:
        first = max(at for at in _heads(lines) if at <= first)
    heads = [at for at in _heads(lines) if first <= at <= last] or [first]
    if start == end and lines[heads[0]].is_item and _kind(lines[heads[0]]) is not kind:
        heads = [at for at in _heads(lines) if lines[at].indent == lines[heads[0]].indent]
    if all(lines[at].is_item and _kind(lines[at]) is kind for at in heads):
        made = _unlisted(lines, heads)
    else:
        made = _listed(lines, heads, kind)
    return _replaced(text, (begin, finish), lines, made, (start, end))


def toggle_quote(text: str, start: int, end: int) -> Splice:
    """Make the paragraphs of a selection a quote, or paragraphs again."""
    begin, finish = _paragraphs(text, start, end)
    lines = text[begin:finish].split("\n")
    ends = list(accumulate((len(line) + 1 for line in lines), initial=begin - 1))[1:]
    if all(line.startswith(">") for line in lines):
        touched = [n for n, at in enumerate(ends) if at >= start and at - len(lines[n]) <= end]
        first, last = touched[0], touched[-1]
        while first and lines[first - 1].strip() != ">":
            first -= 1
        while last + 1 < len(lines) and lines[last + 1].strip() != ">":
            last += 1
        taken = range(max(first - 1, 0), min(last + 2, len(lines)))
        pairs = [_unquoted(line) if n in taken else line for n, line in enumerate(lines)]
    else:
        pairs = [f"> {line}" if line.strip() or len(lines) == 1 else ">" for line in lines]
    old = [ListLine("", "", "", "", line) for line in lines]
    made = [(n, ListLine("", "", "", "", line)) for n, line in enumerate(pairs)]
    return _replaced(text, (begin, finish), old, made, (start, end))


def _is_in_gap(text: str, at: int) -> bool:
    """Whether a position is on the one empty line that parts two paragraphs."""
    around = text[max(0, at - 2) : at + 2]
    return len(around) == 4 and around[1:3] == "\n\n" and "\n" not in (around[0], around[3])


def _unquoted(line: str) -> str:
    return line[2:] if line.startswith("> ") else line[1:]


def _kind(line: ListLine) -> ListKind:
    return ListKind.BULLETS if line.number is None else ListKind.NUMBERS


def _paragraphs(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraphs, items and quotes that a selection touches, whole."""
    begin = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    finish = text.find("\n\n", max(end, begin))
    return begin, len(text) if finish < 0 else finish


def _touched(begin: int, lines: Sequence[ListLine], position: int) -> int:
    at = begin
    for number, line in enumerate(lines):
        if position <= at + len(line.text):
            return number
        at += len(line.text) + 1
    return len(lines) - 1


def _heads(lines: Sequence[ListLine]) -> list[int]:
    """The lines that begin an item or a paragraph."""
    return [
        at
        for at, line in enumerate(lines)
        if line.is_item or (not line.is_blank and (at == 0 or lines[at - 1].is_blank))
    ]


def _listed(
    lines: Sequence[ListLine], heads: Sequence[int], kind: ListKind
) -> list[tuple[int, ListLine]]:
    """The lines, each with the number of the one it comes from; gaps between items go."""
    made: list[tuple[int, ListLine]] = []
    count, width = 0, 0
    until, chosen = heads[-1], frozenset(heads)
    for at, line in enumerate(lines):
        if at in chosen:
            count = min(count + 1, LARGEST)
            mark = f"{count}." if kind is ListKind.NUMBERS else kind.value
            made.append((at, replace(line, mark=mark, space=" ")))
            width = made[-1][1].width - line.width
        elif line.is_blank and heads[0] < at < until and lines[at + 1].mark == "":
            continue
        elif at > heads[0] and not line.is_item:
            made.append((at, line.shifted(width) if _belongs(lines, at) else line))
        else:
            made.append((at, line))
    return made


def _belongs(lines: Sequence[ListLine], at: int) -> bool:
    return not lines[at].is_blank and at > 0 and not lines[at - 1].is_blank


def _unlisted(lines: Sequence[ListLine], heads: Sequence[int]) -> list[tuple[int, ListLine]]:
    made: list[tuple[int, ListLine]] = []
    chosen = frozenset(heads)
    follows = {below for head, below in pairwise(_heads(lines)) if head in chosen}
    width = 0
    for at, line in enumerate(lines):
        gap = ListLine(line.quote.rstrip(), "", "", "", "")
        if at in chosen:
            if made and not made[-1][1].is_blank:
                made.append((-1, gap))
            width = line.width
            made.append((at, replace(line, indent="", mark="", space="")))
        elif at in follows and line.is_item:
            if not made[-1][1].is_blank:
                made.append((-1, gap))
            made.append((at, line))
            width = 0
        else:
            made.append((at, line.shifted(-width) if at > heads[0] else line))
    return made


def _replaced(
    text: str,
    span: tuple[int, int],
    old: Sequence[ListLine],
    made: Sequence[tuple[int, ListLine]],
    selected: tuple[int, int],
) -> Splice:
    """The new lines in the place of the old ones; the selection stays with its words."""
    begin, finish = span

    def moved(position: int) -> int:
        at = begin
        for number, line in enumerate(old):
            if position <= at + len(line.text):
                from_end = at + len(line.text) - position
                first, last = _span_of(begin, made, number)
                return max(first, last - min(from_end, len(line.words)))
            at += len(line.text) + 1
        return begin

    after = text[:begin] + "\n".join(line.text for _, line in made) + text[finish:]
    start, end = (moved(each) for each in selected)
    return between(text, after, start, end)


def _span_of(begin: int, made: Sequence[tuple[int, ListLine]], number: int) -> tuple[int, int]:
    """Where the line that comes from an old one is; a gap that went, where the next begins."""
    at = begin
    for source, line in made:
        if source == number:
            return at, at + len(line.text)
        if source > number:
            return at, at
        at += len(line.text) + 1
    return at - 1, at - 1
