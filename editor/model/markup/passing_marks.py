"""The caret past the mark that ends bold or italic words, as whoever ends them while writing."""

from __future__ import annotations

from editor.model.markup.body_spans import Ink, inline_spans
from editor.model.markup.marks import EMPHASIS, STRONG
from editor.model.splice import Splice, between

_INKS = {STRONG: Ink.STRONG, EMPHASIS: Ink.EMPHASIS}


def passed(text: str, at: int, mark: str) -> Splice | None:
    """The caret behind the mark that ends at it, or before the one behind which it stands.

    A space cannot stand before the closing mark: one that was typed last goes behind it, too.
    None where no such mark is at the caret.
    """
    size = len(mark)
    begin = text.rfind("\n", 0, at) + 1
    end = begin + len(text[begin:at].rstrip(" "))
    if text[at : at + size] == mark:
        after = text[:end] + mark + text[end:at] + text[at + size :]
        if _ends(after, end, mark):
            return between(text, after, at + size, at + size)
    before = at - size
    if before > begin and text[before:at] == mark and _ends(text, before, mark):
        return Splice(at, 0, "", before, before)
    return None


def _ends(text: str, at: int, mark: str) -> bool:
    """Whether words in a mark end at a position."""
    begin = text.rfind("\n", 0, at) + 1
    line = text[begin:].split("\n", 1)[0]
    ends = (span.end for span in inline_spans(line) if span.ink is _INKS[mark])
    return at - begin in ends
