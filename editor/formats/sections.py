"""Blocks of foreign markup → the parts of a story: headline, key points, sections, figures.

- A heading begins a section; the first one of level 1, with no heading before it, is the headline
  where the file names none.
- A list of plain lines straight after the headline, before the first paragraph, is key points.
- An image becomes a figure after the section it stood in; its words are kept, its bytes are not
  fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from types import MappingProxyType

from editor.model.story import Figure, KeyPoint, Section
from editor.render.gate import html_nodes
from editor.render.nodes import Block, Heading, List, Paragraph, Text
from editor.render.plain import inline_text
from editor.render.source import markdown_of

_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
# Private characters stand for an image while the markup passes the gate.
_MARK = re.compile("\ue0f0([0-9]+)\ue0f1")
_LINKED_MARK = re.compile("\\[\\s*(\ue0f0[0-9]+\ue0f1)\\s*\\]\\([^()\\s]*\\)")
_SPARE_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Sectioned:
    """The parts of a story that its markup tells."""

    headline: str = ""
    key_points: tuple[KeyPoint, ...] = ()
    sections: tuple[Section, ...] = (Section("s1"),)
    figures: tuple[Figure, ...] = ()


def sectioned_markup(markup: str, headline: str = "") -> Sectioned:
    """The parts of a story in any HTML; `headline` is empty where it has to be found there."""
    images: list[Figure] = []

    def marked(match: re.Match[str]) -> str:
        images.append(_figure(match[0], len(images) + 1))
        return f"\ue0f0{len(images)}\ue0f1"

    clean = markup.replace("\ue0f0", "\ufffd").replace("\ue0f1", "\ufffd")
    found = sectioned(html_nodes(_IMAGE.sub(marked, clean)), headline)
    return _with_figures(found, images) if images else found


def sectioned(nodes: Iterable[Block], headline: str = "") -> Sectioned:
    """The parts of a story in blocks."""
    blocks = list(nodes)
    if not headline:
        headline, blocks = _without_headline(blocks)
    key_points, blocks = _without_key_points(blocks)
    return Sectioned(headline, key_points, sections_of(blocks))


def sections_of(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """The opening, and a section for every heading."""
    return tuple(
        Section(f"s{number}", crosshead, markdown_of(body))
        for number, (crosshead, body) in enumerate(_parted(blocks), 1)
    )


def key_points_of(lines: Iterable[str]) -> tuple[KeyPoint, ...]:
    """Key points from their texts."""
    return tuple(KeyPoint(f"k{number}", line) for number, line in enumerate(lines, 1))


def one_line(heading: Heading | Paragraph) -> str:
    """The words of a heading."""
    return " ".join(inline_text(heading.children).split("\n")).strip()


def _without_headline(blocks: list[Block]) -> tuple[str, list[Block]]:
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            if block.level == 1:
                return one_line(block), blocks[:at] + blocks[at + 1 :]
            break
    return "", blocks


def _without_key_points(blocks: list[Block]) -> tuple[tuple[KeyPoint, ...], list[Block]]:
    if blocks and isinstance(blocks[0], List) and not blocks[0].ordered:
        lines = list(_plain_lines(blocks[0]))
        if len(lines) == len(blocks[0].items):
            return key_points_of(lines), blocks[1:]
    return (), blocks


def _plain_lines(points: List) -> Iterator[str]:
    for item in points.items:
        if len(item) == 1 and isinstance(item[0], Paragraph):
            words = item[0].children
            if all(isinstance(each, Text) for each in words):
                yield inline_text(words)


def _parted(blocks: Iterable[Block]) -> Iterator[tuple[str, list[Block]]]:
    crosshead, body = "", list[Block]()
    for block in blocks:
        if isinstance(block, Heading):
            yield crosshead, body
            crosshead, body = one_line(block), []
        else:
            body.append(block)
    yield crosshead, body


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = {name: value or "" for name, value in attrs}


def _figure(tag: str, number: int) -> Figure:
    parser = _Attributes()
    parser.feed(tag)
    parser.close()
    attributes = parser.found
    extra = {"source": attributes["src"]} if attributes.get("src") else {}
    caption = attributes.get("title", "")
    return Figure(f"f{number}", "", attributes.get("alt", ""), caption, extra=_frozen(extra))


def _frozen(extra: dict[str, str]) -> MappingProxyType[str, object]:
    return MappingProxyType(dict(extra))


@dataclass(slots=True)
class _Lifter:
    """Takes the marks out of texts and gathers the figures they stand for."""

    images: list[Figure]
    figures: list[Figure] = field(default_factory=list)

    def lifted(self, text: str, after: str) -> str:
        marks = _MARK.findall(text)
        if not marks:
            return text
        self.figures += [replace(self.images[int(each) - 1], after=after) for each in marks]
        text = _MARK.sub("", _LINKED_MARK.sub(r"\1", text))
        lines = [line if line.strip() else "" for line in text.split("\n")]
        return _SPARE_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _with_figures(found: Sectioned, images: list[Figure]) -> Sectioned:
    lifter = _Lifter(images)
    opening = found.sections[0].id
    return Sectioned(
        lifter.lifted(found.headline, opening).strip(),
        tuple(replace(p, text=lifter.lifted(p.text, opening)) for p in found.key_points),
        tuple(
            replace(
                each,
                crosshead=lifter.lifted(each.crosshead, each.id).strip(),
                body=lifter.lifted(each.body, each.id),
            )
            for each in found.sections
        ),
        tuple(lifter.figures),
    )
