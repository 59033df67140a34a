"""Where the caret of a field stands among the lines of its text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from editor.model.places import Caret
from editor.ui.form.keys import Surroundings


def surroundings(cursor: QTextCursor, text: str, caret: Caret) -> Surroundings:
    """What the keys of a field are asked with."""
    block = cursor.block()
    layout = block.layout()
    line = layout.lineForTextPosition(cursor.positionInBlock()).lineNumber()
    is_last = line < 0 or line == layout.lineCount() - 1
    return Surroundings(
        text,
        caret.start,
        caret.end,
        in_first_line=line <= 0 and not block.previous().isValid(),
        in_last_line=is_last and not block.next().isValid(),
        runs_left=block.textDirection() is Qt.LayoutDirection.RightToLeft,
    )
