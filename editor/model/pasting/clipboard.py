"""What a paste brings: the clipboard as it is, and what was read out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.model.text import well_formed

_MARK = re.compile(r"[\\*_\[\n\r]|\A\s*(?:[->|]|\d{1,3}[.)]\s)")
_BULLET = re.compile(r"\s*(?:[•*·◦▪●■‣➤✓»–—-]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Clipboard:
    """The forms in which another program offers a text; empty where it does not.

    - `html` is as it came: the bytes say themselves how they are to be read.
    - `markdown` is only there where the text was copied from a body of this program.
    - One that `is_silent` offers something, but the program that has it gives nothing.
    """

    text: str = ""
    html: bytes = b""
    markdown: str = ""
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """What was left out, in numbers of things and kinds of looks.

    `deletions` are passages that a change tracker marks as deleted, `trackers` the parameters of
    links that only tell who followed them.
    """

    images: int = 0
    embeds: int = 0
    comments: int = 0
    deletions: int = 0
    trackers: int = 0
    colours: bool = False
    underlining: bool = False
    striking: bool = False


NOTHING_LOST = Lost()


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a clipboard holds, for each kind of field.

    - `body` is Markdown. Where it `stands_alone`, empty lines part it from what is around it;
      else it goes into the line at the caret.
    - `line` is the words in one line, `lines` plain text, `points` one line for each item.
    - `headings` are those paragraphs of `body` that were headings, as they stand there.
    - `is_list` tells that there is nothing but a list.
    - `is_rich` tells that `body` has more to it than the plain text.
    - `escaped` tells that marks in plain text were made to stand for themselves.
    - `is_overloaded` tells that there was formatting, too much of it to be read.
    """

    body: str = ""
    stands_alone: bool = False
    line: str = ""
    lines: str = ""
    points: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    lost: Lost = NOTHING_LOST
    is_list: bool = False
    is_rich: bool = False
    escaped: bool = False
    is_overloaded: bool = False


def is_literal(text: str) -> bool:
    """Whether a text reads the same in a body as it stands: one line without possible marks."""
    return _MARK.search(text) is None


def literal(text: str) -> Pasted:
    """A plain text that nothing is read into but the bullets of key points."""
    text = well_formed(text)
    points = bulleted(text)
    line = re.sub(r"[ \t]*\n\s*", " ", text.strip("\n"))
    return Pasted(text, line=line, lines=text, points=tuple(points), is_list=bool(points))


def bulleted(text: str) -> list[str]:
    """The lines of a bulleted list without their bullets; empty if it is none."""
    lines = lines_of(text)
    if not all(_BULLET.match(line) for line in lines):
        return []
    return [_BULLET.sub("", line, count=1).strip() for line in lines]


def lines_of(text: str) -> list[str]:
    """The lines that are not empty."""
    return [line for line in text.splitlines() if line.strip()]
