"""Keys are called alike in menus, tool tips, the keyboard sheet and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from editor.model.translation import speak
from editor.system.catalogues import catalogue
from editor.ui.commands.command import key_sequences
from editor.ui.dialogs.shortcut_table import key_groups, told_keys
from editor.ui.key_names import KeyNames, key_name

TRANSLATIONS = Path(__file__).parents[2] / "resources" / "translations"


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


@pytest.mark.usefixtures("names")
def test_a_sentence_calls_keys_as_the_system_does() -> None:
    assert [key_name(keys) for keys in ("Ctrl+N", "Alt+Down")] == ["Ctrl+N", "Alt+↓"]


def test_no_sentence_names_a_key_that_other_systems_call_otherwise() -> None:
    sentences = (TRANSLATIONS / "de" / "LC_MESSAGES" / "nutgraf.po").read_text("utf-8")
    english = re.findall(r'^msgid(?:_plural)? ((?:".*"\n)+)', sentences, re.MULTILINE)
    assert len(english) > 1_000
    assert [each for each in english if re.search(r"\b(Ctrl|Alt|Meta|Shift)\b", each)] == []
