"""Spaces between words: one is enough, also where a program put no-break spaces for looks.

- A no-break space beside another space, or at the end of a line, is for looks and goes.
- A single one between two words may be meant and stays.
"""

from __future__ import annotations

import re

from editor.render.runs import Element

_SEVERAL = re.compile(r"[ \t\n\r\f\u00a0]{2,}")
_WHITE = " \t\n\r\f\u00a0"
_INLINE = {"a", "em", "strong"}


class _Line:
    """The texts of one line, each by the element that holds it and its number there."""

    def __init__(self) -> None:
        self._leaves: list[tuple[Element, int]] = []
        self._ends_white = True

    def add(self, holder: Element, at: int, text: str) -> None:
        text = _SEVERAL.sub(_folded, text)
        if self._ends_white and text[:1] in _WHITE and text:
            stripped = text.lstrip(_WHITE)
            self._loosen()
            text = stripped
        holder.children[at] = text
        if text:
            self._leaves.append((holder, at))
            self._ends_white = text[-1] in _WHITE

    def _loosen(self) -> None:
        """Two spaces met: the one that stays is an ordinary one."""
        if self._leaves:
            holder, at = self._leaves[-1]
            text = holder.children[at]
            assert isinstance(text, str)
            holder.children[at] = text.rstrip(_WHITE) + " "

    def end(self) -> None:
        """Nothing white stands at the end of a line."""
        while self._leaves:
            holder, at = self._leaves.pop()
            text = holder.children[at]
            assert isinstance(text, str)
            holder.children[at] = text.rstrip(_WHITE)
            if holder.children[at]:
                break
        self._leaves.clear()
        self._ends_white = True


def _folded(spaces: re.Match[str]) -> str:
    return " " if "\u00a0" in spaces[0] else spaces[0]


def fold_spaces(root: Element) -> None:
    """Let one space be between words, and none at the ends of lines."""
    line = _Line()
    _fold(root, line)
    line.end()


def _fold(element: Element, line: _Line) -> None:
    for at, child in enumerate(element.children):
        if isinstance(child, str):
            line.add(element, at, child)
        elif child.tag in _INLINE:
            _fold(child, line)
        else:
            line.end()
            _fold(child, line)
            line.end()
