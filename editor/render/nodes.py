"""The node tree: frozen values that can hold only what a news story may hold.

Everything that is rendered passes through these types, so what they cannot say cannot be said:
there is no node for a script, an image, a style or an event handler, and a `Link` refuses every
address but those of `safe_href`.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Alignment = Literal["left", "center", "right"] | None

# What a browser would quietly take away or turn round in an address is written out, so that the
# address judged here is the address that will be followed.
_ENCODED = str.maketrans({mark: f"%{ord(mark):02X}" for mark in ' "<>\\`'})
# No control characters, no white space, no invisible or text-direction marks, no lone surrogates.
_VISIBLE = (
    r"[^\x00-\x20\x7f-\xa0\xad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f"
    r"\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff0-\uffff]"
)
# ASCII: without it "ſ" would count as an "s" when case is ignored.
_SAFE = re.compile(
    rf"(?:https?://{_VISIBLE}+|mailto:{_VISIBLE}+|tel:{_VISIBLE}+|#{_VISIBLE}*)",
    re.IGNORECASE | re.ASCII,
)


def safe_href(raw: str) -> str | None:
    """The address as it may be written into a link, or None where it may not be followed.

    Allowed are `http:`, `https:`, `mailto:`, `tel:` and `#`; the decision is made on the very
    value that is returned. Spaces around an address are dropped, inside they become `%20`.
    """
    address = raw.strip(" \t\n\r\f").translate(_ENCODED)
    return address if _SAFE.fullmatch(address) else None


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that stand for themselves; never with a line end in them."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within the same paragraph."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words, usually in italics."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words, usually in bold."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere. Raises `ValueError` for an address that `safe_href` refuses."""

    href: str
    children: tuple["Inline", ...]

    def __post_init__(self) -> None:
        if safe_href(self.href) != self.href:
            raise ValueError(f"not an address that a link may have: {self.href!r}")


Inline = Text | LineBreak | Emphasis | Strong | Link


def text_nodes(text: str) -> tuple[Inline, ...]:
    """A text as it stands, its line ends as line breaks."""
    nodes: list[Inline] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            nodes.append(LineBreak())
        if line:
            nodes.append(Text(line))
    return tuple(nodes)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of text."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of foreign markup, for importers to make sections of; a body never holds one."""

    level: int
    children: tuple[Inline, ...]

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 6:
            raise ValueError(f"not a heading's level: {self.level}")


@dataclass(frozen=True, slots=True)
class List:
    """A list; `tight` where its items stand without empty lines; `start` counts only if ordered."""

    ordered: bool
    start: int
    items: tuple[tuple["Block", ...], ...]
    tight: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """Paragraphs that are quoted as a block."""

    children: tuple["Block", ...]


Cell = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row is as long as the header, whose cells may all be empty."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment, ...]

    def __post_init__(self) -> None:
        width = len(self.header)
        lengths = {len(self.alignments), *map(len, self.rows)}
        if not width or lengths != {width}:
            raise ValueError("the rows of a table must be of one length, and not empty")


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page: a break in the story."""


Block = Paragraph | Heading | List | Quote | Table | Rule


def can_be_tight(items: tuple[tuple[Block, ...], ...]) -> bool:
    """Whether a list with these items can do without empty lines between its blocks."""
    return all(
        isinstance(before, Paragraph | List) and isinstance(after, List)
        for item in items
        for before, after in pairwise(item)
    )
