"""The colours of a field's text: marks step back, emphasis shows as such, faults are underlined.

- A key costs the paragraph it was pressed in. What is long, as a story just opened, is coloured
  in sight first and the rest while nobody types.
- Colours are formats of the layout, not of the text: they are no difference of text, no step of
  the history, and Qt tells nobody of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout

from editor.model.text import to_utf16
from editor.ui.form.inks import Inks, Range
from editor.ui.form.stretches import stretch_at
from editor.ui.theme import Theme

Faults: TypeAlias = Callable[[str], tuple[tuple[int, int], ...]]
"""The faults in a line of text: where each begins and ends, in code points, end excluded.

It is asked on every key, for each line of the paragraph: it has to answer from memory. Where it
does not know yet it answers with none, and asks for `recolour_lines` or `recolour` once it does.
"""

AT_ONCE = 40
"""Lines that are coloured at once; more wait for a moment without keys."""

SLICE = 0.002
"""Seconds of a moment without keys that go into colouring; laying out comes on top."""

BREATH = 10
"""Milliseconds between two such moments: a key that comes is painted first."""

QUIET = 300
"""Milliseconds after a key in which nothing but its own paragraph is coloured."""

LAID_OUT = 12
"""Lines that are laid out again in such a moment, at most."""

LONGEST = 20_000
"""Characters of a line; a longer one keeps the plain ink, its layout alone takes too long."""

_UNKNOWN = -2  # The user state of a block whose formats were put aside; -1 is a new block's.


class Colouring(QObject):
    """Colours the lines of one document as they change.

    `visible` tells which lines are in sight.
    """

    def __init__(
        self,
        document: QTextDocument,
        visible: Callable[[], tuple[int, int] | None],
        *,
        is_body: bool,
    ) -> None:
        super().__init__(document)
        self._document = document
        self._visible = visible
        self._is_body = is_body
        self._inks = Inks()
        self._faults: Faults | None = None
        self._shows_marks = True
        self._shows_no_break_spaces = False
        self._next = -1
        self._is_new_in_sight = False
        self._changed: list[QTextBlock] = []
        self._lines = document.blockCount()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._colour_rest)
        document.contentsChange.connect(self._follow)

    # What is coloured, and how

    def dress(self, theme: Theme) -> None:
        """Take the inks of a theme."""
        if self._inks.dress(theme):
            self.recolour()

    def set_faults_of(self, faults: Faults | None) -> None:
        """Underline what this finds in each line; None for nothing."""
        self._faults = faults
        self.recolour()

    def show_marks(self, shows: bool) -> None:
        """Show emphasis, links and marks of a body as such, or leave them plain."""
        if shows != self._shows_marks:
            self._shows_marks = shows
            self.recolour()

    def show_no_break_spaces(self, shows: bool) -> None:
        """Show which spaces do not break a line, or show them like any other."""
        if shows != self._shows_no_break_spaces:
            self._shows_no_break_spaces = shows
            self.recolour()

    # When

    def recolour(self) -> None:
        """Colour every line again: at once what is in sight."""
        self.recolour_lines(0, self._document.blockCount() - 1)

    def recolour_lines(self, first: int, last: int) -> None:
        """Colour these lines (counted from 0, both included) and what is read with them."""
        if last - first < AT_ONCE:
            self._colour(first, last)
        else:
            self._colour_in_sight()
            self._colour_later(first)

    def wait(self) -> None:
        """Somebody types, here or elsewhere: let what is left wait until that rests."""
        if self._next >= 0:
            self._rest.start(QUIET)

    def _colour_later(self, first: int) -> None:
        self._next = first if self._next < 0 else min(first, self._next)
        self._rest.start(BREATH)

    def _colour_in_sight(self) -> None:
        self._is_new_in_sight = False
        shown = self._visible()
        if shown is not None:
            self._colour(shown[0], min(shown[1], shown[0] + 2 * AT_ONCE))

    def put_aside(self, position: int) -> None:
        """Qt is about to put its own formats on the line at a position, for composing."""
        self._document.findBlock(position).setUserState(_UNKNOWN)

    def restore(self, position: int) -> None:
        """Colour the line at a position if its formats were put aside and not yet restored."""
        block = self._document.findBlock(position)
        if block.userState() == _UNKNOWN:
            self._colour(block.blockNumber(), block.blockNumber())

    def _follow(self, at: int, _removed: int, added: int) -> None:
        first = self._document.findBlock(at).blockNumber()
        last = self._document.findBlock(at + added).blockNumber()
        if last < 0:
            last = self._document.blockCount() - 1
        grown, self._lines = self._document.blockCount() - self._lines, self._document.blockCount()
        if first < self._next:
            self._next = max(first, self._next + grown)
        if last - first < AT_ONCE:
            self._colour(first, last)
        else:
            # What is in sight is not known before Qt has laid out the change.
            self._is_new_in_sight = True
            self._colour_later(first)

    def _colour_rest(self) -> None:
        if self._is_new_in_sight:
            self._colour_in_sight()
        end = perf_counter() + SLICE
        count = self._document.blockCount()
        with self._laying_out():
            while 0 <= self._next < count:
                self._next = self._colour_stretches(self._next, self._next) + 1
                if len(self._changed) >= LAID_OUT or perf_counter() > end:
                    self._rest.start(BREATH)
                    return
        self._next = -1

    # The lines

    def _colour(self, first: int, last: int) -> None:
        """Colour lines with the paragraphs they belong to."""
        with self._laying_out():
            self._colour_stretches(first, last)

    @contextmanager
    def _laying_out(self) -> Iterator[None]:
        """Lay out together what changes meanwhile: each time all lines below have to move."""
        yield
        if self._changed:
            first, last = self._changed[0], self._changed[-1]
            self._changed.clear()
            length = last.position() + last.length() - first.position()
            self._document.markContentsDirty(first.position(), length)

    def _colour_stretches(self, first: int, last: int) -> int:
        """Colour lines and what is read with them; returns the last line that was coloured."""
        block = self._document.findBlockByNumber(max(first, 0))
        while block.isValid() and block.blockNumber() <= last:
            lines = stretch_at(block) if self._is_body else [block]
            texts = [line.text() for line in lines]
            for line, text, ranges in zip(lines, texts, self._marked(texts), strict=True):
                self._put(line, text, ranges)
            block = lines[-1].next()
            last = max(last, lines[-1].blockNumber())
        return last

    def _marked(self, texts: list[str]) -> Iterable[list[Range]]:
        if not self._is_body or not self._shows_marks or max(map(len, texts)) > LONGEST:
            return ([] for _ in texts)
        return self._inks.marked(texts)

    def _put(self, block: QTextBlock, text: str, marked: list[Range]) -> None:
        ranges = [*marked, *self._underlined(text)]
        if self._shows_no_break_spaces:
            ranges += self._inks.no_break_spaces(text)
        state = block.userState()
        layout = block.layout()
        composed = layout.preeditAreaText()
        if not ranges and state in (-1, 0) and not composed:
            return
        signature = self._inks.signature(ranges)
        if signature == state and not composed:
            return
        if not text.isascii() and len(text) != block.length() - 1:
            ranges = [_in_units(text, each) for each in ranges]
        formats = self._inks.formats(ranges)
        if composed:
            formats = _around_composed(layout, formats)
        block.setUserState(_UNKNOWN if composed else signature)
        layout.setFormats(formats)
        self._changed.append(block)

    def _underlined(self, text: str) -> Iterator[Range]:
        if self._faults is not None and text and len(text) <= LONGEST:
            for start, end in self._faults(text):
                yield self._inks.fault(start, end)


def _in_units(text: str, span: Range) -> Range:
    start, end = to_utf16(text, span.start), to_utf16(text, span.end)
    return Range(start, end, span.ink)


def _around_composed(
    layout: QTextLayout, formats: list[QTextLayout.FormatRange]
) -> list[QTextLayout.FormatRange]:
    """Formats of a line into which somebody composes: what is composed keeps Qt's own."""
    at, size = layout.preeditAreaPosition(), len(layout.preeditAreaText())
    kept = [
        each
        for each in layout.formats()
        if at <= each.start and each.start + each.length <= at + size
    ]
    for each in formats:
        if each.start >= at:
            each.start += size
        elif each.start + each.length > at:
            each.length += size
    return [*formats, *kept]
