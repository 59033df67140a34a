"""A small pane at the caret that asks for the address of a link."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from editor.model.translation import _

_MARGIN = 8


class LinkAsker(QFrame):
    """Enter links, Escape leaves everything as it is; an empty address takes a link off.

    It stays above its parent: what lies beside that would be half covered.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._parent = parent
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.address = QLineEdit()
        self.address.setAccessibleName(_("Link address"))
        self.address.setPlaceholderText(_("https://… then Enter"))
        self.address.setMinimumWidth(360)
        self.address.returnPressed.connect(self._answer)
        label = QLabel(_("Link to"))
        label.setBuddy(self.address)
        done = QPushButton(_("Link"))
        done.clicked.connect(self._answer)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.address)
        row.addWidget(done)

    def ask(self, at: QPoint, address: str) -> None:
        """Open at a point of the screen, with the address that there is."""
        self.address.setText(address)
        self.address.selectAll()
        self.adjustSize()
        parent = self._parent
        right = parent.mapToGlobal(parent.rect().topRight()).x() - _MARGIN
        left = parent.mapToGlobal(parent.rect().topLeft()).x() + _MARGIN
        self.move(max(min(at.x(), right - self.width()), left), at.y())
        self.show()
        self.address.setFocus(Qt.FocusReason.PopupFocusReason)

    def _answer(self) -> None:
        self.hide()
        self.answered.emit(self.address.text().strip())
