"""The lines of lists and quotes: what stands before their words, and how numbers run on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_LINE = re.compile(
    r"(?P<quote>(?: {0,3}>(?: |(?=\n|\Z)))*)(?P<indent>[ \t]*)"
    r"(?:(?P<mark>[-*+•]|(?P<number>\d{1,9})(?P<stop>[.)]))(?P<space>[ \t]+))?"
    r"(?P<words>[^\n]*)"
)
_RULE = re.compile(r" {0,3}(?:-{3,}|\*{3,}|-(?: -){2,}|\*(?: \*){2,}) *")
LARGEST = 999
"""The largest number of an item; a larger one is text."""


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of a body; without a mark it goes on with what is above, or is a paragraph."""

    quote: str
    indent: str
    mark: str
    space: str
    words: str

    @property
    def text(self) -> str:
        """The line."""
        return f"{self.quote}{self.indent}{self.mark}{self.space}{self.words}"

    @property
    def is_item(self) -> bool:
        """Whether it begins an item."""
        return bool(self.mark)

    @property
    def is_blank(self) -> bool:
        """Whether it parts two paragraphs, within a quote or outside."""
        return not self.mark and not self.words

    @property
    def number(self) -> int | None:
        """The number of an item of a numbered list."""
        return int(self.mark[:-1]) if self.mark[:1].isdigit() else None

    @property
    def head(self) -> int:
        """How many characters stand before the words."""
        return len(self.quote) + self.width

    @property
    def width(self) -> int:
        """How far the words are indented within their quote."""
        return len(self.indent) + len(self.mark) + len(self.space)

    def numbered(self, number: int) -> ListLine:
        """The same item with another number."""
        return replace(self, mark=f"{number}{self.mark[-1]}")

    def shifted(self, by: int) -> ListLine:
        """The line indented by more or fewer spaces; none goes but what is there."""
        if by >= 0:
            return self if self.is_blank else replace(self, indent=" " * by + self.indent)
        return replace(self, indent=self.indent[min(-by, len(self.indent)) :])

    @property
    def next_mark(self) -> str:
        """The mark of the item that follows this one."""
        return self.mark if self.number is None else f"{self.number + 1}{self.mark[-1]}"


def list_line(line: str) -> ListLine:
    """A line taken apart."""
    found = _LINE.match(line)
    assert found is not None  # Every part of the pattern may be empty.
    if _RULE.fullmatch(line):
        return ListLine("", "", "", "", line)
    return ListLine(
        found["quote"],
        found["indent"],
        found["mark"] or "",
        found["space"] or "",
        found["words"],
    )


def renumbered(lines: Sequence[ListLine], at: int, expected: int) -> list[ListLine]:
    """The lines with the items from `at` on numbered from `expected`, as far as they ran on.

    What belongs to an item is indented along with its words when its number becomes longer.
    """
    done = list(lines)
    indent, quote, running, wider = len(lines[at].indent) if at < len(lines) else 0, None, None, 0
    for number, line in enumerate(lines[at:], at):
        quote = line.quote if quote is None else quote
        if (line.is_item and len(line.indent) < indent) or line.quote != quote:
            break
        if not line.is_item or len(line.indent) > indent:
            if (
                not line.is_blank
                and not line.is_item
                and not line.indent
                and _is_apart(lines, number)
            ):
                break
            done[number] = line.shifted(wider) if line.indent else line
            continue
        if line.number is None or (running is not None and line.number != running):
            break
        if (running is None and abs(line.number - expected) > 1) or expected > LARGEST:
            break
        done[number] = line.numbered(expected)
        wider = len(done[number].mark) - len(line.mark)
        running, expected = line.number + 1, expected + 1
    return done


def _is_apart(lines: Sequence[ListLine], at: int) -> bool:
    return at > 0 and lines[at - 1].is_blank


def siblings_above(lines: Sequence[ListLine], at: int) -> Iterator[ListLine]:
    """The items above a line that are as far indented, the nearest first."""
    for line in reversed(lines[:at]):
        if (line.is_item and len(line.indent) < len(lines[at].indent)) or line.quote != lines[
            at
        ].quote:
            return
        if line.is_item and line.indent == lines[at].indent:
            yield line
