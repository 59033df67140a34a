"""How one text became another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.model.comparing.wording import rewording
from editor.model.comparing.words import parts
from tests.strategies import texts

prose = st.lists(
    st.sampled_from(["the ", "mayor ", "said ", "ferry", ", ", ".", "\n\n", " ", "\n", "é", "東"]),
    max_size=30,
).map("".join)
any_text = st.one_of(texts, prose)


def shown(before: str, after: str) -> str:
    """Both texts in one: what went in [], what came in {}."""
    pieces, at = [], 0
    for each in rewording(before, after):
        gone, come = before[each.start : each.end], after[each.to : each.till]
        pieces += [before[at : each.start], gone and f"[{gone}]", come and f"{{{come}}}"]
        at = each.end
    return "".join([*pieces, before[at:]])


def bounds(text: str) -> set[int]:
    found, at = {0}, 0
    for part in parts(text):
        at += len(part)
        found.add(at)
    return found


@given(any_text, any_text)
def test_what_is_outside_the_stretches_is_the_same_in_both(before: str, after: str) -> None:
    start = to = 0
    for each in rewording(before, after):
        assert before[start : each.start] == after[to : each.to]
        assert each.start < each.end or each.to < each.till
        start, to = each.end, each.till
    assert before[start:] == after[to:]


@given(any_text, any_text)
def test_no_word_is_split(before: str, after: str) -> None:
    befores, afters = bounds(before), bounds(after)
    for each in rewording(before, after):
        assert {each.start, each.end} <= befores
        assert {each.to, each.till} <= afters


def test_whole_words_are_exchanged() -> None:
    assert shown("The quick brown fox", "The slow brown fox") == "The [quick]{slow} brown fox"
    assert shown("to rise in May", "to rise by June") == "to rise [in May]{by June}"
    assert shown("He was here.", "He was not here.") == "He was {not }here."
    assert shown("It cost 1,250 then", "It cost 1,350 then") == "It cost [1,250]{1,350} then"


def test_a_paragraph_comes_and_goes_whole() -> None:
    assert shown("One.\n\nTwo.", "One.\n\nNew.\n\nTwo.") == "One.\n\n{New.\n\n}Two."
    assert shown("One.", "One.\n\nTwo.") == "One.{\n\nTwo.}"
    assert shown("One.\n\nTwo.\n\nThree.", "One.\n\nThree.") == "One.\n\n[Two.\n\n]Three."


def test_changes_parted_by_no_word_are_one() -> None:
    assert shown("Hello, world", "Howdy, planet") == "[Hello, world]{Howdy, planet}"


def test_words_in_both_by_chance_amid_a_rewritten_sentence_are_not_told_apart() -> None:
    before = "Fares on the ferry rise in May and the mayor said no"
    after = "A vote by the council failed; nobody knows what comes now"
    assert shown(before, after) == f"[{before}]{{{after}}}"


def test_each_paragraph_keeps_its_own_changes() -> None:
    before, after = "Ann came.\n\nBob left.", "Ann went.\n\nBob stayed."
    assert shown(before, after) == "Ann [came]{went}.\n\nBob [left]{stayed}."


def test_text_without_spaces_changes_by_character() -> None:
    assert shown("東京は大きい", "東京も大きい") == "東京[は]{も}大きい"
