"""A list of any length: equally high rows, laid out by arithmetic.

QListView lays out every row it has, which takes five seconds for a million; this one asks only
for the rows in sight. It stays a QListView, so that assistive tools find their way in it.
"""

from __future__ import annotations

from itertools import chain, islice

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from editor.model.translation import _
from editor.ui.library.row_painter import RowPainter
from editor.ui.library.rows import StoryRows
from editor.ui.theme import Themes

Index = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint

MOST_SELECTED = 1_000
"""Stories of the bin that can be selected at once: as many as the rows keep in memory."""


class StoryList(QListView):
    """The rows of the library; one is current, one is the open story's.

    In the bin several can be selected, and a click only selects.
    """

    chosen = Signal(str)
    """The id of a story that shall be opened."""

    unwanted = Signal(str)
    """The id of a story that shall go into the bin."""

    bring_back_wanted = Signal(object)
    """The ids of stories that shall come out of the bin, as a tuple."""

    purge_wanted = Signal(object)
    """The ids of stories in the bin that shall be deleted for good, as a tuple."""

    selected = Signal()
    """Other stories of the bin are selected."""

    def __init__(self, rows: StoryRows, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._in_bin = False
        self._selected: dict[int, str] = {}
        self._painter = RowPainter(themes, self)
        self._walked_to = -1
        self.setObjectName("stories")
        self.setAccessibleName(_("Stories"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(self._painter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setModel(rows)
        self.clicked.connect(self._choose)
        rows.modelAboutToBeReset.connect(self._remember)
        rows.modelReset.connect(self._return)
        rows.dataChanged.connect(lambda *_value: self._follow_rows())
        self.selectionModel().selectionChanged.connect(lambda *_value: self._note_selected())
        themes.changed.connect(self._dress)

    def follow(self, story_id: str) -> None:
        """Mark the open story's row and make it the current one."""
        self._painter.open_story = story_id
        position = self._rows.position_of(story_id)
        if position is not None:
            self._make_current(position)
        self.viewport().update()

    def current_story(self) -> str:
        """The id of the story whose row is current; empty if there is none."""
        row = self._rows.row(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return row.id if row else ""

    def show_bin(self, in_bin: bool) -> None:
        """Take clicks and keys as the bin does, or as the library."""
        if in_bin != self._in_bin:
            self._in_bin = in_bin
            mode = QAbstractItemView.SelectionMode
            self.setSelectionMode(mode.ExtendedSelection if in_bin else mode.SingleSelection)
            self.setAccessibleName(_("Stories in the bin") if in_bin else _("Stories"))
            self.clearSelection()

    def selected_stories(self) -> tuple[str, ...]:
        """The ids of the stories in the bin that are selected, from the top."""
        return tuple(self._selected.values())

    def story_at(self, position: QPoint) -> str:
        """The id of the story at a point of the list; empty if there is none."""
        index = self.indexAt(position)
        row = self._rows.row(index.row()) if index.isValid() else None
        return row.id if row else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current story, Delete puts it into the bin; there the one brings back
        what is selected, and the other deletes it for good.
        """
        story, selected = self.current_story(), self.selected_stories()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_delete = event.key() == Qt.Key.Key_Delete
        if not is_enter and not is_delete:
            super().keyPressEvent(event)
        elif not story:
            event.ignore()
        elif not self._in_bin:
            (self.chosen if is_enter else self.unwanted).emit(story)
        elif is_enter:
            self.bring_back_wanted.emit(selected or (story,))
        elif selected:
            self.purge_wanted.emit(selected)

    # What follows replaces QListView's layout.

    def doItemsLayout(self) -> None:
        """Nothing needs to be laid out but the scroll bar."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Let the scroll bar know how long the list is."""
        height, view = self._painter.row_height, self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setSingleStep(height // 3)
        bar.setPageStep(view)
        bar.setRange(0, max(0, self._rows.total * height - view))

    def horizontalOffset(self) -> int:
        """The list does not scroll sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far the list is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:
        """No row is hidden."""
        return False

    def visualRect(self, index: Index) -> QRect:
        """Where a row is in the view."""
        height = self._painter.row_height
        top = index.row() * height - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), height) if index.isValid() else QRect()

    def indexAt(self, position: QPoint) -> QModelIndex:
        """The row at a point of the view."""
        row = (position.y() + self.verticalOffset()) // self._painter.row_height
        return self._rows.index(row) if 0 <= row < self._rows.total else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a row into sight."""
        rect, view, bar = self.visualRect(index), self.viewport().height(), self.verticalScrollBar()
        if hint is Hint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - view // 2)
        elif rect.top() < 0 or hint is Hint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= view or hint is Hint.PositionAtBottom:
            bar.setValue(bar.value() + rect.bottom() + 1 - view)

    def moveCursor(self, action: Action, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key takes the current row."""
        page = max(1, self.viewport().height() // self._painter.row_height - 1)
        last, row = self._rows.total - 1, self.currentIndex().row()
        target = {
            Action.MoveUp: row - 1,
            Action.MovePrevious: row - 1,
            Action.MoveDown: row + 1,
            Action.MoveNext: row + 1,
            Action.MovePageUp: row - page,
            Action.MovePageDown: row + page,
            Action.MoveHome: 0,
            Action.MoveEnd: last,
        }.get(action, row)
        return self._rows.index(min(max(target, 0), last)) if last >= 0 else QModelIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows that a rectangle touches; outside the bin it is as high as one."""
        first = self.indexAt(QPoint(0, min(rect.top(), rect.bottom())))
        last = self.indexAt(QPoint(0, max(rect.top(), rect.bottom())))
        self.selectionModel().select(QItemSelection(first, last), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where the selected rows are."""
        region = QRegion()
        for each in selection.toList():
            first, last = self.visualRect(each.topLeft()), self.visualRect(each.bottomRight())
            region += first.united(last)
        return region

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll what is painted."""
        self.viewport().scroll(dx, dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the scroll bar know of the new height."""
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        height, total = self._painter.row_height, self._rows.total
        area = event.rect()
        first = max(0, (area.top() + self.verticalOffset()) // height)
        last = min(total - 1, (area.bottom() + self.verticalOffset()) // height)
        pointed = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
        current = self.currentIndex().row() if self.hasFocus() else -1
        plain = QStyle.StateFlag.State_Enabled
        for row in range(first, last + 1):
            index = self._rows.index(row)
            option.rect = self.visualRect(index)
            state = plain
            if row == pointed.row() and self.viewport().underMouse():
                state |= QStyle.StateFlag.State_MouseOver
            if row == current:
                state |= QStyle.StateFlag.State_HasFocus
            if self._in_bin and self.selectionModel().isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            option.state = state
            self._painter.paint(painter, option, index)

    def _dress(self) -> None:
        self.doItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row())
        if row is not None and not self._in_bin:
            self.chosen.emit(row.id)

    def _note_selected(self) -> None:
        """Hold on to the stories that are selected, not to the rows where they stand."""
        selected = {}
        for number in self._selected_rows() if self._in_bin else ():
            row = self._rows.row(number)
            if row is not None:
                selected[number] = row.id
        if selected != self._selected:
            self._selected = selected
            self.selected.emit()

    def _selected_rows(self) -> list[int]:
        ranges = [
            (each.top(), each.bottom()) for each in self.selectionModel().selection().toList()
        ]
        rows = chain.from_iterable(range(top, bottom + 1) for top, bottom in sorted(ranges))
        return list(islice(rows, MOST_SELECTED))

    def _follow_rows(self) -> None:
        self._show_open()
        before = self._selected
        self._note_selected()
        if any(self._selected.get(row, story) != story for row, story in before.items()):
            # Other stories stand there now: nobody selected those.
            self.clearSelection()

    def _remember(self) -> None:
        self._walked_to = self.currentIndex().row() if self.hasFocus() else -1

    def _return(self) -> None:
        """After a reset: whoever walks through the list stays where the walk had come to."""
        self.updateGeometries()
        self._note_selected()
        if self._walked_to >= 0 and self._rows.total:
            self._make_current(min(self._walked_to, self._rows.total - 1))
        else:
            self._show_open()

    def _show_open(self) -> None:
        """Make the open story's row current, unless somebody is walking through the list."""
        position = self._rows.position_of(self._painter.open_story)
        walks = self.hasFocus() and self.currentIndex().isValid()
        if position is not None and not walks:
            self._make_current(position)

    def _make_current(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag
        # In the bin only a person selects: what is selected may be deleted for good.
        how = flag.NoUpdate if self._in_bin else flag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._rows.index(row), how)
