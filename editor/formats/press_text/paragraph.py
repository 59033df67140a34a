"""A paragraph of press text as it was set, and the list marks that may open one."""

from __future__ import annotations

import re
from dataclasses import dataclass

STRONG_MARKS = "•·◦▪●■‣➤✓\uf0b7"
"""Marks that mean a list wherever they stand with a space behind."""

WEAK_MARKS = "*–»-"
"""Marks that open a list, but also a sentence, a dialogue or a sign-off."""

_SPACED = re.compile(rf"([{STRONG_MARKS}{WEAK_MARKS}])\s+(?=\S)|(o)\t\s*(?=\S)")
# Without a space "»" is a quotation mark.
_TIGHT = re.compile(rf"([{STRONG_MARKS}*–-])(?=[^\s\d—{STRONG_MARKS}{WEAK_MARKS}])")
_NUMBER = re.compile(r"(?:(\d{1,2})([.)])|\((\d{1,2})\))\s+(?=\S)")
_WRAPPED_IN_STARS = re.compile(r"\*[^*]+\*+$")


@dataclass(frozen=True, slots=True)
class Mark:
    """What opens a list item: its kind, its number if it has one, its width in characters.

    A `tight` mark has no space behind it and counts only beside others of its kind.
    """

    kind: str
    number: int = 0
    width: int = 0
    tight: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether it opens a list item without neighbours that share it."""
        return not self.tight and not self.number and self.kind not in WEAK_MARKS


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its lines joined, how many empty lines stand before it, its list mark.

    - `text` is whole, its list mark included; `words` is the text without the mark.
    - `in_list` says that the mark counts: it is certain, or neighbours share it.
    - `at` is its number in the copy.
    """

    text: str
    gap: int = 0
    indent: int = 0
    mark: Mark | None = None
    in_list: bool = False
    wrapped: bool = False
    at: int = 0

    @property
    def words(self) -> str:
        """The text behind the list mark."""
        return self.text[self.mark.width :].strip() if self.mark else self.text


def mark_of(line: str) -> Mark | None:
    """The list mark that may open a line."""
    if match := _SPACED.match(line):
        return Mark(match[1] or match[2], width=match.end())
    if match := _NUMBER.match(line):
        return Mark(match[2] or "()", int(match[1] or match[3]), match.end())
    if (match := _TIGHT.match(line)) and not _WRAPPED_IN_STARS.match(line):
        return Mark(match[1], width=match.end(), tight=True)
    return None
