"""A text of the page in colours: what `Colouring` shows, and what others ask of it."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

from editor.ui.form.colouring import Colouring, Faults
from editor.ui.form.looks import Look
from editor.ui.form.running_text import RunningText
from editor.ui.theme import Theme


class ColouredText(RunningText):
    """A text whose marks, if it is a body, and faults are shown as such.

    `colouring` has the switches for marks and non-breaking spaces.
    """

    def __init__(self, parent: QWidget, look: Look, hint: str, *, is_body: bool) -> None:
        super().__init__(parent, look, hint, is_body=is_body)
        self.colouring = Colouring(self.document(), self.visible_lines, is_body=is_body)

    def dress(self, theme: Theme) -> None:
        """Take face, sizes and colours from a theme."""
        super().dress(theme)
        self.colouring.dress(theme)

    def set_faults_of(self, faults: Faults | None) -> None:
        """Underline in red what this finds in each line; None for nothing.

        `faults(line)` gives the spans of the faults in a line, in code points. It is asked on
        every key for the lines of the paragraph: it answers from memory, with none where it does
        not know, and asks for `recolour_lines` once it does.
        """
        self.colouring.set_faults_of(faults)

    def recolour(self) -> None:
        """Colour the whole text again: what is in sight at once, the rest when nobody types."""
        self.colouring.recolour()

    def recolour_lines(self, first: int, last: int) -> None:
        """Colour these lines again, counted from 0, both included."""
        self.colouring.recolour_lines(first, last)

    def line_text(self, line: int) -> str:
        """What `faults` is asked about a line; empty where there is no such line."""
        return self.document().findBlockByNumber(line).text()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Keep the colours of the line in which somebody composes; Qt puts them aside."""
        at = self.textCursor().selectionStart()
        self.colouring.put_aside(at)
        super().inputMethodEvent(event)
        self.colouring.restore(at)
