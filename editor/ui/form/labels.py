"""Small grey capitals above fields, and the quiet buttons of the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from editor.model.places import Place
from editor.ui.form.fields import Fields
from editor.ui.form.keys import Kind
from editor.ui.form.looks import Look
from editor.ui.form.page_text import MARGIN
from editor.ui.form.stack import Stack
from editor.ui.theme import Theme


class Label(QLabel):
    """A field's label."""

    def __init__(self, parent: QWidget, text: str, left: int = MARGIN) -> None:
        super().__init__(text, parent)
        self._begin = left
        self._leave_margin()

    def changeEvent(self, event: QEvent) -> None:
        """Begin at the side where the page's lines begin."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._leave_margin()

    def _leave_margin(self) -> None:
        margins = (0, 0, self._begin, 0) if self.isRightToLeft() else (self._begin, 0, 0, 0)
        self.setContentsMargins(*margins)

    def dress(self, theme: Theme) -> None:
        """Take face and colour from a theme."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour("quiet"))
        self.setPalette(palette)
        self.setFont(theme.label_font())


class QuietButton(QToolButton):
    """A flat button that reads as a line of the page."""

    def __init__(self, parent: QWidget, text: str, name: str) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(name)
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say_within(self, words: str, width: int) -> None:
        """Say as many of the words as there is room for, in pixels."""
        self.setText(words)
        over = self.sizeHint().width() - width
        if over > 0:
            metrics = self.fontMetrics()
            room = metrics.horizontalAdvance(words) - over
            self.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))

    def dress(self, theme: Theme) -> None:
        """Take the theme's face for controls."""
        self.setFont(theme.control_font(0.95))
        self.setStyleSheet(f"color: {theme.colours.quiet}; padding: 2px 5px;")


class LabelledField(Stack):
    """A field of the story with its label above."""

    def __init__(
        self,
        parent: QWidget,
        fields: Fields,
        name: str,
        label: str,
        kind: Kind,
        look: Look,
        hint: str,
    ) -> None:
        super().__init__(parent, top=5)
        self.label = Label(self, label)
        self.field = fields.make(self, Place(name), label, kind, look, hint)
        self.put((self.label, self.field))

    def dress(self, theme: Theme) -> None:
        """Take the theme's face for labels; the field is dressed by itself."""
        self.label.dress(theme)
