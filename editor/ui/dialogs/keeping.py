"""Preferences › Keeping: the folders of backups and of the mirror."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QSizePolicy, QWidget

from editor.model.translation import N_, _
from editor.ui.dialogs.folder_line import FolderLine
from editor.ui.dialogs.parts import quiet
from editor.ui.theme import Theme

SEARCHED = (
    N_("Backup folder Second folder Mirror"),
    N_("library stick network Markdown JSON files"),
)
"""What the rows say, for the search of Preferences."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where the library is kept a second time; None is the usual place, or nowhere."""

    backups: Path | None
    second: Path | None
    mirror: Path | None


class KeepingLines(QObject):
    """The three folders as rows of a form."""

    changed = Signal(object)
    """A Keeping: one of the folders was chosen."""

    def __init__(self, keeping: Keeping, theme: Theme, page: QWidget, form: QFormLayout) -> None:
        super().__init__(page)
        self._backups = FolderLine(
            _("Backup folder"), keeping.backups, _("Beside the library"), _("Default"), page
        )
        self._second = FolderLine(_("Second folder"), keeping.second, _("None"), _("None"), page)
        self._mirror = FolderLine(_("Mirror"), keeping.mirror, _("Off"), _("None"), page)
        FolderLine.align(self._backups, self._second, self._mirror)
        for name, line, told in (
            (_("Bac&kup folder"), self._backups, _("The whole library, once a day.")),
            (
                _("&Second folder"),
                self._second,
                _("A stick or a network folder: backups go there too whenever it is there."),
            ),
            (
                _("&Mirror"),
                self._mirror,
                _("Each story as Markdown and JSON, within a minute of a change."),
            ),
        ):
            form.addRow(name, line)
            line.chosen.connect(lambda _value: self.changed.emit(self.keeping))
            line.setAccessibleDescription(told)
            hint = quiet(told, theme, page)
            hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            hint.setFont(theme.control_font(0.92))
            hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            hint.setContentsMargins(2, 0, 0, 0)
            form.addRow("", hint)

    @property
    def keeping(self) -> Keeping:
        """The folders as they are chosen now."""
        return Keeping(self._backups.folder, self._second.folder, self._mirror.folder)
