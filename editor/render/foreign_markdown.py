"""Any Markdown → HTML that has yet to pass the gate, for importers alone.

Reference links, raw HTML, code and setext headings are understood here and nowhere else: what the
gate lets through of them is then written in the body's own dialect.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown import Markdown

BRACKET_LIMIT = 200
"""Opening brackets and emphasis marks in one paragraph; with more the parser takes minutes."""

_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,40})\]:?")
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n)")
_MARKS = re.compile(r"(?<!\\)([\[\]*_`!])")


def markup_of(text: str) -> str:
    """The HTML of a Markdown text. It is not safe: give it to the gate and to nothing else."""
    pieces = [_bounded(piece) for piece in _PARAGRAPHS.split(text)]
    # The angle brackets of site generators' short codes are no HTML.
    source = "".join(pieces).replace("{{<", "{{&lt;").replace(">}}", "&gt;}}")
    parser = _parser()
    html = parser.convert(_FOOTNOTE.sub(r"\[\1\]", source))
    parser.reset()
    return html


def _bounded(paragraph: str) -> str:
    if sum(map(paragraph.count, "[*_`")) <= BRACKET_LIMIT:
        return paragraph
    return _MARKS.sub(r"\\\1", paragraph)


@lru_cache(maxsize=1)
def _parser() -> Markdown:
    from markdown import Markdown

    return Markdown(extensions=["tables", "fenced_code", "sane_lists"], output_format="html")
