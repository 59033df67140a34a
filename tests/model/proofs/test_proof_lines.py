"""A story is proofread sentence by sentence, in the order of its page."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.places import Place, body_place, crosshead_place, text_at
from editor.model.proofs.proof_lines import proof_lines, sentences, ticked_share
from editor.model.story import KeyPoint, Section, Story

STORY = Story(
    "s",
    headline="Bridge opens",
    ed_note="For the desk. Not for readers.",
    key_points=(KeyPoint("k", "It cost €3.5m."),),
    sections=(
        Section("a", "", "The bridge opened. Hundreds came.\n\nIt is long."),
        Section("b", "Why", "The bridge opened."),
    ),
)


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Smith came. So did J. K. Rowling.", ["Mr. Smith came.", "So did J. K. Rowling."]),
        ("“It is long.” She left!", ["“It is long.”", "She left!"]),
        ("It cost 3.5m, U.S. officials said.", ["It cost 3.5m, U.S. officials said."]),
        ("No end mark", ["No end mark"]),
        ("- one\n- two", ["- one", "- two"]),
        ("| a | b |\n| --- | :-: |\n| c | |\n|  |  |", ["| a | b |", "| c | |"]),
        ("One.\n\n---\n\n- \n>\n\nTwo…\n!", ["One.", "Two…", "!"]),
        ("今日は。明日は。", ["今日は。", "明日は。"]),
        ("  \n \n", []),
        ("**Bold end.** Next one.", ["**Bold end.**", "Next one."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_lines_come_in_the_order_of_the_page_without_what_only_the_desk_reads() -> None:
    lines = proof_lines(STORY)
    told = [text_at(STORY, line.place)[line.start : line.end] for line in lines]
    assert told == [
        "Bridge opens",
        "It cost €3.5m.",
        "The bridge opened.",
        "Hundreds came.",
        "It is long.",
        "Why",
        "The bridge opened.",
    ]
    assert lines[0].place == Place("headline")
    assert lines[5].place == crosshead_place("b")


def test_the_same_sentence_twice_is_two_lines() -> None:
    digests = [line.digest for line in proof_lines(STORY)]
    assert len(digests) == len(set(digests))


def test_a_changed_line_is_another_and_the_others_keep_their_ticks() -> None:
    ticks = frozenset(line.digest for line in proof_lines(STORY))
    first, second = STORY.sections
    body = first.body.replace("Hundreds", "Thousands")
    changed = replace(STORY, sections=(replace(first, body=body), second))
    lines = proof_lines(changed)
    assert ticked_share(lines, ticks) == (6, 7)
    (line,) = (line for line in lines if line.digest not in ticks)
    assert line.place == body_place("a")
    assert body[line.start : line.end] == "Thousands came."


@settings(max_examples=150)
@given(st.text(st.sampled_from('Ab. !?\n"”)*_。é\U0001f600'), max_size=60))
def test_no_word_is_left_out_and_none_is_read_twice(text: str) -> None:
    spans = list(sentences(text))
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    read = "".join(text[start:end] for start, end in spans)
    assert _without_marks(read) == _without_marks(text)


def _without_marks(text: str) -> str:
    return re.sub(r"[\s*_]", "", text)
