"""Pastes that are being read off the UI thread; typing goes on meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from editor.model.pasting.clipboard import Clipboard, Pasted
from editor.model.places import Place
from editor.model.story import Story
from editor.services.pasting import Pasting as Reading
from editor.services.tasks import Ticket
from editor.ui.form import paste_notices as notices
from editor.ui.form.keys import Kind
from editor.ui.form.text_field import TextField

SHOWN_AFTER = 100
"""Milliseconds after which it is said that a paste is being read."""


@dataclass(slots=True)
class Asked:
    """A paste that was asked for, and the text around it at that time.

    One whose story `is_left` goes there all the same.
    """

    story: Story
    place: Place
    kind: Kind
    text: str
    start: int
    end: int
    clipboard: Clipboard
    is_left: bool = False

    @classmethod
    def at(cls, story: Story, field: TextField, clipboard: Clipboard) -> Asked:
        """A paste at the caret of a field, over its selection."""
        caret = field.caret()
        return cls(story, field.place, field.kind, field.text, caret.start, caret.end, clipboard)


class Waiting(QObject):
    """Reads what was asked for, in order; says so where it takes its time."""

    read = Signal(object, object, object)  # What was asked for, what it holds, those after it.
    said = Signal(object)
    withdrawn = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._under_way: list[tuple[Asked, Ticket]] = []
        self._is_told = False
        self._tell = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._tell.timeout.connect(self._say)

    def ask(self, reading: Reading, asked: Asked, *, plain: bool) -> None:
        """Have a clipboard read."""
        take, fail = partial(self._take, asked), partial(self._fail, asked)
        ticket = reading.read(asked.clipboard, take, fail, plain=plain)
        self._under_way.append((asked, ticket))
        self._tell.start()

    def leave(self) -> None:
        """The story was left: what has not come yet comes to it there."""
        for asked, _ in self._under_way:
            asked.is_left = True

    def cancel(self) -> list[Asked]:
        """Let nothing come of what has not come yet, and give that."""
        cancelled, self._under_way = self._under_way, []
        for _, ticket in cancelled:
            ticket.cancel()
        self._end()
        return [asked for asked, _ in cancelled]

    def _take(self, asked: Asked, pasted: Pasted) -> None:
        order = [each for each, _ in self._under_way]
        self._drop(asked)
        self.read.emit(asked, pasted, order[order.index(asked) + 1 :])

    def _fail(self, asked: Asked, error: Exception) -> None:
        """Nothing in the world makes reading fail: whoever reports faults of ours hears it."""
        self._drop(asked)
        raise error

    def _drop(self, asked: Asked) -> None:
        self._under_way = [each for each in self._under_way if each[0] is not asked]
        if not self._under_way:
            self._end()

    def _say(self) -> None:
        self._is_told = True
        self.said.emit(notices.reading_notice(self.cancel))

    def _end(self) -> None:
        self._tell.stop()
        if self._is_told:
            self._is_told = False
            self.withdrawn.emit(notices.TOPIC)
