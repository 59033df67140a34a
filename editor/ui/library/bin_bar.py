"""What can be done with the stories in the bin: a row of buttons below the list."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from editor.model.translation import _, numeral
from editor.ui.form.wrapped_row import WrappedRow
from editor.ui.theme import Themes


class BinBar(QWidget):
    """Says of how many stories each button speaks."""

    bring_back_wanted = Signal()
    purge_wanted = Signal()
    empty_wanted = Signal()

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        row = WrappedRow(self)
        row.setContentsMargins(8, 7, 8, 7)
        self._bring_back = self._button(
            _("Bring back"), _("Take the story out of the bin and open it")
        )
        self._purge = self._button(_("Delete for good…"), _("Delete what is selected; asks first"))
        self._empty = self._button(
            _("Empty the bin…"), _("Delete everything in the bin; asks first")
        )
        for button, wanted in (
            (self._bring_back, self.bring_back_wanted),
            (self._purge, self.purge_wanted),
            (self._empty, self.empty_wanted),
        ):
            button.clicked.connect(wanted)
            row.addWidget(button)

    def show_for(self, selected: int, binned: int) -> None:
        """Show what can be done while so many of so many stories are selected."""
        self._bring_back.setText(
            _("Bring back {n}").format(n=numeral(selected)) if selected > 1 else _("Bring back")
        )
        self._bring_back.setEnabled(selected > 0)
        self._purge.setText(
            _("Delete {n} for good…").format(n=numeral(selected))
            if selected > 1
            else _("Delete for good…")
        )
        self._purge.setEnabled(selected > 0)
        self._empty.setEnabled(binned > 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a hairline above."""
        painter = QPainter(self)
        line = QRect(0, 0, self.width(), 1)
        painter.fillRect(line, self._themes.current.colour("hairline"))

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setFont(self._themes.current.control_font(0.93))
        return button
