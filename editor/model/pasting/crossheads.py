"""Paragraphs of a body that are headings become sections with a crosshead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from editor.model.changes import Batch, Change, ItemInserted, TextChange
from editor.model.edits import Edit, put_behind
from editor.model.ids import Ids
from editor.model.places import Caret, body_place, crosshead_place
from editor.model.story import Section, Story
from editor.model.translation import N_

if TYPE_CHECKING:
    from editor.model.markup.plain_words import PlainWords

_HASHES = re.compile(r"#{1,6}+[ \t]++(?P<words>(?:[^\n]*[^ \t#\n])?)[ \t#]*+")
_BOLD = re.compile(r"\*\*(?P<words>[^*\n]+)\*\*")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph is marked as a heading: by hashes, or bold from end to end."""
    return any(
        found is not None and found["words"]
        for found in (_HASHES.fullmatch(paragraph), _BOLD.fullmatch(paragraph))
    )


def heading_words(paragraph: str) -> str:
    """The words of a heading, without the marks around them, in one line."""
    return " ".join(_plain(paragraph).text.split())


def links_in(story: Story, headings: Collection[str]) -> tuple[str, ...]:
    """The addresses that those of the headings lose which are there: a crosshead has no links."""
    there = (each for each in headings if headings_there(story, (each,)))
    return tuple(address for each in there for address in _plain(each).addresses)


def _plain(heading: str) -> PlainWords:
    from editor.model.markup.plain_words import plain_words

    found = _HASHES.fullmatch(heading)
    return plain_words(found["words"] if found else heading)


def typed_heading(body: str, position: int) -> str:
    """The paragraph `## Words` that Enter has just ended, with the caret behind it; else empty."""
    ahead = body[:position].rstrip("\n")
    if len(ahead) == position:
        return ""
    paragraph = ahead[ahead.rfind("\n\n") + 2 :] if "\n\n" in ahead else ahead
    found = _HASHES.fullmatch(paragraph)
    return paragraph if found is not None and found["words"] else ""


def headings_there(story: Story, headings: Collection[str]) -> bool:
    """Whether any of these paragraphs still stands in the story's bodies; fast in a long one."""
    bodies = (f"\n\n{each.body}\n\n" for each in story.sections)
    return any(f"\n\n{heading}\n\n" in body for body in bodies for heading in headings)


def crossheads_made(story: Story, headings: Collection[str], ids: Ids) -> Edit | None:
    """Each of these paragraphs begins a section of its own; None where none of them is there.

    Figures and pull quotes stay below the text that they stood under.
    """
    changes: list[Change] = []
    caret: Caret | None = None
    index = 0
    for section in story.sections:
        index += 1
        cuts = [found for found in _paragraphs(section.body) if found.group() in headings]
        if not cuts:
            continue
        body, last = section.body, section.id
        ends = [found.start() for found in cuts[1:]] + [len(body)]
        at = len(body[: cuts[0].start()].rstrip("\n"))
        changes.append(TextChange(body_place(section.id), at, body[at:], ""))
        for found, end in zip(cuts, ends, strict=True):
            words = heading_words(found.group())
            new = Section(ids(), words, body[found.end() : end].strip("\n"))
            changes.append(ItemInserted("sections", index, new))
            caret = caret or Caret(crosshead_place(new.id), len(words))
            index += 1
            last = new.id
        changes += put_behind(story, section.id, last)
    return Edit(Batch(tuple(changes)), N_("Make crossheads"), caret) if changes else None


def _paragraphs(body: str) -> Iterator[re.Match[str]]:
    return _PARAGRAPH.finditer(body)
