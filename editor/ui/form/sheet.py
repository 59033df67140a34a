"""The sheet of paper that the page lies on: keeps its measure and grows with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from editor.ui.form.fields import Fields
from editor.ui.form.page import Page
from editor.ui.form.page_text import MARGIN
from editor.ui.theme import Theme

MEASURE = 660
"""The widest that a line of text gets, in pixels: about 70 characters."""

EDGE = 26
"""The least room left and right of the text, in pixels."""

FOOT = 80
"""Paper below the last row, in pixels."""


class Sheet(QWidget):
    """Holds the page in the middle of the room there is.

    A field that grows moves what is below it at once; while `held`, all moves together at the end.
    """

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.page = Page(self, Fields(theme, self), theme)
        self._room = QSize()
        self._is_held = False
        self.page.fields.grown.connect(self.arrange)
        self.setAutoFillBackground(True)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let many rows change and arrange them once."""
        was_held, self._is_held = self._is_held, True
        try:
            yield
        finally:
            self._is_held = was_held
            self.arrange()

    def fit(self, room: QSize) -> None:
        """Take the room of the view."""
        self._room = room
        self.page.fields.width = self._width()
        self.arrange()

    def arrange(self) -> None:
        """Put every row into its place."""
        if self._is_held or self._room.isEmpty():
            return
        self._is_held = True
        width = self._width()
        height = self.page.arrange(width)
        left = (self._room.width() - width + MARGIN) // 2 - MARGIN
        self.page.setGeometry(left, 0, width, height)
        self.resize(self._room.width(), max(height + FOOT, self._room.height()))
        self._is_held = False

    def _width(self) -> int:
        return min(MEASURE, self._room.width() - 2 * EDGE) + MARGIN

    def dress(self, theme: Theme) -> None:
        """Take the colour of paper."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.colour("paper"))
        self.setPalette(palette)
        with self.held():
            self.page.fields.dress(theme)
            self.page.dress(theme)


class ScrollingSheet(QScrollArea):
    """The view that the sheet scrolls in; wheel and caret move it, no field does."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.sheet = Sheet(self, theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sheet the room that there is."""
        super().resizeEvent(event)
        self.sheet.fit(self.viewport().size())
