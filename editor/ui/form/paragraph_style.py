"""How the lines of a text widget are spaced: generous lines, gaps between paragraphs, an indent."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from editor.ui.form.looks import gap_pixels

_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class ParagraphStyle:
    """Formats the blocks of a document; every format follows from the text alone.

    The empty line that parts two paragraphs is a gap: low, and passed over by the caret. Of
    several empty lines each second one is a gap, so that between two gaps there is a line to
    write on.
    """

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
        is_gap = is_gap and block.next().isValid()
        kind = _FIXED if is_gap else _LEAST
        height = gap_pixels(self._line_height) if is_gap else self._line_height
        indent = self._indent if block.blockNumber() == 0 else 0
        old = block.blockFormat()
        is_right = old.lineHeightType() == kind and old.lineHeight() == height
        if is_right and old.textIndent() == indent:
            return
        new = QTextBlockFormat()
        new.setLineHeight(height, kind)
        new.setTextIndent(indent)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(new)
