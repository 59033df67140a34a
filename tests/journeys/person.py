"""A person at the real window, who finds everything by its name or by its text in a menu.

What they see comes from `Eyes`; the methods here are what they do.
"""

from __future__ import annotations

import re
import subprocess
import sys
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
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.app import Desk
from editor.system.paths import Folders
from editor.ui.preview.answer import Answer, AnswerFile
from tests.journeys.eyes import Eyes
from tests.journeys.names import plain, with_text

_LAUNCH = """
import sys
from pathlib import Path
from editor.ui.handover import hand_over
sys.exit(0 if hand_over(Path(sys.argv[1]), sys.argv[2:]) else 3)
"""

USUAL_SIZE = QSize(1600, 960)
"""Of the window: wide enough for all three panes."""


class Person(Eyes):
    """Somebody with a home of their own for the program's files."""

    def __init__(self, home: Path, qtbot: QtBot, application: QApplication) -> None:
        super().__init__(qtbot)
        self.folders = Folders.under(home)
        self._application = application
        self._launches: list[subprocess.Popen[bytes]] = []

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
        self.waits_for_launches()
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
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        self.brings_to_the_front(self.front)
        return QApplication.focusWidget() or self.front

    def brings_to_the_front(self, window: QWidget) -> None:
        """What a window manager does for whoever clicks, or closes a dialog; here is none."""
        if not _some_window_is_active():
            window.activateWindow()
            self.waits_until(_some_window_is_active)

    # The mouse

    def clicks(self, name: str) -> Person:
        """Click on something by its name or its text."""
        widget = self.named(name)
        self.brings_to_the_front(widget.window())
        target = widget.viewport() if isinstance(widget, QTextEdit) else widget
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        return self

    def clicks_row(self, name: str, text: str) -> Person:
        """Click on the row of a list that holds a text."""
        view = self.named(name)
        self.brings_to_the_front(view.window())
        rows = [row for row, each in enumerate(self.rows(name)) if text in each]
        assert rows, (text, self.rows(name))
        index = view.model().index(rows[0], 0)
        view.scrollTo(index)
        middle = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        return self

    def goes_to(self, name: str, position: int | None = None) -> Person:
        """Put the caret into a field: at its end, or so many characters from its beginning."""
        self.clicks(name)
        field = self.named(name)
        if isinstance(field, QTextEdit):
            # Pressed where the caret is there already, these go on to the ends of the story.
            if position is None and not field.textCursor().atEnd():
                self.presses("Ctrl+End")
            elif position is not None and not field.textCursor().atStart():
                self.presses("Ctrl+Home")
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
        return self._drops_at(self.window.rect().center(), *paths)

    def drops_on(self, name: str, *paths: Path) -> Person:
        """Drop files on something of the window."""
        widget = self.named(name)
        return self._drops_at(widget.mapTo(self.window, widget.rect().center()), *paths)

    def _drops_at(self, point: QPoint, *paths: Path) -> Person:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        target: QWidget | None = self.window.childAt(point)
        shown = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
        held = Qt.KeyboardModifier.NoModifier
        while target is not None:
            if target.acceptDrops():
                at = target.mapFrom(self.window, point)
                enter = QDragEnterEvent(at, *shown, held)
                enter.ignore()
                QApplication.sendEvent(target, enter)
                if enter.isAccepted():
                    QApplication.sendEvent(target, QDropEvent(QPointF(at), *shown, held))
                    return self
            target = target.parentWidget()
        raise AssertionError("nothing takes files here")

    def launches_it_again(self, *paths: Path) -> Person:
        """Start the program a second time with files, as a file manager does; do not wait."""
        words = [sys.executable, "-c", _LAUNCH, str(self.folders.library), *map(str, paths)]
        self._launches.append(subprocess.Popen(words))
        return self

    def waits_for_launches(self) -> Person:
        """Until the window has taken over what was handed to it."""
        for launch in self._launches:
            self.waits_until(lambda launch=launch: launch.poll() is not None)
            assert launch.returncode == 0
        self._launches.clear()
        return self

    def follows(self, link: str) -> Person:
        """Follow a link in a notice."""
        for label in self.notice_labels():
            for address, text in re.findall(r'<a href="([^"]*)">(.*?)</a>', label.text()):
                if unescape(text) == link:
                    label.linkActivated.emit(address)
                    return self
        raise AssertionError(f"no notice has a link {link!r}")

    def closes_the_notices(self) -> Person:
        """Close every notice that is shown."""
        while self.sees("Close notice"):
            before = len(self.notices)
            self.clicks("Close notice")
            self.waits_until(lambda before=before: len(self.notices) < before)
        return self

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

    def waits_for_question(self, question: str) -> Person:
        """Wait for a dialog that asks this."""
        self.waits_until(lambda: self.front is not self.window and question in self.told)
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

    # Ways that many journeys go

    def asks_the_palette(self, typed: str, answer: str) -> Person:
        """Press Ctrl+Shift+P, type some letters, and take the answer that is wanted."""
        self.presses("Ctrl+Shift+P")
        self.waits_until(lambda: self.focus == "A command, story, setting or field")
        self.types(typed)
        self.waits_until(lambda: answer in "".join(self.rows("Answers")[:1]))
        return self.presses("Return")

    def exports(self, label: str, path: Path) -> bytes:
        """Export by the menu; gives what is in the file then."""
        self.chooses("File › Export…").waits_for_dialog("Export")
        self.picks("Format", label).fills("File", str(path)).clicks("Export")
        self.waits_until(path.exists)
        self.is_told("Exported", path.name)
        return path.read_bytes()

    def keeps_a_version(self, number: int) -> Person:
        """Press Ctrl+S, and wait until it is said that the version is kept."""
        before = self.notice_labels()
        self.presses("Ctrl+S")
        said = f"Version {number} kept"
        self.waits_until(
            lambda: any(each.text() == said for each in self.notice_labels() if each not in before)
        )
        return self

    def waits_until_kept(self) -> Person:
        """Until the bar says that the story is in the library."""
        self.waits_until(lambda: self.status("Kept").startswith("Kept"))
        return self


def _some_window_is_active() -> bool:
    """Whether the keys go to a window that is to be seen: not to a popup that has gone."""
    window = QApplication.activeWindow()
    return window is not None and window.isVisible()
