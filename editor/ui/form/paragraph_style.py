"""How the lines of a text widget are set: generous lines, gaps between paragraphs, an indent, and
the way each runs.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from editor.model.direction import has_side, paragraph_direction
from editor.model.markup.body_lines import ITEM
from editor.ui.form.looks import gap_pixels

_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_AUTO = Qt.LayoutDirection.LayoutDirectionAuto
_LEFTWARD = Qt.LayoutDirection.RightToLeft
_RIGHTWARD = Qt.LayoutDirection.LeftToRight
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute
_EMPTY_LINES = re.compile(r"(?<=[^\n])\n{2,}")

LONG = 10_000
"""Characters of a line of which Qt keeps what it worked out to lay it out; that takes memory."""


class ParagraphStyle:
    """Formats the blocks of a document; every format follows from the text alone.

    The empty line that parts two paragraphs is a gap: low, and passed over by the caret. Of
    several empty lines each second one is a gap, so that between two gaps there is a line to
    write on.

    A line that runs against its text stands at its own side in a body, unless it is part of a list
    or a few words; else it only runs its way, in line with what is around it.
    """

    is_body = False

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._line_height = 0
        self._indent = 0

    def set_line_height(self, pixels: int) -> None:
        """Space the lines of the whole text; a tall script still gets the room it needs."""
        self._line_height = pixels
        self.apply(0, self._document.characterCount())

    def set_indent(self, pixels: int) -> None:
        """Indent the first line."""
        if pixels != self._indent:
            self._indent = pixels
            self.apply(0, 0)

    def is_gap(self, block: QTextBlock) -> bool:
        """Whether an empty block is a gap between paragraphs."""
        return block.blockFormat().lineHeightType() == _FIXED

    def is_turned(self, block: QTextBlock) -> bool:
        """Whether a block does not run as its words do."""
        old = block.blockFormat()
        return (old.layoutDirection(), old.alignment()) != self._run(block)

    def replace(self, cursor: QTextCursor, text: str) -> None:
        """Put a text, as Qt shall hold it, in the place of what a cursor selects."""
        start = cursor.selectionStart()
        cursor.removeSelectedText()
        if "\n" in text:
            # Lines that come take after this one: only what differs from it is formatted below.
            cursor.setBlockFormat(self._format_of(is_gap=False))
        cursor.insertText(text)
        end = cursor.position()
        if end - start == len(text):
            self._apply_within(cursor, start, text)
            self.apply(start, start)
            self.apply(end, end)
        else:
            self.apply(start, end)

    def _apply_within(self, cursor: QTextCursor, start: int, text: str) -> None:
        """Format what came between the first and the last line of a text."""
        gap = self._format_of(is_gap=True)
        for empty in _EMPTY_LINES.finditer(text):
            for at in range(empty.start() + 1, empty.end(), 2):
                cursor.setPosition(start + at)
                cursor.setBlockFormat(gap)
        base = self._document.defaultTextOption().textDirection()
        at = start
        for line in text.split("\n"):
            if len(line) > LONG or (line and self._run_of(line, base)[0] is not _AUTO):
                self._format(cursor, self._document.findBlock(at), is_gap=False)
            at += len(line) + 1

    def apply(self, start: int, end: int) -> None:
        """Format the blocks between two positions (in Qt's units) and the empty ones around."""
        block = self._document.findBlock(start)
        while block.length() == 1 and block.previous().isValid():
            block = block.previous()
        emptied = 0 if block.length() == 1 else 1
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        while block.isValid() and (block.position() <= end or block.length() == 1):
            is_empty = block.length() == 1
            self._format(cursor, block, is_gap=is_empty and emptied % 2 == 1)
            emptied = emptied + 1 if is_empty else 1
            block = block.next()
        cursor.endEditBlock()

    def _format(self, cursor: QTextCursor, block: QTextBlock, *, is_gap: bool) -> None:
        if block.length() > LONG:
            # Else Qt takes a line apart again for each stroke of the caret.
            block.layout().setCacheEnabled(True)
        is_gap = is_gap and block.next().isValid()
        height, kind = self._height(is_gap=is_gap)
        indent = self._indent if block.blockNumber() == 0 else 0
        old = block.blockFormat()
        is_right = old.lineHeightType() == kind and old.lineHeight() == height
        way, side = self._run(block)
        is_turned = old.layoutDirection() != way or old.alignment() != side
        if is_right and old.textIndent() == indent and not is_turned:
            return
        new = self._format_of(is_gap=is_gap)
        new.setTextIndent(indent)
        if way is not _AUTO:
            new.setLayoutDirection(way)
            new.setAlignment(side)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(new)

    def _format_of(self, *, is_gap: bool) -> QTextBlockFormat:
        """The format of a gap, or of any other line that runs as its text."""
        made = QTextBlockFormat()
        made.setLineHeight(*self._height(is_gap=is_gap))
        return made

    def _height(self, *, is_gap: bool) -> tuple[int, int]:
        """The height of a line in pixels, and whether that is the least or the only one."""
        return (gap_pixels(self._line_height), _FIXED) if is_gap else (self._line_height, _LEAST)

    def _run(self, block: QTextBlock) -> tuple[Qt.LayoutDirection, Qt.AlignmentFlag]:
        """The way and the side of a block that runs against its text; else none of its own."""
        return self._run_of(block.text(), self._document.defaultTextOption().textDirection())

    def _run_of(
        self, text: str, base: Qt.LayoutDirection
    ) -> tuple[Qt.LayoutDirection, Qt.AlignmentFlag]:
        leading = Qt.AlignmentFlag.AlignLeft
        if base is _AUTO or (base is _RIGHTWARD and text.isascii()) or self._is_row(text):
            return _AUTO, leading
        way = paragraph_direction(text, "rtl" if base is _LEFTWARD else "ltr")
        if (way == "rtl") is (base is _LEFTWARD):
            return _AUTO, leading
        run = _LEFTWARD if way == "rtl" else _RIGHTWARD
        if self.is_body and has_side(text, way) and not ITEM.match(text):
            return run, leading
        kept = Qt.AlignmentFlag.AlignRight if base is _LEFTWARD else leading
        return run, kept | _ABSOLUTE

    def _is_row(self, text: str) -> bool:
        """Whether a line is a row of a table: its cells stand in the table's order."""
        return self.is_body and text.startswith("|")
