"""Every word that the window shows comes from its catalogue, so that it can be in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QListWidget,
    QTabWidget,
    QWidget,
)

from editor.model.translation import speak
from editor.ui.file_dialog import FileDialog
from tests.ui.newsroom import Newsroom, Open

_SHOWN = (
    *("text", "title", "toolTip", "statusTip", "accessibleName", "accessibleDescription"),
    *("placeholderText", "windowTitle", "suffix", "prefix"),
)

# Qt's own, a person's own, and what is the same in every language, as their own names are.
_OWN = re.compile(
    r"Nutgraf|NewsReady\.com|American English|en-US|Flood|h1 \{|Copyright \{year\}|\{tag\}"
    r"|\t[a-z]{2}(?:-[A-Z]{2})?$|^(?:Aa|ab|AA|UTC)$|^[a-z]{2}_[A-Z]{2}|/|Scroll (?:Left|Right)"
)
_LEAVES = ("print", "export_pdf")
_OPENS = (
    *("shortcuts", "about", "add_key_point", "add_section", "add_waiting_figure"),
    *("add_pull_quote", "proofread", "show_beside"),
)


class Marked(NullTranslations):
    """A language whose sentences are the English ones in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def marked_room(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    """A window that speaks the marked language, with a story."""
    monkeypatch.setattr(FileDialog, "exec", lambda _: 0)
    monkeypatch.setattr(Path, "home", lambda: Path("/"))
    speak(Marked())
    yield open_window().choose("new").type("Flood").type_body("Flood TK").rest()
    speak(NullTranslations())


def test_no_word_of_the_window_and_its_dialogs_is_written_past_the_catalogue(
    marked_room: Newsroom,
) -> None:
    found = set(_unmarked("the window"))
    actions = {each.objectName(): each.text() for each in marked_room.window.actions_by_name}
    for name, text in actions.items():
        if name in _LEAVES or not ("…" in text or name in _OPENS):
            continue
        marked_room.choose(name)
        # A file dialog speaks by Qt's own catalogue: none that was answered is left.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        found.update(_unmarked(name))
        for dialog in _tops():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
    assert not found


def _tops() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def _unmarked(where: str) -> Iterator[tuple[str, str, str]]:
    for top in _tops():
        for each in (top, *top.findChildren(QWidget), *top.findChildren(QAction)):
            for shown in _words(each):
                if "⟦" not in shown and re.search("[A-Za-z]{2,}", shown) and not _OWN.search(shown):
                    yield where, type(each).__name__, shown


def _words(each: QObject) -> Iterator[str]:
    for name in _SHOWN:
        said = getattr(each, name, None)
        words = said() if callable(said) else ""
        if isinstance(words, str):
            yield words
    match each:
        case QComboBox():
            yield from map(each.itemText, range(each.count()))
        case QListWidget():
            yield from (each.item(row).text() for row in range(each.count()))
        case QTabWidget():
            yield from map(each.tabText, range(each.count()))
