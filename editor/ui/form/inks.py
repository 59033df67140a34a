"""What the spans of a text look like in a theme: formats of the layout, made once a theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from editor.ui.theme import Theme

_MARK, _EMPHASIS, _STRONG, _LINK = "MARK", "EMPHASIS", "STRONG", "LINK"
"""The names of `model.body_spans.Ink`."""

_FAULT = "fault"
_NO_BREAK = "no break"
_SIGNS = "*_[\\>|"
_HEAD = re.compile(r" *(?:-|\d)")
_NO_BREAK_SPACES = re.compile("[\u00a0\u202f\u2007\u2060]+")


class Range(NamedTuple):
    """From `start` to `end` of a line, end excluded, an ink by its name."""

    start: int
    end: int
    ink: str


class Inks:
    """The formats of a theme."""

    def __init__(self) -> None:
        self._formats: dict[str, QTextCharFormat] = {}
        self._key: tuple[str, ...] = ()

    def dress(self, theme: Theme) -> bool:
        """Take a theme; whether that changes anything."""
        colours = theme.colours
        key = (colours.faint, colours.accent, colours.red, colours.quiet, colours.hairline)
        if key == self._key:
            return False
        self._key = key
        self._formats = dict(_formats(theme))
        return True

    def marked(self, lines: Sequence[str]) -> Iterator[list[Range]]:
        """The ranges of each line of a stretch of a body."""
        text = "\n".join(lines)
        if not any(sign in text for sign in _SIGNS) and not any(map(_HEAD.match, lines)):
            yield from ([] for _ in lines)
            return
        # Not before the first mark: the window starts without.
        from editor.model.markup.body_spans import body_spans

        spans = sorted(body_spans(text), key=lambda span: (span.ink.name == _MARK, span.start))
        at = 0
        for line in lines:
            end = at + len(line)
            yield [
                Range(max(span.start, at) - at, min(span.end, end) - at, span.ink.name)
                for span in spans
                if span.start < end and span.end > at
            ]
            at = end + 1

    def fault(self, start: int, end: int) -> Range:
        """A fault."""
        return Range(start, end, _FAULT)

    def no_break_spaces(self, text: str) -> Iterator[Range]:
        """The spaces of a line at which it must not break."""
        return (Range(*found.span(), _NO_BREAK) for found in _NO_BREAK_SPACES.finditer(text))

    def signature(self, ranges: Iterable[Range]) -> int:
        """A number that is another one for other ranges or another theme; 0 for none."""
        return hash((self._key, *ranges)) & 0x7FFFFFFF if ranges else 0

    def formats(self, ranges: Iterable[Range]) -> list[QTextLayout.FormatRange]:
        """Ranges as the layout takes them."""
        made = []
        for each in ranges:
            found = QTextLayout.FormatRange()
            found.start = each.start
            found.length = each.end - each.start
            found.format = self._formats[each.ink]
            made.append(found)
        return made


def _formats(theme: Theme) -> Iterator[tuple[str, QTextCharFormat]]:
    mark = QTextCharFormat()
    mark.setForeground(theme.colour("faint"))
    mark.setFontWeight(QFont.Weight.Normal)
    mark.setFontItalic(False)
    yield _MARK, mark
    emphasis = QTextCharFormat()
    emphasis.setFontItalic(True)
    yield _EMPHASIS, emphasis
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    yield _STRONG, strong
    link = QTextCharFormat()
    link.setForeground(theme.colour("accent"))
    yield _LINK, link
    fault = QTextCharFormat()
    fault.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    fault.setUnderlineColor(theme.colour("red"))
    yield _FAULT, fault
    no_break = QTextCharFormat()
    no_break.setBackground(theme.colour("hairline"))
    no_break.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    no_break.setUnderlineColor(theme.colour("quiet"))
    yield _NO_BREAK, no_break
