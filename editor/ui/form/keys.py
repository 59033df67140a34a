"""What a key in a text field asks for, where that is more than typing.

- A `Wish` goes beyond the field: to another field, to the story's structure.
- A `Splice` is what Enter, Backspace, Delete and Tab do to the paragraphs, lists and tables of
  a body.
"""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from editor.model.markup.paragraphs import (
    break_line,
    break_line_in_body,
    end_paragraph,
    join_backward,
    join_forward,
)
from editor.model.splice import Splice


class Kind(Enum):
    """What a field holds: one line, several lines, or paragraphs."""

    LINE = auto()
    LINES = auto()
    BODY = auto()


class Wish(Enum):
    """What a key asks of the form."""

    ENTER = auto()
    SPLIT = auto()
    JOIN_BACKWARD = auto()
    JOIN_FORWARD = auto()
    BACK = auto()
    ON = auto()
    UP = auto()
    DOWN = auto()
    FIRST = auto()
    LAST = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()
    SELECT_STORY = auto()
    COPY_STORY = auto()
    SELECT_ONE_FIELD = auto()


_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAGES = {Qt.Key.Key_PageUp: Wish.PAGE_UP, Qt.Key.Key_PageDown: Wish.PAGE_DOWN}
_MOVES = {Qt.Key.Key_Up: Wish.MOVE_UP, Qt.Key.Key_Down: Wish.MOVE_DOWN}
UPRIGHT = frozenset((Qt.Key.Key_Up, Qt.Key.Key_Down))
ARROWS = UPRIGHT | {Qt.Key.Key_Left, Qt.Key.Key_Right}
_TABS = frozenset((Qt.Key.Key_Tab, Qt.Key.Key_Backtab))
MODIFIERS = frozenset(
    (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
)


class Surroundings:
    """Where the caret of a field stands, as far as keys care; its line may run to the left."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        *,
        in_first_line: bool,
        in_last_line: bool,
        runs_left: bool,
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        back, on = Qt.Key.Key_Left, Qt.Key.Key_Right
        if runs_left:
            back, on = on, back
        self.is_at_end = start == end == len(text)
        self.leaves_by = {
            key: wish
            for key, wish, leaves in (
                (Qt.Key.Key_Up, Wish.UP, in_first_line),
                (Qt.Key.Key_Down, Wish.DOWN, in_last_line),
                (back, Wish.BACK, start == end == 0),
                (on, Wish.ON, self.is_at_end),
            )
            if leaves
        }


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def wish_of(event: QKeyEvent, kind: Kind, around: Surroundings) -> Wish | None:
    """What the key asks of the form; None where it stays within the field."""
    key, modifiers = Qt.Key(event.key()), _modifiers(event)
    if key in _ENTER:
        return _wish_of_enter(kind, modifiers)
    if modifiers == _ALT and key in _MOVES:
        return _MOVES[key]
    if modifiers in (_NONE, _SHIFT) and key in _PAGES:
        return _PAGES[key]
    if modifiers == _NONE and key in around.leaves_by:
        return around.leaves_by[key]
    if around.start == around.end:
        if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument) and around.start == 0:
            return Wish.FIRST
        if event.matches(QKeySequence.StandardKey.MoveToEndOfDocument) and around.is_at_end:
            return Wish.LAST
        if key == Qt.Key.Key_Backspace and around.start == 0:
            return Wish.JOIN_BACKWARD
        if key == Qt.Key.Key_Delete and around.end == len(around.text):
            return Wish.JOIN_FORWARD
    return None


def _wish_of_enter(kind: Kind, modifiers: Qt.KeyboardModifier) -> Wish | None:
    if modifiers == _CTRL:
        return Wish.SPLIT if kind is Kind.BODY else Wish.ENTER
    return Wish.ENTER if kind is Kind.LINE else None


def writes(event: QKeyEvent) -> bool:
    """Whether a key would change a text: it types, deletes, cuts or pastes."""
    standard = QKeySequence.StandardKey
    if any(event.matches(each) for each in (standard.Cut, standard.Paste)):
        return True
    if event.key() in (*_ENTER, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        return True
    is_command = bool(_modifiers(event) & ~(_SHIFT | Qt.KeyboardModifier.GroupSwitchModifier))
    return not is_command and event.text().isprintable() and bool(event.text())


def splice_of(event: QKeyEvent, kind: Kind, around: Surroundings) -> Splice | None:
    """What the key does to the lines and paragraphs of the text; None for an ordinary key."""
    if kind is Kind.LINE:
        return None
    if event.key() in _ENTER:
        if kind is Kind.LINES:
            return break_line(around.start, around.end)
        if _modifiers(event) == _SHIFT:
            return break_line_in_body(around.text, around.start, around.end)
        nothing = Splice(around.start, 0, "", around.start, around.end)
        return end_paragraph(around.text, around.start, around.end) or nothing
    if kind is not Kind.BODY or around.start != around.end:
        return None
    if event.key() == Qt.Key.Key_Backspace:
        return join_backward(around.text, around.start)
    if event.key() == Qt.Key.Key_Delete:
        return join_forward(around.text, around.end)
    return None


def splice_of_tab(event: QKeyEvent, kind: Kind, text: str, start: int, end: int) -> Splice | None:
    """What Tab does in a list or a table; None for another key, or where Tab goes on as usual."""
    if (
        event.key() not in _TABS
        or kind is not Kind.BODY
        or _modifiers(event) not in (_NONE, _SHIFT)
    ):
        return None
    # Not before the first Tab: the window starts without.
    from editor.model.markup.listing import nested
    from editor.model.markup.tables import next_cell

    is_backward = event.key() == Qt.Key.Key_Backtab or _modifiers(event) == _SHIFT
    step = -1 if is_backward else 1
    cell = next_cell(text, start, step)
    return cell if cell is not None else nested(text, start, end, step)
