"""What is being read stays where it is while the page around it is laid out anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea, QWidget

from editor.ui.form.text_field import TextField


@contextmanager
def held_in_place(area: QScrollArea, page: QWidget) -> Iterator[None]:
    """Keep the caret, or else the text at the upper edge, at its height in the view."""
    field = _caret_in_sight(area, page) or _topmost(area, page)
    if field is None:
        yield
        return
    cursor = field.textCursor()
    if not field.hasFocus():
        cursor = field.cursorForPosition(field.viewport().mapFrom(page, _upper(area, page)))
    before = _top(cursor, field, page) - area.verticalScrollBar().value()
    yield
    area.verticalScrollBar().setValue(_top(cursor, field, page) - before)


def _caret_in_sight(area: QScrollArea, page: QWidget) -> TextField | None:
    field = area.focusWidget()
    if not isinstance(field, TextField) or not field.hasFocus():
        return None
    seen = QRect(page.mapFrom(area.viewport(), QPoint()), area.viewport().size())
    return field if seen.intersects(_box(field, page)) and _is_seen(field, page, seen) else None


def _is_seen(field: TextField, page: QWidget, seen: QRect) -> bool:
    return seen.top() <= _top(field.textCursor(), field, page) <= seen.bottom()


def _topmost(area: QScrollArea, page: QWidget) -> TextField | None:
    """The first field of which something can be seen."""
    edge = _upper(area, page).y()
    fields = [
        (box.top(), field)
        for field in page.findChildren(TextField)
        if field.isVisibleTo(page) and (box := _box(field, page)).bottom() > edge
    ]
    return min(fields, key=lambda each: each[0])[1] if fields else None


def _upper(area: QScrollArea, page: QWidget) -> QPoint:
    return page.mapFrom(area.viewport(), QPoint(area.viewport().width() // 2, 0))


def _box(field: TextField, page: QWidget) -> QRect:
    return QRect(field.mapTo(page, QPoint()), field.size())


def _top(cursor: QTextCursor, field: TextField, page: QWidget) -> int:
    """The upper edge of the line that a cursor is in."""
    return field.viewport().mapTo(page, field.cursorRect(cursor).topLeft()).y()
