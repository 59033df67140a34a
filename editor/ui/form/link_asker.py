"""A small pane at the caret that asks for the address of a link."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from editor.model.translation import _


class LinkAsker(QFrame):
    """Enter links, Escape leaves everything as it is; an empty address takes a link off."""

    answered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.address = QLineEdit()
        self.address.setAccessibleName(_("Link address"))
        self.address.setPlaceholderText(_("https://… then Enter"))
        self.address.setMinimumWidth(360)
        self.address.returnPressed.connect(self._answer)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.addWidget(self.address)

    def ask(self, at: QPoint, address: str) -> None:
        """Open at a point of the screen, with the address that there is."""
        self.address.setText(address)
        self.address.selectAll()
        self.adjustSize()
        self.move(at)
        self.show()
        self.address.setFocus(Qt.FocusReason.PopupFocusReason)

    def _answer(self) -> None:
        self.hide()
        self.answered.emit(self.address.text().strip())
