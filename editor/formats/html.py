"""The reader's page as one HTML file; and any HTML as a story.

A page of ours gives back its fields; of any other page the headings become sections, the first of
level 1 the headline, a list straight below it key points. What its JSON-LD says of times, category
and language is taken over.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64decode
from dataclasses import replace
from html import unescape
from typing import Any

from editor.formats.base import Format, Options
from editor.formats.fields import dropped_but
from editor.formats.html_page import Element, HtmlPage, html_page
from editor.formats.press_text.decoding import decoded
from editor.formats.sections import key_points_of, sectioned_markup, sections_of
from editor.model.datelines import COMMA
from editor.model.ids import random_story_id
from editor.model.parcel import Parcel
from editor.model.story import Advisory, AdvisoryKind, Figure, PullQuote, Story
from editor.model.taking.arriving import from_outside
from editor.model.translation import N_
from editor.render.gate import html_nodes
from editor.render.languages import without_by
from editor.render.nodes import Block, Heading, List, Paragraph, Text
from editor.render.page import document
from editor.render.pictures import embedded
from editor.render.plain import plain_text

_DATA_FIELDS = {
    "datePublished": "published_at",
    "dateModified": "modified_at",
    "articleSection": "category",
    "genre": "genre",
    "inLanguage": "language",
    "dateline": "dateline",
}
_TAG = r"\((?P<tag>[^()]{1,80})\)\s+[-–—]+\s+"
_IMAGE = re.compile(
    r'<img src="data:[a-z/]+;base64,(?P<data>[A-Za-z0-9+/=]*)"[^<>]*? alt="(?P<alt>[^"]*)">'
)
_IMAGE_DATA = re.compile(
    rb"<img\b[^<>]*?\ssrc\s*=\s*[\"']?(data:image/[a-z]+;base64,[A-Za-z0-9+/=]+)", re.IGNORECASE
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)


def _recognises(head: bytes) -> float:
    text = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n").lower()
    if text.startswith(("<!doctype html", "<html")):
        return 0.95
    if text.startswith("<") and re.search(r"<(p|div|h[1-6]|article|body|ul|head)\b[^>]*>", text):
        return 0.8
    return 0.3 if re.search(r"</(p|h[1-6]|div|article)>", text) else 0.0


def _write(parcels: tuple[Parcel, ...], _options: Options) -> bytes:
    (parcel,) = parcels
    return document(parcel.story, parcel.house, embedded(parcel.picture)).encode()


def _read(data: bytes) -> tuple[Parcel, ...]:
    markup = _text(data)
    page = html_page(markup)
    named = _named(page)
    story = Story(random_story_id(), **named)
    if not page.is_own:
        return (from_outside(_foreign(markup, page, story)),)
    gathered = _Gathered(story)
    for element in page.elements:
        gathered.take(element)
    return (Parcel(gathered.story(), figure=gathered.images.__getitem__),)


def _text(data: bytes) -> str:
    declared = _CHARSET.search(data[:2048])
    if declared and declared[1].lower() in (b"iso-8859-1", b"windows-1252", b"latin1"):
        return decoded(data.decode("cp1252", "replace").encode())
    return decoded(data, besides=sum(map(len, _IMAGE_DATA.findall(data))))


def _named(page: HtmlPage) -> dict[str, Any]:
    """The fields that a page's JSON-LD names."""
    for source in page.data:
        try:
            value = json.loads(source)
        except (ValueError, RecursionError):
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and "Article" in str(each.get("@type")):
                return _fields(each)
    return {}


def _fields(data: dict[str, Any]) -> dict[str, Any]:
    texts = ((field, data.get(name)) for name, field in _DATA_FIELDS.items())
    found: dict[str, Any] = {name: text for name, text in texts if isinstance(text, str)}
    keywords = data.get("keywords")
    if isinstance(keywords, str):
        keywords = [each.strip() for each in keywords.split(",") if each.strip()]
    if isinstance(keywords, list) and all(isinstance(each, str) for each in keywords):
        found["keywords"] = tuple(keywords)
    return found


def _foreign(markup: str, page: HtmlPage, story: Story) -> Story:
    found = sectioned_markup(re.sub(r"(?is)<title\b.*?</title>", "", markup))
    return replace(
        story,
        headline=found.headline or " ".join(page.title.split()),
        key_points=found.key_points,
        sections=found.sections,
        figures=found.figures,
    )


