"""A text widget that is part of a page: as high as its text, no box, undo left to the window."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from editor.ui.form.looks import Look
from editor.ui.form.paragraph_style import ParagraphStyle
from editor.ui.theme import Theme

MARGIN = 10
"""Pixels between a field's edge, where the focus line is, and its text."""


class PageText(QTextEdit):
    """Text on the page.

    - It is as high as its text; the page scrolls, the text never does.
    - Its caret keeps out of the gaps between paragraphs.
    - Undo is the story's: Qt's own is off, and its keys are left to the window.
    """

    grown = Signal()
    margin = MARGIN

    def __init__(self, parent: QWidget, look: Look, hint: str) -> None:
        super().__init__(parent)
        self._direction = Qt.LayoutDirection.LayoutDirectionAuto
        self.look = look
        self._hint = hint
        self._is_showing = False
        self._revision = 0
        self._style = ParagraphStyle(self.document())
        self.setAccessibleDescription(hint)
        self._become_part_of_the_page()
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _become_part_of_the_page(self) -> None:
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        option = QTextOption()
        option.setTextDirection(self._direction)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(0)
        self._leave_margins()

    def _leave_margins(self) -> None:
        frame = self.document().rootFrame()
        room = frame.frameFormat()
        room.setLeftMargin(self.left_margin)
        room.setRightMargin(self.margin - self.left_margin)
        room.setTopMargin(2)
        room.setBottomMargin(2)
        frame.setFrameFormat(room)

    @property
    def left_margin(self) -> int:
        """Pixels before the text; where it runs from right to left they are at its right."""
        return 0 if self.runs_left else self.margin

    # Its looks

    def dress(self, theme: Theme) -> None:
        """Take face, sizes and colours from a theme."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, theme.colour(self.look.ink))
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.colour("faint"))
        palette.setColor(QPalette.ColorRole.Highlight, theme.colour("selection"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.colour("text"))
        palette.setColor(QPalette.ColorRole.Accent, theme.colour("accent"))
        self.setPalette(palette)
        font = self.look.font(theme)
        self.setFont(font)
        with self._showing():
            self._style.set_line_height(self.look.line_pixels(font, theme))

    def set_indent(self, pixels: int) -> None:
        """Keep the beginning of the first line free."""
        with self._showing():
            self._style.set_indent(pixels)

    @contextmanager
    def _showing(self) -> Iterator[None]:
        self._is_showing = True
        try:
            yield
        finally:
            self._is_showing = False
            self._revision = self.document().revision()

    def set_direction(self, direction: Qt.LayoutDirection) -> None:
        """Let every paragraph run so, or each the way of its first letter."""
        if direction is not self._direction:
            self._direction = direction
            option = self.document().defaultTextOption()
            option.setTextDirection(direction)
            with self._showing():
                # Margins first: an empty text is laid out again for the option alone.
                self._leave_margins()
                self.document().setDefaultTextOption(option)

    @property
    def runs_left(self) -> bool:
        """Whether every paragraph runs from right to left."""
        return self._direction is Qt.LayoutDirection.RightToLeft

    # Its size

    def set_width(self, pixels: int) -> int:
        """Lay the text out at a width, at once; returns the height."""
        if self.lineWrapColumnOrWidth() != pixels:
            self.setLineWrapColumnOrWidth(pixels)
        self.resize(pixels, self.height())
        return self.height()

    def _fit(self) -> None:
        height = ceil(self.document().size().height())
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
            self.grown.emit()

    def baseline(self) -> int:
        """Where the first line's letters stand, from the top of the field."""
        block = self.document().firstBlock()
        top = self.document().documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineAt(0)
        return round(top + line.y() + line.ascent())

    def visible_lines(self) -> tuple[int, int] | None:
        """The first and the last line, counted from 0, that are in sight; None where none is."""
        seen = self.viewport().visibleRegion().boundingRect()
        if seen.isEmpty():
            return None
        layout = self.document().documentLayout()
        fuzzy = Qt.HitTestAccuracy.FuzzyHit
        first = layout.hitTest(QPointF(seen.topLeft()), fuzzy)
        last = layout.hitTest(QPointF(seen.bottomLeft()), fuzzy)
        block = self.document().findBlock
        return block(max(first, 0)).blockNumber(), block(max(last, 0)).blockNumber()

    def caret_box(self) -> QRect:
        """The caret's rectangle in the field's own coordinates."""
        return self.cursorRect().translated(self.viewport().pos())

    # Its caret

    def put_caret_near(self, point: QPoint, x: int = -1) -> None:
        """Put the caret nearest to a point of the field; `x` is kept for the next Up or Down."""
        inside = point - self.viewport().pos()
        bottom = max(0, self.viewport().height() - 1)
        cursor = self.cursorForPosition(QPoint(inside.x(), min(max(0, inside.y()), bottom)))
        if x >= 0:
            cursor.setVerticalMovementX(x)
        self.setTextCursor(cursor)
        self._leave_gap(forward=False)

    def drop_selection(self) -> None:
        """Let the caret stand where the selection ends."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def _is_in_gap(self) -> bool:
        block = self.textCursor().block()
        return block.length() == 1 and self._style.is_gap(block)

    def _leave_gap(self, *, forward: bool) -> None:
        if self._is_in_gap():
            cursor = self.textCursor()
            keep = QTextCursor.MoveMode.KeepAnchor
            move = QTextCursor.MoveMode.MoveAnchor
            cursor.setPosition(
                cursor.position() + (1 if forward else -1), keep if cursor.hasSelection() else move
            )
            self.setTextCursor(cursor)

    # Qt's events

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the caret out of the gaps between paragraphs."""
        super().mouseReleaseEvent(event)
        cursor = self.textCursor()
        self._leave_gap(forward=cursor.position() < cursor.anchor())

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo and redo, and those of menus, to the window."""
        is_key = event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and _is_of_a_menu(event):
            event.ignore()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text; in an empty field its hint, at the focus a line at its edge."""
        super().paintEvent(event)
        is_blank = self.document().isEmpty()
        if self.hasFocus() or is_blank:
            painter = QPainter(self.viewport())
            if is_blank:
                self._paint_hint(painter)
            if self.hasFocus():
                self._paint_focus(painter)
            painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        line = self.document().firstBlock().layout()
        if line.preeditAreaText() or not line.lineCount():
            return
        caret = self.cursorRect()
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        metrics, end = painter.fontMetrics(), Qt.TextElideMode.ElideRight
        room = caret.x() if self.runs_left else self.viewport().width() - caret.x()
        hint = metrics.elidedText(self._hint, end, room)
        left = caret.x() - metrics.horizontalAdvance(hint) if self.runs_left else caret.x()
        painter.drawText(left, self.baseline(), hint)

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
        x = self.viewport().width() - 1 if self.runs_left else 0
        painter.drawLine(x, 2, x, self.viewport().height() - 3)


def _is_of_a_menu(event: QKeyEvent) -> bool:
    """Whether a letter was typed with Alt: where no menu has it, it is none of the text's."""
    if sys.platform == "darwin":
        # There the same key writes signs of its own.
        return False
    modifier = Qt.KeyboardModifier
    held = event.modifiers() & ~modifier.ShiftModifier
    return held == modifier.AltModifier and event.text().isprintable() and bool(event.text())
