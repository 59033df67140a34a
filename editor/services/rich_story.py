"""A whole story that was copied with its formatting: taken apart as press text, dressed again.

- The words alone are taken apart: headline, byline, key points, tag, notices.
- Paragraphs that come out as they went in get their emphasis, links and lists back.
- What was a heading begins a section. Where the press text's headline is another than the page's,
  or there are tables, the page's own structure counts; the byline is taken off it all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from editor.formats.press_text.byline import byline_in
from editor.formats.press_text.report import taken_from
from editor.formats.press_text.taking import STORY_ID, take_apart
from editor.formats.sections import one_line, sectioned
from editor.model.changes import apply
from editor.model.house import House
from editor.model.ids import random_item_id
from editor.model.parcel import Parcel
from editor.model.pasting.crossheads import crossheads_made
from editor.model.story import Section, Story
from editor.model.told_language import in_its_language
from editor.render.escape import escape
from editor.render.markdown import body_nodes
from editor.render.nodes import Block, Heading, Paragraph, Quote, Table, Text
from editor.render.plain import inline_text, plain_text
from editor.render.source import markdown_of

_LEAST_REST = 20
"""Characters of a paragraph by which it is known again when its lead-in was taken off."""


def taken_apart(blocks: Sequence[Block], house: House) -> Parcel:
    """The parcel in the blocks of a story."""
    parcel = take_apart(plain_text(blocks), house)
    title = next((each for each in blocks if isinstance(each, Heading) and each.level == 1), None)
    is_other = title is not None and one_line(title) != parcel.story.headline
    if is_other or any(isinstance(each, Table) for each in blocks):
        story = in_its_language(_structured(blocks, parcel.story), house.language)
    else:
        dressed = tuple(_dressed(each, blocks) for each in parcel.story.sections)
        story = _headed(replace(parcel.story, sections=dressed), blocks)
    is_told = bool(story.language)
    return replace(parcel, story=story, taken=taken_from(story, 0), is_told=is_told)


def _structured(blocks: Sequence[Block], press: Story) -> Story:
    """The story by its headings; what stands above its text is known from the press text."""
    title, standfirst, byline, rest = _head(blocks, press)
    found = sectioned(rest, title)
    return Story(
        STORY_ID,
        headline=found.headline,
        standfirst=standfirst,
        byline=byline,
        key_points=found.key_points,
        sections=found.sections,
    )


def _head(blocks: Sequence[Block], press: Story) -> tuple[str, str, str, list[Block]]:
    """Headline, standfirst and byline, each empty where there is none, and all other blocks."""
    at = _title_at(blocks, press)
    if at is None:
        return "", "", "", list(blocks)
    title, above, below = blocks[at], blocks[:at], list(blocks[at + 1 :])
    lines = [one_line(each) if isinstance(each, Paragraph) else "" for each in below[:2]]
    lines += [""] * (2 - len(lines))
    by_at = 1 if byline_in(lines[1]) and not byline_in(lines[0]) else 0
    byline = byline_in(lines[by_at]) if len(below) > by_at + 1 else ""
    standfirst = lines[0] if byline and by_at and lines[0] == press.standfirst else ""
    between = [] if standfirst else below[:by_at]
    rest = [*between, *below[by_at + 1 :]] if byline else below
    headline = one_line(title) if isinstance(title, Heading | Paragraph) else ""
    return headline, standfirst, byline, [*above, *rest]


def _title_at(blocks: Sequence[Block], press: Story) -> int | None:
    """Which block is the headline: the first heading, or what the press text has for it."""
    first = next((at for at, each in enumerate(blocks) if isinstance(each, Heading)), None)
    if first is not None and isinstance(title := blocks[first], Heading) and title.level == 1:
        return first
    head = blocks[0] if blocks else None
    is_known = isinstance(head, Heading | Paragraph) and one_line(head) == press.headline != ""
    return 0 if is_known else None


def _headed(story: Story, blocks: Iterable[Block]) -> Story:
    """The story with a section for each heading that is still a paragraph."""
    words = [one_line(each) for each in blocks if isinstance(each, Heading)]
    forms = {form for each in words for form in (escape(each), f"**{escape(each)}**")}
    edit = crossheads_made(story, forms, random_item_id) if forms else None
    return apply(story, edit.change) if edit else story


def _dressed(section: Section, blocks: Sequence[Block]) -> Section:
    known = dict(_sources(blocks))
    paragraphs = section.body.split("\n\n")
    return replace(section, body="\n\n".join(_again(each, known, blocks) for each in paragraphs))


def _sources(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """The key of each block, and its Markdown."""
    for block in blocks:
        if isinstance(block, Quote):
            yield from ((words, f"> {source}") for words, source in _sources(block.children))
        elif not isinstance(block, Heading):
            yield _key(plain_text((block,))), markdown_of((block,))


def _key(text: str) -> str:
    """A text without its line ends and indents: taken apart, a list has lost them."""
    return " ".join(text.split())


def _again(paragraph: str, known: dict[str, str], blocks: Iterable[Block]) -> str:
    words = plain_text(body_nodes(paragraph))
    if _key(words) in known:
        return known[_key(words)]
    if len(words) < _LEAST_REST:
        return paragraph
    for block in blocks:
        if isinstance(block, Paragraph) and (rest := _rest(block, words)):
            return markdown_of((rest,))
    return paragraph


def _rest(block: Paragraph, words: str) -> Paragraph | None:
    """The paragraph without the plain words at its head that were taken off."""
    whole = inline_text(block.children)
    first = block.children[0]
    cut = len(whole) - len(words)
    if not isinstance(first, Text) or not 0 < cut <= len(first.text) or not whole.endswith(words):
        return None
    rest = (Text(first.text[cut:]),) if first.text[cut:] else ()
    return Paragraph((*rest, *block.children[1:]))
