"""The one gate for foreign markup: any HTML → nodes.

The markup goes through nh3's allow-list, then what is left becomes nodes, which cannot hold
anything that runs or reaches out. Words are kept and never fused: every block, cell and line
break parts them. What scripts and styles contain is no text of the page and is dropped.
"""

import re
from collections import Counter
from collections.abc import Mapping, Set
from html import unescape
from html.parser import HTMLParser

import nh3

from editor.render.foreign import blocks_of
from editor.render.nodes import Block, Paragraph, text_nodes
from editor.render.runs import Element

SIZE_LIMIT = 10_000_000
"""Characters of markup; more is read for its words alone."""

DEPTH_LIMIT = 200
"""Elements within each other; nh3 takes over 20 s for 100,000, so deeper is read for its words."""

_SECTIONS = {"article", "aside", "body", "footer", "header", "html", "main", "nav", "section"}
_GROUPS = {"address", "blockquote", "center", "details", "dialog", "div", "figure", "form", "pre"}
_HEADS = {"caption", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "legend", "title"}
_LISTS = {"dd", "dl", "dt", "li", "menu", "ol", "ul"}
_TABLES = {"table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_CONTROLS = {"button", "fieldset", "option", "select", "summary"}
_FLOW = _SECTIONS | _GROUPS | _HEADS | _LISTS | _TABLES | _CONTROLS | {"br", "hr", "p"}
_WORDS = {"a", "b", "em", "i", "strong"}
_SILENT = {"script", "style"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}}
_NOTHING: Mapping[str, Set[str]] = {}
_SCHEMES = {"http", "https", "mailto", "tel"}
# Elements that end where the next one of their kind begins, or hold nothing at all.
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"}
_SHALLOW = _EMPTY | {"dd", "dt", "li", "option", "p", "source", "td", "th", "tr", "track", "wbr"}
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^<>]*>")


def html_nodes(markup: str) -> tuple[Block, ...]:
    """The blocks of any HTML, whole page or fragment, well-formed or not."""
    tree = html_tree(markup)
    return _words(markup) if tree is None else blocks_of(tree)


def html_tree(
    markup: str,
    *,
    tags: Set[str] = frozenset(),
    attributes: Mapping[str, Set[str]] = _NOTHING,
    silent: Set[str] = frozenset(),
) -> Element | None:
    """The elements that pass the gate; None where the markup is too large or too deep for that.

    A reader who has to see more of the markup names further tags and attributes, and elements
    whose content is no text. Nothing of that reaches a node: nodes cannot hold it.
    """
    if len(markup) > SIZE_LIMIT or _depth(markup) > DEPTH_LIMIT:
        return None
    cleaned = nh3.clean(
        markup,
        tags=(_FLOW | _WORDS | tags) - silent,
        clean_content_tags=_SILENT | silent,
        attributes={
            tag: set(_ATTRIBUTES.get(tag, ())) | set(attributes.get(tag, ()))
            for tag in (*_ATTRIBUTES, *attributes)
        },
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    builder = _TreeBuilder()
    builder.feed(cleaned)
    builder.close()
    return None if builder.is_too_deep else builder.root


def allowed_markup(markup: str, tags: set[str], attributes: dict[str, set[str]]) -> str:
    """Markup of a template of the desk's own with these elements and attributes alone; empty where
    it is too large or too deep for that.
    """
    if len(markup) > SIZE_LIMIT or _depth(markup) > DEPTH_LIMIT:
        return ""
    return nh3.clean(markup, tags=tags, attributes=attributes, link_rel=None)


class _TreeBuilder(HTMLParser):
    """The tree of markup that nh3 wrote, which is well-formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body")
        self.is_too_deep = False
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _EMPTY:
            self._open.append(element)
        # The parser opens elements of its own where markup overlaps; what reads them recurs.
        self.is_too_deep = self.is_too_deep or len(self._open) > DEPTH_LIMIT

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def _depth(markup: str) -> int:
    """How deep elements may lie within each other; end tags that close nothing do not count."""
    counts: Counter[str] = Counter()
    depth = deepest = 0
    for end, tag in _TAG.findall(markup):
        tag = tag.lower()
        if tag in _SHALLOW:
            continue
        if not end:
            counts[tag] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif counts[tag]:
            counts[tag] -= 1
            depth -= 1
    return deepest


def _words(markup: str) -> tuple[Block, ...]:
    """The words alone, a paragraph for each block: for markup too large or deep for a parser."""
    pieces: list[str] = []
    at = 0
    silent = ""
    for match in _TAG.finditer(markup):
        end, tag = match[1], match[2].lower()
        if not silent:
            pieces.append(markup[at : match.start()])
            pieces.append("\n" if tag in _FLOW else "")
        if tag in _SILENT:
            silent = "" if end else tag
        at = match.end()
    if not silent:
        pieces.append(markup[at:])
    lines = (" ".join(line.split()) for line in unescape("".join(pieces)).split("\n"))
    return tuple(Paragraph(text_nodes(line)) for line in lines if line)
