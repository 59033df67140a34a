"""The note of a version, edited in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from editor.model.translation import _


class NoteEdit(QLineEdit):
    """Enter keeps the note, and so does going elsewhere; Escape takes the typing back."""

    note_kept = Signal(int, str)
    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = 0
        self._kept = ""
        self.setPlaceholderText(_("Add a note…"))
        self.setToolTip(_("What this version is: Enter keeps it (F2 in the list comes here)"))
        self.setStyleSheet("QLineEdit:!focus:!hover { border-color: transparent; }")

    def show_note(self, number: int, note: str) -> None:
        """Show a version's note; one that is being typed is left alone, that of another is kept."""
        if number == self._number and self.has_typing:
            return
        self.keep()
        self._number, self._kept = number, note
        self.setText(note)
        self.setCursorPosition(0)
        self.setAccessibleName(_("Note of version {number}").format(number=number))

    def forget(self) -> None:
        """Show no version's note any more: what is typed belongs to none."""
        self._number, self._kept = 0, ""
        self.clear()

    @property
    def has_typing(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.text() != self._kept

    def event(self, event: QEvent) -> bool:
        """Escape takes the typing back before it means anything else."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape leave the note."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(self._kept)
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No word is lost by going elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()

    def keep(self) -> None:
        """Keep what was typed."""
        if self._number and self.has_typing:
            self._kept = self.text()
            self.note_kept.emit(self._number, self._kept)
