"""How the keys act on lists and quotes: Enter goes on with them, Tab and Shift+Tab nest items.

- Enter in an item begins the next one, with the next number; the numbers below run on.
- Enter in an empty item ends the list, in a nested one it goes out by one level.
- Enter in a quote begins its next paragraph; in an empty one it ends the quote.
- Tab nests an item with all that belongs to it in the one above; Shift+Tab takes it out again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editor.model.markup.list_lines import ListLine, list_line, renumbered, siblings_above
from editor.model.splice import Splice, between, typed


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of a list or quote with those around that touch it."""

    start: int
    end: int
    lines: tuple[ListLine, ...]

    def line_at(self, position: int) -> tuple[int, int]:
        """The number of the line that a position is in, and where in the line it is."""
        at = self.start
        for number, line in enumerate(self.lines):
            if position <= at + len(line.text):
                return number, position - at
            at += len(line.text) + 1
        return len(self.lines) - 1, len(self.lines[-1].text)

    def position(self, number: int, column: int) -> int:
        """Where a column of a line is in the text."""
        return self.start + sum(len(line.text) + 1 for line in self.lines[:number]) + column

    def with_lines(self, lines: Sequence[ListLine]) -> Region:
        """The region with other lines."""
        return Region(self.start, self.end, tuple(lines))

    def applied(self, text: str) -> str:
        """The text with the lines of this region in the place of its own."""
        made = "\n".join(line.text for line in self.lines)
        return text[: self.start] + made + text[self.end :]


def region(text: str, start: int, end: int) -> Region:
    """The lines around a selection, on to where neither list nor quote nor paragraph goes on."""
    begin = text.rfind("\n", 0, start) + 1
    finish = _line_end(text, end)
    while begin and _goes_on(text, begin, before=True):
        begin = text.rfind("\n", 0, begin - 1) + 1
    while finish < len(text) and _goes_on(text, finish, before=False):
        finish = _line_end(text, finish + 1)
    return Region(begin, finish, tuple(list_line(line) for line in text[begin:finish].split("\n")))


def _goes_on(text: str, edge: int, *, before: bool) -> bool:
    """Whether what is beyond a line end may belong to the same list."""
    if before:
        above = list_line(text[text.rfind("\n", 0, edge - 1) + 1 : edge - 1])
        below = list_line(text[edge : _line_end(text, edge)])
        return not above.is_blank or below.is_item or bool(below.indent) or below.is_blank
    at = edge + 1
    line = list_line(text[at : _line_end(text, at)])
    if not line.is_blank:
        return True
    rest = text[at:].lstrip("\n") if len(text) - at < 200 else text[at : at + 200].lstrip("\n")
    following = list_line(rest.split("\n", 1)[0])
    return following.is_item or bool(following.indent and following.words)


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def end_item(text: str, start: int, end: int) -> Splice | None:
    """What Enter does in a list or a quote; None where the selection begins in neither."""
    begin = text.rfind("\n", 0, start) + 1
    line = list_line(text[begin : _line_end(text, start)])
    if start - begin < line.head or not (line.is_item or line.quote):
        return None
    rest = text[begin + line.head : start] + text[end : _line_end(text, end)]
    if not rest.strip():
        return _end_list(text, begin, end, line)
    return _next_item(text, start, end) if line.is_item else _next_paragraph(start, end, line)


def _next_paragraph(start: int, end: int, line: ListLine) -> Splice:
    return typed(start, end - start, f"\n{line.quote.rstrip()}\n{line.quote}")


def _next_item(text: str, start: int, end: int) -> Splice:
    here = region(text, start, end)
    first, column = here.line_at(start)
    last, behind = here.line_at(end)
    item = here.lines[first]
    words = here.lines[last].text[behind:]
    ahead = replace(item, words=item.words[: column - item.head])
    new = replace(item, mark=item.next_mark, words=words)
    gap = [replace(item, indent="", mark="", space="", words="")] if _is_loose(here, first) else []
    lines = [*here.lines[:first], ahead, *gap, new, *here.lines[last + 1 :]]
    at = first + len(gap) + 1
    if new.number is not None:
        lines = renumbered_below(_widened(lines, at, new.width - item.width), at)
    after = here.with_lines(lines)
    caret = after.position(at, after.lines[at].head)
    return between(text, after.applied(text), caret, caret)


def _widened(lines: Sequence[ListLine], at: int, by: int) -> list[ListLine]:
    """The lines with what belongs to an item indented as its mark asks."""
    until = _last_of(lines, at, at)
    return [line.shifted(by) if at < n <= until else line for n, line in enumerate(lines)]


