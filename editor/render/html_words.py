"""The HTML of a block that this program wrote, as tags, words and spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editor.model.comparing.words import extends, parts

_PIECE = re.compile(r"<[^>]*>|&(?:[a-z]+|#[0-9]+);|[^<&]+|.", re.DOTALL)
_TAG_NAME = re.compile(r"</?([a-z0-9]+)")
_WITHIN_WORDS = frozenset({"a", "bdi", "em", "small", "span", "strong", "time"})
"""The elements that begin and end within a line."""


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, a word, a sign or a space, as it stands in the HTML.

    `within` are the tags of the elements of a line that it stands in, the outermost first.
    """

    html: str
    within: tuple[str, ...] = ()

    @property
    def is_tag(self) -> bool:
        """Whether it is a tag."""
        return self.html.startswith("<")

    @property
    def is_word(self) -> bool:
        """Whether it is read: no tag and no space."""
        return not self.is_tag and not self.html.isspace()

    @property
    def parts_lines(self) -> bool:
        """Whether it is a tag that ends or begins a line, a cell or a block."""
        return self.is_tag and _tag_name(self.html) not in _WITHIN_WORDS


def tokens(html: str) -> Iterator[Token]:
    """The tokens of a block; joined they are its HTML, exactly."""
    within: tuple[str, ...] = ()
    for piece in _pieces(html):
        if not piece.startswith("<"):
            yield Token(piece, within)
            continue
        yield Token(piece)
        if _tag_name(piece) in _WITHIN_WORDS:
            within = within[:-1] if piece.startswith("</") else (*within, piece)


def _tag_name(tag: str) -> str:
    found = _TAG_NAME.match(tag)
    return found[1] if found else ""


def _pieces(html: str) -> list[str]:
    """The tags and parts; a mark that stands on an escaped sign stays with it."""
    found: list[str] = []
    for piece in _PIECE.findall(html):
        split = [piece] if piece[0] in "<&" else parts(piece)
        if found and found[-1].startswith("&") and extends(found[-1][-1] + split[0], 1):
            found[-1] += split.pop(0)
        found += split
    return found
