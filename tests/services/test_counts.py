"""What readers read is counted: neither marks nor the addresses of links."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.markup.emphasis import toggle
from editor.model.markup.marks import EMPHASIS, STRONG, link
from editor.model.rows import Counts
from editor.model.story import Section, Story
from editor.services.counts import Selection, counts_of_selection, counts_of_story


def _counts(body: str, planned: str = "") -> Counts:
    return counts_of_story(Story("s", sections=(Section("a", "", body),), planned_length=planned))


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("Read [the report](https://example.org/a_(b)?c=d) now.", "Read the report now."),
        ("**Bold**, *slanted*, __bold__ and _slanted_.", "Bold, slanted, bold and slanted."),
        (r"2 \* 3 and \[sic\]", "2 * 3 and [sic]"),
        ("2 * 3, file_name and [sic]", "2 * 3, file_name and [sic]"),
        ("- one\n- two\n\n  more\n  1. three", "onetwomorethree"),
        ("7. seven\n8. eight", "seveneight"),
        ("> A quote\n> on two lines", "A quoteon two lines"),
        ("| Team | Won |\n|:-----|----:|\n| Ayr  | **3** |", "TeamWonAyr3"),
        ("before\n\n---\n\nafter", "beforeafter"),
        ("[no](javascript:x)", "[no](javascript:x)"),
        ("one\ntwo\n\nthree", "onetwothree"),
        ("caf**e**\u0301", "café"),
    ],
)
def test_characters_are_those_that_readers_read(body: str, read: str) -> None:
    assert _counts(body).characters == len(read)


def test_an_address_is_no_words() -> None:
    body = "Read [the report](https://example.org/a/long-report?page=2) now."
    assert _counts(body).words == 4


def test_a_crosshead_is_counted_as_it_stands() -> None:
    sections = Section("a", "", "Bread."), Section("b", "1 * 2 * 3", "**Roses**.")
    assert counts_of_story(Story("s", sections=sections)).characters == 6 + 9 + 6


def test_lines_of_print_are_those_of_the_words_that_are_read() -> None:
    words = "The ferry ran aground on the bank and stayed there."
    linked = words.replace("the bank", "[the bank](https://example.org/the/bank/and/all/of/it)")
    assert _counts(linked, "45 lines of 20").lines == _counts(words, "45 lines of 20").lines == 3
    table = "| Team | Won |\n|------|-----|\n| Ayr | 3 |"
    assert _counts(table, "45 lines of 20").lines == 2


_words = st.lists(
    st.sampled_from(["ferry", "Straße", "café", "2024", "漢字", "well-known", "e.g.", "don’t"]),
    min_size=1,
    max_size=8,
).map(" ".join)
_heads = st.sampled_from(["", "- ", "1. ", "> "])
_kinds = st.sampled_from(["bold", "italic", "link"])


@settings(max_examples=60, deadline=None)
@given(
    paragraphs=st.lists(st.tuples(_heads, _words), min_size=1, max_size=3),
    marks=st.lists(
        st.tuples(_kinds, st.integers(0, 2), st.integers(0, 7), st.integers(1, 4)), max_size=3
    ),
)
def test_marking_words_never_changes_what_is_counted(
    paragraphs: list[tuple[str, str]], marks: list[tuple[str, int, int, int]]
) -> None:
    body = "\n\n".join(head + words for head, words in paragraphs)
    before = _counts(body, "45 lines")
    for kind, paragraph, first, many in marks:
        words = paragraphs[paragraph % len(paragraphs)][1].split()[first:][:many]
        start = body.find(" ".join(words))
        if not words or start < 0:
            continue
        end = start + len(" ".join(words))
        match kind:
            case "link":
                splice = link(body, start, end, "https://example.org/a-b/2024_(x)")
            case "bold":
                splice = toggle(body, start, end, STRONG)
            case _:
                splice = toggle(body, start, end, EMPHASIS)
        body = splice.applied(body)
        assert _counts(body, "45 lines") == before


BODY = "The *first* line.\n\nRead [the report](https://example.org/report) at **once**.\n\nEnd."


@pytest.mark.parametrize(
    ("selected", "read"),
    [
        ("Read [the report](https://example.org/report) at **once**.", "Read the report at once."),
        ("report](https://example.org/report) at", "report at"),
        ("report](https://exam", "report"),
        ("the report", "the report"),
        ("line.\n\nRead [the", "line.Read the"),
    ],
)
def test_a_selection_is_what_is_read_of_it(selected: str, read: str) -> None:
    start = BODY.index(selected)
    counted = counts_of_selection(Selection(BODY, start, start + len(selected)))
    assert counted.characters == len(read)


def test_of_a_selection_the_words_are_counted_that_are_read() -> None:
    start = BODY.index("report](")
    assert counts_of_selection(Selection(BODY, start, BODY.index(" at "))).words == 1


def test_the_whole_body_selected_counts_as_the_story_does() -> None:
    body = "1. one\n2. **two**\n\n| a | b |\n|---|---|\n| c | d |"
    selection = Selection(body, 0, len(body))
    assert counts_of_selection(selection) == _counts(body)


def test_in_a_text_without_marks_every_sign_counts() -> None:
    headline = "*Bread* and [roses](#)"
    selection = Selection(headline, 0, len(headline), has_marks=False)
    assert counts_of_selection(selection).characters == len(headline)
