"""What may be done about a misspelt word, as entries of a menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from editor.model.translation import N_, _
from editor.services.spelling import Spelling

CORRECTION = N_("Correction")
"""What the step is called that puts a suggestion in a word's place."""

MOST = 5
"""Suggestions that are shown."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A misspelt word, and whether it may be replaced."""

    word: str
    language: str
    can_change: bool


class FaultEntries:
    """Entries at the head of a menu: suggestions, once they are found, then whose word it is."""

    def __init__(
        self, menu: QMenu, fault: Fault, spelling: Spelling, correct: Callable[[str], None]
    ) -> None:
        self._menu = menu
        self._fault = fault
        self._correct = correct
        entries = menu.actions()
        self._rest = entries[0] if entries else menu.addSeparator()
        self._own: QAction | None = None
        if fault.can_change:
            self._looking = self._put(_("Looking for suggestions…"))
            self._own = menu.insertSeparator(self._rest)
        word = fault.word
        self._put(_("Add to &my dictionary"), partial(spelling.add, word))
        self._put(_("Add to the &house’s dictionary"), partial(spelling.add_to_house, word))
        self._put(_("&Ignore in this story"), partial(spelling.ignore, word))
        if entries:
            menu.insertSeparator(self._rest)
        if fault.can_change:
            spelling.suggestions(word, fault.language, self._show)

    def _show(self, words: tuple[str, ...]) -> None:
        """Put the suggestions where it said that they are looked for."""
        if not isValid(self._menu):
            return
        was_active = self._menu.activeAction() in (None, self._looking)
        self._looking.setText(_("No suggestions"))
        self._looking.setVisible(not words)
        for word in words[:MOST]:
            action = self._put(
                word.replace("&", "&&"), partial(self._correct, word), before=self._own
            )
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            if was_active and word == words[0]:
                self._menu.setActiveAction(action)

    def _put(
        self, text: str, call: Callable[[], None] | None = None, before: QAction | None = None
    ) -> QAction:
        action = QAction(text, self._menu)
        if call is None:
            action.setEnabled(False)
        else:
            action.triggered.connect(lambda _value=False: call())
        self._menu.insertAction(before or self._rest, action)
        return action


class FaultPopup(QMenu):
    """The menu that F7 opens beneath a misspelt word; F7 goes on to the next one from here."""

    def __init__(self, go_on: Callable[[bool], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._go_on = go_on
        self.setAccessibleName(_("Spelling"))
        self.aboutToHide.connect(self.deleteLater)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F7 and Shift+F7 go on."""
        if event.key() == Qt.Key.Key_F7:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.close()
            self._go_on(not back)
        else:
            super().keyPressEvent(event)
