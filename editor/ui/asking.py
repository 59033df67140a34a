"""The dialogs that belong to the whole window; imported when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.model.errors import NotKept
from editor.ui.services import Services
from editor.ui.theme import Themes

if TYPE_CHECKING:
    from editor.ui.dialogs.keeping import Keeping


class Asking(QObject):
    """Opens preferences, the list of shortcuts and the about box."""

    theme_chosen = Signal(object)
    """A ThemeChoice."""

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
        """Ask how the window looks and for which house stories are written."""
        from editor.ui.dialogs.keeping import Keeping
        from editor.ui.dialogs.preferences import PreferencesDialog

        settings = self._services.settings

        dialog = PreferencesDialog(
            self._workspace.house,
            self._themes.choice,
            datetime.now().year,
            self._themes.current,
            self._window,
            keeping=Keeping(settings.backup_folder, settings.backup_second, settings.mirror_folder),
        )
        dialog.keeping_changed.connect(self._keep_elsewhere)
        dialog.house_changed.connect(self._workspace.set_house)
        dialog.theme_chosen.connect(self.theme_chosen)
        dialog.open()

    def _keep_elsewhere(self, keeping: Keeping) -> None:
        self._services.backups.choose(keeping.backups, keeping.second)
        try:
            self._services.settings.mirror_folder = keeping.mirror
        except NotKept as error:
            self._workspace.trouble.emit(error)

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
