"""Paragraphs become lists and quotes, and paragraphs again."""

from __future__ import annotations

import re
from functools import partial

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from editor.model.markup.paragraph_kinds import ListKind, toggle_list, toggle_quote

paragraphs = st.lists(
    st.lists(st.sampled_from(["word", "a b", "é😀"]), min_size=1, max_size=3).map("\n".join),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "- "),
        ("a", "- a"),
        ("a\nb", "- a\n  b"),
        ("- a", "a"),
        ("1. a\n2. b", "- a\n- b"),
    ],
)
def test_bullets_at_a_caret(before: str, after: str) -> None:
    at = len(before)
    assert toggle_list(before, at, at, ListKind.BULLETS).applied(before) == after


def test_an_item_taken_out_of_the_middle_parts_the_list() -> None:
    text = "- a\n- b\n- c"
    assert toggle_list(text, 6, 7, ListKind.BULLETS).applied(text) == "- a\n\nb\n\n- c"


def test_a_paragraph_taken_out_of_a_quote_parts_it() -> None:
    text = "> a\n>\n> b\n>\n> c"
    assert toggle_quote(text, 9, 9).applied(text) == "> a\n\nb\n\n> c"


def test_a_list_can_be_quoted() -> None:
    assert toggle_quote("- a\n- b", 0, 7).applied("- a\n- b") == "> - a\n> - b"


def test_a_table_is_no_list() -> None:
    text = "| a |\n|---|"
    assert toggle_list(text, 0, len(text), ListKind.BULLETS).applied(text) == text


@settings(max_examples=150)
@given(paragraphs, st.sampled_from([*ListKind, None]), st.data())
def test_twice_leaves_the_text_as_it_was(
    parts: list[str], kind: ListKind | None, data: st.DataObject
) -> None:
    text = "\n\n".join(parts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assume("\n\n" not in (text[start - 1 : start + 1], text[end - 1 : end + 1]))
    toggle = toggle_quote if kind is None else partial(toggle_list, kind=kind)
    once = toggle(text, start, end)
    after = once.applied(text)
    assert after != text
    assert re.findall(r"\w+", re.sub(r"(?m)^\d+\. ", "", after)) == re.findall(r"\w+", text)
    twice = toggle(after, once.start, once.end)
    assert twice.applied(after) == text
    assert (twice.start, twice.end) == (start, end)


_MESSY = ["a", "é😀", "\n", "\n\n", "- ", "1. ", "> ", ">", "  ", "\t", "|", "---", "\n- ", "\n> "]
messy = st.lists(st.sampled_from(_MESSY), max_size=12).map("".join)


@settings(max_examples=200)
@given(messy, st.sampled_from([*ListKind, None]), st.data())
def test_whatever_the_text_no_letter_is_lost(
    text: str, kind: ListKind | None, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    splice = toggle_quote(text, start, end) if kind is None else toggle_list(text, start, end, kind)
    after = splice.applied(text)
    assert re.findall("[aé😀]", after) == re.findall("[aé😀]", text)
    assert 0 <= splice.start <= len(after)
    assert 0 <= splice.end <= len(after)
