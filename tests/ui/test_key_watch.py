"""Keys in a window are noted, wherever they go in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.key_watch import KeyWatch


class Clock:
    """Tells the seconds that a test says."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class Writer:
    """Somebody at one of two lines of a window."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.clock = Clock()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.lines = (QLineEdit(), QLineEdit())
        for line in self.lines:
            column.addWidget(line)
        self.watch = KeyWatch(self.window, self.clock)
        self.window.show()
        self.window.activateWindow()
        self.goes_to(self.lines[0])

    def goes_to(self, line: QLineEdit) -> None:
        line.setFocus()
        self.qtbot.waitUntil(line.hasFocus)


@pytest.fixture
def writer(qtbot: QtBot) -> Writer:
    return Writer(qtbot)


def test_a_key_counts_wherever_it_goes(writer: Writer, qtbot: QtBot) -> None:
    for line in (*writer.lines, writer.lines[0]):
        writer.goes_to(line)
        writer.clock.seconds += 1
        is_written = writer.watch.mark()
        assert not is_written()
        qtbot.keyClick(line, Qt.Key.Key_A)
        assert is_written()
    assert [line.text() for line in writer.lines] == ["aa", "a"]


def test_one_from_a_moment_before_counts_where_that_is_asked(writer: Writer, qtbot: QtBot) -> None:
    qtbot.keyClick(writer.lines[0], Qt.Key.Key_A)
    writer.clock.seconds += 4
    assert writer.watch.mark(lately=5)()
    assert not writer.watch.mark(lately=3)()
    assert not writer.watch.mark()()


def test_keys_that_do_nothing_alone_do_not_count(writer: Writer, qtbot: QtBot) -> None:
    is_written = writer.watch.mark()
    for key in (Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Control):
        qtbot.keyClick(writer.lines[0], key)
    assert not is_written()


def test_what_an_input_method_makes_counts(writer: Writer) -> None:
    is_written = writer.watch.mark()
    QApplication.sendEvent(writer.lines[0], QInputMethodEvent("", []))
    assert not is_written()
    QApplication.sendEvent(writer.lines[0], QInputMethodEvent("に", []))
    assert is_written()


def test_keys_of_a_dialog_are_its_own(writer: Writer, qtbot: QtBot) -> None:
    is_written = writer.watch.mark()
    dialog = QDialog(writer.window)
    line = QLineEdit(dialog)
    dialog.show()
    dialog.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert line.text() == "a"
    assert not is_written()
    dialog.close()
