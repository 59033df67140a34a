"""The timeline: the story's states, one of them selected, perhaps another one marked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from editor.model.translation import _
from editor.ui.history.timeline_painter import TimelinePainter
from editor.ui.history.timeline_rows import Index, TimelineRows
from editor.ui.theme import Themes

ROWS_WANTED = 5
"""How many versions shall be in sight."""


class Timeline(QListView):
    """Arrows select a state; Space, or a click with Ctrl, marks one to compare with."""

    selected = Signal(int)
    marked = Signal(int)
    entered_comparison = Signal()
    note_wanted = Signal()

    def __init__(
        self,
        rows: TimelineRows,
        themes: Themes,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._painter = TimelinePainter(themes, now, self)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setAccessibleName(_("Versions"))
        self.setAccessibleDescription(
            _(
                "Space marks the version to compare with, F2 goes to its note,"
                " Enter to what was changed"
            )
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(self._painter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setModel(rows)
        themes.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> int | None:
        """The number of the selected state."""
        return self._rows.number_at(self.currentIndex())

    def select(self, number: int) -> None:
        """Select a state without saying so."""
        index = self._rows.index_of(number)
        was_blocked = self.blockSignals(True)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.blockSignals(was_blocked)
        self.scrollTo(index)

    def show_from_top(self) -> None:
        """Begin at the story now, as far as the selected state stays in sight."""
        self.scrollToTop()
        self.scrollTo(self.currentIndex())

    def show_other(self, number: int | None) -> None:
        """Show what the selected state is compared with."""
        self._painter.other = number
        self.viewport().update()

    # Qt's events

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which state is selected."""
        super().currentChanged(current, previous)
        number = self._rows.number_at(current)
        if number is not None:
            self.selected.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space marks, Enter goes to the differences, F2 to the note."""
        number = self.current
        if number is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self.marked.emit(number)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_comparison.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.note_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Ctrl a click marks; the selection stays."""
        number = self._rows.number_at(self.indexAt(event.position().toPoint()))
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if with_control and event.button() == Qt.MouseButton.LeftButton:
            if number is not None:
                self.marked.emit(number)
            event.accept()
            return
        if number is not None:
            super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        """High enough for a few versions."""
        return QSize(480, 46 * ROWS_WANTED)
