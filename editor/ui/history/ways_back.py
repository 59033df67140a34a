"""What can be brought back: a version, a field or item of it, one change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from editor.model.comparing.compare import Hunk
from editor.model.places import Place
from editor.model.translation import _, numeral
from editor.ui.history.compared_states import ComparedStates
from editor.ui.history.passages import as_text
from editor.ui.history.source import VersionSource
from editor.ui.notice import Notice, undoable


class WaysBack(QObject):
    """Asks for what a person wants back; each is one step that Undo takes away again."""

    said = Signal(object)
    """A Notice: something was done."""

    def __init__(self, versions: VersionSource, states: ComparedStates, parent: QObject) -> None:
        super().__init__(parent)
        self._versions = versions
        self._states = states
        self._expected = ""
        states.head.copy_wanted.connect(self._copy)
        states.comparison.restore_field_wanted.connect(self._restore_field)
        states.comparison.restore_hunk_wanted.connect(self._restore_hunk)

    def restore(self, number: int) -> None:
        """Bring a version back; `note_change` says so when the story has become it."""
        self._expected = _("Version {number} is back. Undo takes it away again.").format(
            number=numeral(number)
        )
        self._versions.restore(number)

    def note_change(self) -> None:
        """The story became another one."""
        if self._expected:
            self.said.emit(undoable(self._expected))
            self._expected = ""

    def forget(self) -> None:
        """Another story, or writing goes on."""
        self._expected = ""

    def _restore_field(self, place: Place) -> None:
        if self._states.restorable is not None:
            self._versions.restore_field(self._states.restorable, place)

    def _restore_hunk(self, hunk: Hunk) -> None:
        if self._states.restorable is not None:
            self._versions.restore_hunk(hunk)

    def _copy(self) -> None:
        comparison = self._states.comparison_shown
        if comparison is not None:
            QGuiApplication.clipboard().setText(as_text(comparison))
            self.said.emit(Notice((_("The comparison is on the clipboard."),)))
