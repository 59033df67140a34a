"""How a hit looks: what goes is struck through, what comes is underlined, both in their place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.model.direction import isolated
from editor.services.library_search import Hit
from editor.ui.one_line import paint_line
from editor.ui.replacing.hits_model import HitRole
from editor.ui.theme import Theme, worn_colour

_TOP = 5
_WHERE = 150
"""The width of the column that says in which field a hit stands, in pixels."""

_BOX = 13
"""The side of the box that is ticked, in pixels."""

_APART = 4
"""The room between that box and the words, in pixels."""

_LONGEST = 240
"""Characters of one piece that are painted."""

_SHORTEST = 4
"""Characters that stay of the words before a hit, however narrow the list is."""


class HitPainter(QStyledItemDelegate):
    """Paints stories and hits; all rows are equally high."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._plain = theme.control_font()
        self._bold = theme.control_font(bold=True)
        self._small = theme.control_font(0.9)
        self._height = QFontMetrics(self._bold).height() + 2 * _TOP

    def sizeHint(
        self, option: QStyleOptionViewItem, _: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line."""
        return QSize(option.rect.width(), self._height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint surface and tick as the style does, then the words."""
        self.initStyleOption(option, index)
        option.text = ""
        widget: QWidget = option.widget
        style, part = widget.style(), QStyle.SubElement
        box = style.subElementRect(part.SE_ItemViewItemCheckIndicator, option, widget)
        room = style.subElementRect(part.SE_ItemViewItemText, option, widget)
        # The style's own boxes are not seen on dark paper.
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        self._paint_tick(painter, box, option.checkState)
        room.adjust(_APART, 0, 0, 0)
        room.setRight(option.rect.right() - 8)
        painter.save()
        painter.setClipRect(room)
        hit: Hit | None = index.data(HitRole.HIT)
        if hit is None:
            self._paint_story(painter, room, index.data(), index.data(HitRole.FACTS))
        else:
            self._paint_hit(painter, room, hit)
        painter.restore()

    def _paint_tick(self, painter: QPainter, room: QRect, tick: Qt.CheckState) -> None:
        box = QRectF(0, 0, _BOX, _BOX)
        box.moveCenter(QRectF(room).center())
        is_on = tick is not Qt.CheckState.Unchecked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(worn_colour("accent" if is_on else "edge"), 1))
        painter.setBrush(worn_colour("accent" if is_on else "paper"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QPen(worn_colour("on_accent"), 1.7))
        x, y = box.left(), box.top()
        if tick is Qt.CheckState.Checked:
            corners = ((3.2, 6.8), (5.6, 9.4), (9.8, 3.8))
            painter.drawPolyline([QPointF(x + across, y + down) for across, down in corners])
        elif is_on:
            painter.drawLine(QPointF(x + 3.4, y + _BOX / 2), QPointF(x + 9.6, y + _BOX / 2))
        painter.restore()

    def _paint_story(self, painter: QPainter, room: QRect, name: str, facts: str) -> None:
        facts_width = QFontMetrics(self._small).horizontalAdvance(facts)
        name_room = max(room.width() - facts_width - 14, room.width() // 2)
        shown = QFontMetrics(self._bold).elidedText(name, Qt.TextElideMode.ElideRight, name_room)
        self._write(painter, room, isolated(shown), self._bold, "text")
        left = QFontMetrics(self._bold).horizontalAdvance(shown) + 12
        self._write(painter, room.adjusted(left, 0, 0, 0), facts, self._small, "quiet")

    def _paint_hit(self, painter: QPainter, room: QRect, hit: Hit) -> None:
        where = QRect(room.left(), room.top(), _WHERE - 10, room.height())
        metrics = QFontMetrics(self._small)
        label = metrics.elidedText(hit.where, Qt.TextElideMode.ElideRight, where.width())
        self._write(painter, where, label, self._small, "quiet")
        room = room.adjusted(_WHERE, 0, 0, 0)
        ahead, gone = self._tail(hit, room.width()), _in_line(hit.found)
        come = _in_line(hit.substitution.inserted)
        metrics, bold = QFontMetrics(self._plain), QFontMetrics(self._bold)
        left = room.width() - metrics.horizontalAdvance(ahead + gone) - bold.horizontalAdvance(come)
        behind = metrics.elidedText(_in_line(hit.behind), Qt.TextElideMode.ElideRight, left)
        pieces = (
            (ahead, self._ink("text")),
            (gone, self._gone()),
            (come, self._come()),
            (behind, self._ink("text")),
        )
        paint_line(painter, room, pieces, self._plain)

    def _tail(self, hit: Hit, width: int) -> str:
        """The words before a hit, as many as leave room for the hit itself."""
        ahead = _in_line(hit.ahead)
        metrics = QFontMetrics(self._plain)
        taken = metrics.horizontalAdvance(_in_line(hit.found + hit.substitution.inserted))
        left = min(width - taken - 40, width // 2)
        if metrics.horizontalAdvance(ahead) > left:
            while len(ahead) > _SHORTEST and metrics.horizontalAdvance("…" + ahead) > left:
                ahead = ahead[1 + len(ahead) // 16 :]
            return "…" + ahead
        return ahead

    def _write(self, painter: QPainter, room: QRect, text: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(worn_colour(ink))
        place = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, place, text)

    def _ink(self, name: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(worn_colour(name))
        return look

    def _gone(self) -> QTextCharFormat:
        look = self._ink("red")
        look.setFontStrikeOut(True)
        return look

    def _come(self) -> QTextCharFormat:
        look = self._ink("green")
        look.setFontUnderline(True)
        look.setFontWeight(QFont.Weight.Bold)
        return look


def _in_line(text: str) -> str:
    """A text whose line ends can be seen in one line, as far as there may be room."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return shown.replace("\n", "⏎").replace("\t", " ")
