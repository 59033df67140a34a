"""Spelling in the form: misspelt words are underlined, corrected by menu or from word to word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from editor.model.direction import isolated
from editor.model.places import Caret, Place
from editor.model.spelling.tokens import Span
from editor.model.splice import typed as spliced
from editor.model.story import Story
from editor.model.text import from_utf16
from editor.model.translation import _
from editor.services.spellcheck.story_faults import faults_from, is_checked
from editor.services.spelling import Spelling
from editor.ui.form.fault_menu import CORRECTION, Fault, FaultEntries, FaultPopup
from editor.ui.form.fields import Fields
from editor.ui.form.text_field import TextField, Typed

SLICE = 0.004
"""Seconds for which fields are coloured again in one go."""

FEW = 8
"""Words for which the lines that hold them are looked for, as while somebody writes; and lines
that are coloured at once."""

PAUSE = 600
"""Milliseconds of rest, longer than between two letters, after which what is out of sight is
coloured and a fault at the caret is told."""


class Desk(Protocol):
    """The form, as far as spelling acts upon it."""

    @property
    def story(self) -> Story:
        """The open story."""
        ...

    @property
    def caret_moved(self) -> SignalInstance:
        """The caret went somewhere, by typing, too."""
        ...

    def caret(self) -> Caret | None:
        """Where the caret stands."""
        ...

    def go_to(self, caret: Caret) -> None:
        """Put the caret somewhere."""
        ...

    def settle(self) -> None:
        """Let the next change begin a step of its own."""
        ...


class FormSpelling(QObject):
    """Underlines what `Spelling` marks in the fields of a form, and offers what may be meant."""

    none_left = Signal()  # Somebody went on to the next misspelt word, and there is none.

    def __init__(self, spelling: Spelling, fields: Fields, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._spelling = spelling
        self._fields = fields
        self._desk = desk
        self._window = parent
        self._stale: list[Place] = []
        self._written: Caret | None = None
        self._described: tuple[TextField, str] | None = None
        self._rest = _timer(self, 0, self._colour_on)
        self._later = _timer(self, PAUSE, self._take_the_rest)
        self._moved = _timer(self, 0, self._leave_word)
        self._pause = _timer(self, PAUSE, self._describe)
        for field in fields:
            self._adopt(field)
        fields.made.connect(self._adopt)
        fields.menu_opening.connect(self._fill_menu)
        fields.typed.connect(self._note_typing)
        desk.caret_moved.connect(self._note_caret)
        spelling.changed.connect(self._begin_again)

    def _adopt(self, field: TextField) -> None:
        if is_checked(field.place):
            field.set_faults_of(partial(self._faults, field))

    def _faults(self, field: TextField, line: str) -> tuple[Span, ...]:
        caret = None
        if field.hasFocus():
            cursor = field.textCursor()
            if cursor.block().text() == line:
                caret = from_utf16(line, cursor.positionInBlock())
        return self._spelling.marks(line, self._spelling.language, caret)

    # Colouring again

    def _begin_again(self, words: frozenset[str] | None) -> None:
        """Colour again where these words stand; None, or many of them, may stand anywhere."""
        lines = self._lines_with(words) if words is not None and len(words) <= FEW else None
        if lines is None:
            self._begin_with_all()
            return
        for field, line in lines:
            field.recolour_lines(line, line)

    def _lines_with(self, words: frozenset[str]) -> set[tuple[TextField, int]] | None:
        """The lines in which these words stand; None where that are many."""
        lines: set[tuple[TextField, int]] = set()
        for field in self._fields:
            if not is_checked(field.place):
                continue
            for word in words:
                at = field.text.find(word)
                while at >= 0:
                    lines.add((field, field.line_of(at)))
                    if len(lines) > FEW:
                        return None
                    end = field.text.find("\n", at)
                    at = field.text.find(word, end) if end >= 0 else -1
        return lines

    def _begin_with_all(self) -> None:
        """Colour again what is in sight, the rest once answers have ceased to come."""
        in_sight = [field for field in self._fields if not field.visibleRegion().isEmpty()]
        self._spelling.hurry(_lines_in_sight(in_sight), self._spelling.language)
        self._stale = [field.place for field in in_sight if is_checked(field.place)]
        self._rest.start(0)
        self._later.start(PAUSE)

    def _take_the_rest(self) -> None:
        self._stale += [field.place for field in self._fields if is_checked(field.place)]
        self._rest.start(0)

    def _colour_on(self) -> None:
        end = perf_counter() + SLICE
        while self._stale and perf_counter() < end:
            field = self._fields.at(self._stale.pop(0))
            if field is not None:
                field.recolour()
        if self._stale:
            self._rest.start(0)
        self._pause.start()

    def _note_typing(self, _field: TextField, typed: Typed) -> None:
        self._written = typed.after
        for timer in (self._rest, self._later):
            if timer.isActive():
                timer.start(PAUSE)

    def _note_caret(self, _caret: Caret | None) -> None:
        self._pause.start()
        if self._written is not None:
            self._moved.start()

    def _leave_word(self) -> None:
        """Where something was written, the caret may have left the word: then it is looked up."""
        written, caret = self._written, self._desk.caret()
        field = self._fields.at(written.place) if written is not None else None
        if written is None or field is None or caret == written:
            return
        line = field.line_of(written.position)
        field.recolour_lines(line, line)
        if caret is None or caret.place != written.place or field.line_of(caret.position) != line:
            self._written = None

    # The word at a position

    def _fault_at(self, field: TextField, position: int) -> tuple[int, str] | None:
        """Where the misspelt word begins that a position is in or touches, and the word."""
        if not is_checked(field.place):
            return None
        line = field.line_of(position)
        first, text = field.line_start(line), field.line_text(line)
        for start, end in self._spelling.marks(text, self._spelling.language):
            if first + start <= position <= first + end:
                return first + start, field.text[first + start : first + end]
        return None

    def _fill_menu(self, field: TextField, menu: QMenu, position: int) -> None:
        found = self._fault_at(field, position)
        if found is not None:
            self._offer(menu, field, *found)

    def _offer(self, menu: QMenu, field: TextField, at: int, word: str) -> None:
        fault = Fault(word, self._spelling.language, not field.isReadOnly())
        FaultEntries(menu, fault, self._spelling, partial(self._correct, field, at, word))

    def _correct(self, field: TextField, at: int, word: str, suggestion: str) -> None:
        if field.text[at : at + len(word)] == word:
            self._desk.settle()
            field.splice(spliced(at, len(word), suggestion), CORRECTION)
            self._desk.settle()

    def _describe(self) -> None:
        """Say in the description of the field at the caret that a word is misspelt there."""
        if self._described is not None:
            field, words = self._described
            if self._fields.at(field.place) is field:
                field.setAccessibleDescription(words)
            self._described = None
        caret = self._desk.caret()
        at_caret = self._fields.at(caret.place) if caret is not None else None
        found = self._fault_at(at_caret, caret.position) if at_caret and caret else None
        if at_caret is not None and found is not None:
            words = at_caret.accessibleDescription()
            fault = _("“{word}” may be misspelt; F7 offers corrections.").format(
                word=isolated(found[1])
            )
            self._described = at_caret, words
            at_caret.setAccessibleDescription(f"{words} {fault}".strip())

    # From word to word

    def next(self) -> None:
        """Go to the next misspelt word and offer corrections."""
        self._go(forward=True)

    def previous(self) -> None:
        """Go to the misspelt word before and offer corrections."""
        self._go(forward=False)

    def _go(self, forward: bool) -> None:
        language = self._spelling.language
        faults = faults_from(
            self._desk.story,
            self._desk.caret(),
            lambda line: self._spelling.marks(line, language),
            forward=forward,
        )
        found = next(faults, None)
        if found is None:
            self.none_left.emit()
            return
        place, start, end = found
        self._desk.go_to(Caret(place, end, start))
        field = self._fields.at(place)
        if field is not None:
            popup = FaultPopup(self._go, self._window)
            self._offer(popup, field, start, field.text[start:end])
            cursor = field.textCursor()
            cursor.setPosition(cursor.selectionStart())
            below = field.cursorRect(cursor).bottomLeft()
            popup.popup(field.viewport().mapToGlobal(below))


def _lines_in_sight(fields: list[TextField]) -> Iterator[str]:
    for field in fields:
        lines = field.visible_lines()
        if lines is not None:
            yield from (field.line_text(line) for line in range(lines[0], lines[1] + 1))


def _timer(parent: QObject, milliseconds: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
