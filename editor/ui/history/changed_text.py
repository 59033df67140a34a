"""The text of a difference: read, walked through change by change, unfolded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from editor.model.comparing.compare import Hunk, Sign
from editor.model.direction import prevailing_direction
from editor.model.translation import _
from editor.ui.form.looks import Look
from editor.ui.form.page_text import PageText
from editor.ui.history.inks import Inks
from editor.ui.history.passages import SIGNS, Passage, spoken_hunk, visible

_LOOKED_AT = 2_000
"""Characters by which it is told which way a text runs."""

_NEXT = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_PREVIOUS = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Stop:
    """A change or a folded stretch, between two positions (in Qt's units) of the shown text."""

    start: int
    end: int
    hunk: Hunk | None
    fold: int | None


class ChangedText(PageText):
    """Shows passages; the arrow keys go from change to change.

    - Enter on a change asks for what was there before, on a folded stretch it unfolds it.
    - A change under the mouse or the caret is `pointed` at, with where it is in this widget.
    """

    pointed = Signal(object, QRect)  # A Hunk, or None when no change is pointed at any more.
    hunk_wanted = Signal(object)
    unfold_wanted = Signal(int)
    stopped = Signal(QRect)
    left = Signal(bool)  # The walk goes on in the next text (True) or in the one before.

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent, look, "")
        self._stops: list[Stop] = []
        self._at = -1
        self._under_mouse: Stop | None = None
        self._style.is_body = True
        self.setReadOnly(True)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    @property
    def current(self) -> Hunk | None:
        """The change that the walk has come to; None too for one that is no part of a text."""
        return self._stops[self._at].hunk if 0 <= self._at < len(self._stops) else None

    @property
    def left_margin(self) -> int:
        """Pixels before the text: below the label of its row, whichever way it runs."""
        return self.margin

    # What it shows

    def show_words(self, passages: Sequence[Passage], inks: Inks) -> None:
        """Show a text word by word."""
        self._run(passages)
        cursor = self._emptied()
        for passage in passages:
            start = cursor.position()
            if passage.fold is not None:
                _insert_fold(cursor, passage, inks)
            elif passage.sign is Sign.SAME:
                cursor.insertText(passage.text, inks.texts[Sign.SAME])
            else:
                _insert_change(cursor, passage, inks)
            self._note_stop(passage, start, cursor.position())
        self._finish(cursor)

    def show_source(self, passages: Sequence[Passage], inks: Inks) -> None:
        """Show source line by line."""
        cursor = self._emptied()
        for number, passage in enumerate(passages):
            if number:
                cursor.insertText("\n", inks.texts[Sign.SAME])
            start = cursor.position()
            if passage.fold is not None:
                _insert_fold(cursor, passage, inks)
            else:
                cursor.insertText(f"{SIGNS.get(passage.sign, ' ')} ", inks.signs[passage.sign])
                cursor.insertText(visible(passage.text), inks.texts[passage.sign])
            self._note_stop(passage, start, cursor.position())
        self._finish(cursor, self.fontMetrics().horizontalAdvance("+ "))

    def _run(self, passages: Sequence[Passage]) -> None:
        """Run as most of the words do."""
        words = "".join(passage.text for passage in passages if passage.fold is None)
        way = Qt.LayoutDirection
        runs_left = prevailing_direction(words[:_LOOKED_AT]) == "rtl"
        self.set_direction(way.RightToLeft if runs_left else way.LeftToRight)

    def _emptied(self) -> QTextCursor:
        self._stops.clear()
        self._at = -1
        self._under_mouse = None
        self.setExtraSelections([])
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        return cursor

    def _note_stop(self, passage: Passage, start: int, end: int) -> None:
        if passage.fold is None and passage.sign is Sign.SAME:
            return
        last = self._stops[-1] if self._stops else None
        goes_on = last is not None and last.end == start and last.fold is None
        if last is not None and goes_on and passage.fold is None and last.hunk == passage.hunk:
            self._stops[-1] = Stop(last.start, end, last.hunk, None)
        else:
            self._stops.append(Stop(start, end, passage.hunk, passage.fold))

    def _finish(self, cursor: QTextCursor, hanging: int = 0) -> None:
        """Space the lines, all before the text is laid out once; with `hanging` the lines of a
        paragraph stand so many pixels right of its sign.
        """
        self._style.apply(0, self.document().characterCount())
        if hanging:
            indented = QTextBlockFormat()
            indented.setLeftMargin(hanging)
            indented.setTextIndent(-hanging)
            indented.setBottomMargin(4)
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.mergeBlockFormat(indented)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    # Walking

    def walk_in(self, *, forward: bool) -> None:
        """Take the keys, at the first or the last change."""
        self._at = -1 if forward else len(self._stops)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._step(1 if forward else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter acts; copying and selecting stay Qt's."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _NEXT:
            self._step(1)
        elif plain and event.key() in _PREVIOUS:
            self._step(-1)
        elif plain and event.key() in _ENTER and 0 <= self._at < len(self._stops):
            self._act(self._stops[self._at])
        elif plain and event.key() in _PAGES:
            event.ignore()  # The sheet scrolls.
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab the keys come to the first change, backwards to the last."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self._stop_at(0)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._stop_at(len(self._stops) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing any more."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._at = -1
            self.setExtraSelections([])
            self.pointed.emit(None, QRect())

    def _step(self, by: int) -> None:
        target = self._at + by
        if 0 <= target < len(self._stops):
            self._stop_at(target)
        else:
            self.left.emit(by > 0)

    def _stop_at(self, at: int) -> None:
        if not 0 <= at < len(self._stops):
            return
        self._at = at
        stop = self._stops[at]
        self._mark(stop)
        rect = self._rect_of(stop)
        self.stopped.emit(rect)
        self.pointed.emit(stop.hunk, rect)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._spoken(stop)))

    def _spoken(self, stop: Stop) -> str:
        if stop.hunk is not None:
            return spoken_hunk(stop.hunk)
        shown = self._selected(stop).selectedText().strip()
        return (
            _("{shown} unchanged, Enter unfolds them").format(shown=shown)
            if stop.fold is not None
            else shown
        )

    def _selected(self, stop: Stop) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(stop.start)
        cursor.setPosition(stop.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self, stop: Stop) -> None:
        selection = QTextEdit.ExtraSelection()
        marked = QTextCharFormat()
        marked.setBackground(self.palette().highlight())
        selection.cursor = self._selected(stop)
        selection.format = marked
        self.setExtraSelections([selection])

    def _act(self, stop: Stop) -> None:
        if stop.fold is not None:
            self.unfold_wanted.emit(stop.fold)
        elif stop.hunk is not None:
            self.hunk_wanted.emit(stop.hunk)

    def _rect_of(self, stop: Stop) -> QRect:
        """From the change's beginning to its end; over several lines, its last line."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(stop.end)
        end = self.cursorRect(cursor)
        cursor.setPosition(stop.start)
        start = self.cursorRect(cursor)
        left = start.left() if start.top() == end.top() else self.margin
        return QRect(QPoint(left, end.top()), end.bottomRight())

    # The mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the change under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self._stop_under(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a folded stretch unfolds it, on a change it becomes the current one."""
        super().mouseReleaseEvent(event)
        stop = self._stop_under(event.position())
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        if stop is not None and stop.fold is not None:
            self.unfold_wanted.emit(stop.fold)
        elif stop is not None:
            self._stop_at(self._stops.index(stop))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is elsewhere."""
        super().leaveEvent(event)
        self._hover(None)

    def _stop_under(self, position: QPointF) -> Stop | None:
        at = self.document().documentLayout().hitTest(position, Qt.HitTestAccuracy.ExactHit)
        return next((stop for stop in self._stops if stop.start <= at < stop.end), None)

    def _hover(self, stop: Stop | None) -> None:
        if stop is self._under_mouse:
            return
        self._under_mouse = stop
        is_fold = stop is not None and stop.fold is not None
        shape = Qt.CursorShape.PointingHandCursor if is_fold else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        if stop is None or is_fold:
            self.pointed.emit(None, QRect())
        else:
            self.pointed.emit(stop.hunk, self._rect_of(stop))


def _insert_fold(cursor: QTextCursor, passage: Passage, inks: Inks) -> None:
    cursor.insertText(" ", inks.texts[Sign.SAME])
    told = "\u00a0".join(("", "⋯", *passage.text.split(), "⋯", ""))
    cursor.insertText(told, inks.fold)
    cursor.insertText(" ", inks.texts[Sign.SAME])


def _insert_change(cursor: QTextCursor, passage: Passage, inks: Inks) -> None:
    """Each paragraph that came or went begins with its sign."""
    same, written = inks.texts[Sign.SAME], inks.texts[passage.sign]
    sign, mark = inks.signs[passage.sign], SIGNS[passage.sign]
    if not passage.text.strip():
        cursor.insertText(mark + visible(passage.text), sign)
        if passage.sign is Sign.ADDED and "\n" in passage.text:
            cursor.insertText("\n" * passage.text.count("\n"), same)
        return
    for number, line in enumerate(passage.text.split("\n")):
        if number:
            cursor.insertText("\n", same)
        if line.strip():
            body = line.lstrip()
            cursor.insertText(line[: len(line) - len(body)], same)
            cursor.insertText(mark, sign)
            cursor.insertText(body, written)
        else:
            cursor.insertText(line, same)