class _Gathered:
    """A story as the elements of a page of ours are taken in one by one."""

    def __init__(self, story: Story) -> None:
        self._known = story
        self._fields: dict[str, Any] = {}
        self.images: dict[str, bytes] = {}
        self._body: list[Block] = []
        self._items: dict[str, list[Any]] = {"figures": [], "pull_quotes": [], "advisories": []}

    def take(self, element: Element) -> None:
        image = _IMAGE.search(element.markup) if element.tag == "figure" else None
        nodes = html_nodes(_IMAGE.sub("", element.markup) if image else element.markup)
        words = plain_text(nodes)
        match element.tag, element.name:
            case "h1", _ if "headline" not in self._fields:
                self._fields["headline"] = words
            case "p", "kicker" | "standfirst":
                self._fields[element.name] = words
            case "p", "byline":
                self._take_byline(element)
            case "p", "note":
                self._take_note(words)
            case "p", "sign-off":
                self._fields["sign_off"] = words
            case "ul", "key-points" if len(nodes) == 1 and isinstance(nodes[0], List):
                self._fields["key_points"] = key_points_of(map(plain_text, nodes[0].items))
            case "figure", name:
                self._take_figure(name, nodes, image)
            case "footer", _:
                self._fields["copyright_notice"] = words
            case _:
                self._body += nodes

    def story(self) -> Story:
        tag, body = _without_lead_in(self._body, self._known.dateline)
        sections = sections_of(body)
        items: dict[str, Any] = {name: tuple(each) for name, each in self._items.items()}
        return replace(self._known, source_tag=tag, sections=sections, **(self._fields | items))

    def _take_byline(self, element: Element) -> None:
        names = plain_text(html_nodes(re.sub(r"(?is)<time\b.*", "", element.markup)))
        self._fields["byline"] = without_by(names, self._known.language)
        if element.time:
            self._fields["published_at"] = element.time

    def _take_note(self, words: str) -> None:
        kind, _, text = words.partition(" ")
        if kind not in tuple(AdvisoryKind):
            self._fields["reader_note"] = words
            return
        where = re.search(r" ?\(([^()]*)\)$", text)
        said = text[: where.start()] if where else text
        self._items["advisories"].append(Advisory(kind, said, where[1] if where else ""))

    def _take_figure(
        self, name: str, nodes: tuple[Block, ...], image: re.Match[str] | None
    ) -> None:
        section = f"s{1 + sum(isinstance(node, Heading) for node in self._body)}"
        pieces = [plain_text((node,)) for node in nodes]
        if name == "pull-quote":
            text, source = (*pieces, "", "")[:2]
            quotes = self._items["pull_quotes"]
            quotes.append(PullQuote(f"q{len(quotes) + 1}", text, source, section))
            return
        figures = self._items["figures"]
        alt = unescape(image["alt"]) if image else ""
        digest = self._take_image(image) if image else ""
        lead = not self._body
        item = f"f{len(figures) + 1}"
        figures.append(Figure(item, digest, alt, " ".join(pieces), after=section, lead=lead))

    def _take_image(self, image: re.Match[str]) -> str:
        """An image that stands in the page itself, by its digest; empty where it is none."""
        try:
            data = b64decode(image["data"], validate=True)
        except ValueError:
            return ""
        digest = hashlib.sha256(data).hexdigest()
        self.images[digest] = data
        return digest


def _without_lead_in(blocks: list[Block], dateline: str) -> tuple[str, list[Block]]:
    """The source tag that opens the first paragraph, and the blocks without the lead-in."""
    for at, block in enumerate(blocks[:1]):
        if isinstance(block, Paragraph) and block.children and isinstance(block.children[0], Text):
            first = block.children[0].text
            place = rf"{re.escape(dateline)}{COMMA}?\s+" if dateline else ""
            match = re.match(place + _TAG, first + " ")
            if match is None:
                break
            rest = (Text(first[match.end() :]),) if first[match.end() :] else ()
            paragraph = Paragraph((*rest, *block.children[1:]))
            led = [paragraph] if paragraph.children else []
            return match["tag"], [*blocks[:at], *led, *blocks[at + 1 :]]
    return "", blocks


FORMAT = Format(
    name="html",
    label=N_("Web page"),
    suffixes=(".html", ".htm"),
    media_type="text/html",
    public=True,
    carries=dropped_but(
        "kicker headline standfirst byline dateline source_tag key_points sections sign_off"
        " reader_note copyright_notice published_at modified_at category keywords language genre",
        changed="figures pull_quotes advisories",
    ),
    recognises=_recognises,
    read=_read,
    write=_write,
)
