"""The library pane: search, status filters, the list, and what it says when there is nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui.form.wrapped_row import WrappedRow
from editor.ui.icons import Icons
from editor.ui.library.empty import EmptyLibrary, NoHits
from editor.ui.library.rows import RowSource, StoryRows
from editor.ui.library.story_list import StoryList
from editor.ui.theme import Themes

SEARCH_REST = 60
"""Milliseconds without a key after which a search begins."""


class LibraryPane(QWidget):
    """The stories of the library, newest first, and the ways to find one."""

    story_wanted = Signal(str)
    """The id of a story that shall be opened."""

    duplicate_wanted = Signal(str)
    delete_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(
        self, source: RowSource, themes: Themes, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self.rows = StoryRows(source, self)
        self.list = StoryList(self.rows, themes, self)
        self.search = self._search_field(icons)
        self._filters = QWidget(self)
        self._filter_row = WrappedRow(self._filters)
        self._filter_group = QButtonGroup(self)
        self._shown_filters: tuple[tuple[str, int], ...] = ()
        self._empty = EmptyLibrary(self)
        self._no_hits = NoHits(self)
        self._rest = QTimer(self, singleShot=True, interval=SEARCH_REST)
        self._wants_first = False
        self._lay_out(icons)
        self._wire()

    def refresh(self) -> None:
        """Fetch the rows anew: the library changed."""
        self.rows.refresh()

    def follow(self, story_id: str) -> None:
        """Mark the row of the open story."""
        self.list.follow(story_id)

    def clear_search(self) -> None:
        """Show all stories again."""
        self.search.clear()
        self._filter_by("")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chrome."""
        QPainter(self).fillRect(event.rect(), self._themes.current.colour("chrome"))

    def _search_field(self, icons: Icons) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText("Search stories")
        field.setAccessibleName("Search stories")
        field.setToolTip("Words of any text of a story; the beginning of a word is enough")
        field.setClearButtonEnabled(True)
        field.addAction(icons.icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        return field

    def _lay_out(self, icons: Icons) -> None:
        new = QToolButton(self)
        new.setIcon(icons.icon("plus", "text"))
        new.setIconSize(QSize(18, 18))
        new.setToolTip("New story (Ctrl+N)")
        new.setAccessibleName("New story")
        new.clicked.connect(self.new_wanted)
        top = QHBoxLayout()
        top.setContentsMargins(12, 10, 8, 6)
        top.addWidget(self.search, 1)
        top.addWidget(new)
        self._filter_row.setContentsMargins(10, 0, 8, 6)
        self._stack = QStackedLayout()
        for each in (self.list, self._empty, self._no_hits):
            self._stack.addWidget(each)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(top)
        page.addWidget(self._filters)
        page.addLayout(self._stack, 1)

    def _wire(self) -> None:
        self._rest.timeout.connect(self._search)
        self.search.textChanged.connect(lambda _: self._rest.start())
        self.search.returnPressed.connect(self._find_first)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search, self.search.clear)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.rows.found.connect(self._show_found)
        self.list.chosen.connect(self.story_wanted)
        self.list.unwanted.connect(self.delete_wanted)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self._no_hits.clear_wanted.connect(self.clear_search)

    def _search(self) -> None:
        self.list.scrollToTop()
        self.rows.search(self.search.text().strip(), self.rows.status)

    def _filter_by(self, status: str) -> None:
        self.list.scrollToTop()
        self.rows.search(self.search.text().strip(), status)

    def _find_first(self) -> None:
        """Search now; the first hit gets the keys once it is there."""
        self._rest.stop()
        self._wants_first = True
        self._search()

    def _go_to_first(self) -> None:
        self._wants_first = False
        if self.rows.total:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.setCurrentIndex(self.rows.index(0))

    def _show_found(self) -> None:
        self._show_filters()
        if self.rows.total:
            self._stack.setCurrentWidget(self.list)
        elif self.rows.is_filtered:
            self._no_hits.say(self.rows.query, self.rows.status)
            self._stack.setCurrentWidget(self._no_hits)
        else:
            self._stack.setCurrentWidget(self._empty)
        is_empty = not self.rows.total and not self.rows.is_filtered
        self.search.setEnabled(not is_empty or bool(self.search.text()))
        if self._wants_first and not self._rest.isActive():
            self._go_to_first()

    def _show_filters(self) -> None:
        """One switch for each status that occurs; none while there is only one."""
        statuses = tuple((status, count) for status, count in self.rows.statuses if count)
        if statuses != self._shown_filters:
            self._shown_filters = statuses
            self._make_filters(statuses if len(statuses) > 1 else ())
        for button in self._filter_group.buttons():
            button.setChecked(button.property("status") == self.rows.status)

    def _make_filters(self, statuses: tuple[tuple[str, int], ...]) -> None:
        for button in self._filter_group.buttons():
            self._filter_group.removeButton(button)
            self._filter_row.removeWidget(button)
            button.deleteLater()
        if not statuses:
            return
        for status, count in (("", sum(count for _, count in statuses)), *statuses):
            button = QToolButton(self._filters)
            button.setText(status.capitalize() if status else "All")
            button.setCheckable(True)
            button.setProperty("status", status)
            button.setToolTip(f"{count:,} {'story' if count == 1 else 'stories'}")
            button.setFont(self._themes.current.control_font(0.93))
            button.clicked.connect(lambda _=False, status=status: self._filter_by(status))
            self._filter_group.addButton(button)
            self._filter_row.addWidget(button)
            button.show()

    def _show_menu(self, position: QPoint) -> None:
        story = self.list.story_at(position)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("New story").triggered.connect(self.new_wanted)
        if story:
            _add(menu, "Duplicate").triggered.connect(lambda: self.duplicate_wanted.emit(story))
            menu.addSeparator()
            _add(menu, "Delete story").triggered.connect(lambda: self.delete_wanted.emit(story))
        menu.popup(self.list.viewport().mapToGlobal(position))


def _add(menu: QMenu, text: str) -> QAction:
    return menu.addAction(text)
