"""Any Markdown → HTML that has yet to pass the gate, for importers alone.

Reference links, raw HTML, code and setext headings are understood here and nowhere else: what the
gate lets through of them is then written in the body's own dialect.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.render.html import text_html

if TYPE_CHECKING:
    from markdown import Markdown

MARKS_LIMIT = 1_000
"""Marks in one paragraph; the parser takes time in the square of them, so more are text."""

OPEN_TAGS_LIMIT = 50
"""`<` without a `>` in one paragraph; as for marks."""

_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,40})\]:?")
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n)")
# The parser lets a link's title run on to the last quotation mark of the paragraph; links lose
# their titles at the gate anyway. An image's title is its caption.
_TITLED = re.compile(r'(?<!!)(\[[^\[\]]*\]\([^\s()"]+)\s+"[^"\n]*"\s*\)')
_SHORT_CODE_ADDRESS = re.compile(r"\]\((?=\{\{[<%])")

_EMPHASES = (
    ("strong", r"(\*\*)(?!\s)((?:[^*]|\*(?!\*)|\*(?=\*\*))+?)(?<!\s)\*\*(?!\*)"),
    ("strong", r"(?<!\w)(__)(?!\s)((?:[^_]|_(?!_))+?)(?<!\s)__(?!\w)"),
    ("em", r"(\*)(?![\s*])([^*]+)(?<!\s)\*"),
    ("em", r"(?<!\w)(_)(?![\s_])((?:[^_]|(?<=\w)_(?=\w))+)(?<!\s)_(?!\w)"),
)


def markup_of(text: str) -> str:
    """The HTML of a Markdown text. It is not safe: give it to the gate and to nothing else."""
    pieces = [_bounded(piece) for piece in _PARAGRAPHS.split(text)]
    source = _SHORT_CODE_ADDRESS.sub("] (", _TITLED.sub(r"\1)", "".join(pieces)))
    # The angle brackets of site generators' short codes are no HTML.
    source = source.replace("{{<", "{{&lt;").replace(">}}", "&gt;}}")
    return _parser().convert(_FOOTNOTE.sub(r"\[\1\]", source))


def _bounded(paragraph: str) -> str:
    marks = sum(map(paragraph.count, "[*_`"))
    if marks <= MARKS_LIMIT and paragraph.count("<") - paragraph.count(">") <= OPEN_TAGS_LIMIT:
        return paragraph
    return f"<p>{text_html(paragraph)}</p>"


def _parser() -> Markdown:
    """A parser of its own for every text: it keeps state, and imports run side by side."""
    from markdown import Markdown
    from markdown.inlinepatterns import DoubleTagInlineProcessor, SimpleTagInlineProcessor

    parser = Markdown(extensions=["tables", "fenced_code", "sane_lists"], output_format="html")
    # WORKAROUND: Python-Markdown 3.11 loses characters where marks overlap, as in `b*)|**e*!`.
    # Try whether `<p>b*)|**e*!</p>` comes out with these lines removed.
    parser.inlinePatterns.deregister("em_strong")
    both = DoubleTagInlineProcessor(r"(\*\*\*)(?!\s)([^*]+)(?<!\s)\*\*\*", "strong,em")
    parser.inlinePatterns.register(both, "certain", 61)
    for number, (tag, pattern) in enumerate(_EMPHASES):
        processor = SimpleTagInlineProcessor(pattern, tag)
        parser.inlinePatterns.register(processor, f"certain_{number}", 60 - number)
    return parser
