"""What the list says when it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from editor.model.direction import isolated
from editor.model.translation import _
from editor.ui.dialogs.parts import breakable
from editor.ui.naming import status_name


class EmptyLibrary(QWidget):
    """There is no story yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = _column(self)
        column.addWidget(_label(_("No stories yet."), self))
        column.addWidget(_label(_("They appear here as you write, newest first."), self))
        column.addStretch(1)


class MissedLibrary(QWidget):
    """The library cannot be opened: its stories are not gone for that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = _column(self)
        self._name = _label("", self)
        column.addWidget(_label(_("The library cannot be opened."), self))
        column.addWidget(self._name)
        column.addWidget(_label(_("Its stories are listed here again once it is."), self))
        column.addStretch(1)

    def say(self, library: str) -> None:
        """Name the library by its path."""
        self._name.setText(breakable(library))


class EmptyBin(QWidget):
    """Nothing was deleted, or all of it for good."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = _column(self)
        column.addWidget(_label(_("The bin is empty."), self))
        column.addWidget(_label(_("Stories that you delete stay here until you empty it."), self))
        column.addStretch(1)


class NoHits(QWidget):
    """Nothing was found: says for what, and offers all stories again."""

    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = _column(self)
        self._label = _label("", self)
        clear = QPushButton(_("Clear search"), self)
        clear.setToolTip(_("Show all stories again"))
        clear.clicked.connect(self.clear_wanted)
        column.addWidget(self._label)
        column.addSpacing(8)
        column.addWidget(clear)
        column.addStretch(1)

    def say(self, query: str, status: str, *, in_bin: bool = False) -> None:
        """Name what was looked for."""
        self._label.setText(_nothing(query, status_name(status) if status else "", in_bin=in_bin))

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._label.text()


def _nothing(query: str, status: str, *, in_bin: bool) -> str:
    if in_bin and query:
        return _("There is no story in the bin whose headline or slugline has “{query}”.").format(
            query=isolated(query)
        )
    if in_bin:
        return _("There is no story in the bin.")
    if query and status:
        return _("There is no story with “{query}” and the status “{status}”.").format(
            query=isolated(query), status=status
        )
    if query:
        return _("There is no story with “{query}”.").format(query=isolated(query))
    if status:
        return _("There is no story with the status “{status}”.").format(status=status)
    return _("There is no story.")


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(22, 26, 22, 22)
    column.setSpacing(8)
    return column


def _label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
