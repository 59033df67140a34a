"""Dateline and source tag in grey inside the first line of the opening."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from editor.model.house import House
from editor.model.lead_in import LeadIn, lead_in
from editor.model.places import Place, body_place
from editor.model.translation import N_, _
from editor.ui.form.fields import Fields
from editor.ui.form.keys import Kind
from editor.ui.form.looks import BODY, LEAD_IN
from editor.ui.form.page_text import MARGIN
from editor.ui.form.stack import Arranged, placed
from editor.ui.form.text_field import TextField

DATELINE = Place("dateline")
SOURCE_TAG = Place("source_tag")
_CARET = 3  # Pixels behind a text that is as wide as its widget, for the caret.
HINT = N_("The opening: what happened, to whom, where")


class InlineField(TextField):
    """A field that is as wide as its text and stands within a line."""

    margin = 0

    def _fit(self) -> None:
        document = self.document()
        shown = (
            document.idealWidth()
            if self._text
            else self.fontMetrics().horizontalAdvance(self._hint)
        )
        height = ceil(document.size().height())
        width = ceil(shown) + _CARET
        if (width, height) != (self.width(), self.height()):
            self.setFixedSize(width, height)
            self.grown.emit()

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
        y = self.baseline() + 3
        painter.drawLine(0, y, self.width() - 2, y)


class LeadInRow(QWidget):
    """The lead-in in the house's form, with a field for each of its two parts."""

    def __init__(self, fields: Fields, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = ""
        self._around = LeadIn("", "", "")
        self._pieces: list[tuple[int, str]] = []
        self._runs_left = False
        self.dateline = fields.make(
            self, DATELINE, _("Dateline"), Kind.LINE, LEAD_IN, _("PLACE"), made=InlineField
        )
        self.tag = fields.make(
            self, SOURCE_TAG, _("Source tag"), Kind.LINE, LEAD_IN, _("Source"), made=InlineField
        )
        for field in (self.dateline, self.tag):
            field.setLineWrapMode(TextField.LineWrapMode.NoWrap)

    def show_form(self, house: House, *, has_place: bool, has_tag: bool) -> None:
        """Show the parts that there are, in the house's form."""
        self._around = lead_in(house.lead_in, has_place=has_place, has_tag=has_tag)
        self.dateline.setVisible(has_place)
        self.tag.setVisible(has_tag)

    def arrange(self, *, runs_left: bool) -> None:
        """Set the parts one after the other, in the direction of the text behind them."""
        measure = self.tag.fontMetrics().horizontalAdvance
        pieces, fields = [(0, self._around.before)], []
        x = measure(self._around.before)
        for field, text in ((self.dateline, self._around.between), (self.tag, self._around.after)):
            if not field.isHidden():
                fields.append((x, field))
                x += field.width() - _CARET
                pieces.append((x, text))
                x += measure(text)
        is_empty = self.dateline.isHidden() and self.tag.isHidden()
        self.setVisible(not is_empty)
        width = 0 if is_empty else x + measure(" ")
        self.resize(width, self.tag.height())
        for at, field in fields:
            # The room for the caret is behind the letters, whichever way they run themselves.
            behind = (
                0
                if field.document().firstBlock().textDirection() is Qt.LayoutDirection.RightToLeft
                else _CARET
            )
            field.move(width - at - field.width() + behind if runs_left else at, 0)
        self._pieces = [
            (width - at - measure(text) if runs_left else at, text) for at, text in pieces
        ]
        self._runs_left = runs_left
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The form's own characters around the fields."""
        painter = QPainter(self)
        painter.setFont(self.tag.font())
        painter.setPen(self.tag.palette().color(QPalette.ColorRole.Text))
        y = self.tag.baseline() if not self.tag.isHidden() else self.dateline.baseline()
        way = Qt.LayoutDirection
        painter.setLayoutDirection(way.RightToLeft if self._runs_left else way.LeftToRight)
        for x, text in self._pieces:
            painter.drawText(x, y, text)


class Opening(Arranged):
    """The body of the opening with the lead-in in its first line, or above it where it is long."""

    def __init__(self, parent: QWidget, fields: Fields, section: str) -> None:
        super().__init__(parent)
        self.body = fields.make(self, body_place(section), _("Body"), Kind.BODY, BODY, _(HINT))
        self.lead_in = LeadInRow(fields, self)

    def arrange(self, width: int) -> int:
        """Place the lead-in where it has room and the body around it; returns the height."""
        lead = self.lead_in
        first = self.body.document().firstBlock()
        is_rtl = first.textDirection() is Qt.LayoutDirection.RightToLeft
        lead.arrange(runs_left=is_rtl)
        taken = lead.width() if not lead.isHidden() else 0
        is_above = taken > width * 0.6
        top = lead.height() if is_above else 0
        self.body.set_indent(0 if is_above else taken)
        height = top + placed(self.body, 0, top, width)
        end = width - taken - (MARGIN if self.body.runs_left else 0)
        lead.move(end if is_rtl else MARGIN, 0)
        lead.raise_()
        return height
