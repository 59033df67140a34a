"""A time of the story in the words of people; the story keeps what was understood as RFC 3339."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from editor.model.changes import TextChange
from editor.model.places import Caret, Place
from editor.model.text import difference
from editor.model.translation import N_
from editor.ui.form.keys import Kind
from editor.ui.form.looks import Look
from editor.ui.form.text_field import TextField, Typed

if TYPE_CHECKING:
    from editor.model.times.kept import Here, Time

REST = 1_000
"""Milliseconds without a key after which the story takes a time that is understood."""

TIME = N_("Date and time")


class TimeField(TextField):
    """Shows a time that the story has so that people can read it, and type it again.

    - What is typed goes to the story letter by letter, as in every field. Once it is understood
      it gives way to the time itself, in a step of its own: after a rest, or at leaving.
    - What is not understood stays as it was typed. So does what came with the story and is no
      clear time: nobody here has said that it is one.
    """

    read_anew = Signal()  # What is understood may be something else by now.
    calendar_wanted = Signal()

    def __init__(
        self, parent: QWidget, place: Place, name: str, kind: Kind, look: Look, hint: str = ""
    ) -> None:
        super().__init__(parent, place, name, kind, look, hint)
        self._here: Callable[[], Here] | None = None
        self._value = ""
        self._is_typed = False
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._take_rested)

    def stand(self, here: Callable[[], Here]) -> None:
        """Read and show times as of where and when this says."""
        self._here = here

    # What it shows

    @property
    def is_typed(self) -> bool:
        """Whether its words are typed here and now, and the story has not taken their time yet."""
        return self._is_typed

    @property
    def is_in_hand(self) -> bool:
        """Whether somebody has typed a moment ago: more may come."""
        return self._rest.isActive()

    def show_value(self, value: str) -> None:
        """Show what the story has; words that stand for it already stay while somebody writes."""
        if value == self._value and (self._is_typed or self.hasFocus()):
            return
        self._show(value)

    def finish(self) -> None:
        """Let the story have the time that was typed, a bare day too, if it is understood."""
        self._take(whole=True)
        self.read_anew.emit()

    def forget(self) -> None:
        """The story is left: nothing that was typed goes into another one."""
        self._rest.stop()
        self._is_typed = False

    def _show(self, value: str) -> None:
        self._rest.stop()
        self._value = value
        self._is_typed = False
        self.show_text(self._words(value))
        self.read_anew.emit()

    def _words(self, value: str) -> str:
        if not value or self._here is None:
            return value
        from editor.model.times.saying import words

        return words(value, self._here())

    def time(self) -> Time | None:
        """The time that it shows; None where it is empty. Raises Unclear where it is not clear."""
        if not self.text.strip() or self._here is None:
            return None
        known = None if self._is_typed else self._kept_time()
        if known is not None:
            return known
        from editor.model.times.reading import read

        return read(self.text, self._here())

    def _kept_time(self) -> Time | None:
        if not self._value or self._here is None:
            return None
        from editor.model.times.kept import kept

        return kept(self._value, self._here())

    @property
    def is_taken(self) -> bool:
        """Whether the story has a time, and no other words."""
        return not self._is_typed and self._kept_time() is not None

    # What is done to it

    def put(self, value: str) -> None:
        """Let the story have another time, or none, and show it."""
        if not self.isReadOnly():
            self._write(value, TIME)
            self._show(value)

    def _tell(self, done: Typed) -> None:
        """The story has the words as they are typed; a time that it had gives way to them."""
        change, old = done.change, self._value
        behind = change.at + len(change.removed)
        is_there = old[change.at : behind] == change.removed
        if is_there and old[: change.at] + change.inserted + old[behind:] == self.text:
            self._value = self.text
            self.typed.emit(self, done)
        else:
            self._write(self.text, done.label, done.before)
        self._is_typed = True
        self._rest.start()
        self.read_anew.emit()

    def _write(self, value: str, label: str, before: Caret | None = None) -> None:
        found = difference(self._value, value)
        self._value = value
        if found is not None:
            change = TextChange(self.place, found.at, found.removed, found.inserted)
            caret = self.caret()
            self.typed.emit(self, Typed(change, label, before or caret, caret))

    def _take(self, *, whole: bool) -> None:
        """Let the story have the time that was typed, if it is understood."""
        from editor.model.times.unclear import Unclear

        self._rest.stop()
        try:
            time = self.time() if self._is_typed and not self.isReadOnly() else None
        except Unclear:
            return
        if time is not None and (whole or not time.is_day):
            self._is_typed = False
            self._write(time.value, TIME)

    def _take_rested(self) -> None:
        # Behind a day there may still come its time.
        self._take(whole=False)
        self.read_anew.emit()

    # Qt's events

    def event(self, event: QEvent) -> bool:
        """Keep the key of the calendar from the window, which moves key points by it."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and _opens_calendar(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar by the keys that open every list; else type."""
        if _opens_calendar(event):
            event.accept()
            self.calendar_wanted.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed, and show it as it is shown everywhere.

        Whoever goes to another window, as to export the story, may come back and write on: there
        the words stay. A menu or a list that opens over the field changes nothing.
        """
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.PopupFocusReason:
            return
        self.finish()
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._show(self._value)


def _opens_calendar(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
