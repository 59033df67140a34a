"""The key points: a row each, with a handle to drag it by and a counter."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from editor.model.house import Limits
from editor.model.places import key_point_place
from editor.model.story import KeyPoint
from editor.model.translation import _
from editor.ui.form.counters import Counter, read_key_point
from editor.ui.form.fields import Fields
from editor.ui.form.handle import Handle
from editor.ui.form.keys import Kind
from editor.ui.form.labels import Label, QuietButton
from editor.ui.form.looks import KEY_POINT
from editor.ui.form.stack import Row, Stack
from editor.ui.form.text_field import TextField
from editor.ui.theme import Theme


class KeyPointRow(Row):
    """One key point."""

    def __init__(self, parent: QWidget, fields: Fields, item: str) -> None:
        super().__init__(parent)
        self.handle = Handle(self)
        self.field = fields.make(
            self,
            key_point_place(item),
            _("Key point"),
            Kind.LINE,
            KEY_POINT,
            _("A main fact, one line"),
        )
        self.counter = Counter(self)
        self.put(self.handle, self.field, self.counter)

    def arrange(self, width: int) -> int:
        """Place field and counter, and the bullet at the field's first line as it is set now."""
        height = super().arrange(width)
        self.handle.stand_beside(self.field)
        return height


class KeyPoints(Stack):
    """The list of key points with the button that adds one."""

    add_asked = Signal()
    moved = Signal(str, int)  # A key point's id and where it was dropped.

    def __init__(self, parent: QWidget, fields: Fields, theme: Theme) -> None:
        super().__init__(parent, top=4)
        self._fields = fields
        self._theme = theme
        self._limits = Limits()
        self._rows: dict[str, KeyPointRow] = {}
        self._landing: int | None = None
        self.label = Label(self, _("Key points"))
        self.add_button = QuietButton(self, _("+ Key point"), _("Add key point"))
        self.add_button.setToolTip(_("Enter in a key point adds the next one"))
        self.add_button.clicked.connect(self.add_asked)
        self.dress(theme)

    def show_points(self, points: tuple[KeyPoint, ...], limits: Limits) -> None:
        """Show these key points; rows that stay are kept, with caret and scroll."""
        self._limits = limits
        for item in self._rows.keys() - {point.id for point in points}:
            row = self._rows.pop(item)
            self._fields.drop(row.field.place)
            row.hide()
            row.deleteLater()
        for index, point in enumerate(points):
            row = self._rows.get(point.id) or self._made(point)
            row.field.setAccessibleName(_("Key point {n}").format(n=index + 1))
            row.field.show_text(point.text)
            self._count(row)
        self._rows = {point.id: self._rows[point.id] for point in points}
        self.put((self.label, *self._rows.values(), self.add_button))

    def fields(self) -> list[TextField]:
        """The fields in order."""
        return [row.field for row in self._rows.values()]

    def count(self, field: TextField) -> None:
        """Count anew the words of a key point."""
        row = self._rows.get(field.place.item)
        if row is not None:
            self._count(row)

    def dress(self, theme: Theme) -> None:
        """Take face and colours from a theme."""
        self._theme = theme
        self.label.dress(theme)
        self.add_button.dress(theme)
        for row in self._rows.values():
            row.counter.dress(theme)

    def _made(self, point: KeyPoint) -> KeyPointRow:
        row = KeyPointRow(self, self._fields, point.id)
        row.handle.dragged.connect(self._show_landing)
        row.handle.dropped.connect(lambda at, item=point.id: self._drop(item, at))
        row.handle.cancelled.connect(self._hide_landing)
        self._rows[point.id] = row
        return row

    def _count(self, row: KeyPointRow) -> None:
        row.counter.show_reading(read_key_point(row.field.text, self._limits), self._theme)
        row.field.setToolTip(row.counter.toolTip() if row.counter.text() else "")

    def _gap_at(self, point: QPoint) -> int:
        """Before which row a key point lands that is dropped there."""
        y = self.mapFromGlobal(point).y()
        return sum(row.geometry().center().y() < y for row in self._rows.values())

    def _show_landing(self, point: QPoint) -> None:
        self._landing = self._gap_at(point)
        self.update()

    def _hide_landing(self) -> None:
        self._landing = None
        self.update()

    def _drop(self, item: str, point: QPoint) -> None:
        self._hide_landing()
        source, gap = list(self._rows).index(item), self._gap_at(point)
        target = gap - 1 if gap > source else gap
        if target != source:
            self.moved.emit(item, target)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Show where a dragged key point would land."""
        if self._landing is None:
            return
        boxes = [row.geometry() for row in self._rows.values()]
        at_end = self._landing == len(boxes)
        y = boxes[-1].bottom() if at_end else boxes[self._landing].top()
        painter = QPainter(self)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.fillRect(QRect(QPoint(10, y), QSize(self.width() - 20, 2)), accent)
