"""Plain text as it was pasted → what reads the same on the page.

- Marks stand for themselves: a backslash is set where a character would be taken for one.
- Lines wrapped by a mail program are joined into their paragraphs. Where there are no empty lines
  and the lines read as paragraphs, each is one; other line ends stay.
- A run of bulleted lines, or of numbers from 1 on, is a list; lines quoted with `>` are a quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from editor.formats.press_text.paragraphs import paragraphs
from editor.model.markup.marks import is_address
from editor.model.pasting.addresses import untracked
from editor.model.pasting.clipboard import Lost, Pasted
from editor.model.text import well_formed
from editor.render.clipboard.writing import pasted
from editor.render.escape import escape
from editor.render.nodes import Block, List, Paragraph, Quote, Text, text_nodes
from editor.render.source import markdown_of

LARGEST = 2_000_000
"""Characters in which structure is looked for; more goes in as it is, but for its marks."""

_DEEPEST = 4
"""Quotes within each other that are looked into."""

_LONG = 80
"""Characters of a line that is a paragraph, whatever it ends with."""

_BULLET = re.compile(r"[ \t]*(?P<mark>[•·◦▪●■‣➤✓*-]|(?P<number>[1-9]\d?)[.)])[ \t]+(?=\S)")
_QUOTED = re.compile(r"[ \t]*>[ \t]?")
_GAP = re.compile(r"(\n[ \t]*(?:\n[ \t]*)+|\A\n+|\n+\Z)")
_LINE_END = re.compile(r"(?:(?<![ \t])[ \t]++)?\n\s*")
_STOPPED = re.compile(r"[.!?:…][\"'”’»)\]]*$")

Stretch: TypeAlias = "str | List | Quote"


def plain_pasted(text: str) -> Pasted:
    """What a plain text is in each kind of field."""
    text = well_formed(text)
    bare = text.strip()
    if is_address(bare):
        cleaned = untracked(bare)
        told = cleaned.address
        lost = Lost(trackers=cleaned.taken_off)
        return Pasted(told, line=told, lines=told, points=(told,), lost=lost)
    stretches = _stretches(text, 0) if len(text) <= LARGEST else [text]
    return Pasted(
        body="\n\n".join(map(_source, stretches)),
        stands_alone=any(not isinstance(each, str) for each in stretches),
        line=_LINE_END.sub(" ", text.strip("\n")),
        lines=text,
        points=pasted(tuple(_blocks(stretches))).points,
        is_list=all(isinstance(each, List) for each in stretches),
        escaped=any(isinstance(each, str) and _escaped(each) != each for each in stretches),
    )


# Stretches of text, lists and quotes


def _stretches(text: str, depth: int) -> list[Stretch]:
    """The text itself where nothing in it is wrapped, listed or quoted."""
    found: list[Stretch] = []
    for is_quote, lines in _parted(text.split("\n"), depth):
        if is_quote:
            inner = "\n".join(_QUOTED.sub("", line, count=1) for line in lines)
            found.append(Quote(tuple(_blocks(_stretches(inner, depth + 1)))))
        else:
            found += _listed("\n".join(lines))
    return found or [text]


def _parted(lines: Sequence[str], depth: int) -> Iterator[tuple[bool, list[str]]]:
    """Runs of lines that are quoted, and of those that are not, without empty ones between."""
    if depth >= _DEEPEST or not any(map(_QUOTED.match, lines)):
        yield False, list(lines)
        return
    for is_quote, run in groupby(lines, lambda line: _QUOTED.match(line) is not None):
        kept = "\n".join(run).strip("\n").split("\n")
        if any(map(str.strip, kept)):
            yield is_quote, kept


def _listed(text: str) -> list[Stretch]:
    """A text's lists and what stands between them."""
    found: list[Stretch] = []
    plain: list[str] = []
    lines = _unwrapped(text)
    at = 0
    while at < len(lines):
        items = _items(lines, at)
        if items:
            found += [each] if (each := "\n".join(plain).strip("\n")) else []
            found.append(_list(items))
            plain = []
            at = items[-1][0] + 1
        else:
            plain.append(lines[at])
            at += 1
    rest = "\n".join(plain)
    return [*found, *([each] if (each := rest.strip("\n")) else [])] if found else [rest]


def _unwrapped(text: str) -> list[str]:
    """The lines of a text, empty ones between its paragraphs, those of a mail joined."""
    lines = text.split("\n")
    joined = paragraphs(text)
    if any(each.wrapped for each in joined):
        parted: list[str] = []
        for each in joined:
            is_next_item = each.in_list and not each.gap
            parted += [each.text] if is_next_item or not parted else ["", each.text]
        return parted
    kept = [line for line in lines if line.strip()]
    if len(kept) == len(lines) > 1 and 2 * sum(map(_is_paragraph, kept)) > len(kept):
        return [part for line in lines for part in ("", line)][1:]
    return lines


def _is_paragraph(line: str) -> bool:
    """Whether a line reads as a whole paragraph."""
    return len(line) > _LONG or _STOPPED.search(line) is not None


def _items(lines: Sequence[str], start: int) -> list[tuple[int, re.Match[str]]]:
    """The lines from one on that are items of one list, with their marks; at least two."""
    items: list[tuple[int, re.Match[str]]] = []
    for at in range(start, len(lines)):
        found = _BULLET.match(lines[at])
        if found is None:
            if lines[at].strip() or not items:
                break
            continue
        if not _follows(found, [mark for _, mark in items]):
            break
        items.append((at, found))
    return items if len(items) > 1 else []


def _follows(mark: re.Match[str], before: Sequence[re.Match[str]]) -> bool:
    number = mark["number"]
    if not before:
        return number in (None, "1")
    return int(number) == len(before) + 1 if number else mark["mark"] == before[0]["mark"]


def _list(items: Sequence[tuple[int, re.Match[str]]]) -> List:
    words = (mark.string[mark.end() :].rstrip() for _, mark in items)
    return List(
        items[0][1]["number"] is not None,
        1,
        tuple((Paragraph((Text(each),)),) for each in words),
        tight=True,
    )


# Their Markdown


def _source(stretch: Stretch) -> str:
    return _escaped(stretch) if isinstance(stretch, str) else markdown_of((stretch,))


def _escaped(text: str) -> str:
    """The text with its marks escaped; its empty lines and the spaces at its ends stay."""
    return "".join(
        part if number % 2 else escape(part) or part for number, part in enumerate(_GAP.split(text))
    )


def _blocks(stretches: Iterable[Stretch]) -> Iterator[Block]:
    for each in stretches:
        if isinstance(each, str):
            for part in _GAP.split(each)[::2]:
                if part.strip():
                    yield Paragraph(text_nodes(part))
        else:
            yield each
