"""The dialogs that belong to the whole window; imported when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.model.errors import NotKept
from editor.ui.icons import Icons
from editor.ui.services import Services
from editor.ui.theme import Themes

if TYPE_CHECKING:
    from editor.ui.dialogs.keeping import Keeping
    from editor.ui.preferences.dialog import PreferencesDialog


class Asking(QObject):
    """Opens preferences, the list of shortcuts and the about box."""

    def __init__(
        self, services: Services, themes: Themes, log_file: Path | None, window: QWidget
    ) -> None:
        super().__init__(window)
        self._services = services
        self._workspace = services.workspace
        self._themes = themes
        self._log_file = log_file
        self._window = window

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {
            "preferences": self.ask_for_preferences,
            "shortcuts": self.show_shortcuts,
            "about": self.show_about,
        }

    def ask_for_preferences(self) -> None:
        """Let a person choose how the window looks and works."""
        self._open_preferences()

    def show_choice(self, name: str) -> None:
        """Open Preferences at the choice of that name."""
        self._open_preferences().show_at(name)

    def _open_preferences(self) -> PreferencesDialog:
        from editor.ui.dialogs.keeping import Keeping
        from editor.ui.preferences.dialog import PreferencesDialog

        settings = self._services.settings
        dialog = PreferencesDialog(
            settings,
            self._themes,
            Icons(self._themes),
            self._window,
            keeping=Keeping(settings.backup_folder, settings.backup_second, settings.mirror_folder),
        )
        dialog.keeping_changed.connect(self._keep_elsewhere)
        dialog.not_kept.connect(self._workspace.trouble.emit)
        dialog.open()
        return dialog

    def _keep_elsewhere(self, keeping: Keeping) -> None:
        self._services.backups.choose(keeping.backups, keeping.second)
        try:
            self._services.settings.mirror_folder = keeping.mirror
        except NotKept as error:
            self._workspace.trouble.emit(error)

    def show_shortcuts(self) -> None:
        """Show all keys."""
        from editor.ui.dialogs.shortcuts import ShortcutsDialog
        from editor.ui.menus import KINDS

        ShortcutsDialog(KINDS, self._themes.current, self._window).open()

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
