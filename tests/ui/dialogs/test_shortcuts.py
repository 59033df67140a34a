"""The keyboard sheet shows every key there is, and finds what is searched."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.commands.command import key_sequences
from editor.ui.commands.groups import GROUPS
from editor.ui.dialogs.key_row import KeyRow
from editor.ui.dialogs.shortcut_table import told_keys
from editor.ui.dialogs.shortcuts import ShortcutsDialog
from editor.ui.menus import KINDS
from editor.ui.theme import Themes
from tests.ui.hands import told, window


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    return window(qtbot)


@pytest.fixture
def sheet(parent: QWidget, themes: Themes) -> ShortcutsDialog:
    dialog = ShortcutsDialog(KINDS, themes.current, parent)
    dialog.open()
    return dialog


def rows(sheet: ShortcutsDialog) -> list[str]:
    return [row.accessibleName() for row in sheet.findChildren(KeyRow) if row.isVisible()]


def test_every_command_that_has_a_key_is_there(sheet: ShortcutsDialog) -> None:
    shown = rows(sheet)
    for group in GROUPS:
        for command in group.commands:
            if key_sequences(command.keys):
                name = command.text.replace("&", "").rstrip("…")
                assert any(row.startswith(f"{name}: ") for row in shown), name
    assert "Copy as HTML: Ctrl+Shift+C" in shown
    assert "This paragraph is: Key point: Ctrl+4" in shown
    assert "Library: F9" in shown


def test_keys_that_are_no_commands_are_there_too(sheet: ShortcutsDialog) -> None:
    assert "Tick the line and go on; Enter and ↓ do the same: Space" in rows(sheet)
    assert "Proofreading" in told(sheet)


def test_the_search_finds_by_words_and_by_keys(sheet: ShortcutsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.search, "html")
    assert rows(sheet) == ["Copy as HTML: Ctrl+Shift+C"]
    sheet.search.clear()
    qtbot.keyClicks(sheet.search, "ctrl+4")
    assert rows(sheet) == ["This paragraph is: Key point: Ctrl+4"]
    sheet.search.clear()
    qtbot.keyClicks(sheet.search, "zebra")
    assert rows(sheet) == []
    assert "No key does “zebra”." in told(sheet)


def test_arrows_scroll_and_escape_clears_before_it_closes(
    sheet: ShortcutsDialog, qtbot: QtBot
) -> None:
    (area,) = sheet.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    qtbot.keyClick(sheet.search, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    qtbot.keyClicks(sheet.search, "bold")
    qtbot.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert len(rows(sheet)) > 40
    qtbot.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_no_row_is_clipped(sheet: ShortcutsDialog, qtbot: QtBot) -> None:
    qtbot.wait(0)
    for row in sheet.findChildren(KeyRow):
        assert row.height() >= row.heightForWidth(row.width()), row.accessibleName()


def test_keys_that_few_keyboards_have_are_not_told() -> None:
    undo = [QKeySequence(key) for key in ("F14", "Ctrl+Z", "Undo", "Alt+Backspace", "F12")]
    assert told_keys(undo) == ("Ctrl+Z", "Alt+Backspace")
