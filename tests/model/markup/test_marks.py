"""Marks of emphasis and links are put on and taken off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.markup.emphasis import toggle
from editor.model.markup.marks import EMPHASIS, STRONG, is_address, link, link_at, unlinked


def marked(text: str, mark: str) -> str:
    """Toggle at the selection that `<` and `>` show, or the caret that `|` shows."""
    plain = text.replace("<", "").replace(">", "").replace("|", "")
    start = text.index("|") if "|" in text else text.index("<")
    end = start if "|" in text else text.index(">") - 1
    splice = toggle(plain, start, end, mark)
    after = splice.applied(plain)
    if splice.start == splice.end:
        return f"{after[: splice.start]}|{after[splice.start :]}"
    inner = after[splice.start : splice.end]
    return f"{after[: splice.start]}<{inner}>{after[splice.end :]}"


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("a <b> c", STRONG, "a **<b>** c"),
        ("a **<b>** c", STRONG, "a <b> c"),
        ("a <**b**> c", STRONG, "a <b> c"),
        ("a <b> c", EMPHASIS, "a *<b>* c"),
        ("a *<b>* c", STRONG, "a ***<b>*** c"),
        ("a ***<b>*** c", STRONG, "a *<b>* c"),
        ("a ***<b>*** c", EMPHASIS, "a **<b>** c"),
        ("a **<b>** c", EMPHASIS, "a ***<b>*** c"),
        ("a wo|rd c", STRONG, "a **wo|rd** c"),
        ("a **wo|rd** c", STRONG, "a wo|rd c"),
        ("it’s well-kn|own", STRONG, "it’s **well-kn|own**"),
        ("a < b > c", STRONG, "a  **<b>**  c"),
        ("a |, c", STRONG, "a **|**, c"),
        ("a **|**, c", STRONG, "a |, c"),
        ("<one\n\ntwo>", STRONG, "**<one**\n\n**two>**"),
        ("**<one**\n\n**two>**", STRONG, "<one\n\ntwo>"),
        ("<one\n\n**two**>", STRONG, "**<one**\n\n**two>**"),
        ("<one\ntwo>", EMPHASIS, "*<one\ntwo>*"),
    ],
)
def test_a_mark_is_put_on_and_taken_off(before: str, mark: str, after: str) -> None:
    assert marked(before, mark) == after


@given(
    st.lists(st.text(alphabet="ab é.", min_size=1, max_size=8), min_size=1, max_size=4),
    st.sampled_from([STRONG, EMPHASIS]),
    st.data(),
)
def test_a_mark_put_on_twice_leaves_the_text_as_it_was(
    paragraphs: list[str], mark: str, data: st.DataObject
) -> None:
    text = "\n\n".join(paragraphs)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    once = toggle(text, start, end, mark)
    marked_text = once.applied(text)
    twice = toggle(marked_text, once.start, once.end, mark)
    assert twice.applied(marked_text) == text


def test_an_address_is_recognised() -> None:
    assert is_address("https://example.org/a?b=c")
    assert is_address(" mailto:desk@example.org\n")
    assert not is_address("see https://example.org")
    assert not is_address("javascript:alert(1)")


def test_a_selection_is_linked() -> None:
    splice = link("see the harbour", 8, 15, "https://example.org")
    assert splice.applied("see the harbour") == "see the [harbour](https://example.org)"
    assert (splice.start, splice.end) == (9, 16)


def test_an_address_with_brackets_stays_one_link() -> None:
    for address in ("https://example.org/a_(b)", "https://example.org/a)b"):
        text = link("word", 0, 4, address).applied("word")
        assert link_at(text, 1, 1) is not None
        found = link_at(text, 1, 1)
        assert found is not None
        assert found[:2] == (0, len(text))


def test_a_link_gets_another_address_and_is_taken_off() -> None:
    text = "see [the harbour](https://example.org) now"
    assert link(text, 8, 8, "https://b.org").applied(text) == "see [the harbour](https://b.org) now"
    assert link(text, 8, 8, "").applied(text) == "see the harbour now"


def test_without_a_word_the_address_is_its_own() -> None:
    assert link("a ", 2, 2, "https://b.org").applied("a ") == "a [https://b.org](https://b.org)"


def test_every_line_of_a_selection_is_linked() -> None:
    text = "- one\n- two\n\nthree"
    assert link(text, 0, len(text), "https://b.org").applied(text) == (
        "- [one](https://b.org)\n- [two](https://b.org)\n\n[three](https://b.org)"
    )


def test_brackets_and_links_in_a_selection_do_not_break_the_link() -> None:
    text = "a [sic] [b](https://x.org) c"
    assert link(text, 0, len(text), "https://b.org").applied(text) == (
        r"[a \[sic\] b c](https://b.org)"
    )


def test_links_are_taken_off_with_their_words_kept() -> None:
    text = "a [b](https://x.org) c [d](note)"
    splice = unlinked(text, 0, len(text))
    assert splice.applied(text) == "a b c [d](note)"
    assert splice.applied(text)[splice.start : splice.end] == "a b c [d](note)"
