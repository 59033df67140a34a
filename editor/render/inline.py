"""Emphasis, strong, links and escapes within a text: the only file that knows Python-Markdown.

Only its backslash pattern is kept; its link pattern and its delimiter pattern are replaced:
the one needs over 20 s for 20,000 `[`, the other (3.11) loses or doubles words where marks
overlap, as in `b*)|**e*!`. Ours take a mark for a mark only where both of its ends are certain:

- `**strong**`, `*emphasis*`, `__strong__`, `_emphasis_`: no white space just within the marks;
  underscores not within a word, an opening `*` not after a digit;
- `[words](address)` with an address that a `Link` may have and no square brackets in the words.

Import it lazily, through `editor.render.markdown`: a story without marks never needs it.
"""

import re
import threading
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown, treeprocessors
from markdown.inlinepatterns import (
    ESCAPE_RE,
    EscapeInlineProcessor,
    InlineProcessor,
    Pattern,
    SimpleTagInlineProcessor,
)
from markdown.util import ETX, STX, Registry

from editor.render.nodes import Emphasis, Inline, Link, Strong, safe_href, text_nodes

ESCAPABLE = "\\*_[]()|>-.!"
"""Before these characters, and no others, a backslash says that they are no mark."""

MARKS_LIMIT = 1_500
"""Marks in one paragraph; Python-Markdown takes time in the square of them, so more are text."""

_MARKS = re.compile(r"[\\*_\[]")
_ESCAPED = re.compile(f"{STX}([0-9]+){ETX}")
_LINK = r"(?<!!)\[([^\[\]]+)\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)"
# Each pattern's second group is what stands between the marks. None tries two ways through the
# same characters, so none takes more than linear time from where it begins.
_EMPHASES = (
    ("strong", r"(\*\*)((?!\s)(?:[^*]|\*(?!\s)[^*]+(?<!\s)\*|(?<=\s)\*(?=\s))+?(?<!\s))\*\*"),
    ("strong", r"(?<!\w)(__)((?![\s_])(?:[^_]|_(?!_))+?(?<!\s))__(?!\w)"),
    ("em", r"(?<![0-9])(\*)((?!\s)[^*]+(?<!\s))\*"),
    ("em", r"(?<!\w)(_)((?![\s_])(?:[^_]|(?<=\w)_(?=\w))+(?<!\s))_(?!\w)"),
)
# Stand-ins for the two characters that Python-Markdown keeps for itself.
_STAND_INS = range(0xF0000, 0xF0000 + 0xFFFE)


class _LinkProcessor(InlineProcessor):
    """`[words](address)`; anything that is not certainly a link with a safe address is text."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        address = _ESCAPED.sub(_character, self.unescape(m[2]))
        href = safe_href(address)
        if href is None or data[m.start(1) : m.end(1)].isspace():
            return None, m.start(), m.end()
        element = Element("a", href=href)
        element.text = m[1]
        return element, m.start(), m.end()


class _Readers(threading.local):
    """One reader for each thread: it keeps state while it works."""

    def __init__(self) -> None:
        self.reader = _new_reader()


def _new_reader() -> treeprocessors.InlineProcessor:
    parser = Markdown()
    parser.ESCAPED_CHARS = list(ESCAPABLE)
    parser.inlinePatterns = Registry[Pattern]()
    parser.inlinePatterns.register(EscapeInlineProcessor(ESCAPE_RE, parser), "escape", 90)
    parser.inlinePatterns.register(_LinkProcessor(_LINK, parser), "link", 80)
    for number, (tag, pattern) in enumerate(_EMPHASES):
        processor = SimpleTagInlineProcessor(pattern, tag)
        parser.inlinePatterns.register(processor, f"{tag}{number}", 70 - number)
    reader = treeprocessors.InlineProcessor(parser)
    parser.treeprocessors.register(reader, "inline", 20)
    return reader


_readers = _Readers()


def marked_nodes(text: str) -> tuple[Inline, ...]:
    """The nodes of a paragraph's text. No character but a mark is left out."""
    if len(_MARKS.findall(text)) > MARKS_LIMIT:
        return text_nodes(text)
    stand_ins = _stand_ins(text)
    root = Element("div")
    SubElement(root, "p").text = text.translate(stand_ins)
    _readers.reader.run(root)
    originals = {ord(new): chr(old) for old, new in stand_ins.items()}
    return _children(root[0], originals)


def _stand_ins(text: str) -> dict[int, str]:
    reserved = [mark for mark in (STX, ETX) if mark in text]
    if not reserved:
        return {}
    unused = (chr(code) for code in _STAND_INS if chr(code) not in text)
    return {ord(mark): next(unused) for mark in reserved}


def _children(element: Element, originals: dict[int, str]) -> tuple[Inline, ...]:
    found: list[Inline] = [*_characters(element.text, originals)]
    for child in element:
        found.append(_node(child, originals))
        found += _characters(child.tail, originals)
    return tuple(found)


def _node(element: Element, originals: dict[int, str]) -> Inline:
    children = _children(element, originals)
    if element.tag == "a":
        return Link(element.attrib["href"], children)
    return Strong(children) if element.tag == "strong" else Emphasis(children)


def _characters(text: str | None, originals: dict[int, str]) -> tuple[Inline, ...]:
    return text_nodes(_ESCAPED.sub(_character, text or "").translate(originals))


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1]))
