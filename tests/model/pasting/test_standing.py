"""Where a pasted text stands after its story was changed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from editor.model.pasting.standing import followed


def spot(marked: str) -> tuple[str, tuple[int, int]]:
    """A text and what stands in it between two strokes."""
    start, end = marked.index("|"), marked.rindex("|") - 1
    return marked.replace("|", ""), (start, end)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("a|b|c", "a|b|c"),
        ("a|b|c", "xxa|b|c"),
        ("xxa|b|c", "a|b|c"),
        ("a|b|c", "a|b|cxx"),
        ("a|b|c", "a|b|"),
        ("a|b|c", "ax|b|c"),
        ("a|bb|c", "ab|bb|c"),
        ("b |b|c", "b xy|b|c"),
        ("the |old| sea", "a |old| sea"),
        ("b b |b|", "c |b|"),
    ],
)
def test_a_text_is_followed_past_changes_around_it(then: str, now: str) -> None:
    before, (start, end) = spot(then)
    after, stands = spot(now)
    assert followed(start, end, before, after) == stands


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("a|bcd|e", "abxcde"),
        ("a|bcd|e", "abde"),
        ("a|bcd|e", "ae"),
        ("a|bcd|e", "xyz"),
        ("ab |ab |c", "ab c"),
        ("|ab |ab c", "ab c"),
        ("ab.ab|ab.|", "ab.ab"),
        ("|b| and b", "b"),
        ("b and |b|", "b and "),
    ],
)
def test_what_was_changed_or_may_be_gone_is_not_looked_for_elsewhere(then: str, now: str) -> None:
    before, (start, end) = spot(then)
    assert followed(start, end, before, now) is None


texts = st.text("ab ", max_size=8)


@given(texts, texts, texts, texts)
def test_a_paste_that_is_taken_back_is_gone_whatever_is_beside_it(
    ahead: str, behind: str, pasted: str, replaced: str
) -> None:
    assume(pasted != replaced and len(pasted) >= len(replaced))
    with_it = ahead + pasted + behind
    end = len(ahead) + len(pasted)
    assert followed(len(ahead), end, with_it, ahead + replaced + behind) is None


@given(texts, texts, st.text("ab", min_size=1, max_size=4), st.data())
def test_what_is_followed_reads_as_it_did(
    ahead: str, behind: str, pasted: str, data: st.DataObject
) -> None:
    then = ahead + pasted + behind
    at = data.draw(st.integers(0, len(then)))
    upto = data.draw(st.integers(at, len(then)))
    now = then[:at] + data.draw(texts) + then[upto:]
    stands = followed(len(ahead), len(ahead) + len(pasted), then, now)
    assert stands is None or now[slice(*stands)] == pasted
