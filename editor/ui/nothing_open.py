"""What stands in the middle while no story is open: the ways to begin one."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.ui.theme import Themes

_WIDTH = 380


class NothingOpen(QWidget):
    """Offers a new story, an import and, while the library is empty, the sample."""

    new_wanted = Signal()
    import_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._title = QLabel("No story is open", self)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        new = self._button("New story", "Begin an empty story (Ctrl+N)", self.new_wanted)
        taken = self._button("Import…", "Take press text apart into a story", self.import_wanted)
        self._sample = self._button(
            "Open the sample", "See a finished story in the usual form", self.sample_wanted
        )
        new.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (new, taken, self._sample):
            row.addWidget(button)
        row.addStretch(1)
        block = QWidget(self)
        block.setFixedWidth(_WIDTH)
        column = QVBoxLayout(block)
        column.setSpacing(10)
        for label in (self._title, self._hint):
            column.addWidget(label)
        column.addSpacing(8)
        column.addLayout(row)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(block)
        middle.addStretch(1)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)
        self.set_library_empty(False)
        themes.changed.connect(self._dress)
        self._dress()

    def set_library_empty(self, is_empty: bool) -> None:
        """In an empty library there is nothing to choose from, but a sample to look at."""
        self._sample.setVisible(is_empty)
        self._title.setText("Your first story" if is_empty else "No story is open")
        self._hint.setText(
            "Write one from the headline down, or drop a press text on this window:"
            " Nutgraf takes it apart into headline, key points and sections."
            if is_empty
            else "Choose one from the list, begin a new one, or drop a press text on this window."
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper."""
        QPainter(self).fillRect(event.rect(), self._themes.current.colour("paper"))

    def _button(self, text: str, tip: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.clicked.connect(signal)
        return button

    def _dress(self) -> None:
        theme = self._themes.current
        self._title.setFont(theme.text_font(20, bold=True))
        palette = self._hint.palette()
        palette.setColor(self._hint.foregroundRole(), theme.colour("quiet"))
        self._hint.setPalette(palette)
