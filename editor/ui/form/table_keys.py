"""What ordinary keys do in the tables of a body, so that they hold."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from editor.model.changes import TextChange
from editor.model.places import Caret
from editor.model.splice import Splice
from editor.ui.form.keys import UPRIGHT, Kind, Surroundings, splice_of

_STANDARD = QKeySequence.StandardKey
_EDGES = (
    (_STANDARD.MoveToStartOfLine, -1, False),
    (_STANDARD.SelectStartOfLine, -1, True),
    (_STANDARD.MoveToEndOfLine, 1, False),
    (_STANDARD.SelectEndOfLine, 1, True),
)
_DELETING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


def splice_of_key(
    event: QKeyEvent, kind: Kind, around: Surroundings, caret: Caret
) -> Splice | None:
    """What a key does to cells, lines and paragraphs of a text; None for an ordinary key."""
    is_special = kind is Kind.BODY and "|" in around.text
    if is_special and (found := _in_table(event, around.text, caret)) is not None:
        return found
    splice = splice_of(event, kind, around)
    return _held(splice, event, around.text, caret) if is_special and splice else splice


def held_change(
    kind: Kind, text: str, change: TextChange, pressed_at: Caret | None = None
) -> Splice | None:
    """What was typed or deleted somehow, as a table takes it; None where it is right already.

    `pressed_at` is where the caret stood if it was a key.
    """
    if kind is not Kind.BODY or "|" not in text:
        return None
    from editor.model.markup.table_keys import held

    alone = None
    if pressed_at is not None and pressed_at.anchor is None and not change.inserted:
        alone = pressed_at.position
    return held(text, change.at, len(change.removed), change.inserted, alone)


def past_dashes_of(
    event: QKeyEvent, kind: Kind, text: str, before: int, caret: Caret
) -> Splice | None:
    """Where an arrow goes on to that led into the dashes of a table; None where it did not."""
    if kind is not Kind.BODY or "|" not in text:
        return None
    from editor.model.markup.table_keys import past_dashes

    position = past_dashes(text, before, caret.position, keeps_column=event.key() in UPRIGHT)
    if position is None:
        return None
    return Splice(position, 0, "", position if caret.anchor is None else caret.anchor, position)


def _in_table(event: QKeyEvent, text: str, caret: Caret) -> Splice | None:
    """What Home, End and an ordinary Backspace do in a table; None elsewhere."""
    # Not before there is a table: the window starts without.
    from editor.model.markup.table_keys import edge_of_cell, empty_row_left

    for key, step, selects in _EDGES:
        if event.matches(key):
            edge = edge_of_cell(text, caret.position, step)
            if edge is None:
                return None
            anchor = caret.anchor if caret.anchor is not None else caret.position
            return Splice(edge, 0, "", anchor if selects else edge, edge)
    if event.key() == Qt.Key.Key_Backspace and caret.anchor is None:
        return empty_row_left(text, caret.position)
    return None


def _held(splice: Splice, event: QKeyEvent, text: str, caret: Caret) -> Splice:
    """What a key does to lines and paragraphs, where it does not break a table."""
    from editor.model.markup.table_keys import held
    from editor.model.markup.table_rows import table_at

    is_deleting = event.key() in _DELETING
    if not is_deleting:
        table = table_at(text, caret.start)
        if caret.anchor is None or (table is not None and caret.end <= table.end):
            # Enter in a table adds a row.
            return splice
    alone = caret.position if is_deleting and caret.anchor is None else None
    kept = held(text, splice.at, splice.removed, splice.inserted, alone)
    if kept is None:
        return splice
    if not kept.removed and not kept.inserted:
        return Splice(caret.start, 0, "", caret.start, caret.end)
    return kept
