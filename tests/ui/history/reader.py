"""A person at the history, whose methods are what a person does and sees."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.model.story import Story
from editor.services.session import Session
from editor.ui.history.pane import HistoryPane
from editor.ui.icons import Icons
from editor.ui.theme import Themes
from tests.ui.history.kept import NOON, Kept

Widget = TypeVar("Widget", bound=QWidget)


class Reader:
    """Looks at the history of a story."""

    def __init__(self, qtbot: QtBot, themes: Themes, session: Session) -> None:
        self.qtbot = qtbot
        self.session = session
        self.versions = Kept(session)
        self.pane = HistoryPane(self.versions, themes, Icons(themes), None, lambda: NOON)
        qtbot.addWidget(self.pane)
        self.pages: list[object] = []
        self.said: list[str] = []
        self.pane.page_wanted.connect(self.pages.append)
        self.pane.said.connect(lambda notice: self.said.append(notice.text))
        self.pane.follow(session)
        self.pane.resize(700, 800)

    def opens(self) -> Reader:
        with self.qtbot.waitExposed(self.pane):
            self.pane.show()
        self.pane.activateWindow()
        self.pane.open_pane()
        return self

    def sees(self, *texts: str) -> None:
        """Wait until every text stands in the pane."""
        self.qtbot.waitUntil(lambda: all(text in self.everything for text in texts))

    def sees_no(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: text not in self.everything)

    @property
    def everything(self) -> str:
        """All words that are shown, and those that the rows of the list tell."""
        words: list[str] = []
        for widget in self.pane.findChildren(QWidget):
            if not widget.isVisible():
                continue
            for name in ("text", "toPlainText"):
                call = getattr(widget, name, None)
                if callable(call):
                    words.append(str(call()))
        return "\n".join((*words, *self.rows))

    @property
    def list(self) -> QListView:
        (found,) = self.pane.findChildren(QListView)
        assert found.accessibleName() == "Versions"
        return found

    @property
    def rows(self) -> list[str]:
        model = self.list.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    @property
    def selected(self) -> str:
        return str(self.list.currentIndex().data(Qt.ItemDataRole.DisplayRole))

    def find(self, kind: type[Widget], name: str) -> Widget:
        """The visible widget of an accessible name."""
        for widget in self.pane.findChildren(kind):
            if widget.isVisible() and name == widget.accessibleName():
                return widget
        raise LookupError(name)

    def has_button(self, name: str) -> bool:
        buttons = self.pane.findChildren(QAbstractButton)
        return any(accessible_name(each) == name and each.isVisible() for each in buttons)

    def button(self, name: str) -> QAbstractButton:
        for each in self.pane.findChildren(QAbstractButton):
            if accessible_name(each) == name and each.isVisible():
                return each
        raise LookupError(name)

    def presses_button(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def text(self, name: str) -> QTextEdit:
        return self.find(QTextEdit, name)

    def note(self) -> QLineEdit:
        (note,) = (each for each in self.pane.findChildren(QLineEdit) if each.isVisible())
        return note

    def presses(self, *keys: Qt.Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            self.qtbot.keyClick(focused, key)

    def clicks_row(self, title: str, *, with_ctrl: bool = False) -> None:
        model = self.list.model()
        index = next(
            model.index(row, 0)
            for row in range(model.rowCount())
            if model.index(row, 0).data() == title
        )
        self.list.scrollTo(index)
        keys = Qt.KeyboardModifier.ControlModifier if with_ctrl else Qt.KeyboardModifier.NoModifier
        position = self.list.visualRect(index).center()
        self.qtbot.mouseClick(self.list.viewport(), Qt.MouseButton.LeftButton, keys, position)

    def points_at(self, text: QTextEdit, words: str) -> None:
        """Move the mouse over words of a text."""
        found = text.document().find(words)
        assert not found.isNull(), words
        rect = text.cursorRect(found)
        self.qtbot.mouseMove(text.viewport(), rect.center() - QPoint(8, 0))

    @property
    def story(self) -> Story:
        return self.session.story


def accessible_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""
