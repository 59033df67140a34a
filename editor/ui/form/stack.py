"""Widgets one below the other or side by side, placed at once.

Qt's own layouts wait for the event loop and remember sizes; here a text that grows by a line
moves what is below it before the next paint, and the page can be scrolled to the caret.

Every widget is made inside its parent: a style sheet makes it dear to move it there afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from editor.ui.form.text_field import TextField


class Arranged(QWidget):
    """A widget that takes a width and says how high it is then."""

    def arrange(self, width: int) -> int:
        """Place the children for a width; returns the height."""
        raise NotImplementedError


class Stack(Arranged):
    """Widgets one below the other, each as high as it needs to be; hidden ones take no room."""

    def __init__(self, parent: QWidget | None, gap: int = 0, top: int = 0) -> None:
        super().__init__(parent)
        self.gap = gap
        self.top = top
        self._widgets: list[QWidget] = []

    def put(self, widgets: Iterable[QWidget]) -> None:
        """Take these children in this order."""
        self._widgets = list(widgets)
        for widget in self._widgets:
            shown(widget)
        read_in_order(self, self._widgets)

    def arrange(self, width: int) -> int:
        """Place them; returns the height."""
        y = self.top
        for widget in self._widgets:
            if not widget.isHidden():
                y += placed(widget, 0, y, width) + self.gap
        return y


class Row(Arranged):
    """One widget that takes what room there is, with narrow ones of fixed width beside it.

    Where the page runs from right to left, left and right are exchanged.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._left: QWidget | None = None
        self._middle: QWidget | None = None
        self._right: QWidget | None = None

    def put(self, left: QWidget | None, middle: QWidget, right: QWidget | None) -> None:
        """Take these children."""
        self._left, self._middle, self._right = left, middle, right
        widgets = [widget for widget in (left, middle, right) if widget is not None]
        for widget in widgets:
            shown(widget)
        read_in_order(self, widgets)

    def arrange(self, width: int) -> int:
        """Place them; returns the height of the one in the middle, or of a higher neighbour."""
        if self._middle is None:
            return 0
        left, right = self._left, self._right
        if self.isRightToLeft():
            left, right = right, left
        begin = left.minimumWidth() if left is not None else 0
        end = width - (right.minimumWidth() if right is not None else 0)
        height = placed(self._middle, begin, 0, end - begin)
        for beside in (left, right):
            if beside is not None:
                height = max(height, beside.sizeHint().height())
        if left is not None:
            left.setGeometry(0, 0, begin, height)
        if right is not None:
            right.setGeometry(end, 0, width - end, height)
        return height


def shown(widget: QWidget) -> None:
    """Show a widget that was made after its parent was shown, unless it was hidden on purpose."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
        widget.show()


def read_in_order(parent: QWidget, widgets: list[QWidget]) -> None:
    """Let a screen reader read children in this order: that in which their parent has them."""
    wanted = set(widgets)
    if [each for each in parent.children() if each in wanted] != widgets:
        for widget in widgets:
            widget.raise_()


def placed(widget: QWidget, x: int, y: int, width: int) -> int:
    """Place a widget at a width; returns the height that it takes."""
    if isinstance(widget, Arranged):
        height = widget.arrange(width)
    elif isinstance(widget, TextField):
        height = widget.set_width(width)
    elif widget.hasHeightForWidth():
        height = widget.heightForWidth(width)
    else:
        height = widget.sizeHint().height()
        narrow = min(width, max(widget.sizeHint().width(), widget.minimumWidth()))
        x += width - narrow if widget.isRightToLeft() else 0
        width = narrow
    widget.setGeometry(x, y, width, height)
    return height
