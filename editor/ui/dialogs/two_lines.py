"""Lists in dialogs whose rows say two things: what it is, and quietly the facts about it."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from editor.ui.dialogs.empty_list import paint_instead
from editor.ui.theme import Theme, worn_colour

_SIDE, _TOP, _GAP = 10, 6, 2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDED = Qt.TextElideMode.ElideRight


class _Role(IntEnum):
    """What a row holds beside its title."""

    FACTS = Qt.ItemDataRole.UserRole + 1
    TROUBLE = Qt.ItemDataRole.UserRole + 2


def two_lines(title: str, facts: str, trouble: str = "") -> QListWidgetItem:
    """A row; what is wrong with it stands in place of the facts, with a sign."""
    item = QListWidgetItem(title)
    item.setData(_Role.FACTS, facts)
    item.setData(_Role.TROUBLE, trouble)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (title, facts))))
    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, trouble)
    item.setToolTip(trouble)
    return item


class TwoLineList(QListWidget):
    """A list of such rows."""

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Painter(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self._instead = ""

    def say_instead(self, sentence: str) -> None:
        """Say this in the middle of the list while nothing is in it."""
        self._instead = sentence
        self.setAccessibleDescription("" if self.count() else sentence)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or what is said instead."""
        super().paintEvent(event)
        if self._instead and not self.count():
            paint_instead(self, self._instead, worn_colour("quiet"))


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._title_font = theme.control_font()
        self._fact_font = theme.control_font(0.9)
        self._title = QFontMetrics(self._title_font)
        self._fact = QFontMetrics(self._fact_font)

    def sizeHint(
        self, option: QStyleOptionViewItem, _: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list, as high as two lines."""
        height = 2 * _TOP + self._title.height() + _GAP + self._fact.height()
        return QSize(option.rect.width(), height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the style's own surface and both lines."""
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        widget: QWidget = option.widget
        widget.style().drawPrimitive(panel, option, painter, widget)
        rect: QRect = option.rect
        line = rect.adjusted(_SIDE, _TOP, -_SIDE, 0)
        line.setHeight(self._title.height())
        painter.save()
        self._paint(painter, line, index.data(), "text", self._title_font)
        line.moveTop(line.bottom() + 1 + _GAP)
        line.setHeight(self._fact.height())
        trouble = index.data(_Role.TROUBLE)
        text, ink = (f"⚠ {trouble}", "red") if trouble else (index.data(_Role.FACTS), "quiet")
        self._paint(painter, line, text, ink, self._fact_font)
        painter.restore()

    def _paint(self, painter: QPainter, rect: QRect, text: str, ink: str, font: object) -> None:
        is_title = font is self._title_font
        metrics = self._title if is_title else self._fact
        painter.setFont(self._title_font if is_title else self._fact_font)
        painter.setPen(worn_colour(ink))
        painter.drawText(rect, _LEFT, metrics.elidedText(text, _ELIDED, rect.width()))
