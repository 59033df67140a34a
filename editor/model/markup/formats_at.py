"""How the words at a caret are set: what the buttons of the format bar show."""

from __future__ import annotations

from editor.model.markup.body_lines import QUOTE, RULE, is_item, is_table, stretch
from editor.model.markup.body_spans import Ink, body_spans
from editor.model.markup.list_lines import list_line

BOLD = "bold"
ITALIC = "italic"
LINK = "link"
QUOTED = "quote"
BULLETS = "bullet_list"
NUMBERS = "numbered_list"
TABLE = "table"
RULED = "rule"

LONGEST = 30_000
"""Characters of a paragraph, list or table; in a longer one marks of words are not looked for."""

_NAMES = {Ink.STRONG: BOLD, Ink.EMPHASIS: ITALIC, Ink.LINK: LINK}


def formats_at(text: str, start: int, end: int) -> frozenset[str]:
    """The names of the commands whose work the caret, or all of a selection, stands in."""
    is_in_one = text.find("\n\n", start, end) < 0
    begin, finish = stretch(text, start, end if is_in_one else start)
    part = text[begin:finish]
    found = _block_formats(part, start - begin)
    if not is_in_one:
        # No mark goes on beyond its paragraph, and a rule is one by itself.
        return frozenset(found - {RULED})
    if len(part) <= LONGEST:
        found |= _inline_formats(part, start - begin, end - begin)
    return frozenset(found)


def _inline_formats(part: str, start: int, end: int) -> set[str]:
    return {
        _NAMES[span.ink]
        for span in body_spans(part)
        if span.ink in _NAMES and span.start <= start and end <= span.end
    }


def _block_formats(part: str, position: int) -> set[str]:
    """What the line at a position is part of."""
    lines = part.split("\n")
    above = part[:position].split("\n")
    above[-1] = lines[len(above) - 1]
    if is_table(lines[:2]):
        return {TABLE}
    if len(lines) == 1 and RULE.fullmatch(lines[0]):
        return {RULED}
    quoted = {QUOTED} if QUOTE.match(lines[0]) else set()
    if not quoted and not is_item(lines[0].lstrip(" ")):
        return set()
    for line in map(list_line, reversed(above)):
        if line.is_item:
            return quoted | {BULLETS if line.number is None else NUMBERS}
        if line.is_blank:
            break
    return quoted
