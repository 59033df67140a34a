"""A sentence in the place of what cannot be shown (yet), perhaps with a way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.ui.theme import Themes

_WIDTH = 400


class Sentence(QWidget):
    """Says why nothing is shown: it is being fetched, there is nothing, it could not be read."""

    taken = Signal()

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        block = QWidget(self)
        block.setFixedWidth(_WIDTH)
        self._title = _label(block)
        self._hint = _label(block)
        self._button = QPushButton(block)
        self._button.clicked.connect(self.taken)
        column = QVBoxLayout(block)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addSpacing(6)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(block)
        middle.addStretch(1)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)
        themes.changed.connect(self._dress)
        self._dress()

    def say(self, sentence: str, hint: str = "", offer: str = "") -> None:
        """Say it, with what may be done."""
        self._title.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._button.setText(offer)
        self._button.setVisible(bool(offer))
        if self.text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))

    @property
    def offer(self) -> str:
        """What may be done; empty if nothing."""
        return self._button.text()

    @property
    def text(self) -> str:
        """What is being said."""
        return f"{self._title.text()} {self._hint.text()}".strip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface: the sheet that the text would stand on."""
        QPainter(self).fillRect(event.rect(), self._themes.current.colour("paper"))

    def _dress(self) -> None:
        theme = self._themes.current
        self._title.setFont(theme.control_font(1.1))
        palette = self._hint.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.colour("quiet"))
        self._hint.setPalette(palette)


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
