"""What a pasted text becomes: a link, key points, a whole story to take apart, a part of a body.

- What needs reading is read off the UI thread; typing goes on, and the paste goes to where it was
  asked for.
- Nothing is made of a paste that was not asked for: crossheads are offered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from editor.model.changes import TextChange
from editor.model.edits import Edit
from editor.model.ids import Ids
from editor.model.markup.marks import is_address
from editor.model.pasting.clipboard import (
    NOTHING_LOST,
    Clipboard,
    Lost,
    Pasted,
    bulleted,
    is_literal,
    lines_of,
    literal,
)
from editor.model.pasting.crossheads import typed_heading
from editor.model.places import Caret, Place, body_place
from editor.model.text import well_formed
from editor.services.later_edits import LaterEdits
from editor.services.pasting import Pasting as Reading
from editor.services.pasting import story_in
from editor.ui.form import paste_notices as notices
from editor.ui.form.keys import Kind
from editor.ui.form.marking import Marking
from editor.ui.form.offered import clipboard_of
from editor.ui.form.paste_landing import PASTE, Landing
from editor.ui.form.paste_late import LatePastes
from editor.ui.form.paste_sequel import Sequel
from editor.ui.form.paste_waiting import Asked, Waiting
from editor.ui.form.text_field import TextField, Typed
from editor.ui.form.writing import Desk

PARAGRAPHS_OF_A_STORY = 3
"""From so many pasted paragraphs on an empty story takes them for a whole story."""


class Pasting(QObject):
    """Puts a pasted or dropped text where it belongs, in a step of its own."""

    story_pasted = Signal(str)  # A whole story; the opening holds it as plain text.
    story_read = Signal(object)  # The same with formatting; `House -> Parcel` takes it apart.
    said = Signal(object)  # A Notice.
    withdrawn = Signal(str)  # The topic of a notice.

    def __init__(self, desk: Desk, marking: Marking, ids: Ids, language: Callable[[], str]) -> None:
        """`language` gives that of the open story, or of its house where it names none."""
        super().__init__(marking)
        self._desk = desk
        self._marking = marking
        self._landing = Landing(desk, ids)
        self._waiting = Waiting(self)
        self._sequel = Sequel(desk, self._landing, ids, language, self)
        self._reading: Reading | None = None
        self._late: LatePastes | None = None
        self._waiting.read.connect(self._land)
        self._waiting.said.connect(self.said)
        self._waiting.withdrawn.connect(self.withdrawn)
        self._sequel.said.connect(self.said)

    def attend(self, reading: Reading, later: LaterEdits | None = None) -> None:
        """Have formatted text, and marks in plain text, read by a service from now on.

        What is read when its story was left is put there `later`; without that it is given back.
        """
        self._reading = reading
        if later is not None:
            self._late = LatePastes(self._landing, later, self)
            self._late.said.connect(self.said)

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        """What the menus can ask for, by name."""
        return {"paste_plain": self.paste_plain}

    def paste_plain(self) -> None:
        """Paste the clipboard where the keys are, without its formatting."""
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit):
            widget.paste()
        elif isinstance(widget, TextField) and widget.isReadOnly():
            widget.refused.emit()
        elif isinstance(widget, TextField):
            source = QGuiApplication.clipboard().mimeData()
            if source is not None and widget.canInsertFromMimeData(source):
                self._paste(widget, clipboard_of(source), plain=True)

    def paste(self, field: TextField, clipboard: Clipboard) -> None:
        """Paste what a clipboard holds at the caret of a field, over its selection."""
        self._paste(field, clipboard, plain=False)

    def forget(self) -> None:
        """The story is left: nothing that is still being read goes into another one."""
        if self._late is not None:
            self._waiting.leave()
        else:
            for asked in self._waiting.cancel():
                self.said.emit(notices.left_notice(asked.clipboard))

    def note_typing(self, field: TextField, done: Typed) -> None:
        """Offer what a text reads as that was typed.

        A crosshead where Enter ended a line that begins with a heading's marks; a dateline where
        the opening begins with a place in capitals and a dash.
        """
        if field.kind is Kind.BODY and done.change.inserted.startswith("\n"):
            heading = typed_heading(field.text, done.after.position)
            if heading:
                offer = self._sequel.crosshead_offer((heading,))
                self.said.emit(notices.heading_notice(offer))
        if field.place == body_place(self._desk.story.sections[0].id):
            # Not before somebody types: the window starts without the words of eleven calendars.
            from editor.model.taking.typed_dateline import may_be_made, newly_typed

            dateline = newly_typed(field.text, done.change)
            if dateline and may_be_made(self._desk.story, dateline):
                self.said.emit(self._sequel.dateline_notice(dateline))

    def _paste(self, field: TextField, clipboard: Clipboard, *, plain: bool) -> None:
        if clipboard.is_silent:
            self.said.emit(notices.silent_notice())
            return
        text = well_formed(clipboard.text)
        clipboard = replace(clipboard, text=text)
        has_html = bool(clipboard.html) and not plain and self._reading is not None
        caret = field.caret()
        self._desk.settle()
        if field.kind is Kind.BODY and caret.start != caret.end and is_address(text):
            self._link(field, text)
        elif not has_html and self._is_story(field.place, len(lines_of(text)), literal(text)):
            self._paste_story(text)
            self.story_pasted.emit(text)
        else:
            asked = Asked.at(self._desk.story, field, clipboard)
            known = None if has_html else _unread(field, clipboard, plain=plain)
            if known is not None or self._reading is None:
                self._land(asked, known or literal(text), [])
            else:
                self._waiting.ask(self._reading, asked, plain=plain)
        self._desk.settle()

    def _link(self, field: TextField, address: str) -> None:
        from editor.model.pasting.addresses import untracked

        cleaned = untracked(address.strip())
        self._marking.link(field, cleaned.address)
        lost = Lost(trackers=cleaned.taken_off)
        self._tell(Pasted(lost=lost))

    def _tell(self, pasted: Pasted) -> None:
        notice = notices.pasted_notice(pasted)
        if notice is not None:
            self.said.emit(notice)

    def _is_story(self, place: Place, paragraphs: int, pasted: Pasted) -> bool:
        """Whether a paste is a story for the empty one it goes into, and no list of points."""
        if paragraphs < PARAGRAPHS_OF_A_STORY or not self._desk.story.is_blank:
            return False
        return place.field != "key_points" or not pasted.is_list

    def _paste_story(self, text: str) -> None:
        """First as it is, as a step of its own; then it may be taken apart."""
        place = body_place(self._desk.story.sections[0].id)
        self._desk.perform(Edit(TextChange(place, 0, "", text), PASTE, Caret(place, len(text))))

    def _land(self, asked: Asked, pasted: Pasted, behind: list[Asked]) -> None:
        if not (pasted.body or pasted.line or pasted.lines):
            self.said.emit(notices.empty_notice(pasted.lost))
            return
        if asked.is_left and self._late is not None:
            self._late.take(asked, pasted, behind)
            return
        if asked.clipboard.html and self._is_story(asked.place, len(pasted.points), pasted):
            self._land_story(asked.clipboard, pasted)
            return
        landed = self._landing.land(asked, pasted, behind)
        if landed is None:
            self.said.emit(notices.missed_notice(asked.clipboard))
        else:
            self._sequel.tell(landed, self._reading)

    def _land_story(self, clipboard: Clipboard, pasted: Pasted) -> None:
        self._paste_story(pasted.body)
        if pasted.lost != NOTHING_LOST:
            self._tell(pasted)
        if pasted.is_rich:
            self.story_read.emit(partial(story_in, clipboard))
        else:
            self.story_pasted.emit(pasted.lines)


def _unread(field: TextField, clipboard: Clipboard, *, plain: bool) -> Pasted | None:
    """What a text is in a field if that is seen at once."""
    text = clipboard.text
    if clipboard.markdown:
        is_own = field.kind is Kind.BODY and not plain
        return replace(literal(text), body=clipboard.markdown) if is_own else None
    if field.kind is Kind.BODY:
        return literal(text) if is_literal(text) and not is_address(text) else None
    is_points = field.place.field == "key_points"
    return None if is_points and "\n" in text.strip() and not bulleted(text) else literal(text)
