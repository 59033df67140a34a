"""A thin veil of paper over all of the page but the paragraph that is being written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from editor.ui.form.glyph_button import GlyphButton
from editor.ui.form.key_points import KeyPointRow
from editor.ui.form.labels import QuietButton
from editor.ui.form.sheet import Sheet
from editor.ui.form.text_field import TextField
from editor.ui.theme import Themes

STRENGTH: Final = {"text": 0.38, "quiet": 0.12}
"""How much of the paper lies over an ink: so much that each can still be read (4.5 to 1)."""

_CONTROLS: Final[Mapping[type[QWidget], float]] = {
    QComboBox: STRENGTH["text"],
    QLabel: STRENGTH["quiet"],
    QuietButton: STRENGTH["quiet"],
    GlyphButton: STRENGTH["text"],
}
"""What stands beside the fields of Details, and how much of the paper it bears."""


class Veil(QWidget):
    """Lies over the sheet and takes no part in it: mouse and keys go through."""

    def __init__(self, sheet: Sheet, themes: Themes) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._themes = themes
        self._field: TextField | None = None
        self._clear = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        sheet.installEventFilter(self)

    def follow(self, field: TextField | None) -> None:
        """Leave clear what is being written in a field; without one there is no veil."""
        clear = self._written(field) if field is not None else QRect()
        if field is not self._field or clear != self._clear:
            self._field, self._clear = field, clear
            self.update()

    def _written(self, field: TextField) -> QRect:
        """The paragraphs that caret and selection are in, on the sheet."""
        cursor, document = field.textCursor(), field.document()
        layout = document.documentLayout()
        first = layout.blockBoundingRect(document.findBlock(cursor.selectionStart()))
        last = layout.blockBoundingRect(document.findBlock(cursor.selectionEnd()))
        both = first.united(last).toAlignedRect()
        top = field.viewport().mapTo(self._sheet, QPoint(0, both.top())).y()
        left = field.mapTo(self._sheet, QPoint(0, 0)).x()
        return QRect(left, top, field.width(), both.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Veil the fields, each as far as its ink bears."""
        if self._field is None:
            return
        painter = QPainter(self)
        paper = self._themes.current.colour("paper")
        for field in self._sheet.page.fields:
            box = self._box(field)
            if not box.intersects(event.rect()) or not field.isVisibleTo(self._sheet):
                continue
            paper.setAlphaF(STRENGTH.get(field.look.ink, 0.0))
            if field is not self._field:
                painter.fillRect(box, paper)
            else:
                clear = self._clear
                painter.fillRect(QRect(box.topLeft(), QPoint(box.right(), clear.top() - 1)), paper)
                below = QPoint(box.left(), clear.bottom() + 1)
                painter.fillRect(QRect(below, box.bottomRight()), paper)

        self._veil_bullets(painter)
        self._veil_details(painter, event.rect())

    def _veil_bullets(self, painter: QPainter) -> None:
        """Veil the bullets of key points that are not being written."""
        paper = self._themes.current.colour("paper")
        paper.setAlphaF(STRENGTH["text"])
        for row in self._sheet.page.key_points.findChildren(KeyPointRow):
            if row.field is not self._field and row.isVisibleTo(self._sheet):
                painter.fillRect(self._box(row.handle), paper)

    def _veil_details(self, painter: QPainter, seen: QRect) -> None:
        """Veil what stands beside the fields of Details; what has the keys stays clear."""
        details, paper = self._sheet.page.details, self._themes.current.colour("paper")
        if not self._box(details).intersects(seen):
            return
        for kind, strength in _CONTROLS.items():
            paper.setAlphaF(strength)
            for control in details.findChildren(kind):
                if control.isVisibleTo(self._sheet) and not control.hasFocus():
                    painter.fillRect(self._box(control), paper)

    def _box(self, widget: QWidget) -> QRect:
        """Where a widget lies on the sheet."""
        return QRect(widget.mapTo(self._sheet, QPoint(0, 0)), widget.size())

    def showEvent(self, event: QShowEvent) -> None:
        """Lie over everything."""
        super().showEvent(event)
        self.setGeometry(self._sheet.rect())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as large as the sheet, whose lines are others in another width."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._sheet.rect())
            self.follow(self._field)
        return super().eventFilter(watched, event)
