"""Which story to read beside the open one: a search over the library, newest first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from editor.model.rows import Found, StoryRow
from editor.model.translation import _, counted
from editor.services.tasks import Ticket
from editor.services.workspace import Workspace
from editor.ui.dialogs.parts import quiet
from editor.ui.dialogs.two_lines import TwoLineList, two_lines
from editor.ui.library.pane import SEARCH_REST
from editor.ui.naming import no_other_story, status_name
from editor.ui.search_line import add_clear_button
from editor.ui.theme import Theme
from editor.ui.times import local_now, moment

SHOWN = 50
"""Stories listed at a time; a search finds the others."""

_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class StoryChooser(QWidget):
    """A search line above a list; Enter or a click chooses."""

    chosen = Signal(str)
    """The id of a story."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows: tuple[StoryRow, ...] = ()
        self._looking = Ticket()
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Search stories"))
        self.search.setAccessibleName(_("Search stories to read beside"))
        add_clear_button(self.search)
        self.search.installEventFilter(self)
        self.list = TwoLineList(_("Stories to read beside"), theme, self)
        self.list.setObjectName("plain")
        told = _("Choose a story to read beside the one you write. It is only read.")
        self.told = quiet(told, theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.told)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self._rest = QTimer(self, singleShot=True, interval=SEARCH_REST)
        self._rest.timeout.connect(self._look)
        self.search.textChanged.connect(lambda _text: self._rest.start())
        self.search.returnPressed.connect(self._take)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.list.itemClicked.connect(lambda _item: self._take())
        self.setFocusProxy(self.search)
        self._look()

    def stop(self) -> None:
        """Listen no more for what is still being looked for."""
        self._rest.stop()
        self._looking.cancel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows in the search line walk through the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.key() in _WALKING:
            return QApplication.sendEvent(self.list, event)
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        self._looking.cancel()
        query = self.search.text().strip()
        self._looking = self._workspace.find_rows(query, "", 0, SHOWN + 1, self._show)

    def _show(self, found: Found) -> None:
        current = self._workspace.current
        open_story = current.story.id if current is not None else ""
        others = [row for row in found.rows if row.id != open_story]
        self._rows = tuple(others[:SHOWN])
        self.list.clear()
        for row in self._rows:
            title = " ".join(row.headline.split()) or row.slugline or _("No headline")
            words = counted("{n} word", "{n} words", row.words)
            facts = (status_name(row.status), words, moment(row.updated, local_now()))
            self.list.addItem(two_lines(title, " · ".join(facts)))
        self.list.setCurrentRow(0 if self._rows else -1)
        query = self.search.text().strip()
        self.list.say_instead(no_other_story(query))
        self.told.setVisible(bool(self._rows or query))

    def _take(self) -> None:
        number = self.list.currentRow()
        if 0 <= number < len(self._rows):
            self.chosen.emit(self._rows[number].id)
