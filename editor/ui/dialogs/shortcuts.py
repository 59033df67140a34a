"""The keyboard sheet: all keys of the window on one page, in two columns, searched as you type."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from editor.model.direction import isolated
from editor.model.translation import _
from editor.ui.dialogs.key_row import KeyRow
from editor.ui.dialogs.parts import Dialog, heading, quiet
from editor.ui.dialogs.shortcut_table import KeyGroup, Kinds, key_groups
from editor.ui.search_line import add_clear_button
from editor.ui.theme import Theme

_SCROLLING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_HEADING_ROWS = 2.5
"""How many rows a heading takes, when columns are made equally high."""


class ShortcutsDialog(Dialog):
    """Groups of commands with their keys as this system writes them."""

    def __init__(self, kinds: Kinds, theme: Theme, parent: QWidget) -> None:
        super().__init__(_("Keyboard shortcuts"), parent)
        self._theme = theme
        self._groups = key_groups(kinds)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Search commands and keys"))
        self.search.setAccessibleName(_("Search commands and keys"))
        add_clear_button(self.search)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(lambda _text: self._show())
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self.search)
        self.column.addWidget(self._area, 1)
        self.add_close()
        self.resize_with_text(900, 700)
        self._show()
        self.search.setFocus()

    @property
    def shown(self) -> tuple[KeyGroup, ...]:
        """The groups that are shown, with the lines that hold what is searched."""
        words = tuple(self.search.text().casefold().split())
        found = (group.holding(words) for group in self._groups)
        return tuple(group for group in found if group.lines)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows scroll while something is searched; Escape clears the search first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _SCROLLING:
                return QApplication.sendEvent(self._area.verticalScrollBar(), event)
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        page = QWidget(self._area)
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        row = QHBoxLayout(page)
        row.setContentsMargins(2, 6, 16, 6)
        row.setSpacing(44)
        shown = self.shown
        for groups in _halves(shown):
            column = QVBoxLayout()
            column.setSpacing(0)
            for group in groups:
                self._add(group, column, page)
            column.addStretch(1)
            row.addLayout(column, 1)
        if not shown:
            sought = isolated(self.search.text().strip())
            told = _("No key does “{words}”.").format(words=sought)
            row.addWidget(quiet(told, self._theme, page), 1, Qt.AlignmentFlag.AlignTop)
        self._area.setWidget(page)

    def _add(self, group: KeyGroup, column: QVBoxLayout, page: QWidget) -> None:
        title = heading(group.title, self._theme, page)
        title.setFont(self._theme.text_font(13, bold=True))
        column.addWidget(title)
        column.addSpacing(3)
        for line in group.lines:
            column.addWidget(KeyRow(line, self._theme, page))
        column.addSpacing(18)


def _halves(groups: tuple[KeyGroup, ...]) -> tuple[tuple[KeyGroup, ...], tuple[KeyGroup, ...]]:
    """The groups in two columns of about the same height, in their order."""
    heights = [len(group.lines) + _HEADING_ROWS for group in groups]
    splits = range(len(groups) + 1)
    best = min(splits, key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    return groups[:best], groups[best:]
