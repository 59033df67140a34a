"""How a state of the story looks in the timeline: when, who, why, its note, words won and lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.model.translation import _, counted, numeral
from editor.model.versions import VersionRow, Why
from editor.ui.history.choosing import NOW
from editor.ui.history.measure import side
from editor.ui.history.timeline_rows import DayHead, LineRole, NowRow, title
from editor.ui.theme import Theme, Themes
from editor.ui.times import clock

_TOP, _GAP, _SPINE, _DOT = 6, 10, 24, 4.5
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDED = Qt.TextElideMode.ElideRight
Index = QModelIndex | QPersistentModelIndex


class TimelinePainter(QStyledItemDelegate):
    """Paints days as quiet headings and states as two lines beside the thread of time.

    `other` is the number of the state that the selected one is compared with.
    """

    def __init__(self, themes: Themes, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._now = now
        self.other: int | None = None
        self._measure()
        themes.changed.connect(self._measure)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A day takes less room than a version."""
        is_head = isinstance(index.data(LineRole.LINE), DayHead)
        return QSize(option.rect.width(), self._head_height if is_head else self._row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        line, rect, theme = index.data(LineRole.LINE), option.rect, self._themes.current
        inset = side(rect.width())
        inner = rect.adjusted(inset, 0, -inset, 0)
        painter.save()
        if isinstance(line, DayHead):
            self._paint_head(painter, inner, theme, line)
        else:
            number = NOW if isinstance(line, NowRow) else line.number
            self._paint_surface(painter, option, theme)
            self._paint_thread(painter, inner, theme, line, is_last=_is_last(index))
            inner.setLeft(inner.left() + _SPINE)
            self._paint_words(painter, inner, theme, line)
            right = inner.right() - self._figures_width(line) - _GAP
            is_other = number == self.other
            texts = QRect(inner.left(), inner.top() + _TOP, right - inner.left(), 0)
            if isinstance(line, NowRow):
                self._paint_now(painter, texts, theme, line, is_other=is_other)
            else:
                self._paint_version(painter, texts, theme, line, is_other=is_other)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, theme: Theme, head: DayHead) -> None:
        self._paint_line(painter, rect.left(), rect.top(), rect.bottom(), theme)
        painter.setFont(self._label_font)
        painter.setPen(theme.colour("quiet"))
        painter.drawText(
            rect.adjusted(_SPINE, 6, 0, 0), _LEFT | Qt.TextFlag.TextSingleLine, head.name
        )

    def _paint_surface(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        rect, state = option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("chosen"))
            painter.fillRect(QRect(rect.topLeft(), QSize(3, rect.height())), theme.colour("accent"))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(theme.colour("accent"), 1))
                painter.drawRect(rect.adjusted(6, 2, -5, -3))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hovered"))

    def _paint_thread(
        self,
        painter: QPainter,
        rect: QRect,
        theme: Theme,
        line: NowRow | VersionRow,
        *,
        is_last: bool,
    ) -> None:
        """The thread of time: full knots are what somebody kept, rings what kept itself."""
        middle = QPointF(rect.left() + _DOT + 1, rect.top() + _TOP + self._title.height() / 2)
        top = int(middle.y()) if isinstance(line, NowRow) else rect.top()
        bottom = int(middle.y()) if is_last else rect.bottom()
        self._paint_line(painter, rect.left(), top, bottom, theme)
        by_hand = isinstance(line, NowRow) or line.why == Why.ASKED
        ink = theme.colour("accent" if by_hand else "edge")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(ink if by_hand else theme.colour("chrome"))
        painter.drawEllipse(middle, _DOT, _DOT)

    def _paint_line(
        self, painter: QPainter, left: int, top: int, bottom: int, theme: Theme
    ) -> None:
        painter.fillRect(
            QRect(left + round(_DOT), top, 1, bottom - top + 1), theme.colour("hairline")
        )

    def _paint_now(
        self, painter: QPainter, rect: QRect, theme: Theme, row: NowRow, *, is_other: bool
    ) -> None:
        self._paint_title(painter, rect, theme, title(row), _("the story as it is"), is_other)
        if row.gained is not None:
            below = self._below(rect)
            self._text(
                painter,
                below,
                theme,
                "quiet",
                _("Since version {since}").format(since=numeral(row.since)),
            )

    def _paint_version(
        self, painter: QPainter, rect: QRect, theme: Theme, row: VersionRow, *, is_other: bool
    ) -> None:
        self._paint_title(painter, rect, theme, title(row), _(row.why), is_other)
        below = self._below(rect)
        facts = " · ".join(filter(None, (clock(row.at, self._now()), row.who)))
        if not row.note:
            self._text(painter, below, theme, "quiet", facts)
            return
        self._text(painter, below, theme, "quiet", f"{facts} · ")
        below.setLeft(below.left() + self._fact.horizontalAdvance(f"{facts} · "))
        self._text(painter, below, theme, "text", " ".join(row.note.split()))

    def _paint_title(
        self, painter: QPainter, rect: QRect, theme: Theme, name: str, why: str, is_other: bool
    ) -> None:
        painter.setFont(self._title_font)
        painter.setPen(theme.colour("text"))
        first = QRect(rect.left(), rect.top(), rect.width(), self._title.height())
        painter.drawText(first, _LEFT, name)
        first.setLeft(first.left() + self._title.horizontalAdvance(name) + _GAP)
        self._text(painter, first, theme, "quiet", why)
        if is_other:
            first.setLeft(first.left() + self._fact.horizontalAdvance(why) + _GAP)
            self._paint_tag(painter, first, theme)

    def _paint_tag(self, painter: QPainter, rect: QRect, theme: Theme) -> None:
        """Say that the selected state is compared with this one."""
        name = _("compared")
        painter.setFont(self._fact_font)
        width = self._fact.horizontalAdvance(name) + 14
        tag = QRect(rect.left(), rect.center().y() - self._fact.height() // 2 - 1, width, 0)
        tag.setHeight(self._fact.height() + 3)
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(tag, 7, 7)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_words(
        self, painter: QPainter, rect: QRect, theme: Theme, line: NowRow | VersionRow
    ) -> None:
        """The words won and lost, and below them how many there are."""
        top = QRect(rect.left(), rect.top() + _TOP, rect.width(), self._title.height())
        painter.setFont(self._fact_font)
        for text, ink in reversed(_figures(line)):
            painter.setPen(theme.colour(ink))
            painter.drawText(top, _RIGHT, text)
            top.setRight(top.right() - self._fact.horizontalAdvance(f"{text} "))
        painter.setPen(theme.colour("quiet"))
        below = QRect(rect.left(), top.bottom() + 3, rect.width(), self._fact.height())
        painter.drawText(below, _RIGHT, counted("{n} word", "{n} words", line.words))

    def _figures_width(self, line: NowRow | VersionRow) -> int:
        figures = " ".join(text for text, _ink in _figures(line))
        texts = figures, counted("{n} word", "{n} words", line.words)
        return max(self._fact.horizontalAdvance(text) for text in texts)

    def _below(self, rect: QRect) -> QRect:
        top = rect.top() + self._title.height() + 2
        return QRect(rect.left(), top, rect.width(), self._fact.height())

    def _text(self, painter: QPainter, rect: QRect, theme: Theme, ink: str, text: str) -> None:
        painter.setFont(self._fact_font)
        painter.setPen(theme.colour(ink))
        painter.drawText(rect, _LEFT, self._fact.elidedText(text, _ELIDED, max(0, rect.width())))

    def _measure(self) -> None:
        theme = self._themes.current
        self._title_font: QFont = theme.control_font()
        self._title_font.setWeight(QFont.Weight.DemiBold)
        self._fact_font = theme.control_font(0.9)
        self._label_font = theme.label_font()
        self._title = QFontMetrics(self._title_font)
        self._fact = QFontMetrics(self._fact_font)
        self._row_height = 2 * _TOP + self._title.height() + 2 + self._fact.height()
        self._head_height = QFontMetrics(self._label_font).height() + 14


def _figures(line: NowRow | VersionRow) -> list[tuple[str, str]]:
    """The words won and lost with their signs, each with the name of its ink."""
    if line.gained is None or line.lost is None:
        return []
    figures = [(f"+{numeral(line.gained)}", "green")] if line.gained else []
    figures += [(f"−{numeral(line.lost)}", "red")] if line.lost else []
    return figures or [("±0", "quiet")]


def _is_last(index: Index) -> bool:
    return index.row() == index.model().rowCount() - 1
