"""The line that searches the story beside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from editor.model.translation import _, numeral
from editor.ui.icons import Icons
from editor.ui.reference.text import ReadText
from editor.ui.search_line import add_clear_button, add_glass


class FindLine(QWidget):
    """Marks every match as it is typed; Enter goes to the next one, Shift+Enter back."""

    def __init__(self, text: ReadText, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self._at = -1
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(_("Find in the story beside"))
        self.line.setAccessibleName(_("Find in the story beside"))
        add_clear_button(self.line)
        glass = icons.icon("magnifying-glass")
        add_glass(self.line, glass)
        self._count = QLabel(self)
        self._count.setAccessibleName(_("Matches"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self._count)
        self.line.textChanged.connect(lambda _text: self.look())
        self.line.installEventFilter(self)
        self._count.hide()

    def look(self) -> None:
        """Mark the matches anew, in the text that is shown now."""
        self._at = -1
        found = self._text.find_all(self.line.text())
        self._count.setVisible(bool(self.line.text()))
        self._tell(len(found))

    def go(self, step: int) -> None:
        """Go to the next match, or with -1 to the one before; round at the ends."""
        found = self._text.find_all(self.line.text())
        if found:
            start = self._at if self._at >= 0 else min(-step, 0)
            self._at = (start + step) % len(found)
            self._text.go_to(found[self._at])
        self._tell(len(found))

    def _tell(self, count: int) -> None:
        if self._at < 0:
            self._count.setText(numeral(count))
        else:
            told = _("{number} of {count}").format(
                number=numeral(self._at + 1), count=numeral(count)
            )
            self._count.setText(told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter walks through the matches; Escape clears the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.go(-1 if is_back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.line.clear()
                return True
        return super().eventFilter(watched, event)
