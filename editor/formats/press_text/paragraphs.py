"""Press text as paragraphs: wrapped lines joined, list items found, whatever the layout.

- Empty lines part paragraphs; where there are none, every line is one.
- In text that is wrapped, a line goes on with the one above if its first word would not have fitted
  there; hyphens are left alone ("well-" and "known" give "well-known").
- A first-line indent begins a paragraph; a hanging second line joins its list item.
- No character is lost but spaces at the ends of lines and the lines' own ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from editor.formats.press_text.byline import byline_in
from editor.formats.press_text.paragraph import Mark, Paragraph, mark_of
from editor.formats.press_text.signs import begins_paragraph, stands_alone

_ENDS_OF_LINE = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NARROWEST, _WIDEST = 40, 100
_LONGEST_CROSSHEAD = 60
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|et|ou|y|o)\s")
_HYPHENATED = re.compile(r"\w(?:-|--|—)$")
_STOPPED = re.compile(r"[.!?:…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not empty; `length` counts its indent."""

    text: str
    indent: int
    gap: int
    mark: Mark | None

    @property
    def length(self) -> int:
        return self.indent + len(self.text)


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a press text, in order."""
    lines = _lines(text)
    width = _wrap_width(lines)
    groups: list[list[_Line]] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if groups and _goes_on(groups[-1], line, following, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return _listed([_joined(group, number) for number, group in enumerate(groups)])


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    gap = 0
    for raw in _ENDS_OF_LINE.sub("\n", text).split("\n"):
        stripped = raw.strip()
        if not stripped:
            gap += 1
            continue
        indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
        lines.append(_Line(stripped, indent, gap, mark_of(stripped)))
        gap = 0
    margin = min((line.indent for line in lines), default=0)
    return [replace(line, indent=line.indent - margin) for line in lines]


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """The width at which the text is wrapped; None if its lines are whole paragraphs."""
    inner = [
        (line, following)
        for line, following in pairwise(lines)
        if not following.gap
        and not following.mark
        and following.indent <= line.indent + (line.mark.width if line.mark else 0)
        and not begins_paragraph(following.text)
        and not stands_alone(line.text)
    ]
    if not inner:
        return None
    width = max((line.length for line, _ in inner if line.length <= _WIDEST), default=0)
    full = sum(line.length <= width and _is_full(line, nxt, width) for line, nxt in inner)
    return width if width >= _NARROWEST and full >= 0.6 * len(inner) else None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted behind this line."""
    first = following.text.split(maxsplit=1)[0]
    piece = re.match(r".*?[^\W\d_]-(?=[^\W\d_])", first)
    return line.length + 1 + len(piece[0] if piece else first) > width


def _goes_on(
    group: Sequence[_Line], line: _Line, following: _Line | None, width: int | None
) -> bool:
    """Whether a line goes on with the paragraph above it."""
    first, last = group[0], group[-1]
    if line.gap or begins_paragraph(line.text) or byline_in(line.text) or stands_alone(last.text):
        return False
    if line.mark and not _is_mid_sentence(line, last, following, width):
        return False
    full = width is not None and last.length <= width and _is_full(last, line, width)
    if first.mark:
        if len(group) > 1 and line.indent < last.indent:
            return False
        hanging = line.indent > first.indent and width is None
        return hanging or full or line.text[0].islower()
    if line.indent > last.indent:
        return False
    if full and first.indent > line.indent and _is_crosshead_between(last, line, following):
        return False
    return full


def _is_mid_sentence(line: _Line, last: _Line, following: _Line | None, width: int | None) -> bool:
    """Whether what looks like a list mark is a dash, a star or a number within a sentence."""
    assert line.mark is not None
    if line.mark.is_certain or line.indent > last.indent or width is None:
        return False
    if following and following.mark and following.mark.kind == line.mark.kind:
        return False
    if last.mark and last.mark.kind == line.mark.kind:
        return False
    return _is_full(last, line, width) and not _STOPPED.search(last.text)


def _is_crosshead_between(last: _Line, line: _Line, following: _Line | None) -> bool:
    """In text whose paragraphs are indented: a flush line without a stop after one with a stop."""
    return (
        following is not None
        and following.indent > line.indent
        and len(line.text) <= _LONGEST_CROSSHEAD
        and bool(_STOPPED.search(last.text))
        and not _STOPPED.search(line.text)
    )


def _joined(group: Sequence[_Line], number: int) -> Paragraph:
    first = group[0]
    text = first.text + "".join(
        joint(above.text, below.text) + below.text for above, below in pairwise(group)
    )
    wrapped = len(group) > 1
    return Paragraph(text, first.gap, first.indent, first.mark, wrapped=wrapped, at=number)


def joint(above: str, below: str) -> str:
    """What joins two lines of a paragraph: a space, or nothing at a hyphen or dash in a word."""
    suspended = _SUSPENDED.match(below)
    if _HYPHENATED.search(above[-3:]) and below[0].isalnum() and not suspended:
        return ""
    if re.match(r"—\w", below) and above[-1].isalnum():
        return ""
    return " "


def _listed(found: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs with those marks counted that are certain or shared by neighbours."""
    counted = list(found)
    for number, each in enumerate(found):
        mark = each.mark
        if mark is None:
            continue
        if mark.number:
            run = _run(found, number) if mark.number == 1 else 0
            for index in range(number, number + run):
                counted[index] = replace(counted[index], in_list=True)
        elif mark.is_certain or _is_shared(found, number):
            counted[number] = replace(each, in_list=True)
    return counted


def _run(found: Sequence[Paragraph], start: int) -> int:
    """How many numbered paragraphs run on from 1; a single one is no run."""
    first = found[start].mark
    count = 1
    for each in found[start + 1 :]:
        if (
            first is None
            or each.mark is None
            or each.mark.kind != first.kind
            or each.mark.number != count + 1
        ):
            break
        count += 1
    return count if count > 1 else 0


def _is_shared(found: Sequence[Paragraph], number: int) -> bool:
    own = found[number].mark
    beside = [*found[max(0, number - 1) : number], *found[number + 1 : number + 2]]
    return own is not None and any(
        each.mark is not None and each.mark.kind == own.kind and not each.mark.number
        for each in beside
    )
