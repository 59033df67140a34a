"""Marks under what was found, in the fields that are in sight."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QScrollArea, QTextEdit

from editor.model.finding.find import NOTHING, Found, Searched, Span
from editor.model.places import Place
from editor.model.text import from_utf16, to_utf16, utf16_length
from editor.ui.form.fields import Fields
from editor.ui.form.text_field import TextField
from editor.ui.theme import Themes

MOST = 500
"""Marks in one field at once; more are not told apart."""

WASH = 42
"""How much of the ink lies over the paper, of 255."""


class HitMarks(QObject):
    """Marks matches by a wash of colour and a line below; costs nothing while there are none.

    Qt paints every mark of a field with each of its lines: only those in sight are made.
    """

    def __init__(self, area: QScrollArea, fields: Fields, themes: Themes) -> None:
        super().__init__(area)
        self._area = area
        self._fields = fields
        self._themes = themes
        self._searched: dict[Place, Searched] = {}
        self._marked: set[Place] = set()
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._mark)
        area.verticalScrollBar().valueChanged.connect(lambda _: self._renew())
        area.verticalScrollBar().rangeChanged.connect(lambda *_: self._renew())
        themes.changed.connect(self._renew)

    def show(self, found: Found = NOTHING) -> None:
        """Mark these matches, and no others."""
        searched = {each.place: each for each in found.texts if each.spans}
        if searched or self._searched:
            self._searched = searched
            self._rest.start()

    def _renew(self) -> None:
        if self._searched:
            self._rest.start()

    def _mark(self) -> None:
        marked = set()
        for field in self._fields:
            searched = self._searched.get(field.place)
            selections = self._in_sight(field, searched) if searched else []
            if selections:
                marked.add(field.place)
            if selections or field.place in self._marked:
                field.setExtraSelections(selections)
        self._marked = marked

    def _in_sight(self, field: TextField, searched: Searched) -> list[QTextEdit.ExtraSelection]:
        seen = self._seen(field)
        if seen.isEmpty() or field.text != searched.text:
            return []
        return [self._selection(field, *span) for span in _units(searched, *_reach(field, seen))]

    def _seen(self, field: TextField) -> QRect:
        """The part of a field that is in sight, in its own coordinates."""
        if not field.isVisible():
            return QRect()
        view = self._area.viewport()
        window = QRect(field.mapFrom(self._area, QPoint(0, 0)), view.size())
        return window.intersected(field.rect())

    def _selection(self, field: TextField, start: int, end: int) -> QTextEdit.ExtraSelection:
        theme = self._themes.current
        wash = theme.colour("amber")
        wash.setAlpha(WASH)
        marks = QTextCharFormat()
        marks.setBackground(wash)
        marks.setUnderlineColor(theme.colour("amber"))
        marks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(field.document())
        selection.cursor.setPosition(start)
        selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.format = marks
        return selection


def _reach(field: TextField, seen: QRect) -> Span:
    """From where to where the text in sight goes, in Qt's units."""
    first = field.cursorForPosition(QPoint(0, seen.top()))
    last = field.cursorForPosition(QPoint(field.width(), seen.bottom()))
    return first.position(), last.position()


def _units(searched: Searched, first: int, last: int) -> list[Span]:
    """The matches that touch a part of the text, in Qt's units, as is that part."""
    text, spans = searched.text, searched.spans
    low, high = from_utf16(text, first), from_utf16(text, last)
    begin = bisect_left(spans, low, key=lambda span: span[1])
    end = bisect_right(spans, high, key=lambda span: span[0])
    made: list[Span] = []
    at = units = 0
    for start, stop in spans[begin : min(end, begin + MOST)]:
        # Counted on from the match before: a long text is counted once.
        units = to_utf16(text, start) if not made else units + utf16_length(text[at:start])
        made.append((units, units + utf16_length(text[start:stop])))
        at, units = stop, made[-1][1]
    return made
