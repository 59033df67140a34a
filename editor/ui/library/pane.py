"""The library pane: search, status filters, the list, and what it says when there is nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.model.translation import _
from editor.ui.icons import Icons
from editor.ui.key_names import key_name
from editor.ui.library.bin_bar import BinBar
from editor.ui.library.empty import EmptyBin, EmptyLibrary, MissedLibrary, NoHits
from editor.ui.library.filters import Filters
from editor.ui.library.rows import RowSource, StoryRows
from editor.ui.library.story_list import StoryList
from editor.ui.search_line import add_clear_button, add_glass
from editor.ui.theme import Themes

SEARCH_REST = 60
"""Milliseconds without a key after which a search begins."""


class LibraryPane(QWidget):
    """The stories of the library, newest first, and the ways to find one."""

    story_wanted = Signal(str)
    """The id of a story that shall be opened."""

    beside_wanted = Signal(str)
    """The id of a story that shall be read beside the open one."""

    duplicate_wanted = Signal(str)
    delete_wanted = Signal(str)
    new_wanted = Signal()

    bring_back_wanted = Signal(object)
    """The ids of stories that shall come out of the bin, as a tuple."""

    purge_wanted = Signal(object)
    """The ids of stories in the bin that shall be deleted for good, as a tuple."""

    empty_bin_wanted = Signal()

    def __init__(
        self, source: RowSource, themes: Themes, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self.rows = StoryRows(source, self)
        self.list = StoryList(self.rows, themes, self)
        self.search = self._search_field(icons)
        self._filters = Filters(themes, self)
        self._bin_bar = BinBar(themes, self)
        self._bin_bar.hide()
        self._empty = EmptyLibrary(self)
        self._empty_bin = EmptyBin(self)
        self._missed = MissedLibrary(self)
        self._is_missed = False
        self._no_hits = NoHits(self)
        self._rest = QTimer(self, singleShot=True, interval=SEARCH_REST)
        self._wants_first = False
        self._lay_out(icons)
        self._wire()

    def refresh(self) -> None:
        """Fetch the rows anew: the library changed."""
        self.rows.refresh()

    def show_missed(self, library: str) -> None:
        """Say that the library at this path cannot be opened; empty: it is open."""
        self._is_missed = bool(library)
        self._missed.say(library)
        self._show_found()

    def follow(self, story_id: str) -> None:
        """Mark the row of the open story."""
        self.list.follow(story_id)

    def clear_search(self) -> None:
        """Show all stories again, or all in the bin."""
        self.search.clear()
        self._filter_by("", in_bin=self.rows.in_bin)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chrome."""
        QPainter(self).fillRect(event.rect(), self._themes.current.colour("chrome"))

    def _search_field(self, icons: Icons) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(_("Search stories"))
        field.setAccessibleName(_("Search stories"))
        field.setToolTip(_("Words of any text of a story; the beginning of a word is enough"))
        add_clear_button(field)
        add_glass(field, icons.icon("magnifying-glass"))
        return field

    def _lay_out(self, icons: Icons) -> None:
        new = QToolButton(self)
        new.setIcon(icons.icon("plus", "text"))
        new.setIconSize(QSize(18, 18))
        new.setToolTip(_("New story ({key})").format(key=key_name("Ctrl+N")))
        new.setAccessibleName(_("New story"))
        new.clicked.connect(self.new_wanted)
        top = QHBoxLayout()
        top.setContentsMargins(12, 10, 8, 6)
        top.addWidget(self.search, 1)
        top.addWidget(new)
        self._stack = QStackedLayout()
        for each in (self.list, self._empty, self._missed, self._empty_bin, self._no_hits):
            self._stack.addWidget(each)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(top)
        page.addWidget(self._filters)
        page.addLayout(self._stack, 1)
        page.addWidget(self._bin_bar)

    def _wire(self) -> None:
        self._rest.timeout.connect(self._search)
        self.search.textChanged.connect(lambda _value: self._rest.start())
        self.search.returnPressed.connect(self._find_first)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search, self.search.clear)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.rows.found.connect(self._show_found)
        self.list.chosen.connect(self.story_wanted)
        self.list.unwanted.connect(self.delete_wanted)
        self.list.bring_back_wanted.connect(self._bring_back)
        self.list.purge_wanted.connect(self.purge_wanted)
        self.list.selected.connect(self._show_bin_bar)
        self._bin_bar.bring_back_wanted.connect(
            lambda: self._bring_back(self.list.selected_stories())
        )
        self._bin_bar.purge_wanted.connect(self._purge)
        self._bin_bar.empty_wanted.connect(self.empty_bin_wanted)
        self._filters.chosen.connect(self._filter_by)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self._no_hits.clear_wanted.connect(self.clear_search)

    def _search(self) -> None:
        self.list.scrollToTop()
        self.rows.search(self.search.text().strip(), self.rows.status, in_bin=self.rows.in_bin)

    def _filter_by(self, status: str, in_bin: bool) -> None:
        self.list.scrollToTop()
        self.rows.search(self.search.text().strip(), status, in_bin=in_bin)

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
        rows = self.rows
        self._filters.show_for(rows)
        self.list.show_bin(rows.in_bin)
        self._show_bin_bar()
        if self._is_missed:
            self._stack.setCurrentWidget(self._missed)
        elif rows.total:
            self._stack.setCurrentWidget(self.list)
        elif rows.query or rows.status:
            self._no_hits.say(rows.query, rows.status, in_bin=rows.in_bin)
            self._stack.setCurrentWidget(self._no_hits)
        else:
            self._stack.setCurrentWidget(self._empty_bin if rows.in_bin else self._empty)
        is_empty = not rows.total and not rows.query and not rows.status
        self.search.setEnabled(not is_empty or bool(self.search.text()))
        if self._wants_first and not self._rest.isActive():
            self._go_to_first()

    def _show_bin_bar(self) -> None:
        self._bin_bar.setVisible(self.rows.in_bin)
        self._bin_bar.show_for(len(self.list.selected_stories()), self.rows.binned)

    def _bring_back(self, stories: tuple[str, ...]) -> None:
        """They are wanted for work: the list shows them among the others again."""
        self.bring_back_wanted.emit(stories)
        self._filter_by("", in_bin=False)

    def _purge(self) -> None:
        self.purge_wanted.emit(self.list.selected_stories())

    def _show_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.rows.in_bin:
            self._fill_bin_menu(menu)
        else:
            self._fill_menu(menu, self.list.story_at(position))
        menu.popup(self.list.viewport().mapToGlobal(position))

    def _fill_bin_menu(self, menu: QMenu) -> None:
        if self.list.selected_stories():
            _add(menu, _("Bring back")).triggered.connect(
                lambda: self._bring_back(self.list.selected_stories())
            )
            _add(menu, _("Delete for good…")).triggered.connect(self._purge)
            menu.addSeparator()
        _add(menu, _("Empty the bin…")).triggered.connect(self.empty_bin_wanted)

    def _fill_menu(self, menu: QMenu, story: str) -> None:
        menu.addAction(_("New story")).triggered.connect(self.new_wanted)
        if story:
            _add(menu, _("Read beside")).triggered.connect(lambda: self.beside_wanted.emit(story))
            _add(menu, _("Duplicate")).triggered.connect(lambda: self.duplicate_wanted.emit(story))
            menu.addSeparator()
            _add(menu, _("Delete story")).triggered.connect(lambda: self.delete_wanted.emit(story))


def _add(menu: QMenu, text: str) -> QAction:
    return menu.addAction(text)
