"""How a story looks in the list: headline, status by shape and word, slugline, words, time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.model.direction import direction
from editor.model.rows import StoryRow
from editor.model.story import Status
from editor.model.translation import _
from editor.ui.library.facts import fitted_facts
from editor.ui.library.rows import RowRole
from editor.ui.theme import Theme, Themes
from editor.ui.times import local_now

_SIDE, _TOP, _MARK, _GAP = 14, 9, 9, 9
_LINES = 2
_BEGINNING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine

_INKS = {
    Status.DRAFT: "quiet",
    Status.IN_REVIEW: "accent",
    Status.RETURNED: "amber",
    Status.APPROVED: "green",
    Status.PUBLISHED: "green",
    Status.CORRECTED: "amber",
    Status.WITHDRAWN: "red",
    Status.SPIKED: "quiet",
}


class RowPainter(QStyledItemDelegate):
    """Paints one row; all rows are equally high."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.open_story = ""
        self._measure()
        themes.changed.connect(self._measure)

    @property
    def row_height(self) -> int:
        """The height of every row, in pixels."""
        return self._row_height

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list, as high as two lines of headline and one of facts."""
        return QSize(option.rect.width(), self._row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the row's surface and what it says."""
        row = index.data(RowRole.ROW)
        state = option.state
        rect: QRect = option.rect
        theme = self._themes.current
        painter.save()
        painter.setClipRect(rect)
        is_open = row is not None and row.id == self.open_story
        if is_open or state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("chosen"))
            painter.fillRect(QRect(rect.topLeft(), QSize(3, rect.height())), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hovered"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRect(rect.adjusted(4, 2, -5, -3))
        line = QRect(rect.left() + _SIDE, rect.bottom(), rect.width() - 2 * _SIDE, 1)
        painter.fillRect(line, theme.colour("hairline"))
        if row is None:
            self._paint_waiting(painter, rect, theme)
        else:
            self._paint_row(painter, rect, theme, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, theme: Theme, row: StoryRow) -> None:
        left = rect.left() + _SIDE + _MARK + _GAP
        width = rect.right() - _SIDE - left
        title = " ".join(row.headline.split()) or row.slugline or _("No headline")
        font = self._title_font
        if not row.headline:
            font = QFont(font)
            font.setItalic(True)
        lines = wrapped(title, font, width)
        spacing = self._title_metrics.lineSpacing()
        # One line stands in the middle of the room for two: rows look alike.
        top = rect.top() + _TOP + (_LINES - len(lines)) * spacing // 2
        painter.setFont(font)
        painter.setPen(theme.colour("text" if row.headline else "quiet"))
        painter.setLayoutDirection(_way(title))
        for number, line in enumerate(lines):
            box = QRectF(left, top + number * spacing, width, spacing)
            painter.drawText(box, _BEGINNING, line)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        mark = QRectF(
            rect.left() + _SIDE, top + (self._title_metrics.height() - _MARK) / 2, _MARK, _MARK
        )
        paint_status(painter, mark, row.status, theme)
        facts = QRect(left, top + len(lines) * spacing + 3, width, self._fact_metrics.height())
        self._paint_facts(painter, facts, theme, row)

    def _paint_facts(self, painter: QPainter, rect: QRect, theme: Theme, row: StoryRow) -> None:
        painter.setFont(self._fact_font)
        painter.setPen(theme.colour("quiet"))
        now = local_now()
        time = short_time(row.binned or row.updated, now)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight, time)
        room = rect.width() - self._fact_metrics.horizontalAdvance(time) - _GAP
        embargo, facts = fitted_facts(row, now, self._fact_metrics, room)
        if embargo:
            painter.setPen(theme.colour("amber"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, embargo)
            painter.setPen(theme.colour("quiet"))
            rect = rect.adjusted(self._fact_metrics.horizontalAdvance(embargo), 0, 0, 0)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, facts)

    def _paint_waiting(self, painter: QPainter, rect: QRect, theme: Theme) -> None:
        """Two quiet bars where a headline will stand."""
        left = rect.left() + _SIDE + _MARK + _GAP
        width = rect.width() - left - _SIDE
        for number, share in enumerate((0.8, 0.45)):
            bar = QRectF(left, rect.top() + _TOP + 6 + number * 18, width * share, 8)
            painter.setBrush(theme.colour("hovered"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(bar, 4, 4)

    def _measure(self) -> None:
        theme = self._themes.current
        self._title_font = theme.text_font(11)
        self._fact_font = theme.control_font(0.88)
        self._title_metrics = QFontMetrics(self._title_font)
        self._fact_metrics = QFontMetrics(self._fact_font)
        text = _LINES * self._title_metrics.lineSpacing() + 3 + self._fact_metrics.height()
        self._row_height = text + 2 * _TOP


def _way(text: str) -> Qt.LayoutDirection:
    """A headline runs as its own words do, and begins at their side."""
    runs_left = direction("", text) == "rtl"
    return Qt.LayoutDirection.RightToLeft if runs_left else Qt.LayoutDirection.LeftToRight


def wrapped(text: str, font: QFont, width: int) -> list[str]:
    """The text in two lines at most, the last one with an ellipsis where it was too long."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(_way(text))
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    first = line.textLength()
    layout.endLayout()
    # Qt counts UTF-16 units.
    units = text.encode("utf-16-le")
    head, tail = units[: 2 * first].decode("utf-16-le"), units[2 * first :].decode("utf-16-le")
    if not tail.strip():
        return [head.rstrip()]
    metrics = QFontMetrics(font)
    return [head.rstrip(), metrics.elidedText(tail.strip(), Qt.TextElideMode.ElideRight, width)]


def short_time(updated: str, now: datetime) -> str:
    """When a story was kept, as short as is clear: today the time, else the day."""
    try:
        at = datetime.fromisoformat(updated).astimezone(now.tzinfo)
    except ValueError:
        return ""
    if at.date() == now.date():
        return f"{at:%H:%M}"
    month = QLocale().monthName(at.month, QLocale.FormatType.ShortFormat)
    return f"{at.day} {month}" if at.year == now.year else f"{at.day} {month} {at.year}"


def paint_status(painter: QPainter, rect: QRectF, status: str, theme: Theme) -> None:
    """Paint the mark of a status; each has a shape of its own."""
    ink = theme.colour(_INKS.get(Status(status), "quiet") if status in set(Status) else "quiet")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = rect.adjusted(0.75, 0.75, -0.75, -0.75)
    match status:
        case Status.IN_REVIEW:
            painter.drawEllipse(box)
            painter.setBrush(ink)
            painter.drawPie(box, 90 * 16, 180 * 16)
        case Status.RETURNED:
            _paint_lines(painter, box, (1, 0.1), (0, 0.5), (1, 0.9))
        case Status.APPROVED:
            _paint_lines(painter, box, (0, 0.55), (0.35, 0.9), (1, 0.1))
        case Status.PUBLISHED:
            painter.setBrush(ink)
            painter.drawEllipse(box)
        case Status.CORRECTED:
            painter.setBrush(ink)
            _paint_lines(painter, box, (0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5), (0.5, 0))
        case Status.WITHDRAWN:
            painter.drawEllipse(box)
            _paint_lines(painter, box, (0.15, 0.85), (0.85, 0.15))
        case Status.SPIKED:
            _paint_lines(painter, box, (0.1, 0.1), (0.9, 0.9))
            _paint_lines(painter, box, (0.1, 0.9), (0.9, 0.1))
        case _:
            painter.drawEllipse(box)
    painter.restore()


def _paint_lines(painter: QPainter, box: QRectF, *points: tuple[float, float]) -> None:
    path = QPainterPath()
    for number, (x, y) in enumerate(points):
        point = QPointF(box.left() + x * box.width(), box.top() + y * box.height())
        if number:
            path.lineTo(point)
        else:
            path.moveTo(point)
    painter.drawPath(path)
