"""The list of hits below their stories; where it is empty it says what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from editor.model.translation import _
from editor.ui.dialogs.empty_list import paint_instead
from editor.ui.theme import Theme


class HitTree(QTreeView):
    """Rows are laid out by arithmetic, so that there may be thousands."""

    def __init__(self, hint: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._hint = hint
        self._theme = theme
        colours = theme.colours
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAccessibleName(_("Hits"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIndentation(20)
        self.setStyleSheet(
            f"QTreeView {{ background: {colours.paper}; border: 1px solid {colours.hairline};"
            " border-radius: 5px; outline: none; }"
            f"QTreeView:focus {{ border-color: {colours.accent}; }}"
            f"QTreeView::item:selected {{ background: {colours.chosen}; color: {colours.text}; }}"
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the hint in the middle."""
        super().paintEvent(event)
        if not self.model().rowCount():
            paint_instead(self, self._hint, self._theme.colour("quiet"))
