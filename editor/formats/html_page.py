"""The parts of a page as Nutgraf writes it, found by the names of its elements."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input"),
        *("link", "meta", "param", "source", "track", "wbr"),
    )
)
_TAGS = frozenset(("p", "h1", "h2", "ul", "ol", "table", "blockquote", "hr", "figure", "footer"))
_NAMES = frozenset(
    ("", "kicker", "standfirst", "byline", "note", "key-points", "pull-quote", "sign-off")
)
_HEAD = frozenset(("html", "head", "meta", "title", "link", "style", "script", "body", "article"))


@dataclass(slots=True)
class Element:
    """A child of the page's `<article>`: its tag, its class and its own markup."""

    tag: str
    name: str
    start: int
    end: int = 0
    markup: str = ""
    time: str = ""


@dataclass(slots=True)
class HtmlPage:
    """What a page says beside its text, and its article's elements if it is one of ours."""

    title: str = ""
    has_article: bool = False
    has_more: bool = False
    data: list[str] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)

    @property
    def is_own(self) -> bool:
        """Whether there is nothing but an article, and only elements in it that our page has."""
        known = all(each.tag in _TAGS and each.name in _NAMES for each in self.elements)
        return self.has_article and not self.has_more and known


def html_page(markup: str) -> HtmlPage:
    """A page's title, its JSON-LD and its article's elements."""
    reader = _Reader(markup)
    reader.feed(markup)
    reader.close()
    for element in reader.page.elements:
        element.markup = markup[element.start : element.end]
    return reader.page


class _Reader(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = HtmlPage()
        self._lines = [0]
        for line in markup.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._length = len(markup)
        self._depth = 0
        self._inside = ""
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._silent = tag in ("script", "style")
        if tag == "script" and values.get("type", "").lower() == "application/ld+json":
            self.page.data.append("")
            self._inside = tag
        elif tag == "title" and not self._depth:
            self._inside = tag
        if self._depth:
            self._child(tag, values)
        elif tag == "article" and not self.page.has_article:
            self.page.has_article = True
            self._depth = 1
        elif tag not in _HEAD or tag == "article":
            self.page.has_more = True

    def _child(self, tag: str, values: dict[str, str]) -> None:
        if self._depth == 1:
            element = Element(tag, values.get("class", ""), self._at())
            element.end = self._length
            self._end_last(element.start)
            self.page.elements.append(element)
        elif tag == "time":
            self.page.elements[-1].time = values.get("datetime", "")
        if tag not in _VOID:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._inside, self._silent = "", False
        if self._depth and tag not in _VOID:
            self._depth -= 1
            if not self._depth:
                self._end_last(self._at())

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.page.title += data
        elif self._inside == "script":
            self.page.data[-1] += data
        elif self._depth < 2 and data.strip() and not self._silent:
            self.page.has_more = True

    def _end_last(self, at: int) -> None:
        if self.page.elements:
            self.page.elements[-1].end = at

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
