"""Clipboard HTML → blocks, through the gate, with a count of what was left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.model.pasting.clipboard import Lost
from editor.render.clipboard.looks import Look
from editor.render.clipboard.spaces import fold_spaces
from editor.render.clipboard.styles import StyleSheet
from editor.render.clipboard.tally import Tally
from editor.render.clipboard.undressing import Undressing
from editor.render.foreign import blocks_of
from editor.render.gate import html_tree
from editor.render.nodes import Block
from editor.render.runs import Element

MOST_TAGS = 60_000
"""Angle brackets of markup that are read; a hundred pages of Word have some 25,000."""

MOST_CHARACTERS = 100_000
"""Characters given by name (`&nbsp;`); the sanitiser takes time in the square of them."""

# What one part took the next gives nothing back of: a few words could keep it trying for ever.
_HEADER = re.compile(r"\s*+Version:[\d.]++[ \t]*+[\r\n]\s*+(?:\w++:[^\r\n<]*+[\r\n]\s*+)+(?=<)")
_LONGEST_HEADER = 2_000
_BEFORE_SHEET = 40
_TAGS = {"cite", "del", "font", "img", "ins", "q", "s", "span", "strike", "sub", "sup", "u"}
_ATTRIBUTES = {
    "*": {"class", "style"},
    "div": {"aria-level", "role"},
    "font": {"color"},
    "img": {"alt", "height", "width"},
    "li": {"data-aria-level"},
    "p": {"aria-level", "role"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SILENT = {"audio", "canvas", "iframe", "noscript", "object", "svg", "template", "title"}
_SILENT |= {"video", "xml"}


@dataclass(frozen=True, slots=True)
class Clipped:
    """The blocks of what was copied, and what they leave out."""

    blocks: tuple[Block, ...]
    lost: Lost


def clipped(markup: str) -> Clipped | None:
    """What clipboard HTML holds; None where there is too much in it, or it nests too deeply."""
    header = _HEADER.match(markup[:_LONGEST_HEADER])
    markup = _without_comments(markup[header.end() :] if header else markup)
    if markup.count("<") > MOST_TAGS or markup.count("&") > MOST_CHARACTERS:
        return None
    tree = html_tree(markup, tags=_TAGS, attributes=_ATTRIBUTES, silent=_SILENT)
    if tree is None:
        return None
    tally = Tally()
    tally.count_embeds(markup)
    root = Element("body")
    root.children = Undressing(StyleSheet.of(markup), tally).undressed(tree, Look())
    fold_spaces(root)
    return Clipped(blocks_of(root), tally.lost)


def _without_comments(markup: str) -> str:
    """The markup without comments: Word hides whole drawings in them, which nest for nothing.

    Those within a style sheet stay, for they end before the sheet does.
    """
    kept: list[str] = []
    at = 0
    while (begin := markup.find("<!--", at)) >= 0 and (end := markup.find("-->", begin)) >= 0:
        kept.append(markup[at:begin])
        is_sheet = markup[max(0, begin - _BEFORE_SHEET) : begin].rstrip().endswith("<style>")
        kept.append(markup[begin : end + 3] if is_sheet else "")
        at = end + 3
    return "".join(kept) + markup[at:]
