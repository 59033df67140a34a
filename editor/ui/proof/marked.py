"""A body in pieces that look alike: marks step back, emphasis and links are seen as such."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextCharFormat

from editor.model.markup.body_spans import Ink, body_spans

_INKS = ((Ink.MARK, "faint"), (Ink.LINK, "accent"))
"""What is set in an ink of its own, and in which; the first one that there is counts."""


@dataclass(frozen=True, slots=True)
class Piece:
    """From `start` to `end` of a text (code points, end excluded) everything is of these inks."""

    start: int
    end: int
    inks: frozenset[Ink]

    def ink(self, usual: str) -> str:
        """The ink of the palette that it is set in; the `usual` one unless it has its own."""
        return next((name for ink, name in _INKS if ink in self.inks), usual)

    def dress(self, style: QTextCharFormat) -> QTextCharFormat:
        """The face of the text around it, as it is changed here."""
        made = QTextCharFormat(style)
        if Ink.MARK not in self.inks:
            made.setFontItalic(style.fontItalic() or Ink.EMPHASIS in self.inks)
            if Ink.STRONG in self.inks:
                made.setFontWeight(QFont.Weight.Bold)
        return made


class Marked:
    """A text with what its marks do; one that `has_marks` not is one piece."""

    def __init__(self, text: str, *, has_marks: bool) -> None:
        spans = body_spans(text) if has_marks else ()
        self._edges = sorted({0, *(edge for span in spans for edge in (span.start, span.end))})
        self._inks: list[set[Ink]] = [set() for _ in self._edges]
        at = {edge: number for number, edge in enumerate(self._edges)}
        for span in spans:
            for number in range(at[span.start], at[span.end]):
                self._inks[number].add(span.ink)

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of a stretch, in order and without a gap."""
        number = bisect_right(self._edges, start) - 1
        while start < end:
            following = self._edges[number + 1] if number + 1 < len(self._edges) else end
            yield Piece(start, min(following, end), frozenset(self._inks[number]))
            start, number = following, number + 1
