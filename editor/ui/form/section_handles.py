"""Sections are dragged by handles in the margin; a line shows where one would land."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QScrollArea, QWidget

from editor.model.translation import _
from editor.ui.form.handle import Handle
from editor.ui.form.sections import SectionRow, Sections

WIDTH = 16
"""Pixels of a handle, left of the page."""

_EDGE = 48
"""So near to the edge of the view, in pixels, a dragged section scrolls the page."""

_STEP = 14
_TURN = 16


class LandingLine(QWidget):
    """A line across the page, with a dot where it begins."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint it in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.fillRect(QRect(3, 2, self.width() - 3, 2), accent)
        painter.setBrush(accent)
        painter.setPen(accent)
        painter.drawEllipse(QRect(0, 0, 5, 5))


class SectionHandles(QObject):
    """A handle beside every crosshead in sight; the opening has none, it stays where it is.

    The handles are the sheet's own children: they stand beside the page, where lines begin.
    """

    moved = Signal(str, int)
    """A section's id, and the position among all sections where it was dropped."""

    def __init__(
        self, area: QScrollArea, sheet: QWidget, page: QWidget, sections: Sections
    ) -> None:
        super().__init__(sheet)
        self._area = area
        self._sheet = sheet
        self._page = page
        self._sections = sections
        self._handles: dict[str, Handle] = {}
        self._line = LandingLine(sheet)
        self._line.hide()
        self._dragged = ""
        self._at = QPoint()
        self._turn = QTimer(self, interval=_TURN)
        self._turn.timeout.connect(self._scroll)
        page.installEventFilter(self)
        area.verticalScrollBar().valueChanged.connect(lambda _value: self.place())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page comes and goes with its story."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Put handles beside the crossheads in sight; others go."""
        seen = dict(self._rows_in_sight())
        for item in self._handles.keys() - seen.keys() - {self._dragged}:
            handle = self._handles.pop(item)
            handle.hide()
            handle.deleteLater()
        for item, row in seen.items():
            handle = self._handles.get(item) or self._made(item)
            top = row.crosshead.mapTo(self._sheet, QPoint(0, 0)).y()
            begin, end = self._page.x() - WIDTH, self._page.geometry().right() + 1
            left = end if self._page.isRightToLeft() else begin
            handle.setGeometry(left, top, WIDTH, row.crosshead.height())
            handle.stand_beside(row.crosshead)

    def _rows_in_sight(self) -> list[tuple[str, SectionRow]]:
        if self._page.isHidden():
            return []
        top = self._area.verticalScrollBar().value()
        bottom = top + self._area.viewport().height()
        return [
            (item, row)
            for item, row in list(self._sections.rows.items())[1:]
            if not row.crosshead.isReadOnly()
            and top <= self._top(row) + row.crosshead.height()
            and self._top(row) <= bottom
        ]

    def _made(self, item: str) -> Handle:
        handle = Handle(self._sheet, WIDTH, has_bullet=False)
        drag: Callable[[QPoint], None] = partial(self._drag, item)
        handle.dragged.connect(drag)
        handle.dropped.connect(self._drop)
        handle.cancelled.connect(self._end)
        handle.setAccessibleName(_("Move section"))
        handle.setPalette(self._page.palette())
        handle.show()
        self._handles[item] = handle
        return handle

    # Dragging

    def _drag(self, item: str, point: QPoint) -> None:
        self._dragged, self._at = item, point
        self._show_landing()
        is_near = self._pull() != 0
        if is_near != self._turn.isActive():
            self._turn.start() if is_near else self._turn.stop()

    def _drop(self, point: QPoint) -> None:
        item, self._at = self._dragged, point
        order = list(self._sections.rows)
        self._end()
        if item not in order:
            return
        source, gap = order.index(item), self._gap()
        target = gap - 1 if gap > source else gap
        if target != source:
            self.moved.emit(item, target)

    def _end(self) -> None:
        self._dragged = ""
        self._turn.stop()
        self._line.hide()
        self.place()

    def _pull(self) -> int:
        """How far the page scrolls at a turn: none but near the edges of the view."""
        y = self._area.viewport().mapFromGlobal(self._at).y()
        if y < _EDGE:
            return -_STEP
        return _STEP if y > self._area.viewport().height() - _EDGE else 0

    def _scroll(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + self._pull())
        self._show_landing()

    def _gap(self) -> int:
        """Before which section a dropped one lands; never before the opening."""
        y = self._sheet.mapFromGlobal(self._at).y()
        edges = self._edges()
        middles = [(above + below) // 2 for above, below in pairwise(edges)]
        return max(1, sum(middle < y for middle in middles))

    def _edges(self) -> list[int]:
        """The upper edge of each section, and the lower edge of the last."""
        rows = list(self._sections.rows.values())
        end = self._sections.add_button
        return [*map(self._top, rows), end.mapTo(self._sheet, QPoint(0, 0)).y()]

    def _top(self, row: SectionRow) -> int:
        return row.mapTo(self._sheet, QPoint(0, 0)).y()

    def _show_landing(self) -> None:
        y = self._edges()[self._gap()]
        self._line.setPalette(self._page.palette())
        self._line.setGeometry(self._page.x(), y - 1, self._page.width(), 6)
        self._line.raise_()
        self._line.show()
