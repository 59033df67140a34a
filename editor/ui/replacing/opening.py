"""Opens the dialog that replaces across the library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.services.replacing import Replacing
from editor.ui.theme import Themes


class LibraryReplacing(QObject):
    """Gives the command; the dialog is made when it is asked for.

    `phrase` is what the find bar looks for, `query` what the list of stories is searched for.
    """

    def __init__(
        self,
        replacing: Replacing,
        phrase: Callable[[], str],
        query: Callable[[], str],
        themes: Themes,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._replacing = replacing
        self._phrase = phrase
        self._query = query
        self._themes = themes
        self._window = window

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        """The command that this does."""
        return {"replace_in_library": self.open}

    def open(self) -> None:
        """Ask what shall be replaced."""
        from editor.ui.replacing.dialog import ReplaceDialog

        phrase, query = self._phrase(), self._query()
        ReplaceDialog(self._replacing, phrase, query, self._themes.current, self._window).open()
