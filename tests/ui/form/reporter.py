"""Somebody at the keyboard of the form: methods are what they do, properties what they see."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.model.places import Caret, Place
from editor.model.story import Story
from editor.services.session import Session
from editor.ui.form.form import StoryForm
from editor.ui.form.text_field import TextField

KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Backspace": Qt.Key.Key_Backspace,
    "Delete": Qt.Key.Key_Delete,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "PageUp": Qt.Key.Key_PageUp,
    "PageDown": Qt.Key.Key_PageDown,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
    "Tab": Qt.Key.Key_Tab,
    "Escape": Qt.Key.Key_Escape,
}
MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


class Reporter:
    def __init__(self, form: StoryForm, session: Session, qtbot: QtBot) -> None:
        self.form = form
        self.session = session
        self._qtbot = qtbot

    @property
    def story(self) -> Story:
        return self.session.story

    @property
    def body(self) -> str:
        """The text of the opening."""
        return self.story.sections[0].body

    @property
    def points(self) -> list[str]:
        return [point.text for point in self.story.key_points]

    @property
    def focus(self) -> TextField:
        widget = QApplication.focusWidget()
        assert isinstance(widget, TextField), widget
        return widget

    @property
    def at(self) -> tuple[str, int]:
        """The name of the field that the caret is in, and its position there."""
        return self.focus.accessibleName(), self.focus.caret().position

    def named(self, name: str) -> QWidget:
        """A widget of the form by its accessible name."""
        found = [each for each in self.form.findChildren(QWidget) if each.accessibleName() == name]
        found = [each for each in found if each.isVisibleTo(self.form)]
        assert len(found) == 1, (name, found)
        return found[0]

    def field(self, name: str) -> TextField:
        widget = self.named(name)
        assert isinstance(widget, TextField)
        return widget

    def sees(self, name: str) -> bool:
        widgets = self.form.findChildren(QWidget)
        return any(w.accessibleName() == name and w.isVisibleTo(self.form) for w in widgets)

    def go(self, place: Place, position: int = 0, anchor: int | None = None) -> None:
        self.form.go_to(Caret(place, position, anchor))

    def go_to(self, name: str, position: int = 0, anchor: int | None = None) -> None:
        self.go(self.field(name).place, position, anchor)

    def type(self, text: str) -> None:
        """Type characters. QTest would abort on those that are on no keyboard."""
        none = Qt.KeyboardModifier.NoModifier
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focus, QKeyEvent(kind, 0, none, character))

    def press(self, keys: str) -> None:
        """Press keys, as in "Enter" or "Ctrl+Enter Up Up"."""
        for chord in keys.split():
            *held, key = chord.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for name in held:
                modifiers |= MODIFIERS[name]
            code = KEYS.get(key) or Qt.Key[f"Key_{key.upper()}"]
            QTest.keyClick(QApplication.focusWidget(), code, modifiers)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def undo(self) -> None:
        self.session.undo()

    def redo(self) -> None:
        self.session.redo()
