"""How the caret crosses from field to field, and how the page follows it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from editor.model.places import Caret
from editor.ui.form.figures import PlacedRow
from editor.ui.form.opening import InlineField
from editor.ui.form.sheet import ScrollingSheet, Sheet
from editor.ui.form.text_field import TextField

_ROOM = 36
"""Pixels that are kept in sight above and below the caret."""

_AIR = 160
"""Pixels above and below a field that somebody asked for, where the view is high enough.

A field that begins nearer than this to the head of the page is seen with it.
"""


class Navigation:
    """Moves the caret over the fields of a page in their order."""

    def __init__(self, area: ScrollingSheet, sheet: Sheet) -> None:
        self._area = area
        self._sheet = sheet

    def follow(self, field: TextField) -> None:
        """Bring the caret into sight by the least scroll, or to the height of a typewriter's.

        A figure or pull quote is seen as a whole while its words are written, and so is the head
        of the page with what it begins with.
        """
        box = field.caret_box()
        top = field.mapTo(self._sheet, box.topLeft()).y()
        bar = self._area.verticalScrollBar()
        written_at = self._area.typewriter_height
        # What was just clicked stays under the mouse.
        if written_at is not None and not QGuiApplication.mouseButtons():
            bar.setValue(top - written_at)
            return
        height = self._area.viewport().height()
        bottom = top + box.height()
        row = _row_of(field)
        if row is not None and row.height() <= height and not QGuiApplication.mouseButtons():
            top = row.mapTo(self._sheet, QPoint(0, 0)).y() + _ROOM
            bottom = top + row.height() - 2 * _ROOM
        if top - _ROOM < bar.value():
            begins = field.mapTo(self._sheet, QPoint(0, 0)).y()
            is_at_head = begins < _AIR and bottom + _ROOM <= height
            bar.setValue(0 if is_at_head else top - _ROOM)
        elif bottom + _ROOM > bar.value() + height:
            bar.setValue(bottom + _ROOM - height)

    def go(self, field: TextField, caret: Caret) -> None:
        """Put caret and focus into a field."""
        anchor = caret.position if caret.anchor is None else caret.anchor
        field.select(anchor, caret.position)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.follow(field)

    def go_to_start(self, field: TextField) -> None:
        """Put the caret before a field's text."""
        self.go(field, Caret(field.place, 0))

    def go_to_end(self, field: TextField) -> None:
        """Put the caret after a field's text."""
        self.go(field, Caret(field.place, len(field.text)))

    def open(self, field: TextField) -> None:
        """Put the caret after the text of a field that was asked for, well within sight."""
        self.go_to_end(field)
        height = self._area.viewport().height()
        air = min(_AIR, (height - field.height()) // 3)
        if self._area.typewriter_height is not None or air < _ROOM:
            return
        top = field.mapTo(self._sheet, QPoint(0, 0)).y()
        bar = self._area.verticalScrollBar()
        if top - air < bar.value():
            bar.setValue(top - air)
        elif top + field.height() + air > bar.value() + height:
            bar.setValue(top + field.height() + air - height)

    def beside(self, field: TextField, step: int) -> TextField | None:
        """The next field of the page, or with -1 the one before."""
        order = self._sheet.page.order()
        index = order.index(field) + step if field in order else -1
        return order[index] if 0 <= index < len(order) else None

    def step(self, field: TextField, step: int) -> None:
        """Left and Right over the end of a field."""
        target = self.beside(field, step)
        if target is not None:
            (self.go_to_start if step > 0 else self.go_to_end)(target)

    def stride(self, field: TextField, step: int) -> None:
        """Up and Down over the edge of a field, at the same distance from the left."""
        target = self.beside(field, step)
        while isinstance(target, InlineField):
            target = self.beside(target, step)
        if target is None:
            (self.go_to_end if step > 0 else self.go_to_start)(field)
            return
        cursor = field.textCursor()
        x = cursor.verticalMovementX()
        from_left = x + field.left_margin if x >= 0 else field.cursorRect().x()
        left = target.mapFromGlobal(field.mapToGlobal(QPoint(from_left, 0))).x()
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        y = 4 if step > 0 else target.height() - 4
        target.put_caret_near(QPoint(left, y), max(0, left - target.left_margin))
        self.follow(target)

    def page(self, field: TextField, step: int, *, select: bool) -> None:
        """Page Up and Page Down, over all fields."""
        height = self._area.viewport().height() - 2 * _ROOM
        start = field.caret_box().center()
        point = field.mapTo(self._sheet, start) + QPoint(0, step * height)
        target = field if select else self._nearest(point.y())
        inside = target.mapFrom(self._sheet, point)
        if select:
            anchor = field.caret().anchor if field.caret().anchor is not None else None
            begin = field.caret().position if anchor is None else anchor
            target.put_caret_near(inside)
            target.select(begin, target.caret().position)
        else:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            target.put_caret_near(inside)
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + step * height)
        self.follow(target)

    def _nearest(self, y: int) -> TextField:

        def distance(field: TextField) -> int:
            top = field.mapTo(self._sheet, QPoint(0, 0)).y()
            return max(top - y, y - top - field.height(), 0)

        return min(
            (f for f in self._sheet.page.order() if not isinstance(f, InlineField)), key=distance
        )


def _row_of(field: TextField) -> PlacedRow | None:
    """The row of the figure or pull quote that a field belongs to."""
    widget = field.parentWidget()
    while widget is not None and not isinstance(widget, PlacedRow):
        widget = widget.parentWidget()
    return widget
