"""A text of the page whose paragraphs run each the way of its words, as they do for readers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from editor.ui.form.looks import Look
from editor.ui.form.page_text import PageText
from editor.ui.theme import Theme


class RunningText(PageText):
    """A text that runs as its story does; a paragraph wholly in other letters runs against it.

    In a body such a paragraph stands at its own side, anywhere else it is only kept in its order.
    """

    def __init__(self, parent: QWidget, look: Look, hint: str, *, is_body: bool) -> None:
        super().__init__(parent, look, hint)
        self._style.is_body = is_body

    def dress(self, theme: Theme) -> None:
        """Take face, sizes and colours from a theme."""
        super().dress(theme)
        self._set_upright()

    def set_direction(self, direction: Qt.LayoutDirection) -> None:
        """Let the text run so, or each paragraph by its first letter alone."""
        super().set_direction(direction)
        self._set_upright()
        self._run_lines(0, self.document().blockCount() - 1)

    def run_line(self, line: int) -> None:
        """Let a line that was written in run as its words now do."""
        self._run_lines(line, line)

    def _set_upright(self) -> None:
        """Slanted letters are a style of texts that run from left to right alone."""
        font = self.font()
        if font.italic() != (self.look.is_italic and not self.runs_left):
            font.setItalic(not font.italic())
            with self._showing():
                self.setFont(font)

    def _run_lines(self, first: int, last: int) -> None:
        block = self.document().findBlockByNumber(first)
        while block.isValid() and block.blockNumber() <= last:
            if self._style.is_turned(block):
                with self._showing():
                    self._style.apply(block.position(), block.position())
            block = block.next()
