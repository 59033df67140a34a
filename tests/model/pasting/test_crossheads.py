"""Paragraphs that are headings become sections."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from editor.model.changes import apply, inverse
from editor.model.pasting.crossheads import (
    crossheads_made,
    heading_words,
    headings_there,
    typed_heading,
)
from editor.model.places import Caret, crosshead_place
from editor.model.story import Figure, PullQuote, Section, Story


def ids() -> str:
    return f"n{next(_numbers)}"


_numbers = itertools.count(1)

STORY = Story(
    "s",
    sections=(
        Section("o", "", "Lede.\n\n**One *x***\n\nText.\n\nMore.\n\n## Two\n\nEnd."),
        Section("p", "Old", "Words."),
    ),
)


def test_each_heading_begins_a_section_and_one_step_takes_it_back() -> None:
    edit = crossheads_made(STORY, ("**One *x***", "## Two"), ids)
    assert edit is not None
    made = apply(STORY, edit.change)
    assert [(each.crosshead, each.body) for each in made.sections] == [
        ("", "Lede."),
        ("One x", "Text.\n\nMore."),
        ("Two", "End."),
        ("Old", "Words."),
    ]
    assert edit.caret == Caret(crosshead_place(made.sections[1].id), len("One x"))
    assert apply(made, inverse(edit.change)) == STORY


def test_figures_and_pull_quotes_stay_below_the_text_that_they_stood_under() -> None:
    placed = replace(
        STORY,
        figures=(Figure("f", after="o"), Figure("g", after="p"), Figure("h", after="o", lead=True)),
        pull_quotes=(PullQuote("q", "Text.", after="o"),),
    )
    edit = crossheads_made(placed, ("**One *x***", "## Two"), ids)
    assert edit is not None
    made = apply(placed, edit.change)
    assert made.sections[2].crosshead == "Two"
    assert made.figures[:2] == (Figure("f", after=made.sections[2].id), Figure("g", after="p"))
    assert made.figures[2].lead
    assert [each.after for each in made.pull_quotes] == [made.sections[2].id]
    assert apply(made, inverse(edit.change)) == placed


def test_nothing_is_made_of_what_is_not_there_any_more() -> None:
    assert headings_there(STORY, ("**Gone**",)) == 0
    assert crossheads_made(STORY, ("**Gone**",), ids) is None


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [("## A b ##", "A b"), ("**A b**", "A b"), ("__A__", "A"), ("**1\\. A \\* b**", "1. A * b")],
)
def test_a_heading_is_its_words(paragraph: str, words: str) -> None:
    assert heading_words(paragraph) == words


@pytest.mark.parametrize(
    ("body", "heading"),
    [
        ("## Words\n\n|", "## Words"),
        ("Text.\n\n# Words\n\n|\n\nMore.", "# Words"),
        ("Text.\n\nWords\n\n|", ""),
        ("#\n\n|", ""),
        ("#hash\n\n|", ""),
        ("## Words|", ""),
        ("A line\n## Words\n\n|", ""),
    ],
)
def test_a_heading_that_was_typed_is_seen_when_it_ends(body: str, heading: str) -> None:
    at = body.index("|")
    assert typed_heading(body.replace("|", ""), at) == heading
