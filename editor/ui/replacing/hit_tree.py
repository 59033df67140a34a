"""The list of hits below their stories; where it is empty it says what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from editor.model.translation import _
from editor.ui.dialogs.empty_list import paint_instead
from editor.ui.theme import worn_colour


class HitTree(QTreeView):
    """Rows are laid out by arithmetic, so that there may be thousands."""

    def __init__(self, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._hint = hint
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAccessibleName(_("Hits"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIndentation(20)
        self.setObjectName("hits")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the hint in the middle."""
        super().paintEvent(event)
        if not self.model().rowCount():
            paint_instead(self, self._hint, worn_colour("quiet"))
