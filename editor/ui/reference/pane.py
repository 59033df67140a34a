"""The pane of the story beside: its head, the text or the list to choose from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from editor.model.translation import _
from editor.services.workspace import Workspace
from editor.ui.icons import Icons
from editor.ui.reference.chooser import StoryChooser
from editor.ui.reference.find_line import FindLine
from editor.ui.reference.text import Read, ReadText
from editor.ui.theme import Themes


class ReferencePane(QWidget):
    """Shows one story to read; Escape or the cross closes it."""

    closed = Signal()

    story_wanted = Signal(str)
    """The id of the story to show."""

    other_wanted = Signal()
    """Another story is being chosen: the one that was shown, or is being read, is not wanted."""

    def __init__(self, workspace: Workspace, themes: Themes, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._themes = themes
        self._chooser: StoryChooser | None = None
        self.setAccessibleName(_("Story beside"))
        self._title = QLabel(_("Read beside"), self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._other = self._button(icons, "books", _("Choose another story"))
        self._other.clicked.connect(self._want_other)
        self._close = self._button(icons, "x", _("Close the story beside"))
        self._close.clicked.connect(self.closed)
        self.text = ReadText(themes.current, self)
        self.search = FindLine(self.text, icons, self)
        self._reading = QWidget(self)
        self._lay_out()
        themes.changed.connect(self._dress)
        themes.look_changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        head.addWidget(self._other)
        head.addWidget(self._close)
        reading = QVBoxLayout(self._reading)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(0)
        find = QHBoxLayout()
        find.setContentsMargins(16, 2, 16, 8)
        find.addWidget(self.search)
        reading.addLayout(find)
        reading.addWidget(self.text, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._reading)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)

    def _button(self, icons: Icons, icon: str, told: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(17, 17))
        button.setToolTip(told)
        button.setAccessibleName(told)
        return button

    def choose(self) -> None:
        """Let a story be chosen."""
        self._drop_chooser()
        chooser = StoryChooser(self._workspace, self._themes.current, self)
        chooser.chosen.connect(self.story_wanted)
        self._chooser = chooser
        self._stack.addWidget(chooser)
        self._stack.setCurrentWidget(chooser)
        self._title.setText(_("Read beside"))
        self._other.hide()
        chooser.setFocus()

    def _want_other(self) -> None:
        self.other_wanted.emit()
        self.choose()

    def show_read(self, read: Read) -> None:
        """Show a story."""
        had_keys = self._chooser is not None and self._chooser.isAncestorOf(self.focusWidget())
        self._drop_chooser()
        self._stack.setCurrentWidget(self._reading)
        self._title.setText(read.headline)
        self._title.setToolTip(read.headline)
        self._other.show()
        self.text.show_read(read)
        self.search.look()
        if had_keys:
            self.text.setFocus()

    def _drop_chooser(self) -> None:
        if self._chooser is not None:
            self._chooser.stop()
            self._stack.removeWidget(self._chooser)
            self._chooser.hide()
            self._chooser.deleteLater()
            self._chooser = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, with a hairline towards the form."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("paper"))
        painter.fillRect(0, 0, 1, self.height(), theme.colour("hairline"))

    def _dress(self) -> None:
        theme = self._themes.current
        self._title.setFont(theme.control_font(bold=True))
        self.text.dress(theme)
        self.search.look()
        if self._chooser is not None:
            self.choose()
        self.update()
