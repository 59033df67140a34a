"""A slim bar over the form that finds words in the story."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from editor.model.find import matches, next_match
from editor.model.places import Caret
from editor.services.session import Changed, Session
from editor.ui.icons import Icons
from editor.ui.theme import Themes


class FindBar(QWidget):
    """Finds while one types; Enter goes to the next match, Shift+Enter back, Escape closes."""

    match_wanted = Signal(object)
    """A Caret: show this match, selected, without taking the keys away from the bar."""

    closed = Signal(object)
    """The Caret of the match that was shown last, or None: the keys go back to the form."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._session: Session | None = None
        self._found: tuple[Caret, ...] = ()
        self._at = -1
        self._from: Caret | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 6, 8, 6)
        row.setSpacing(4)
        self.phrase = QLineEdit(self)
        self.phrase.setPlaceholderText("Find in this story")
        self.phrase.setAccessibleName("Find in this story")
        self.phrase.setMaximumWidth(320)
        self.phrase.textChanged.connect(self._search_from_caret)
        self.phrase.installEventFilter(self)
        row.addWidget(self.phrase, 1)
        self.match_case = self._button(icons, "text-aa", "Capitals matter", self._search_from_caret)
        self.match_case.setCheckable(True)
        self._button(icons, "caret-up", "Previous match", self.go_back)
        self._button(icons, "caret-down", "Next match", self.go_on)
        self.count = QLabel(self)
        self.count.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.count)
        row.addStretch(1)
        self._button(icons, "x", "Close", self.close_bar)
        self.hide()

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {
            "find": self.open_bar,
            "find_next": self.go_on,
            "find_previous": self.go_back,
        }

    def follow(self, session: Session | None) -> None:
        """Search in this story from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._note)
        self._session = session
        self._found, self._at = (), -1
        if session is None:
            self.hide()
        else:
            session.changed.connect(self._note)
            self._search()

    def open_bar(self) -> None:
        """Show the bar and let the phrase be typed."""
        if not self.isVisible():
            self._from = self._session.caret if self._session else None
        self.show()
        self.phrase.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.phrase.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Hide the bar; the last match stays selected."""
        self.hide()
        self.closed.emit(self._found[self._at] if 0 <= self._at < len(self._found) else None)

    def go_on(self) -> None:
        """Go to the next match; after the last comes the first."""
        self._go(self._at + 1)

    def go_back(self) -> None:
        """Go to the match before; before the first comes the last."""
        self._go(self._at - 1 if self._at >= 0 else -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Shift+Enter and Escape in the phrase."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if watched is self.phrase and is_key:
            return self._take(cast(QKeyEvent, event))
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chrome with a hairline below."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._themes.current.colour("chrome"))
        hairline = self._themes.current.colour("hairline")
        painter.fillRect(0, self.height() - 1, self.width(), 1, hairline)

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.go_back if backwards else self.go_on)()
        else:
            return False
        return True

    def _button(self, icons: Icons, icon: str, name: str, call: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(call)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(button)
        return button

    def _note(self, _: Changed) -> None:
        if self.isVisible():
            self._search()

    def _search(self) -> None:
        """Find again, without moving."""
        story = self._session.story if self._session else None
        match_case = self.match_case.isChecked()
        self._found = matches(story, self.phrase.text(), match_case=match_case) if story else ()
        self._at = min(self._at, len(self._found) - 1)
        self._say()

    def _search_from_caret(self) -> None:
        """Find again and show the first match from where the search began."""
        self._search()
        if self._found and self._session is not None:
            self._show(next_match(self._session.story, self._found, self._from))

    def _go(self, index: int) -> None:
        if not self.isVisible():
            self.open_bar()
        if self._found:
            self._show(index)
            self._from = self._found[self._at]

    def _show(self, index: int) -> None:
        self._at = index % len(self._found)
        self.match_wanted.emit(self._found[self._at])
        self._say()

    def _say(self) -> None:
        if not self.phrase.text():
            self.count.setText("")
        elif not self._found:
            self.count.setText("No match")
        elif self._at < 0:
            self.count.setText(f"{len(self._found):,} found")
        else:
            self.count.setText(f"{self._at + 1:,} of {len(self._found):,}")
