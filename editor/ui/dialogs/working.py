"""A dialog that has work done: it shows how far that is, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QWidget

from editor.model.errors import NutgrafError
from editor.ui.dialogs.parts import Dialog, quiet
from editor.ui.dialogs.running import Running
from editor.ui.theme import Theme

Result = TypeVar("Result")


class WorkingDialog(Dialog):
    """Escape stops the work first and closes then; answers to a closed dialog go nowhere."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self.theme = theme
        self.running = Running(self)
        self._is_closed = False
        self._told = quiet("", theme, self)
        self._told.hide()
        self.finished.connect(self._close_ears)

    def add_told(self) -> None:
        """Put in the lines that say how far the work is, and what came of it."""
        self.column.addWidget(self.running)
        self.column.addWidget(self._told)

    def tell(self, sentence: str, ink: str = "quiet") -> None:
        """Show what came of it and say it aloud; an empty sentence takes back the last one."""
        self._told.take_ink(ink)
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        if sentence:
            self.announce(sentence)

    def announce(self, sentence: str) -> None:
        """Let assistive tools read out what is seen elsewhere."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def tell_trouble(self, error: Exception) -> None:
        """Say what went wrong and what to do. Raises what is no trouble of the world's."""
        if not isinstance(error, NutgrafError):
            raise error
        self.tell(f"⚠ {error}", "red")

    def while_open(self, call: Callable[[Result], None]) -> Callable[[Result], None]:
        """The call, for as long as the dialog is there."""
        return lambda result: None if self._is_closed else call(result)

    def button(self, text: str, tip: str, call: Callable[[], None]) -> QPushButton:
        """A button that is not the default one."""
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: call())
        return button

    def reject(self) -> None:
        """Stop what is under way; close if there is nothing, or if it does not answer."""
        if self.running.is_under_way and not self.running.is_stopping:
            self.running.stop()
        else:
            super().reject()

    def _close_ears(self) -> None:
        self._is_closed = True
