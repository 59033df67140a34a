"""What a pasted text becomes: a link, key points, a whole story to take apart, plain text."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Signal

from editor.model.changes import TextChange
from editor.model.edits import Edit, paste_key_points
from editor.model.ids import Ids
from editor.model.marks import is_address
from editor.model.places import Caret, body_place
from editor.model.text import well_formed
from editor.ui.form.keys import Kind
from editor.ui.form.marking import Marking
from editor.ui.form.text_field import TextField
from editor.ui.form.writing import Desk

PARAGRAPHS_OF_A_STORY = 3
"""From so many pasted paragraphs on an empty story takes them for a whole story."""

_BULLET = re.compile(r"\s*(?:[•*·◦▪●■‣➤✓»–—-]|\d{1,2}[.)])\s+")


class Pasting(QObject):
    """Puts a pasted or dropped text where it belongs, in a step of its own."""

    story_pasted = Signal(str)  # A whole story; the opening holds it as plain text.

    def __init__(self, desk: Desk, marking: Marking, ids: Ids) -> None:
        super().__init__(marking)
        self._desk = desk
        self._marking = marking
        self._ids = ids

    def paste(self, field: TextField, text: str) -> None:
        """Paste a text at the caret of a field, over its selection."""
        text = well_formed(text)
        caret = field.caret()
        self._desk.settle()
        if self._desk.story.is_blank and len(_lines(text)) >= PARAGRAPHS_OF_A_STORY:
            self._paste_story(text)
        elif field.kind is Kind.BODY and caret.start != caret.end and is_address(text):
            self._marking.link(field, text)
        elif field.place.field == "key_points" and len(bulleted(text)) > 1:
            self._paste_key_points(field, bulleted(text))
        else:
            field.insert(text, "Paste")
        self._desk.settle()

    def _paste_key_points(self, field: TextField, lines: list[str]) -> None:
        caret = field.caret()
        span = (caret.start, caret.end)
        self._desk.perform(
            paste_key_points(self._desk.story, field.place.item, span, lines, self._ids)
        )

    def _paste_story(self, text: str) -> None:
        """First as it is, as a step of its own; then it may be taken apart."""
        place = body_place(self._desk.story.sections[0].id)
        self._desk.perform(Edit(TextChange(place, 0, "", text), "Paste", Caret(place, len(text))))
        self.story_pasted.emit(text)


def bulleted(text: str) -> list[str]:
    """The lines of a bulleted list without their bullets; empty if it is none."""
    lines = _lines(text)
    if not all(_BULLET.match(line) for line in lines):
        return []
    return [_BULLET.sub("", line, count=1).strip() for line in lines]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
