"""The palette's window: a line to type into, and below what answers to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from editor.model.rows import Found
from editor.model.translation import _
from editor.services.ranking import Ranking
from editor.services.tasks import Ticket
from editor.ui.icons import Icons
from editor.ui.palette.entry import Entry
from editor.ui.palette.ranking import Answer, answers
from editor.ui.palette.rows import AnswerPainter, AnswerRole, AnswerRows, spoken
from editor.ui.palette.sources import story_entry
from editor.ui.theme import Themes

STORIES = 8
"""Stories that are shown at most; the library pane shows all."""

LATELY = 300
"""Stories changed last, which answer to a few letters of the headline; others to whole words."""

RECENT = 12
"""Entries that come first because they were chosen lately."""

_WIDTH, _ROWS, _FROM_TOP = 660, 11, 56

_REST = 30
"""Milliseconds without a key after which stories are looked for."""


def _nothing_answers() -> str:
    """What is said where nothing answers, with what may be tried."""
    return _(
        "Nothing answers to that. Try another word, or Help › Keyboard shortcuts:"
        " every command is there."
    )


class StoryFinder(Protocol):
    """Where stories are looked for: the workspace."""

    def find_rows(
        self, query: str, status: str, offset: int, limit: int, done: Callable[[Found], None]
    ) -> Ticket:
        """Find stories, newest first."""
        ...

    def open(self, story_id: str) -> None:
        """Open a story of the library."""
        ...


class Palette(QWidget):
    """A window of its own over the main one: nothing may lie over the preview as a sibling.

    It closes when something is chosen, with Escape, and when the keys go elsewhere.
    """

    chosen = Signal(object)
    """The Entry that was chosen; the palette is closed by then."""

    def __init__(
        self,
        stories: StoryFinder,
        ranking: Ranking,
        themes: Themes,
        icons: Icons,
        window: QWidget,
    ) -> None:
        super().__init__(window, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
        self._stories = stories
        self._ranking = ranking
        self._themes = themes
        self._entries: tuple[Entry, ...] = ()
        self._found: tuple[Entry, ...] = ()
        self._lately: tuple[Entry, ...] = ()
        self._meant: tuple[Entry, ...] = ()
        self._recent: list[str] = []
        self._has_walked = False
        self._looking = self._guessing = Ticket()
        self.setWindowTitle(_("Command palette"))
        self.setAccessibleName(_("Command palette"))
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText(_("A command, story, setting or field"))
        self.typed.setAccessibleName(_("A command, story, setting or field"))
        self.typed.setFrame(False)
        self.rows = AnswerRows()
        self._painter = AnswerPainter(themes, icons, self)
        self.list = self._list()
        self._nothing = QLabel(_nothing_answers(), self)
        self._nothing.setContentsMargins(14, 0, 14, 0)
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._lay_out()
        self._dress()
        self._wire()

    def _list(self) -> QListView:
        answers_list = QListView(self)
        answers_list.setModel(self.rows)
        answers_list.setItemDelegate(self._painter)
        answers_list.setUniformItemSizes(True)
        answers_list.setFrameShape(QFrame.Shape.NoFrame)
        answers_list.setAccessibleName(_("Answers"))
        answers_list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        answers_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        answers_list.setMouseTracking(True)
        return answers_list

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 9, 1, 7)
        column.setSpacing(7)
        column.addWidget(self.typed)
        column.addWidget(self.list)
        column.addWidget(self._nothing)

    def _wire(self) -> None:
        self.typed.textChanged.connect(self._ask)
        self.typed.installEventFilter(self)
        self.list.clicked.connect(self._choose)
        self._rest.timeout.connect(self._look_for_stories)
        self._themes.changed.connect(self._dress)

    def open_over(self, window: QWidget, entries: Sequence[Entry]) -> None:
        """Show what can be chosen, at the top in the middle of a window."""
        self._ranking.prepare()
        self._stories.find_rows("", "", 0, LATELY, self._take_lately)
        self._entries = tuple(entries)
        self._found = ()
        width = min(_WIDTH, window.width() - 48)
        top = window.mapToGlobal(QPoint((window.width() - width) // 2, _FROM_TOP))
        self.setGeometry(top.x(), top.y(), width, self.height())
        self.typed.clear()
        self._ask()
        self.show()
        self.raise_()
        self.activateWindow()
        self.typed.setFocus(Qt.FocusReason.PopupFocusReason)

    def current(self) -> Answer | None:
        """The answer that Enter chooses."""
        answer: Answer | None = self.list.currentIndex().data(AnswerRole.ANSWER)
        return answer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the answers, choose and close while the keys stay in the line."""
        if watched is self.typed and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and self._take(event):
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Close when the keys go elsewhere."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A raised surface with a hairline around it, and one below the line."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("raised"))
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(QPen(theme.colour("hairline"), 1))
        y = self.typed.geometry().bottom() + 4
        painter.drawLine(1, y, self.width() - 2, y)

    def _dress(self) -> None:
        colours = self._themes.current.colours
        self.typed.setFont(self._themes.current.control_font(1.15))
        self.setStyleSheet(
            "QLineEdit { background: transparent; border: none; padding: 4px 14px; }"
            "QListView { background: transparent; border: none; outline: none; }"
            f"QLabel {{ color: {colours.quiet}; }}"
        )

    def _take(self, event: QKeyEvent) -> bool:
        page = max(1, self.list.height() // self._painter.row_height - 1)
        last = self.rows.rowCount() - 1
        row = self.list.currentIndex().row()
        key, keys = event.key(), Qt.Key
        if key == keys.Key_Escape:
            self.hide()
        elif key in (keys.Key_Return, keys.Key_Enter):
            self._choose(self.list.currentIndex())
        elif key in (keys.Key_Down, keys.Key_Up):
            step = 1 if key == keys.Key_Down else -1
            self._walk_to((row + step) % (last + 1) if last >= 0 else 0)
        elif key in (keys.Key_PageDown, keys.Key_PageUp):
            step = page if key == keys.Key_PageDown else -page
            self._walk_to(min(max(row + step, 0), last))
        elif key not in (keys.Key_Tab, keys.Key_Backtab):
            return False
        return True

    def _walk_to(self, row: int) -> None:
        self._has_walked = True
        self._make_current(row)

    def _make_current(self, row: int) -> None:
        index = self.rows.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        answer = self.current()
        if answer is not None:
            # The keys stay in the line, so that assistive tools have to be told.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken(answer)))

    def _ask(self) -> None:
        self._has_walked = False
        self._found = self._meant = ()
        self._stop_looking()
        self._show_answers()
        self._rest.start()

    def _look_for_stories(self) -> None:
        self._stop_looking()
        query = self.typed.text().strip()
        if query and self.isVisible():
            self._looking = self._stories.find_rows(query, "", 0, STORIES, self._take_stories)
            lately = self._lately
            names = [entry.name for entry in lately]
            take = partial(self._take_meant, lately)
            self._guessing = self._ranking.best(query, names, STORIES, take)

    def _stop_looking(self) -> None:
        self._looking.cancel()
        self._guessing.cancel()

    def _take_meant(self, lately: tuple[Entry, ...], places: list[int]) -> None:
        if self.isVisible() and places:
            self._meant = tuple(lately[place] for place in places)
            self._show_answers()

    def _take_stories(self, found: Found) -> None:
        if self.isVisible() and found.rows:
            self._found = self._entries_of(found)
            self._show_answers()

    def _take_lately(self, found: Found) -> None:
        self._lately = self._entries_of(found)
        if self.isVisible():
            self._show_answers()
            self._rest.start()

    def _entries_of(self, found: Found) -> tuple[Entry, ...]:
        return tuple(story_entry(row, self._stories.open) for row in found.rows)

    def _show_answers(self) -> None:
        current = self.current() if self._has_walked else None
        typed, ranking = self.typed.text(), self._ranking
        found = {entry.key for entry in self._found}
        # With nothing typed those of late are known, so that what was chosen can come first.
        late = self._meant if typed.strip() else self._lately
        entries = (*self._entries, *(entry for entry in late if entry.key not in found))
        self.rows.show(answers(typed, entries, self._found, self._recent, ranking))
        is_empty = not self.rows.rowCount()
        self._nothing.setVisible(is_empty)
        self.list.setVisible(not is_empty)
        if not is_empty:
            row = self.rows.row_of(current.entry.key) if current else 0
            self._make_current(max(0, row))
        self._take_height()

    def _take_height(self) -> None:
        """As high as what is to be seen."""
        rows = min(max(self.rows.rowCount(), 1), _ROWS)
        self.list.setFixedHeight(rows * self._painter.row_height + 2)
        said = self._nothing.heightForWidth(self.width() - 2)
        self._nothing.setFixedHeight(max(said, self._painter.row_height) + 2)
        self.setFixedHeight(self.sizeHint().height())

    def _choose(self, index: QModelIndex) -> None:
        answer: Answer | None = index.data(AnswerRole.ANSWER)
        if answer is None:
            return
        entry = answer.entry
        if entry.why_not:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, entry.why_not))
            return
        self._recent = [entry.key, *(each for each in self._recent if each != entry.key)][:RECENT]
        self.hide()
        self.chosen.emit(entry)
