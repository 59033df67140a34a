"""Bold and italic are put on and taken off, and read exactly so."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from editor.model.markup.body_spans import Ink
from editor.model.markup.emphasis import cleared, toggle
from editor.model.markup.marks import EMPHASIS, STRONG
from editor.model.splice import Splice
from tests.model.markup.test_body_spans import coloured

_INKS = {STRONG: Ink.STRONG, EMPHASIS: Ink.EMPHASIS}
_PIECES = ["*em*", "**st**", "***both***", "[link](https://x.org)", "word ", "a", "é9", " ", "😀"]
_PIECES += [".", "\n", "\n\n", "> ", "- ", "\n- ", "\n2. ", "*", "_", "|"]
bodies = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=10).map("".join)
plain = st.lists(st.sampled_from(["word ", "a", "é", " ", ".", "\n", "\n\n", "- ", "\n> "])).map(
    "".join
)


def shown(text: str, splice: Splice) -> str:
    """The text after a splice, with the selection between `<` and `>`, or the caret as `|`."""
    after = splice.applied(text)
    if splice.start == splice.end:
        return f"{after[: splice.start]}|{after[splice.start :]}"
    inner = after[splice.start : splice.end]
    return f"{after[: splice.start]}<{inner}>{after[splice.end :]}"


def taken(text: str) -> tuple[str, int, int]:
    """A text whose selection stands between `<` and `>`."""
    return text.replace("<", "").replace(">", ""), text.index("<"), text.index(">") - 1


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("un<believ>able", STRONG, "un**<believ>**able"),
        ("the 20<th> day", EMPHASIS, "the *<20th>* day"),
        ("<one **two** three>", STRONG, "**<one two three>**"),
        ("**one <two** three>", STRONG, "**one <two three>**"),
        ("**one** <two>", STRONG, "**one** **<two>**"),
        ("**one**<two>", STRONG, "**one<two>**"),
        ("**one <two> three**", STRONG, "**one** <two> **three**"),
        ("**<one> two**", STRONG, "<one> **two**"),
        ("*one <two* three>", STRONG, "*one **<two*** **three>**"),
        ("<see [the port](https://x.org) now>", STRONG, "**<see [the port](https://x.org) now>**"),
        (
            "see [the <port](https://x.org) now>",
            STRONG,
            "see [the **<port**](https://x.org) **now>**",
        ),
    ],
)
def test_marks_come_out_right(before: str, mark: str, after: str) -> None:
    text, start, end = taken(before)
    splice = toggle(text, start, end, mark)
    assert shown(text, splice) == after


def test_every_item_quote_and_cell_is_marked_by_itself() -> None:
    text = "- one\n- two"
    assert toggle(text, 0, len(text), STRONG).applied(text) == "- **one**\n- **two**"
    text = "> one\n> two"
    assert toggle(text, 0, len(text), STRONG).applied(text) == "> **one\n> two**"
    text = "| a | b |\n|---|---|\n| c | d |"
    assert toggle(text, 0, 9, EMPHASIS).applied(text) == "| *a* | *b* |\n|---|---|\n| c | d |"


@settings(max_examples=150)
@given(bodies, st.sampled_from([STRONG, EMPHASIS]), st.data())
def test_no_letter_and_no_other_ink_changes(text: str, mark: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before = coloured(text)
    after = coloured(toggle(text, start, end, mark).applied(text))
    ink = {_INKS[mark]}
    assert [(letter, inks - ink) for letter, inks in after] == [
        (letter, inks - ink) for letter, inks in before
    ]


@settings(max_examples=150)
@given(plain, st.sampled_from([STRONG, EMPHASIS]), st.data())
def test_twice_leaves_the_text_as_it_was(text: str, mark: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    once = toggle(text, start, end, mark)
    assume(once.inserted)
    after = once.applied(text)
    assert toggle(after, once.start, once.end, mark).applied(after) == text


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("He is **very|**", STRONG, "He is **very**|"),
        ("He is **very |**", STRONG, "He is **very** |"),
        ("He is **very**|", STRONG, "He is **very|**"),
        ("He is *very|*", EMPHASIS, "He is *very*|"),
        ("He is **very|**", EMPHASIS, "He is ***very|***"),
        ("He is **|very**", STRONG, "He is |very"),
        ("He is **ve|ry** tall", STRONG, "He is ve|ry tall"),
        ("He is ve|ry tall", STRONG, "He is **ve|ry** tall"),
        ("He is very| tall", STRONG, "He is **very|** tall"),
        ("He is |", STRONG, "He is **|**"),
        ("He is **|**", STRONG, "He is |"),
        ("- one\n- **two|**", STRONG, "- one\n- **two**|"),
    ],
)
def test_without_a_selection_the_caret_stays_in_its_word_or_passes_the_mark(
    before: str, mark: str, after: str
) -> None:
    at = before.index("|")
    text = before.replace("|", "")
    assert shown(text, toggle(text, at, at, mark)) == after


@settings(max_examples=100)
@given(bodies)
def test_clearing_takes_every_ink_off_and_no_letter(text: str) -> None:
    after = coloured(cleared(text, 0, len(text)).applied(text))
    assert [letter for letter, _ in after] == [letter for letter, _ in coloured(text)]


def test_clearing_leaves_words_without_marks() -> None:
    text = "a **b *c* [d](https://x.org)** e"
    assert cleared(text, 0, len(text)).applied(text) == "a b c d e"
    assert cleared(text, 0, 10).applied(text) == "a b c [**d**](https://x.org) e"
