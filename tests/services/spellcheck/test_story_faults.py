from __future__ import annotations

from editor.model.places import Caret, Place, body_place
from editor.model.spelling.tokens import Span
from editor.model.story import Figure, Section, Story
from editor.services.spellcheck.story_faults import faults_from, is_checked

STORY = Story(
    "story",
    headline="xa and xb",
    slugline="xno",
    sections=(Section("one", body="a\n\nxc b xd"), Section("two", crosshead="xe", body="xf")),
)
BODY = body_place("one")


def marks(line: str) -> tuple[Span, ...]:
    """Every word with an x."""
    spans, at = [], 0
    for word in line.split(" "):
        if "x" in word:
            spans.append((at, at + len(word)))
        at += len(word) + 1
    return tuple(spans)


def words(caret: Caret | None, *, forward: bool = True) -> str:
    texts = {Place("headline"): STORY.headline, BODY: STORY.sections[0].body}
    texts |= {body_place("two"): "xf", Place("sections", "two", "crosshead"): "xe"}
    found = faults_from(STORY, caret, marks, forward=forward)
    return "".join(texts[place][start:end][1] for place, start, end in found)


def test_without_a_caret_they_begin_at_the_top() -> None:
    assert words(None) == "abcdef"


def test_they_begin_at_the_caret_and_go_once_round() -> None:
    assert words(Caret(BODY, 5)) == "defabc"
    assert words(Caret(BODY, 4)) == "defabc"
    assert words(Caret(BODY, 3)) == "cdefab"


def test_the_one_that_is_selected_comes_last() -> None:
    assert words(Caret(BODY, 5, 3)) == "defabc"
    assert words(Caret(BODY, 5, 3), forward=False) == "bafedc"


def test_backwards_they_come_in_the_other_order() -> None:
    assert words(Caret(BODY, 5), forward=False) == "cbafed"


def test_from_a_place_that_is_not_checked_they_begin_at_an_end() -> None:
    assert words(Caret(Place("slugline"), 1)) == "abcdef"
    assert words(Caret(Place("slugline"), 1), forward=False) == "fedcba"


def test_codes_times_and_names_are_not_checked() -> None:
    figure = Figure("one").id
    checked = (Place("headline"), BODY, Place("ed_note"), Place("figures", figure, "caption"))
    assert all(map(is_checked, checked))
    not_checked = (Place("language"), Place("byline"), Place("figures", figure, "credit"))
    assert not any(map(is_checked, not_checked))
