"""Keys are called alike in menus, tool tips, the keyboard sheet and sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from editor.model.translation import speak
from editor.system.catalogues import catalogue
from editor.ui.commands.command import key_sequences
from editor.ui.dialogs.shortcut_table import key_groups, told_keys
from editor.ui.key_names import KeyNames


@pytest.fixture
def names(qapp: QApplication) -> Iterator[KeyNames]:
    made = KeyNames(qapp)
    qapp.installTranslator(made)
    yield made
    qapp.removeTranslator(made)
    speak(catalogue("en"))


def told(keys: str) -> str:
    return QKeySequence.fromString(keys).toString(QKeySequence.SequenceFormat.NativeText)


@pytest.mark.usefixtures("names")
def test_return_is_called_enter_and_arrows_are_arrows() -> None:
    assert [told(keys) for keys in ("Ctrl+Return", "Ctrl+Enter", "Alt+Up", "Shift+Down", "F9")] == [
        "Ctrl+Enter",
        "Ctrl+Enter",
        "Alt+↑",
        "Shift+↓",
        "F9",
    ]


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(("language", "enter"), [("de", "Eingabe"), ("fr", "Entrée")])
def test_they_are_called_so_in_the_language_of_the_window(language: str, enter: str) -> None:
    speak(catalogue(language))

    assert told("Return") == enter


@pytest.mark.usefixtures("names")
def test_the_keys_themselves_are_the_same() -> None:
    sequences = key_sequences(("Ctrl+Return", "Ctrl+Enter"))

    assert [each.toString() for each in sequences] == ["Ctrl+Return", "Ctrl+Enter"]
    assert told_keys(sequences) == ("Ctrl+Enter",)


@pytest.mark.usefixtures("names")
def test_the_keyboard_sheet_has_no_other_names() -> None:
    told = {key for group in key_groups(()) for line in group.lines for key in line.keys}

    assert not {key for key in told for part in key.split("+") if part in ("Return", "Up", "Down")}
    assert {"Enter", "↑", "Alt+↓"} <= told
