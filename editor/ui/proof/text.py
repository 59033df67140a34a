"""The text that is proofread: the whole story, the ruler on one of its lines, ticks at the edge."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from editor.model.direction import paragraph_direction
from editor.model.places import Place, text_at
from editor.model.proofs.proof_lines import ProofLine
from editor.model.story import Story
from editor.model.translation import _
from editor.ui.form import looks
from editor.ui.form.looks import Look, measure_pixels
from editor.ui.form.shown import shown
from editor.ui.icons import Icons
from editor.ui.proof.marked import Marked
from editor.ui.theme import Themes

_LOOKS = {"kicker": looks.KICKER, "headline": looks.HEADLINE, "standfirst": looks.STANDFIRST}
_AT_ONCE = 30
"""So many texts are laid out at a time, so that a long story keeps no key waiting."""

_EDGE = 56
_RULER_AT = 0.4
_NEXT = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class ProofText(QTextEdit):
    """Read only; keys tick, and go from line to line."""

    ticked = Signal(int)
    """The number of a line that was read and found right."""

    unticked = Signal(int)
    correction_wanted = Signal(int)
    left = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons = icons
        self._lines: tuple[ProofLine, ...] = ()
        self._ranges: list[tuple[int, int]] = []
        self._inks: list[list[tuple[int, str]]] = []
        self._ticked: set[int] = set()
        self._current = 0
        self._way = "ltr"
        self._coming: Iterator[tuple[Place, str, list[ProofLine]]] = iter(())
        self._rest = QTimer(self, interval=0)
        self._rest.timeout.connect(self._build_more)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Proofreading"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    @property
    def current(self) -> int:
        """The number of the line under the ruler."""
        return self._current

    def show_lines(
        self, story: Story, way: str, lines: tuple[ProofLine, ...], ticked: set[int], current: int
    ) -> None:
        """Show a story, which runs `rtl` or `ltr`, with its lines; those of `ticked` numbers are
        done.
        """
        self._lines, self._ticked, self._current = lines, ticked, current
        self._ranges, self._inks = [], []
        self._way = way
        self.clear()
        self.document().setDocumentMargin(0)
        self._fit()
        self._coming = (
            (place, text_at(story, place), list(group))
            for place, group in groupby(lines, key=lambda line: line.place)
        )
        while len(self._ranges) <= current and self._build_more():
            pass
        self._rest.start()
        self._put_ruler()

    def tick(self, number: int, *, is_ticked: bool) -> None:
        """Set a line in the ink of what is done, or back."""
        (self._ticked.add if is_ticked else self._ticked.discard)(number)
        if number < len(self._ranges):
            self._ink(number)
        self.viewport().update()

    def go(self, number: int) -> None:
        """Put the ruler on a line."""
        self._current = min(max(number, 0), max(0, len(self._lines) - 1))
        while len(self._ranges) <= self._current and self._build_more():
            pass
        self._put_ruler()

    # Building

    def _build_more(self) -> bool:
        for _turn in range(_AT_ONCE):
            following = next(self._coming, None)
            if following is None:
                self._rest.stop()
                return False
            self._add(*following)
        return True

    def _add(self, place: Place, text: str, lines: list[ProofLine]) -> None:
        theme = self._themes.current.for_page()
        look = _look(place)
        font = look.font(theme)
        style = QTextCharFormat()
        style.setFont(font)
        least = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        block = QTextBlockFormat()
        block.setLineHeight(look.line_pixels(font, theme), least)
        gap = looks.gap_pixels(look.line_pixels(font, theme))
        block.setBottomMargin(gap)
        if place.part == "crosshead":
            block.setTopMargin(gap)
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        marked = Marked(text, has_marks=place.part == "body")
        end = 0
        for line in lines:
            between = text[end : line.start]
            if "\n" in between or end == 0:
                if not self.document().isEmpty():
                    cursor.insertBlock()
                block.setLayoutDirection(self._run(text, line.start))
                cursor.setBlockFormat(block)
                between = ""
            cursor.insertText(shown(between), style)
            start = cursor.position()
            inks = []
            for piece in marked.pieces(line.start, line.end):
                cursor.insertText(shown(text[piece.start : piece.end]), piece.dress(style))
                inks.append((cursor.position(), piece.ink(look.ink)))
            self._ranges.append((start, cursor.position()))
            self._inks.append(inks)
            self._ink(len(self._ranges) - 1)
            end = line.end
        cursor.endEditBlock()

    def _run(self, text: str, start: int) -> Qt.LayoutDirection:
        """The way a paragraph runs in its story."""
        end = text.find("\n", start)
        way = paragraph_direction(text[start : end if end >= 0 else None], self._way)
        directions = Qt.LayoutDirection
        return directions.RightToLeft if way == "rtl" else directions.LeftToRight

    def _ink(self, number: int) -> None:
        """Set the pieces of a line in their inks, or all of them in that of what is done."""
        cursor, style = self._range(number), QTextCharFormat()
        cursor.setPosition(self._ranges[number][0])
        for end, ink in self._inks[number]:
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            shade = "faint" if number in self._ticked else ink
            style.setForeground(self._themes.current.colour(shade))
            cursor.mergeCharFormat(style)
            cursor.setPosition(end)

    def _range(self, number: int) -> QTextCursor:
        start, end = self._ranges[number]
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # Its looks

    def dress(self) -> None:
        """Take colours and faces from the theme; the text is built anew by whoever has it."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._themes.current.colour("paper"))
        self.setPalette(palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the measure of the page."""
        super().resizeEvent(event)
        self._fit()
        self._put_ruler()

    def _fit(self) -> None:
        measure = measure_pixels(self._themes.current.for_page())
        side = max(_EDGE, (self.viewport().width() - measure) // 2)
        frame = self.document().rootFrame()
        room = frame.frameFormat()
        room.setLeftMargin(side)
        room.setRightMargin(max(24, side))
        room.setTopMargin(28)
        room.setBottomMargin(self.viewport().height() // 2)
        frame.setFrameFormat(room)

    def _put_ruler(self) -> None:
        if self._current >= len(self._ranges):
            return
        cursor = self._range(self._current)
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        top = self.cursorRect(cursor).top() + bar.value()
        bar.setValue(top - round(self.viewport().height() * _RULER_AT))
        self.viewport().update()

    def _box(self, number: int) -> QRect:
        """Where a line is in the view: from its first row to its last, as wide as the view."""
        cursor = self._range(number)
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        rows = []
        for position in ends:
            cursor.setPosition(position)
            rows.append(self.cursorRect(cursor))
        top, bottom = rows[0].top(), rows[1].bottom()
        return QRect(0, top - 3, self.viewport().width(), bottom - top + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, the ruler, the text, and a tick beside what is done."""
        theme = self._themes.current
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("paper"))
        if self._current < len(self._ranges):
            self._paint_ruler(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._paint_ticks(painter, event.rect())
        painter.end()

    def _paint_ruler(self, painter: QPainter) -> None:
        theme = self._themes.current
        band = self._box(self._current)
        painter.fillRect(band, theme.colour("hovered"))
        painter.fillRect(QRect(band.topLeft(), QPoint(2, band.bottom())), theme.colour("accent"))
        start, end = self._ranges[self._current]
        rows = self._rows(start, end)
        for row in rows:
            painter.fillRect(row, theme.colour("selection"))

    def _rows(self, start: int, end: int) -> list[QRect]:
        """The rows of a line's own words."""
        layout = self.document().findBlock(start).layout()
        offset = self.document().findBlock(start).position()
        origin = layout.position().toPoint() - QPoint(0, self.verticalScrollBar().value())
        rows = []
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            first = max(start - offset, line.textStart())
            last = min(end - offset, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                box = QRect(
                    origin.x() + min(left, right),
                    origin.y() + round(line.y()),
                    abs(right - left),
                    round(line.height()),
                )
                rows.append(box)
        return rows

    def _paint_ticks(self, painter: QPainter, area: QRect) -> None:
        size = 15
        seen: set[int] = set()
        for number in self._in_sight():
            if number not in self._ticked:
                continue
            cursor = self._range(number)
            cursor.setPosition(cursor.selectionEnd())
            row = self.cursorRect(cursor)
            if row.center().y() in seen or not area.intersects(row.adjusted(-9999, 0, 9999, 0)):
                continue
            seen.add(row.center().y())
            left = round(self.document().rootFrame().frameFormat().leftMargin()) - 32
            box = QRect(left, row.center().y() - size // 2, size, size)
            self._icons.paint(painter, box, "check", "green")

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Enter and Down tick; Up goes back; F2 corrects; Escape leaves."""
        key = event.key()
        if key in _NEXT and self._lines:
            self.ticked.emit(self._current)
        elif key == Qt.Key.Key_Up:
            self.go(self._current - 1)
        elif key == Qt.Key.Key_Backspace:
            self.go(self._current - 1)
            self.unticked.emit(self._current)
        elif key == Qt.Key.Key_Home:
            self.go(0)
        elif key == Qt.Key.Key_End:
            self.go(len(self._lines) - 1)
        elif key == Qt.Key.Key_F2:
            self.correction_wanted.emit(self._current)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the ruler on the line under the mouse."""
        number = self._line_at(event.position().toPoint())
        if number is not None:
            self._current = number
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is selected here: a copy is made in the form."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Correct the line under the mouse."""
        number = self._line_at(event.position().toPoint())
        if number is not None:
            self.correction_wanted.emit(number)

    def _line_at(self, point: QPoint) -> int | None:
        position = self.cursorForPosition(point).position()
        number = self._first_until(position)
        return number if number < len(self._ranges) else None

    def _in_sight(self) -> range:
        """The numbers of the lines that can be seen."""
        corner = self.viewport().rect().bottomRight()
        first = self.cursorForPosition(QPoint(0, 0)).position()
        last = self.cursorForPosition(corner).position()
        return range(self._first_until(first), min(self._first_until(last) + 1, len(self._ranges)))

    def _first_until(self, position: int) -> int:
        """The number of the first line that ends at a position of the text, or after it."""
        return bisect_left(self._ranges, position, key=lambda each: each[1])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """There is nothing to choose."""
        event.ignore()


def _x(line: QTextLine, position: int) -> int:
    # PySide says a number and brings the position that Qt took along.
    x: float | tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]
    return round(x[0] if isinstance(x, tuple) else x)


def _look(place: Place) -> Look:
    if place.part == "crosshead":
        return looks.CROSSHEAD
    if place.field == "key_points":
        return looks.KEY_POINT
    if place.part == "body":
        return looks.BODY
    return _LOOKS.get(place.field, looks.SMALL)