def renumbered_below(lines: Sequence[ListLine], at: int) -> list[ListLine]:
    """The lines with the numbers after an item running on from it."""
    item = lines[at]
    assert item.number is not None
    for number, line in enumerate(lines[at + 1 :], at + 1):
        if line.quote != item.quote or (line.is_item and len(line.indent) < len(item.indent)):
            break
        if line.is_item and line.indent == item.indent:
            return [*lines[:number], *renumbered(lines, number, item.number + 1)[number:]]
    return list(lines)


def _is_loose(here: Region, at: int) -> bool:
    """Whether the items of this list stand apart."""
    return at > 1 and here.lines[at - 1].is_blank and any(siblings_above(here.lines, at))


def _end_list(text: str, begin: int, end: int, line: ListLine) -> Splice:
    """Enter in an empty item: out by one level, or out of the list."""
    if line.is_item and line.indent:
        out = nested(text, end, end, -1)
        if out is not None and out.applied(text) != text:
            return out
    if line.is_item and line.quote:
        return typed(begin, end - begin, f"{line.quote.rstrip()}\n{line.quote}")
    ahead = text[:begin].rstrip("\n")
    above = ahead.rfind("\n") + 1
    if not line.is_item and ahead and list_line(ahead[above:]).is_blank:
        ahead = ahead[:above].rstrip("\n")
    seam = "\n\n" if ahead else ""
    behind = text[_line_end(text, end) :]
    gap = "" if not behind or behind.startswith("\n\n") else "\n"
    after = ahead + seam + gap + behind
    at = len(ahead + seam)
    return between(text, after, at, at)


def nested(text: str, start: int, end: int, step: int) -> Splice | None:
    """What Tab (step 1) and Shift+Tab (step -1) do; None outside of lists.

    Where an item has nothing above to be nested in, or is not nested, nothing is changed.
    """
    here = region(text, start, end)
    first, column = here.line_at(start)
    last, behind = here.line_at(end)
    while first and not here.lines[first].is_item and not here.lines[first].is_blank:
        first, column = first - 1, -1
    if not here.lines[first].is_item:
        return None
    item = here.lines[first]
    by = _room(here.lines, first) if step > 0 else -_depth(here.lines, first)
    if by == 0:
        return Splice(start, 0, "", start, end)
    until = _last_of(here.lines, first, last)
    lines = [
        line.shifted(by) if first <= number <= until else line
        for number, line in enumerate(here.lines)
    ]
    if item.number is not None:
        lines = _numbered_anew(lines, first, until, item.number)
    after = here.with_lines(lines)
    grown = [len(new.text) - len(old.text) for new, old in zip(lines, here.lines, strict=True)]
    if column >= 0:
        caret = after.position(first, max(0, column + grown[first]))
    else:
        number, column = here.line_at(start)
        caret = after.position(number, max(0, column + grown[number]))
    anchor = after.position(last, max(0, behind + grown[last]))
    return between(text, after.applied(text), caret, anchor if start != end else caret)


def _room(lines: Sequence[ListLine], at: int) -> int:
    """How far an item goes in to be nested in the one above."""
    above = next(siblings_above(lines, at), None)
    return above.width - len(lines[at].indent) if above is not None else 0


def _depth(lines: Sequence[ListLine], at: int) -> int:
    """How far an item goes out to be beside the one it is nested in."""
    indent = len(lines[at].indent)
    for line in reversed(lines[:at]):
        if line.is_item and len(line.indent) < indent:
            return indent - len(line.indent)
    return indent


def _last_of(lines: Sequence[ListLine], first: int, last: int) -> int:
    """The last line of what belongs to the items from one line to another."""
    indent = len(lines[first].indent)
    until = last
    for number, line in enumerate(lines[last + 1 :], last + 1):
        if line.is_blank:
            continue
        if len(line.indent) <= indent and (line.is_item or lines[number - 1].is_blank):
            break
        until = number
    return until


def _numbered_anew(
    lines: Sequence[ListLine], first: int, until: int, number: int
) -> list[ListLine]:
    """The numbers of items that went in or out, and of those that they left behind."""
    above = next(siblings_above(lines, first), None)
    begin = above.number + 1 if above is not None and above.number is not None else 1
    done = list(lines)
    count = begin
    for at in range(first, until + 1):
        if done[at].is_item and done[at].indent == lines[first].indent and done[at].number:
            done[at] = done[at].numbered(count)
            count += 1
    for at in range(until + 1, len(done)):
        line = done[at]
        if line.is_item and line.number is not None:
            is_left = len(line.indent) < len(lines[first].indent)
            return renumbered(done, at, number if is_left else count)
    return done
