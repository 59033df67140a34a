"""The one text widget of the form: it shows the text of a place and tells what is done to it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from editor.model.changes import TextChange
from editor.model.history import DELETING, TYPING
from editor.model.places import Caret, Place
from editor.model.splice import Splice, typed
from editor.model.text import difference, from_utf16, to_utf16, utf16_length, well_formed
from editor.model.translation import N_
from editor.ui.form.around import surroundings
from editor.ui.form.coloured_text import ColouredText
from editor.ui.form.field_menu import field_menu
from editor.ui.form.keys import (
    ARROWS,
    MODIFIERS,
    Kind,
    Wish,
    splice_of_tab,
    wish_of,
    writes,
)
from editor.ui.form.looks import Look
from editor.ui.form.offered import MARKDOWN, clipboard_of
from editor.ui.form.shown import BLOCK_END, shown
from editor.ui.form.table_keys import held_change, past_dashes_of, splice_of_key

_INDENT = N_("Indent")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was done to the text of a field, which already shows it."""

    change: TextChange
    label: str
    before: Caret
    after: Caret


class TextField(ColouredText):
    """A text on the page that is bound to a place of the story.

    Its text is the story's, code point for code point; what Qt cannot hold has a stand-in.
    """

    typed = Signal(object, object)  # Every signal brings the field, then what it tells.
    wished = Signal(object, object)
    left_over = Signal(object, object)  # Pasted, and no text: an image.
    pasted = Signal(object, object)
    caret_moved = Signal(object)
    focused = Signal(object)
    menu_opening = Signal(object, object, int)  # The menu, and where in the text it opens.
    refused = Signal()  # A key would have written, in a text that can only be read.

    def __init__(
        self, parent: QWidget, place: Place, name: str, kind: Kind, look: Look, hint: str = ""
    ) -> None:
        super().__init__(parent, look, hint, is_body=kind is Kind.BODY)
        self.place = place
        self.kind = kind
        self.is_in_whole_selection = False
        self._text = ""
        self._shown = ""
        self._caret = Caret(place)
        self._pressed_at: Caret | None = None
        self.setAccessibleName(name)
        self.textChanged.connect(self._take_typing)
        self.cursorPositionChanged.connect(self._take_caret)
        self.selectionChanged.connect(self._take_caret)

    # What it shows

    @property
    def text(self) -> str:
        """The text of the place, as the story has it."""
        return self._text

    @property
    def is_blank(self) -> bool:
        """Whether it holds no text."""
        return not self._text

    def show_text(self, text: str) -> None:
        """Show a text by the least splice; the caret stays where it can."""
        found = difference(self._text, text)
        if found is not None:
            self._replace(found.at, len(found.removed), found.inserted)
            self._caret = self.caret()

    def _replace(self, at: int, removed: int, inserted: str) -> None:
        with self._showing():
            cursor = QTextCursor(self.document())
            cursor.beginEditBlock()
            cursor.setPosition(self._units(at))
            cursor.setPosition(self._units(at + removed), QTextCursor.MoveMode.KeepAnchor)
            self._style.replace(cursor, shown(inserted))
            text = self._text
            self._text = text[:at] + inserted + text[at + removed :]
            self._shown = shown(self._text)
            cursor.endEditBlock()

    # Its lines

    def paint_now(self) -> None:
        """Paint at once what was changed, and not when everybody has heard of it."""
        update = QEvent.Type.UpdateRequest.value
        QCoreApplication.sendPostedEvents(self.window(), update)

    def line_of(self, position: int) -> int:
        """The line in which a position of the text (in code points) stands."""
        return self.document().findBlock(self._units(position)).blockNumber()

    def line_start(self, line: int) -> int:
        """The position in the text (in code points) at which a line begins."""
        return self._position(self.document().findBlockByNumber(line).position())

    # What is done to it

    def set_read_only(self, is_read_only: bool) -> None:
        """Let the text be read and copied, and not written; or let it be written."""
        self.setReadOnly(is_read_only)
        if is_read_only:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def splice(self, splice: Splice, label: str = TYPING) -> None:
        """Do to the text what a key or a command does, and tell."""
        if self.isReadOnly():
            return
        before = self._caret
        removed = self._text[splice.at : splice.at + splice.removed]
        self._replace(splice.at, splice.removed, splice.inserted)
        self.select(splice.start, splice.end)
        change = TextChange(self.place, splice.at, removed, splice.inserted)
        self._tell(Typed(change, label, before, self._caret))

    def insert(self, text: str, label: str) -> None:
        """Put a text in the place of the selection, as a line where this is one."""
        text = well_formed(text)
        if self.kind is Kind.LINE:
            text = " ".join(text.split("\n"))
        start, end = self._caret.start, self._caret.end
        change = TextChange(self.place, start, self._text[start:end], text)
        held = held_change(self.kind, self._text, change)
        self.splice(held or typed(start, end - start, text), label)

    def _tell(self, done: Typed) -> None:
        self.typed.emit(self, done)  # A time tells it otherwise.

    def _take_typing(self) -> None:
        if self._is_showing:
            return
        raw = self.document().toRawText().replace(BLOCK_END, "\n")
        if not self._counts_alike(raw) and utf16_length(raw) != self._qt_length:
            self._heal(raw)
        units = self.textCursor().position()
        caret = units if self._counts_alike(raw) else from_utf16(raw, units)
        selected = self._caret.start if self._caret.start != self._caret.end else None
        found = difference(self._shown, raw, caret, selected)
        if found is None:
            return
        before, was_same = self._pressed_at or self._caret, self._text is self._shown
        at, end = found.at, found.at + len(found.removed)
        change = TextChange(self.place, at, self._text[at:end], found.inserted)
        before_text, self._shown = self._text, raw
        self._text = raw if was_same else self._text[:at] + change.inserted + self._text[end:]
        if "\n" in found.inserted or "\n" in found.removed or self._touches_line_end(at):
            with self._showing():
                self._style.apply(self._units(at), self._units(change.end))
        self._revision = self.document().revision()
        label = TYPING if found.inserted else DELETING
        held = held_change(self.kind, before_text, change, self._pressed_at)
        if held is not None:
            self._hold(held, before_text, label, before)
            return
        self._caret = self.caret()
        self._tell(Typed(change, label, before, self._caret))

    def _hold(self, splice: Splice, text: str, label: str, before: Caret) -> None:
        """Show and tell what a table made of a change, which is shown as Qt did it."""
        self.show_text(splice.applied(text))
        if not splice.removed and not splice.inserted:
            anchor = before.position if before.anchor is None else before.anchor
            self.select(anchor, before.position)
            return
        self.select(splice.start, splice.end)
        removed = text[splice.at : splice.at + splice.removed]
        change = TextChange(self.place, splice.at, removed, splice.inserted)
        self._tell(Typed(change, label, before, self._caret))

    def _heal(self, raw: str) -> None:
        """Take out half a character, as input methods leave it: Qt holds it and no text can."""
        cursor = self.textCursor()
        cursor.setPosition(0, QTextCursor.MoveMode.KeepAnchor)
        caret = utf16_length(cursor.selectedText())
        with self._showing():
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(raw)
            self._style.apply(0, self._qt_length)
            cursor.setPosition(caret)
            self.setTextCursor(cursor)

    def _touches_line_end(self, at: int) -> bool:
        """Whether a line may just have become empty, or not empty any more."""
        return at == 0 or self._shown[at - 1] == "\n"

    # Its caret

    def caret(self) -> Caret:
        """Where the caret stands."""
        cursor = self.textCursor()
        position = self._position(cursor.position())
        if not cursor.hasSelection():
            return Caret(self.place, position)
        return Caret(self.place, position, self._position(cursor.anchor()))

    def select(self, anchor: int, position: int) -> None:
        """Select from one position to another, or put the caret there if they are one."""
        cursor = self.textCursor()
        last = len(self._text)
        cursor.setPosition(self._units(min(anchor, last)))
        if anchor != position:
            keep = QTextCursor.MoveMode.KeepAnchor
            cursor.setPosition(self._units(min(position, last)), keep)
        with self._showing():
            self.setTextCursor(cursor)
        self._caret = self.caret()

    def _take_caret(self) -> None:
        if self._is_showing or self.document().revision() != self._revision:
            return
        caret = self.caret()
        if caret != self._caret:
            self._caret = caret
            self.caret_moved.emit(self)

    def _position(self, units: int) -> int:
        if self._counts_alike(self._shown):
            return units
        return from_utf16(self._shown, units)

    def _units(self, position: int) -> int:
        if self._counts_alike(self._shown):
            return position
        return to_utf16(self._shown, position)

    def _counts_alike(self, text: str) -> bool:
        """Whether Qt counts this text, which it holds, as Python does: nothing to convert."""
        return self._qt_length == len(text)

    @property
    def _qt_length(self) -> int:
        return self.document().characterCount() - 1

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or ask the form for what goes beyond the field."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
            return
        if event.key() not in MODIFIERS:
            self._leave_whole_selection()
        around = surroundings(self.textCursor(), self._text, self._caret)
        wish = wish_of(event, self.kind, around)
        if wish is not None and not self.isReadOnly():
            event.accept()
            self.wished.emit(self, wish)
            return
        if self.isReadOnly() and writes(event):
            event.accept()
            self.refused.emit()
            return
        splice = splice_of_key(event, self.kind, around, self._caret)
        if splice is not None:
            event.accept()
            self.do(splice, TYPING if splice.inserted else DELETING)
            return
        self._pressed_at = before = self._caret
        super().keyPressEvent(event)
        self._pressed_at = None
        if event.key() in ARROWS:
            past = past_dashes_of(event, self.kind, self._text, before.position, self._caret)
            if past is not None:
                self.do(past, TYPING)
            if self._is_in_gap():
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Tab in a list or a table, where it does more than go on to the next field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            caret = self._caret
            splice = splice_of_tab(event, self.kind, self._text, caret.start, caret.end)
            if splice is not None and not self.isReadOnly():
                self._leave_whole_selection()
                self.do(splice, _INDENT)
                event.accept()
                return True
        return super().event(event)

    def do(self, splice: Splice, label: str) -> None:
        """Do what a key or a command asks for; where it changes nothing it may move the caret."""
        if splice.removed or splice.inserted:
            self.splice(splice, label)
            return
        cursor = self.textCursor()
        cursor.setPosition(self._units(splice.start))
        cursor.setPosition(self._units(splice.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _leave_whole_selection(self) -> None:
        if self.is_in_whole_selection:
            self.wished.emit(self, Wish.SELECT_ONE_FIELD)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click ends the selection of the whole story."""
        self._leave_whole_selection()
        super().mousePressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composing ends the selection of the whole story."""
        self._leave_whole_selection()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the form."""
        super().focusInEvent(event)
        self.focused.emit(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu without Qt's own undo, with a way to copy the whole field."""
        menu = field_menu(self, self._copy_all)
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if by_keys else self.cursorForPosition(event.pos())
        self.menu_opening.emit(self, menu, self._position(cursor.position()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def copy(self) -> None:
        """Copy the selection; the whole story if that is what is selected."""
        if self.is_in_whole_selection:
            self.wished.emit(self, Wish.COPY_STORY)
        else:
            super().copy()

    def selectAll(self) -> None:
        """Select the whole text; what is selected already grows to the whole story."""
        if self._caret.end - self._caret.start == len(self._text):
            self.wished.emit(self, Wish.SELECT_STORY)
        else:
            super().selectAll()

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._text)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection as the story has it: Qt's own turns non-breaking spaces into spaces."""
        data = QMimeData()
        text = self._text[self._caret.start : self._caret.end]
        data.setText(text)
        if self.kind is Kind.BODY:
            data.setData(MARKDOWN, text.encode())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text only: files and images are for the window."""
        is_text = source.hasText() or (source.hasHtml() and not source.hasImage())
        return is_text and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hand what is pasted or dropped to the form."""
        if self.canInsertFromMimeData(source):
            # Text dragged within a field has been taken out by now, and Qt has not yet said so.
            self._take_typing()
            self._caret = self.caret()
            self.pasted.emit(self, clipboard_of(source))
        else:
            self.left_over.emit(self, source)
