"""A sentence that may be long, in no more room than it is given: the rest is scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

SHARE = 0.3
"""Of the window's height, that a sentence takes at most: a third of what the form has."""


class Bounded(QScrollArea):
    """As high as its label, up to its share of the window."""

    def __init__(self, label: QLabel, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = label
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(label)
        label.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the sentence needs at this width, if there is so much."""
        super().resizeEvent(event)
        needed = self._label.heightForWidth(self.viewport().width())
        self.setFixedHeight(max(1, min(needed, int(self.window().height() * SHARE))))

    def minimumSizeHint(self) -> QSize:
        """No width of its own."""
        return QSize(0, 0)
