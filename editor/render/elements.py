"""The elements of the reader's page in their order, each with the place its text comes from.

- The order is kicker, headline, standfirst, byline and time, advisories, reader's note, lead
  figures, key points, the opening with its lead-in, the sections, sign-off, copyright notice.
  Figures and pull quotes follow their section; those of no section follow the opening.
- What is empty leaves no trace.
- Bodies are rendered block by block and remembered, so that an edit costs its block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from editor.model.figures.images import Sources, no_sources
from editor.model.house import House
from editor.model.places import Place, body_place, crosshead_place, key_point_place
from editor.model.remembering import Remembered
from editor.model.rows import PageBlock
from editor.model.story import Figure, PullQuote, Section, Story
from editor.render.blocks import split_blocks
from editor.render.html import blocks_html, led_html
from editor.render.languages import moment, time_for_readers, with_by
from editor.render.lead_in import lead_in
from editor.render.markdown import block_nodes
from editor.render.nodes import Paragraph, Text
from editor.render.running import page_direction, running
from editor.render.templates import PageTemplate, body_template, page_template


def page_elements(story: Story, house: House, sources: Sources) -> Iterator[PageBlock]:
    """Every element of the reader's page, its images from these sources."""
    template, way = page_template(house.page_template), page_direction(story, house)
    elements = _Elements(story, house, template, sources, way)
    yield from elements.top()
    yield from elements.body()


def body_elements(story: Story, house: House) -> Iterator[PageBlock]:
    """The elements below headline, standfirst and byline, without class, style and id."""
    way = page_direction(story, house)
    yield from _Elements(story, house, body_template(), no_sources, way).body()


@dataclass(frozen=True, slots=True)
class _Elements:
    """A story's elements, made by one template."""

    story: Story
    house: House
    template: PageTemplate
    sources: Sources
    way: str

    def top(self) -> Iterator[PageBlock]:
        story = self.story
        for name in ("kicker", "headline", "standfirst"):
            if text := getattr(story, name).strip():
                yield self._made(name, Place(name), text=text)
        if story.byline.strip() or story.published_at.strip():
            yield self._byline()

    def body(self) -> Iterator[PageBlock]:
        yield from self._notices()
        yield from self._key_points()
        yield from self._sections()
        for name, field in (("sign_off", "sign_off"), ("copyright", "copyright_notice")):
            if text := getattr(self.story, field).strip():
                yield self._made(name, Place(field), text=text)

    def _made(self, macro: str, place: Place | None, **values: object) -> PageBlock:
        return PageBlock(self.template.part(macro, **running(values, self.way)), place)

    def _byline(self) -> PageBlock:
        story, language = self.story, self.story.language or self.house.language
        at = moment(story.published_at)
        return self._made(
            "byline",
            Place("byline" if story.byline.strip() else "published_at"),
            names=with_by(story.byline.strip(), language),
            at=story.published_at.strip() if at else "",
            shown=time_for_readers(story.published_at, language, self.house.time_zone),
        )

    def _notices(self) -> Iterator[PageBlock]:
        story = self.story
        for each in story.advisories:
            if each.text.strip() or each.where.strip():
                words = {"kind": each.kind, "text": each.text.strip(), "where": each.where.strip()}
                yield self._made("advisory", None, **words)
        if note := story.reader_note.strip():
            yield self._made("reader_note", Place("reader_note"), text=note)
        yield from self._figures([each for each in story.figures if each.lead])

    def _key_points(self) -> Iterator[PageBlock]:
        written = [point for point in self.story.key_points if point.text.strip()]
        if written:
            texts = [point.text.strip() for point in written]
            yield self._made("key_points", key_point_place(written[0].id), points=texts)

    def _sections(self) -> Iterator[PageBlock]:
        story = self.story
        has_text = any(each.body or each.crosshead for each in story.sections)
        lead = lead_in(story, self.house) if has_text or story.dateline.strip() else ""
        ids = {section.id for section in story.sections}
        for number, section in enumerate(story.sections):
            if crosshead := section.crosshead.strip():
                yield self._made("crosshead", crosshead_place(section.id), text=crosshead)
            first = "" if number else lead
            yield from _section_blocks(section.id, section.body, first, self.way)
            yield from self._set_after(section, ids, is_opening=number == 0)

    def _set_after(self, section: Section, ids: set[str], is_opening: bool) -> Iterator[PageBlock]:
        def belongs(item: Figure | PullQuote) -> bool:
            return item.after == section.id or (is_opening and item.after not in ids)

        story = self.story
        yield from self._figures([it for it in story.figures if not it.lead and belongs(it)])
        for quote in filter(belongs, story.pull_quotes):
            if quote.text.strip() or quote.source.strip():
                place = Place("pull_quotes", quote.id, "text")
                words = {"text": quote.text.strip(), "source": quote.source.strip()}
                yield self._made("pull_quote", place, **words)

    def _figures(self, figures: list[Figure]) -> Iterator[PageBlock]:
        for figure in figures:
            source = self.sources(figure.digest) if figure.digest else None
            if source or figure.caption.strip() or figure.credit.strip():
                place = Place("figures", figure.id, "caption")
                words = {"caption": figure.caption.strip(), "credit": figure.credit.strip()}
                image = {"source": source, "alt": " ".join(figure.alt.split())}
                yield self._made("figure", place, **words, **image)


def _section_blocks(section: str, body: str, lead: str, way: str) -> tuple[PageBlock, ...]:
    # Of a very long body every key would leave a copy behind; its blocks are remembered anyway.
    made = _made_blocks if len(body) > _LONG else _remembered_blocks
    return made(section, body, lead, way)


def _made_blocks(section: str, body: str, lead: str, way: str) -> tuple[PageBlock, ...]:
    place = body_place(section)
    blocks = [
        PageBlock(html, place, span.start, span.end)
        for span in split_blocks(body)
        for html in _block_elements((span.text, way))
    ]
    if lead:
        blocks[:1] = _led(blocks[:1], body, lead, way)
    return tuple(blocks)


_LONG = 8_000
_remembered_blocks = lru_cache(maxsize=128)(_made_blocks)


def _led(first: list[PageBlock], body: str, lead: str, way: str) -> list[PageBlock]:
    """The first block with the lead-in in it, or after it where it is no paragraph."""
    if first:
        block = first[0]
        nodes = block_nodes(body[block.start : block.end])
        if isinstance(nodes[0], Paragraph):
            led = led_html(lead, nodes[0], way)
            return [PageBlock(led, block.place, block.start, block.end)]
    own = Paragraph((Text(lead),))
    return [PageBlock(blocks_html((own,), way), Place("source_tag")), *first]


@Remembered
def _block_elements(block: tuple[str, str]) -> tuple[str, ...]:
    """The elements that one block of a body makes on a page that runs so; two lists may stand in
    one block.
    """
    text, way = block
    return tuple(blocks_html((node,), way) for node in block_nodes(text))
