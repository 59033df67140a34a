"""A person at the real window, who finds everything by its name or by its text in a menu.

Methods are what they do, properties what they see. Nothing here knows a widget of ours: what has
no accessible name cannot be found, and so is no use to somebody who cannot see either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.app import Desk
from editor.system.paths import Folders
from editor.ui.preview.answer import Answer, AnswerFile
from tests.journeys.names import name_of, plain, with_text

PATIENCE = 10_000
"""Milliseconds that somebody waits before they say that it does not work."""

USUAL_SIZE = QSize(1600, 960)
"""Of the window: wide enough for all three panes."""

_PARAGRAPH_END = "\u2029"


class Person:
    """Somebody with a home of their own for the program's files."""

    def __init__(self, home: Path, qtbot: QtBot, application: QApplication) -> None:
        self.folders = Folders.under(home)
        self._qtbot = qtbot
        self._application = application
        self._desk: Desk | None = None

    # Beginning and end

    def opens_the_program(
        self,
        *files: Path,
        library: Path | None = None,
        web_engine: bool = False,
        size: QSize | None = USUAL_SIZE,
    ) -> Person:
        """Start it, and wait until the library answered."""
        AnswerFile(self.folders.cache / "preview.json").write(
            Answer.WORKS if web_engine else Answer.FAILS
        )
        self._desk = Desk(
            self._application, library or self.folders.library, self.folders, keeps_log=False
        )
        answered: list[bool] = []
        self.window.library.rows.found.connect(lambda: answered.append(True))
        self._desk.open([str(file) for file in files])
        if size is not None:
            self.window.resize(size)
        self.window.activateWindow()
        self.waits_until(lambda: bool(answered))
        return self

    def closes_the_window(self) -> None:
        """As with the button of the frame."""
        if self._desk is not None:
            desk, self._desk = self._desk, None
            desk.window.close()
            self.waits_until(desk.window.isHidden)
            desk.end()
            self._application.processEvents()
            desk.window.deleteLater()
            desk.deleteLater()
            self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def starts_again(self, size: QSize | None = USUAL_SIZE) -> Person:
        """Close the program in order and open it once more."""
        self.closes_the_window()
        return self.opens_the_program(size=size)

    @property
    def window(self) -> Any:
        """The main window."""
        assert self._desk is not None
        return self._desk.window

    @property
    def front(self) -> QWidget:
        """The window that has the keys: a dialog, or the main one."""
        popup = QApplication.activePopupWidget()
        return popup or QApplication.activeModalWidget() or self.window

    def waits_until(self, condition: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)

    # The keyboard

    def types(self, text: str) -> Person:
        """Type characters. QTest would abort on those that are on no keyboard."""
        none = Qt.KeyboardModifier.NoModifier
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._focused, QKeyEvent(kind, 0, none, character))
        return self

    def presses(self, *chords: str) -> Person:
        """Press keys, as in "Return" or "Ctrl+Shift+Z"."""
        for chord in chords:
            combination = QKeySequence(chord)[0]
            QTest.keyClick(self._focused, combination.key(), combination.keyboardModifiers())
        return self

    def pastes(self, text: str) -> Person:
        QGuiApplication.clipboard().setText(text)
        return self.presses("Ctrl+V")

    @property
    def _focused(self) -> QWidget:
        self.brings_to_the_front(self.front)
        return QApplication.focusWidget() or self.front

    @property
    def focus(self) -> str:
        """The name of what has the keys."""
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget is not None else ""

    def brings_to_the_front(self, window: QWidget) -> None:
        """What a window manager does for whoever clicks, or closes a dialog; here is none."""
        if QApplication.activeWindow() is None:
            window.activateWindow()
            self.waits_until(QApplication.activeWindow)

    # The mouse

    def clicks(self, name: str) -> Person:
        """Click on something by its name or its text."""
        widget = self.named(name)
        self.brings_to_the_front(widget.window())
        target = widget.viewport() if isinstance(widget, QTextEdit) else widget
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        return self

    def goes_to(self, name: str, position: int | None = None) -> Person:
        """Put the caret into a field: at its end, or so many characters from its beginning."""
        self.clicks(name)
        if isinstance(self.named(name), QTextEdit):
            self.presses("Ctrl+End" if position is None else "Ctrl+Home")
            for _ in range(position or 0):
                self.presses("Right")
        return self

    def selects(self, name: str, text: str) -> Person:
        """Select a text in a field with the keys."""
        at = self.reads(name).index(text)
        self.goes_to(name, at)
        for _ in text:
            self.presses("Shift+Right")
        return self

    def drags(self, source: QWidget, to: QPoint) -> None:
        """Drag from the middle of something to a point of the screen."""
        button = Qt.MouseButton.LeftButton
        QTest.mousePress(source, button)
        way = source.mapFromGlobal(to)
        start = source.rect().center()
        for step in (1, 2, 3):
            QTest.mouseMove(source, start + (way - start) * step / 3)
        QTest.mouseRelease(source, button, pos=way)

    def drags_key_point(self, number: int, to: int) -> Person:
        """Drag a key point by its handle to the upper half of another one."""
        field = self.named(f"Key point {number}")
        (handle,) = [
            each
            for each in field.parentWidget().children()
            if isinstance(each, QWidget) and each.toolTip().startswith("Drag")
        ]
        target = self.named(f"Key point {to}")
        self.drags(handle, target.mapToGlobal(QPoint(5, 2)))
        return self

    def drops(self, *paths: Path) -> Person:
        """Drop files on the middle of the story."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        target: QWidget | None = self.window.childAt(self.window.rect().center())
        middle = QPointF(5, 5)
        shown = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
        held = Qt.KeyboardModifier.NoModifier
        while target is not None:
            if target.acceptDrops():
                enter = QDragEnterEvent(middle.toPoint(), *shown, held)
                enter.ignore()
                QApplication.sendEvent(target, enter)
                if enter.isAccepted():
                    QApplication.sendEvent(target, QDropEvent(middle, *shown, held))
                    return self
            target = target.parentWidget()
        raise AssertionError("nothing takes files here")

    # Menus

    def chooses(self, path: str) -> Person:
        """Choose from the menu bar, as in "Story › Status › In review"."""
        self.action(path).trigger()
        return self

    def action(self, path: str) -> QAction:
        """The entry of a menu, if it can be chosen."""
        *menus, entry = path.split(" › ")
        actions = self.window.menuBar().actions()
        for name in menus:
            actions = with_text(actions, name).menu().actions()
        found = with_text(actions, entry)
        assert found.isEnabled(), f"{path} cannot be chosen now"
        return found

    def entry_beginning(self, menu: str, text: str) -> str:
        """The whole text of the entry that begins like this, as in "Undo typing"."""
        entries = with_text(self.window.menuBar().actions(), menu).menu().actions()
        (found,) = [plain(each.text()) for each in entries if plain(each.text()).startswith(text)]
        return found

    # Dialogs

    @contextmanager
    def answering_the_file_dialog(self, *paths: Path) -> Any:
        """Type paths into the file dialog that comes up meanwhile, and accept them."""
        answered: list[bool] = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QFileDialog):
                names = " ".join(f'"{path}"' for path in paths) if len(paths) > 1 else str(paths[0])
                dialog.findChild(QLineEdit).setText(names)
                answered.append(True)
                dialog.accept()
            else:
                QTimer.singleShot(20, answer)

        QTimer.singleShot(20, answer)
        yield
        assert answered

    def waits_for_dialog(self, title: str) -> Person:
        self.waits_until(lambda: self.front.windowTitle() == title)
        self.front.activateWindow()
        self.waits_until(lambda: QApplication.activeWindow() is self.front)
        return self

    def fills(self, name: str, value: str) -> Person:
        """Give a control of a dialog a value."""
        widget = self.named(name)
        if isinstance(widget, QComboBox):
            widget.setCurrentText(value)
        elif isinstance(widget, QSpinBox):
            widget.setValue(int(value))
        else:
            widget.setFocus()
            widget.selectAll()
            self.types(value)
        return self

    def picks(self, name: str, text: str) -> Person:
        """Walk in a list to the row that holds a text."""
        view = self.named(name)
        rows = [row for row, each in enumerate(self.rows(name)) if text in each]
        assert rows, (text, self.rows(name))
        view.setCurrentIndex(view.model().index(rows[0], 0))
        return self

    def turns_to(self, tab: str) -> Person:
        """Turn to a page of the dialog in front."""
        tabs = self.front.findChild(QTabWidget)
        tabs.setCurrentIndex([tabs.tabText(at) for at in range(tabs.count())].index(tab))
        return self

    # What is to be seen

    def named(self, name: str) -> Any:
        """What is called so, by its accessible name or by what is written on it."""
        found = list(self._all_named(name))
        assert found, f"nothing here is called {name!r}"
        return found[0]

    def sees(self, name: str) -> bool:
        """Whether something of that name is in sight or can be scrolled to."""
        return any(self._all_named(name))

    def _all_named(self, name: str) -> Iterable[QWidget]:
        for each in self.front.findChildren(QWidget):
            if each.isVisible() and not isinstance(each, QLabel) and name_of(each) == name:
                yield each

    def reads(self, name: str) -> str:
        """The text of a field, to the last character."""
        widget = self.named(name)
        if isinstance(widget, QTextEdit | QPlainTextEdit):
            return widget.document().toRawText().replace(_PARAGRAPH_END, "\n")
        if isinstance(widget, QComboBox):
            return widget.currentText()
        return widget.text()

    def reads_all(self, name: str) -> list[str]:
        """The texts of the fields of that name: `Key point` 1, 2 and so on."""
        texts = []
        while self.sees(f"{name} {len(texts) + 1}"):
            texts.append(self.reads(f"{name} {len(texts) + 1}"))
        return texts

    @property
    def caret(self) -> tuple[str, int]:
        """In which field the caret stands, and how many characters from its beginning."""
        widget = QApplication.focusWidget()
        assert isinstance(widget, QTextEdit), widget
        return widget.accessibleName(), widget.textCursor().position()

    def rows(self, name: str) -> list[str]:
        """What assistive tools read out of a list, row by row."""
        model = self.named(name).model()
        role = Qt.ItemDataRole
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        return [str(i.data(role.AccessibleTextRole) or i.data(role.DisplayRole)) for i in indexes]

    def status(self, part: str) -> str:
        """A part of the status bar: Kept, Words, Characters, Status, Language, House."""
        labels = self.window.status.findChildren(QLabel)
        (label,) = [each for each in labels if each.accessibleDescription() == part]
        return label.text()

    @property
    def notices(self) -> list[str]:
        """The sentences that are being shown."""
        return [label.accessibleName() for label in self._notice_labels()]

    def is_told(self, *words: str) -> str:
        """Wait for a sentence that has these words; gives it."""
        self.waits_until(lambda: self._sentence_with(words))
        return self._sentence_with(words)

    def _sentence_with(self, words: tuple[str, ...]) -> str:
        return next((s for s in self.notices if all(word in s for word in words)), "")

    def follows(self, link: str) -> Person:
        """Follow a link in a notice."""
        for label in self._notice_labels():
            for address, text in re.findall(r'<a href="([^"]*)">(.*?)</a>', label.text()):
                if unescape(text) == link:
                    label.linkActivated.emit(address)
                    return self
        raise AssertionError(f"no notice has a link {link!r}")

    def _notice_labels(self) -> list[QLabel]:
        labels = self.window.notices.findChildren(QLabel)
        return [each for each in labels if each.isVisible() and each.accessibleName()]

    @property
    def preview(self) -> str:
        """The text of the simpler page."""
        return self.window.preview.findChild(QTextEdit).toPlainText()

    # Ways that many journeys go

    def exports(self, label: str, path: Path) -> bytes:
        """Export by the menu; gives what is in the file then."""
        self.chooses("File › Export…").waits_for_dialog("Export")
        self.picks("Format", label).fills("File", str(path)).clicks("Export")
        self.waits_until(path.exists)
        self.is_told("Exported", path.name)
        return path.read_bytes()

    def waits_until_kept(self) -> Person:
        """Until the bar says that the story is in the library."""
        self.waits_until(lambda: self.status("Kept").startswith("Kept"))
        return self
