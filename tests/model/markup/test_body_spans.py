"""The form's colours agree with what readers get: the spans of a body against the renderer."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.markup.body_lines import stretch
from editor.model.markup.body_spans import Ink, body_spans
from editor.render.markdown import body_nodes
from editor.render.nodes import (
    Block,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)
from editor.render.source import markdown_of
from tests.render.strategies import blocks, messy_bodies

Letters = list[tuple[str, frozenset[Ink]]]

_INKS = {Strong: Ink.STRONG, Emphasis: Ink.EMPHASIS, Link: Ink.LINK}


def coloured(body: str) -> Letters:
    """The letters that are no marks, with their inks."""
    inks: list[set[Ink]] = [set() for _ in body]
    for span in body_spans(body):
        for at in range(span.start, span.end):
            inks[at].add(span.ink)
    return [
        (letter, frozenset(each))
        for letter, each in zip(body, inks, strict=True)
        if Ink.MARK not in each and not letter.isspace()
    ]


def rendered(body: str) -> Letters:
    """The letters that readers see, with what they are set in."""
    letters: Letters = []

    def take_inlines(nodes: Iterable[Inline], inks: frozenset[Ink]) -> None:
        for node in nodes:
            if isinstance(node, Text):
                letters.extend((letter, inks) for letter in node.text if not letter.isspace())
            elif not isinstance(node, LineBreak):
                take_inlines(node.children, inks | {_INKS[type(node)]})

    def take(nodes: Iterable[Block]) -> None:
        for node in nodes:
            if isinstance(node, Paragraph):
                take_inlines(node.children, frozenset())
            elif isinstance(node, Quote):
                take(node.children)
            elif isinstance(node, List):
                for item in node.items:
                    take(item)
            elif isinstance(node, Table):
                for cell in (cell for row in (node.header, *node.rows) for cell in row):
                    take_inlines(cell, frozenset())

    take(body_nodes(body))
    return letters


@settings(max_examples=150)
@given(blocks.map(markdown_of))
def test_a_written_body_is_coloured_as_it_is_rendered(body: str) -> None:
    assert coloured(body) == rendered(body)


@settings(max_examples=200)
@given(messy_bodies)
def test_marks_without_sense_are_coloured_as_they_are_rendered(body: str) -> None:
    assert coloured(body) == rendered(body)


@pytest.mark.parametrize(
    ("body", "bold"),
    [
        ("a **b** c", "b"),
        ("a **b\nc** d", "bc"),
        ("a **b\n\nc** d", ""),
        ("- a **b\n  c** d", "bc"),
        ("- a **b\n- c** d", ""),
        ("> a **b\n> c** d", "bc"),
        ("| **a** | b |\n|---|---|\n| c | **d** |", "ad"),
        (r"a \**b** c", ""),
        ("***b***", "b"),
        ("2**3 and 4**5", "3and4"),
    ],
)
def test_bold_reaches_as_far_as_its_paragraph(body: str, bold: str) -> None:
    assert "".join(letter for letter, inks in coloured(body) if Ink.STRONG in inks) == bold


def test_marks_are_those_of_words_lists_quotes_tables_and_rules() -> None:
    body = "> [a](https://b.org)\n\n- c\n\n---"
    marks = [body[span.start : span.end] for span in body_spans(body) if span.ink is Ink.MARK]
    assert sorted(marks) == sorted(["> ", "[", "](https://b.org)", "- ", "---"])


def test_an_address_that_may_not_be_followed_is_text() -> None:
    assert body_spans("[a](javascript:alert)") == ()


@settings(max_examples=150)
@given(messy_bodies, st.data())
def test_a_stretch_read_alone_is_read_as_in_its_body(body: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(body)))
    begin, end = stretch(body, at, at)
    assert begin <= at <= end
    inside = {
        (span.start, span.end, span.ink)
        for span in body_spans(body)
        if begin <= span.start and span.end <= end and span.ink in (Ink.STRONG, Ink.EMPHASIS)
    }
    alone = {
        (span.start + begin, span.end + begin, span.ink)
        for span in body_spans(body[begin:end])
        if span.ink in (Ink.STRONG, Ink.EMPHASIS)
    }
    assert inside == alone
