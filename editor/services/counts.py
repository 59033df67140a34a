"""Counts for people: characters as they see them."""

from __future__ import annotations

from editor.model.measuring.planned import Unit, lines, planned
from editor.model.remembering import Remembered
from editor.model.rows import Counts
from editor.model.story import Story
from editor.model.text import minutes, word_count


def characters(text: str) -> int:
    """Grapheme clusters (UAX #29), spaces included, line ends not.

    Paragraphs are remembered, so an edit costs its paragraph.
    """
    return sum(_characters_of_line(line) for line in text.split("\n"))


@Remembered
def _characters_of_line(line: str) -> int:
    if line.isascii():
        return len(line)
    import regex

    return len(regex.findall(r"\X", line))


def counts_of_text(text: str) -> Counts:
    """What a selection counts."""
    words = word_count(text)
    return Counts(words, characters(text), minutes(words))


def counts_of_story(story: Story) -> Counts:
    """What a story counts: its crossheads and bodies."""
    together = sum(characters(each.crosshead) + characters(each.body) for each in story.sections)
    return Counts(story.words, together, story.minutes, _lines(story))


def _lines(story: Story) -> int:
    plan = planned(story.planned_length)
    if plan is None or plan.unit is not Unit.LINES:
        return 0
    texts = (text for each in story.sections for text in (each.crosshead, each.body))
    return sum(lines(text, plan.per_line) for text in texts)
