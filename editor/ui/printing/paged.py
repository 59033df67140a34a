"""A text set on pages by Qt: double-spaced with numbered lines as a proof, or plain."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
    QTextOption,
)

from editor.model.proofs.prints import Print
from editor.model.translation import _
from editor.ui.rich_page import keep_tables_within, rich_html

_PROOF_LINE = 2.0
_PLAIN_LINE = 1.35
_HEADING_LINE = 1.3
_POINTS = 12.0
_NUMBER_POINTS = 8.0
_HEAD_POINTS = 9.0
_INDENT = 18.0

# In points: room for the head above, for numbers at the beginning of the lines, for a pencil at
# their end.
_TOP, _BOTTOM, _START, _END = 86.0, 56.0, 72.0, 64.0

_BULLET_SPACE = 250
"""How wide the space behind a bullet is, in hundredths of a space."""
_BULLETS = frozenset(
    (
        QTextListFormat.Style.ListDisc,
        QTextListFormat.Style.ListCircle,
        QTextListFormat.Style.ListSquare,
    )
)

_PIXELS = 96 / 72
"""Pixels to the point: a frame counts in those, and Qt makes them the device's own."""

_STYLE = (
    "p, ul, ol, table, blockquote { margin-top: 0px; margin-bottom: 0px; }"
    "h1 { font-size: 17pt; } h2 { font-size: 13pt; }"
    "a { color: black; text-decoration: underline; }"
    "td, th { padding-right: 16px; }"
    "th { text-align: left; }"
)
_RTL_STYLE = _STYLE.replace("padding-right", "padding-left")
_SPACED = (
    "p, ul, ol, table, blockquote { margin-bottom: 12px; }li ul, li ol { margin-bottom: 0px; }"
)
"""Qt knows no points here."""
_INDENTED = (
    "p {{ text-indent: {dots}px; }}"
    "li p, .kicker, .standfirst, .byline, .note, .sign-off {{ text-indent: 0px; }}"
)
"""In a proof, where all lines are equally far apart, paragraphs are told by their first line."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set.

    - `numbers` is 1 where each line has its number, 5 where every fifth has, 0 where none has.
    - `head` stands at the head of each page beside its number, `warning` in bold below it.
    """

    face: str
    numbers: int = 0
    head: str = ""
    warning: str = ""

    @property
    def is_proof(self) -> bool:
        """Whether it is double-spaced, with numbers."""
        return self.numbers > 0


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line with its number: on which page, and where its letters stand, from that page's top."""

    number: int
    page: int
    baseline: float


