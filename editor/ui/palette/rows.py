"""The rows of the palette: what they are, and how they look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import groupby
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.model.translation import _
from editor.ui.icons import Icons
from editor.ui.one_line import paint_line
from editor.ui.palette.ranking import Answer
from editor.ui.theme import Themes

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_NO_INDEX = QModelIndex()
_SIDE, _TOP, _ICON, _GAP = 12, 7, 16, 10


class AnswerRole(IntEnum):
    """What a row holds beside its name."""

    ANSWER = Qt.ItemDataRole.UserRole + 1

    LONGEST_KEYS = Qt.ItemDataRole.UserRole + 2
    """Of all answers, those that need the most room: they stand in one column."""


class AnswerRows(QAbstractListModel):
    """The answers in order."""

    def __init__(self) -> None:
        super().__init__()
        self._answers: Sequence[Answer] = ()
        self._longest_keys = ""

    def show(self, answers: Sequence[Answer]) -> None:
        """Show other answers."""
        self.beginResetModel()
        self._answers = answers
        self._longest_keys = max((each.entry.keys for each in answers), key=len, default="")
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Where an entry stands; -1 if it does not."""
        found = (row for row, each in enumerate(self._answers) if each.entry.key == key)
        return next(found, -1)

    def rowCount(self, _index: Index = _NO_INDEX) -> int:
        """How many there are."""
        return len(self._answers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says."""
        if not index.isValid():
            return None
        answer = self._answers[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return answer.entry.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(answer)
            case AnswerRole.ANSWER:
                return answer
            case AnswerRole.LONGEST_KEYS:
                return self._longest_keys
            case _:
                return None


def spoken(answer: Answer) -> str:
    """A row as it is read out."""
    entry = answer.entry
    return ", ".join(filter(None, (entry.name, _state(answer), _facts(answer), entry.keys)))


def _state(answer: Answer) -> str:
    is_on = answer.entry.is_on
    return "" if is_on is None else _("on") if is_on else _("off")


def _facts(answer: Answer) -> str:
    return answer.entry.why_not or answer.entry.detail


class AnswerPainter(QStyledItemDelegate):
    """Paints one line: icon, name with the letters typed in bold, state, where it is, its keys."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons = icons
        self._dress()
        themes.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._themes.current
        self._plain = theme.control_font()
        self._small = theme.control_font(0.9)
        self.row_height = QFontMetrics(self._plain).height() + 2 * _TOP

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line."""
        return QSize(option.rect.width(), self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the surface of the chosen row, then the words from both ends."""
        answer: Answer = index.data(AnswerRole.ANSWER)
        theme, rect = self._themes.current, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("chosen"))
            painter.drawRoundedRect(rect.adjusted(4, 0, -4, 0), 5, 5)
        is_off = bool(answer.entry.why_not)
        room = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        icon = QRect(room.left(), room.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        self._icons.paint(painter, icon, answer.entry.kind.value, "faint" if is_off else "quiet")
        room.setLeft(icon.right() + _GAP)
        longest: str = index.data(AnswerRole.LONGEST_KEYS)
        room = self._paint_keys(painter, room, answer.entry.keys, longest, is_off=is_off)
        for text, ink in (
            (_facts(answer), "quiet"),
            (_state(answer), "accent"),
        ):
            room = self._paint_right(painter, room, text, "faint" if is_off else ink)
        self._paint_name(painter, room, answer, "faint" if is_off else "text")
        painter.restore()

    def _paint_keys(
        self, painter: QPainter, room: QRect, keys: str, longest: str, *, is_off: bool
    ) -> QRect:
        """Paint keys into the column at the right end; the room that is left."""
        if not longest:
            return room
        metrics = QFontMetrics(self._small)
        width = max(metrics.horizontalAdvance(longest), metrics.horizontalAdvance(keys))
        painter.setFont(self._small)
        painter.setPen(self._themes.current.colour("faint" if is_off else "quiet"))
        column = QRect(room.right() - width, room.top(), width + 1, room.height())
        painter.drawText(column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, keys)
        return room.adjusted(0, 0, -width - 2 * _GAP, 0)

    def _paint_right(self, painter: QPainter, room: QRect, text: str, ink: str) -> QRect:
        """Paint a text at the right end; the room that is left."""
        if not text:
            return room
        metrics = QFontMetrics(self._small)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() // 2)
        painter.setFont(self._small)
        painter.setPen(self._themes.current.colour(ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        return room.adjusted(0, 0, -metrics.horizontalAdvance(shown) - 2 * _GAP, 0)

    def _paint_name(self, painter: QPainter, room: QRect, answer: Answer, ink: str) -> None:
        theme, entry = self._themes.current, answer.entry
        metrics = QFontMetrics(self._plain)
        name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, room.width())
        usual, typed = QTextCharFormat(), QTextCharFormat()
        usual.setForeground(theme.colour(ink))
        typed.setFontWeight(QFont.Weight.Bold)
        typed.setForeground(theme.colour("faint" if entry.why_not else "accent"))
        pieces = [(each, typed if at in answer.letters else usual) for at, each in enumerate(name)]
        paint_line(painter, room, _joined(pieces), self._plain)


def _joined(
    letters: Iterable[tuple[str, QTextCharFormat]],
) -> Iterator[tuple[str, QTextCharFormat]]:
    """Letters that look alike in one piece: only then do they stand as the face has them."""
    for look, group in groupby(letters, key=lambda each: each[1]):
        yield "".join(letter for letter, _rest in group), look
