"""Preferences › Keeping: the folders of backups and of the mirror."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QSizePolicy, QWidget

from editor.ui.dialogs.folder_line import FolderLine
from editor.ui.dialogs.parts import quiet
from editor.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where the library is kept a second time; None is the usual place, or nowhere."""

    backups: Path | None
    second: Path | None
    mirror: Path | None


class KeepingLines:
    """The three folders as rows of a form."""

    def __init__(self, keeping: Keeping, theme: Theme, page: QWidget, form: QFormLayout) -> None:
        self._backups = FolderLine(
            "Backup folder", keeping.backups, "Beside the library", "Default", page
        )
        self._second = FolderLine("Second folder", keeping.second, "None", "None", page)
        self._mirror = FolderLine("Mirror", keeping.mirror, "Off", "None", page)
        for name, line, told in (
            ("Bac&kup folder", self._backups, "The whole library, once a day."),
            (
                "&Second folder",
                self._second,
                "A stick or a network folder: backups go there too whenever it is there.",
            ),
            (
                "&Mirror",
                self._mirror,
                "Each story as Markdown and JSON, within a minute of a change.",
            ),
        ):
            form.addRow(name, line)
            line.setAccessibleDescription(told)
            hint = quiet(told, theme, page)
            hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            form.addRow("", hint)

    @property
    def keeping(self) -> Keeping:
        """The folders as they are chosen now."""
        return Keeping(self._backups.folder, self._second.folder, self._mirror.folder)
