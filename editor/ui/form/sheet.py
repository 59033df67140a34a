"""The sheet of paper that the page lies on: keeps its measure and grows with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from editor.services.settings import Settings
from editor.ui.form.anchor import held_in_place
from editor.ui.form.fields import Fields
from editor.ui.form.looks import measure_pixels
from editor.ui.form.page import Page
from editor.ui.form.page_text import MARGIN
from editor.ui.form.section_handles import SectionHandles
from editor.ui.form.text_field import TextField
from editor.ui.theme import Theme

EDGE = 26
"""The least room left and right of the text, in pixels."""

FOOT = 80
"""Paper below the last row, in pixels."""

TYPEWRITER_AT = 0.45
"""At which part of the view's height the line being written stays, with typewriter scrolling."""

DRESS_FOR = 0.006
"""Seconds at a time in which fields out of sight take a new size or theme."""

NOTCH = 120
"""What Qt tells of one notch of a wheel; a touchpad tells of less at a time."""


class Sheet(QWidget):
    """Holds the page in the middle of the room there is.

    A field that grows moves what is below it at once; while `held`, all moves together at the end.
    """

    def __init__(self, area: QScrollArea, theme: Theme, settings: Settings) -> None:
        super().__init__(area)
        self._area = area
        self.foot = FOOT
        theme = theme.for_page()
        self.page = Page(self, Fields(theme, self), theme, settings)
        self.section_handles = SectionHandles(area, self, self.page, self.page.sections)
        self._measure = measure_pixels(theme)
        self._room = QSize()
        self._is_held = False
        self._rest = QTimer(self, interval=0)
        self._rest.timeout.connect(self._dress_more)
        self.page.fields.grown.connect(self.arrange)
        self.page.fit.resized.connect(self.arrange)
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
        with self._in_place():
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
        self.resize(self._room.width(), max(height + self.foot, self._room.height()))
        self.section_handles.place()
        self._is_held = False

    def _width(self) -> int:
        return min(self._measure, self._room.width() - 2 * EDGE) + MARGIN

    def dress(self, theme: Theme) -> None:
        """Take the colour of paper, and the face and size of text."""
        theme = theme.for_page()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.colour("paper"))
        self._area.setPalette(palette)  # What lies beneath its scroll bar is paper, too.
        self.setPalette(palette)
        with self._in_place(), self.held():
            self._measure = measure_pixels(theme)
            self.page.fields.width = self._width()
            self.page.fields.dress(theme)
            self._dress_fields()
            self.page.dress(theme)

    def _dress_more(self) -> None:
        with self._in_place(), self.held():
            self._dress_fields()

    def _dress_fields(self) -> None:
        """Dress what is in sight now, and the others while nothing else is to do."""
        if self.page.fields.dress_some(self._is_near, DRESS_FOR):
            self._rest.start()
        else:
            self._rest.stop()

    def _is_near(self, field: TextField) -> bool:
        """Whether a field is in sight, or close to it."""
        if not field.isVisibleTo(self):
            return False
        top, height = self._area.verticalScrollBar().value(), self._room.height()
        y = field.mapTo(self, QPoint(0, 0)).y()
        return y < top + 1.5 * height and y + field.height() > top - height // 2

    @contextmanager
    def _in_place(self) -> Iterator[None]:
        if self._room.isEmpty() or self.page.isHidden():
            yield
            return
        with held_in_place(self._area, self):
            yield


class ScrollingSheet(QScrollArea):
    """The view that the sheet scrolls in; wheel and caret move it, no field does."""

    zoom_wanted = Signal(int)
    """The wheel was turned with Ctrl held: so many notches, up is larger."""

    def __init__(self, parent: QWidget, theme: Theme, settings: Settings) -> None:
        super().__init__(parent)
        self._is_typewriter = False
        self._turned = 0
        self.sheet = Sheet(self, theme, settings)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sheet the room that there is."""
        super().resizeEvent(event)
        self.sheet.foot = self._foot
        self.sheet.fit(self.viewport().size())

    @property
    def typewriter_height(self) -> int | None:
        """How far below the upper edge the line being written stays; None: anywhere."""
        return round(self.viewport().height() * TYPEWRITER_AT) if self._is_typewriter else None

    def set_typewriter(self, is_typewriter: bool) -> None:
        """Keep the line being written at one height, or only in sight."""
        if is_typewriter == self._is_typewriter:
            return
        self._is_typewriter = is_typewriter
        self.sheet.foot = self._foot
        self.sheet.arrange()

    @property
    def _foot(self) -> int:
        """Also the last line has to come up to the height of the one being written."""
        height = self.typewriter_height
        return FOOT if height is None else max(FOOT, self.viewport().height() - height)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl held ask for another size of text, a notch at a time."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / NOTCH)
        self._turned -= notches * NOTCH
        if notches:
            self.zoom_wanted.emit(notches)
        event.accept()
