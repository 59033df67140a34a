"""What a pasted text becomes: a link, key points, a whole story to take apart, plain text."""

from __future__ import annotations

import re
from enum import Enum, auto

from editor.model.marks import is_address
from editor.model.story import Story
from editor.ui.form.keys import Kind
from editor.ui.form.text_field import TextField

PARAGRAPHS_OF_A_STORY = 3
"""From so many pasted paragraphs on an empty story takes them for a whole story."""

_BULLET = re.compile(r"\s*(?:[•*·◦▪●■‣➤✓»–—-]|\d{1,2}[.)])\s+")


class Paste(Enum):
    """What a pasted text is."""

    PLAIN = auto()
    LINK = auto()
    KEY_POINTS = auto()
    STORY = auto()


def kind_of_paste(text: str, field: TextField, story: Story) -> Paste:
    """What a text is that is pasted into a field."""
    caret = field.caret()
    if story.is_blank and len(_lines(text)) >= PARAGRAPHS_OF_A_STORY:
        return Paste.STORY
    if field.kind is Kind.BODY and caret.start != caret.end and is_address(text):
        return Paste.LINK
    if field.place.field == "key_points" and len(bulleted(text)) > 1:
        return Paste.KEY_POINTS
    return Paste.PLAIN


def bulleted(text: str) -> list[str]:
    """The lines of a bulleted list without their bullets; empty if it is none."""
    lines = _lines(text)
    if not all(_BULLET.match(line) for line in lines):
        return []
    return [_BULLET.sub("", line, count=1).strip() for line in lines]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
