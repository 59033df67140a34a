"""The comparison: every difference in the order of the page, on a sheet that scrolls."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QWidget

from editor.model.comparing.compare import Comparison, Difference, Hunk
from editor.model.translation import _
from editor.ui.form.page_text import MARGIN
from editor.ui.form.sheet import FOOT
from editor.ui.history.difference_row import DifferenceRow
from editor.ui.history.inks import Inks
from editor.ui.history.measure import side
from editor.ui.icons import Icons
from editor.ui.theme import Themes

SLICE = 8
"""Milliseconds of building differences out of sight before keys get their turn."""

_GAP, _TOP = 16, 14

_LINGERS = 350
"""Milliseconds that the way back stays after the mouse has left its change."""


class ComparisonView(QScrollArea):
    """Shows a comparison as text or as source; arrows walk from change to change."""

    restore_field_wanted = Signal(object)  # A Place.
    restore_hunk_wanted = Signal(object)  # A Hunk.

    reached = Signal(object, int)
    """A change was selected: the Place of its text or item, and its position there."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._rows: list[DifferenceRow] = []
        self._waiting: deque[Difference] = deque()
        self._inks = Inks(themes.current)
        self._is_arranging = False
        self._comparison = Comparison((), 0, 0)
        self._is_source = False
        self._can_restore = False
        self._sheet = QWidget(self)
        # A palette of its own would be lost as the pane takes its place in the window.
        for each in (self, self._sheet):
            each.setAutoFillBackground(True)
            each.setBackgroundRole(QPalette.ColorRole.Base)
        self._chip = self._made_chip(icons)
        self._pointed: Hunk | None = None
        self._build = _timer(self, 0, self._build_more, is_single=False)
        self._linger = _timer(self, _LINGERS, self._hide_chip)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._sheet)
        themes.changed.connect(self._show_again)

    def _made_chip(self, icons: Icons) -> QPushButton:
        chip = QPushButton(_("Restore"), self._sheet)
        chip.setAccessibleName(_("Restore this change"))
        chip.setToolTip(_("Take this change back (Enter)"))
        chip.setIcon(icons.icon("arrow-counter-clockwise", "accent"))
        chip.setIconSize(QSize(13, 13))
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setStyleSheet("padding: 1px 8px; min-height: 0;")
        chip.hide()
        chip.clicked.connect(lambda: self._take_back(self._pointed))
        return chip

    # What it shows

    def show_comparison(self, comparison: Comparison, *, can_restore: bool, again: bool) -> None:
        """Show a comparison; `again` keeps the place where the same one was read before."""
        self._comparison = comparison
        self._can_restore = can_restore
        self._show(again=again)

    def show_source(self, is_source: bool) -> None:
        """Show the source line by line, or the text word by word."""
        if is_source != self._is_source:
            self._is_source = is_source
            self._show_again()

    def walk_in(self, *, forward: bool = True) -> None:
        """Give the keys to the first change, or to the last."""
        if self._rows:
            self._rows[0 if forward else -1].text.walk_in(forward=forward)

    def _show_again(self) -> None:
        self._show(again=True)

    def _show(self, *, again: bool) -> None:
        focused, position = self._focused_row(), self.verticalScrollBar().value()
        self._hide_chip()
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        self._waiting = deque(self._comparison.differences)
        self._inks = Inks(self._themes.current, is_source=self._is_source)
        seen = (position if again else 0) + self.viewport().height()
        needed = focused + 1 if again else 0
        while self._waiting and (self._end < seen or len(self._rows) < needed):
            self._build_row()
        self._fit()
        self.verticalScrollBar().setValue(position if again else 0)
        if again and focused >= 0 and self._rows:
            self._rows[min(focused, len(self._rows) - 1)].text.walk_in(forward=True)
        self._build.start()

    def _focused_row(self) -> int:
        focused = QApplication.focusWidget()
        rows = enumerate(self._rows)
        return next((at for at, row in rows if focused and row.isAncestorOf(focused)), -1)

    def _build_row(self) -> None:
        """Build the next difference that is still waiting."""
        row = DifferenceRow(
            self._sheet,
            self._waiting.popleft(),
            self._themes.current,
            width=self._width,
            inks=self._inks,
            is_source=self._is_source,
            can_restore=self._can_restore,
        )
        self._place(row, self._end)
        self._wire(row)
        self._rows.append(row)
        row.show()

    def _build_more(self) -> None:
        began = QElapsedTimer()
        began.start()
        while self._waiting and began.elapsed() < SLICE:
            self._build_row()
        self._fit()
        if not self._waiting:
            self._build.stop()

    def _wire(self, row: DifferenceRow) -> None:
        row.grown.connect(self._arrange)
        row.restore_wanted.connect(self.restore_field_wanted)
        text = row.text
        text.hunk_wanted.connect(self._take_back)
        text.stopped.connect(lambda rect: self._bring_into_sight(text, rect))
        text.stopped.connect(lambda _rect: self._tell_reached(row))
        text.pointed.connect(lambda hunk, rect: self._point(text, hunk, rect))
        text.left.connect(lambda forward: self._walk_on(row, forward=forward))

    # Where it is

    @property
    def _width(self) -> int:
        room = self.viewport().width()
        return room - 2 * (side(room) - MARGIN)

    @property
    def _end(self) -> int:
        """Where the next row begins."""
        return self._rows[-1].geometry().bottom() + 1 + _GAP if self._rows else _TOP

    def _place(self, row: DifferenceRow, top: int) -> None:
        width = self._width
        row.setGeometry(side(self.viewport().width()) - MARGIN, top, width, row.arrange(width))

    def _arrange(self) -> None:
        """Place every row anew."""
        if self._is_arranging:
            return
        self._is_arranging = True
        top = _TOP
        for row in self._rows:
            self._place(row, top)
            top = row.geometry().bottom() + 1 + _GAP
        self._is_arranging = False
        self._fit()

    def _fit(self) -> None:
        """Let the sheet be as high as its rows."""
        view = self.viewport()
        self._sheet.resize(view.width(), max(self._end + FOOT // 2, view.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the column."""
        super().resizeEvent(event)
        self._hide_chip()
        self._arrange()

    # Walking and pointing

    def _walk_on(self, row: DifferenceRow, *, forward: bool) -> None:
        if self._waiting:
            self._build_row()
            self._fit()
        at = self._rows.index(row) + (1 if forward else -1)
        if 0 <= at < len(self._rows):
            self._rows[at].text.walk_in(forward=forward)

    def _bring_into_sight(self, text: QWidget, rect: QRect) -> None:
        middle = text.mapTo(self._sheet, rect.center())
        self.ensureVisible(middle.x(), middle.y(), 0, rect.height() + 40)

    def _tell_reached(self, row: DifferenceRow) -> None:
        hunk = row.text.current
        self.reached.emit(row.difference.place, hunk.at if hunk else 0)

    def _point(self, text: QWidget, hunk: Hunk | None, rect: QRect) -> None:
        """Show the way back below a change, or let it go after a moment."""
        if hunk is None or not self._can_restore:
            self._linger.start()
            return
        self._linger.stop()
        self._pointed = hunk
        self._chip.adjustSize()
        size = self._chip.sizeHint()
        corner = text.mapTo(self._sheet, QPoint(rect.right() - size.width(), rect.bottom() + 2))
        left = max(side(self.viewport().width()), corner.x())
        self._chip.setGeometry(left, corner.y(), size.width(), size.height())
        self._chip.show()
        self._chip.raise_()

    def _hide_chip(self) -> None:
        if self._chip.underMouse() and self._chip.isVisible():
            self._linger.start()
            return
        self._chip.hide()

    def _take_back(self, hunk: Hunk | None) -> None:
        if hunk is not None and self._can_restore:
            self._chip.hide()
            self.restore_hunk_wanted.emit(hunk)


def _timer(parent: QScrollArea, interval: int, call: object, *, is_single: bool = True) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(interval)
    timer.setSingleShot(is_single)
    timer.timeout.connect(call)
    return timer
