"""The dialogs that belong to the whole window; imported when they are asked for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.services.workspace import Workspace
from editor.ui.theme import Themes


class Asking(QObject):
    """Opens preferences, the list of shortcuts and the about box."""

    theme_chosen = Signal(object)
    """A ThemeChoice."""

    def __init__(
        self, workspace: Workspace, themes: Themes, log_file: Path | None, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._themes = themes
        self._log_file = log_file
        self._window = window

    def ask_for_preferences(self) -> None:
        """Ask how the window looks and for which house stories are written."""
        from editor.ui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(
            self._workspace.house,
            self._themes.choice,
            datetime.now().year,
            self._themes.current,
            self._window,
        )
        dialog.house_changed.connect(self._workspace.set_house)
        dialog.theme_chosen.connect(self.theme_chosen)
        dialog.open()

    def show_shortcuts(self) -> None:
        """Show all keys."""
        from editor.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._themes.current, self._window).open()

    def show_about(self) -> None:
        """Show version and licence."""
        from editor.ui.dialogs.about import AboutDialog

        AboutDialog(
            QGuiApplication.windowIcon(),
            self._workspace.library_name,
            self._log_file,
            self._themes.current,
            self._window,
        ).open()