class PagedText:
    """A text laid out for a paint device, whose pages are painted one by one.

    The numbers are counted on the very lines that are painted; lines side by side in a table
    count as one. It may be made and used off the UI thread.
    """

    def __init__(self, text: Print, setting: Setting, device: QPagedPaintDevice) -> None:
        self._setting = setting
        self._unit = device.logicalDpiY() / 72
        self._device = device
        self._size = QSizeF(device.width(), device.height())
        self._is_rtl = text.direction == "rtl"
        self._document = self._made(text)
        self._lines = self._numbered()

    @property
    def pages(self) -> int:
        """How many pages it takes; what only space runs over to is none."""
        return self._lines[-1].page + 1 if self._lines else 1

    @property
    def lines(self) -> tuple[Numbered, ...]:
        """All lines in order, also those whose number is not painted."""
        return self._lines

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0."""
        height = self._size.height()
        painter.save()
        painter.translate(0, -page * height)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, page * height, self._size.width(), height)
        context.palette.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))
        painter.setClipRect(context.clip)
        self._document.documentLayout().draw(painter, context)
        painter.restore()
        self._paint_head(painter, page)
        if self._setting.numbers:
            self._paint_numbers(painter, page)

    def _made(self, text: Print) -> QTextDocument:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setUseDesignMetrics(True)
        document.documentLayout().setPaintDevice(self._device)
        option = QTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if self._is_rtl else Qt.LayoutDirection.LeftToRight
        )
        document.setDefaultTextOption(option)
        document.setDefaultFont(self._font(_POINTS))
        document.setDefaultStyleSheet(self._style())
        document.setDocumentMargin(0)
        blocks = "".join(rich_html(each, text.direction) for each in text.blocks)
        document.setHtml(f'<body dir="{text.direction}">{blocks}</body>')
        document.setPageSize(self._size)
        self._set_room(document)
        self._set_lines(document)
        if self._is_rtl:
            right = self._size.width() - _START * self._unit
            keep_tables_within(document, right, self._unit / _PIXELS)
        return document

    def _style(self) -> str:
        style = _RTL_STYLE if self._is_rtl else _STYLE
        if not self._setting.is_proof:
            return style + _SPACED
        # Of all lengths of a style this one is counted in the device's own dots.
        return style + _INDENTED.format(dots=round(_INDENT * self._unit))

    def _set_room(self, document: QTextDocument) -> None:
        room = document.rootFrame().frameFormat()
        left, right = (_END, _START) if self._is_rtl else (_START, _END)
        room.setTopMargin(_TOP * _PIXELS)
        room.setBottomMargin(_BOTTOM * _PIXELS)
        room.setLeftMargin(left * _PIXELS)
        room.setRightMargin(right * _PIXELS)
        document.rootFrame().setFrameFormat(room)

    def _set_lines(self, document: QTextDocument) -> None:
        factor = _PROOF_LINE if self._setting.is_proof else _PLAIN_LINE
        # A bullet stands before its words by a space of its block's face, and only this counts.
        apart = QTextCharFormat()
        apart.setFontStretch(_BULLET_SPACE)
        block = document.begin()
        while block.isValid():
            spaced = QTextBlockFormat()
            high = _HEADING_LINE if block.blockFormat().headingLevel() else factor
            spaced.setLineHeight(
                high * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            QTextCursor(block).mergeBlockFormat(spaced)
            if (found := block.textList()) is not None and found.format().style() in _BULLETS:
                QTextCursor(block).mergeBlockCharFormat(apart)
            block = block.next()

    def _numbered(self) -> tuple[Numbered, ...]:
        layout, height = self._document.documentLayout(), self._size.height()
        baselines = []
        block = self._document.begin()
        while block.isValid():
            top = layout.blockBoundingRect(block).top()
            text = block.text()
            for index in range(block.layout().lineCount()):
                line = block.layout().lineAt(index)
                start = line.textStart()
                if text[start : start + line.textLength()].strip():
                    baselines.append(top + line.y() + line.ascent())
            block = block.next()
        baselines.sort()
        near = _POINTS * self._unit / 2
        first = baselines[:1]
        others = [after for before, after in pairwise(baselines) if after - before > near]
        return tuple(
            Numbered(number, int(at // height), at % height)
            for number, at in enumerate((*first, *others), 1)
        )

    def _paint_head(self, painter: QPainter, page: int) -> None:
        if not self._setting.is_proof:
            return
        unit, width = self._unit, self._size.width()
        font = self._font(_HEAD_POINTS)
        height = QFontMetricsF(font, self._device).height()
        row = QRectF(_END * unit, 34 * unit, width - 2 * _END * unit, height)
        numbering = _("Page {page} of {pages}").format(page=page + 1, pages=self.pages)
        begin, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self._is_rtl:
            begin, end = end, begin
        painter.setPen(QColor(Qt.GlobalColor.black))
        painter.setFont(font)
        painter.drawText(row, end, numbering)
        metrics = QFontMetricsF(font, self._device)
        room = row.width() - metrics.horizontalAdvance(f"{numbering}    ")
        head = metrics.elidedText(self._setting.head, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(row, begin, head)
        if self._setting.warning:
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(row.translated(0, height * 1.3), begin, self._setting.warning)
        rule = row.bottom() + (height * 1.3 if self._setting.warning else 0) + 4 * unit
        painter.fillRect(QRectF(row.left(), rule, row.width(), 0.5 * unit), Qt.GlobalColor.black)

    def _paint_numbers(self, painter: QPainter, page: int) -> None:
        unit, every = self._unit, self._setting.numbers
        font = self._font(_NUMBER_POINTS)
        metrics = QFontMetricsF(font, self._device)
        painter.setFont(font)
        painter.setPen(QColor(Qt.GlobalColor.black))
        for line in self._lines:
            if line.page == page and line.number % every == 0:
                digits = str(line.number)
                x = (_START - 14) * unit - metrics.horizontalAdvance(digits)
                if self._is_rtl:
                    x = self._size.width() - (_START - 14) * unit
                painter.drawText(QPointF(x, line.baseline), digits)

    def _font(self, points: float) -> QFont:
        font = QFont(self._setting.face)
        font.setPointSizeF(points)
        return font
