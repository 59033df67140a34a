"""A difference as it is read: nothing is left out but what is folded, and that can be unfolded."""

from hypothesis import assume, given
from hypothesis import strategies as st

from editor.model.comparing.compare import Difference, Run, Sign, compare
from editor.model.story import KeyPoint, Section, Story
from editor.ui.history.passages import (
    as_text,
    changes_in,
    heading,
    lines_of,
    spoken,
    text_after,
    text_before,
    words_of,
)

WORDS = st.lists(st.sampled_from(["dike", "marsh", "vote", "\n\n", " ", "a"]), max_size=30)
LONG = " ".join(f"word{number}" for number in range(200))


def changed(before: str, after: str) -> Difference:
    """The one difference of two bodies."""
    stories = (Story("s", sections=(Section("o", body=text),)) for text in (before, after))
    return compare(*stories).differences[0]


@given(WORDS, WORDS)
def test_every_word_of_both_is_there_when_all_is_unfolded(old: list[str], new: list[str]) -> None:
    before, after = LONG + " ".join(old), " ".join(new) + LONG
    assume(before != after)
    difference = changed(before, after)

    passages = words_of(difference, frozenset(range(len(difference.runs))))

    runs = tuple(Run(each.sign, each.text) for each in passages)
    assert (text_before(runs), text_after(runs)) == (before, after)


@given(WORDS, WORDS)
def test_the_source_has_every_line_of_both(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), "\n\n".join(new)
    assume(before != after)
    difference = changed(before, after)

    lines = lines_of(difference, frozenset(range(1000)))

    def kept(text: str) -> str:
        return "".join(text.split())

    runs = tuple(Run(each.sign, each.text) for each in lines if each.text != "(no text)")
    assert kept(text_before(runs)) == kept(before)
    assert kept(text_after(runs)) == kept(after)


def test_a_long_unchanged_stretch_is_folded_between_two_changes() -> None:
    difference = changed(f"one {LONG} two", f"1 {LONG} 2")

    passages = words_of(difference)

    (fold,) = (each for each in passages if each.fold is not None)
    number = fold.fold
    assert number is not None
    head, tail = passages[2].text, passages[4].text
    assert difference.runs[number].text.startswith(head)
    assert difference.runs[number].text.endswith(tail)
    assert fold.text == f"{200 - len(head.split()) - len(tail.split())} words"
    assert words_of(difference, frozenset({number}))[2].text == difference.runs[number].text


def test_before_the_first_change_only_its_surroundings_are_shown() -> None:
    passages = words_of(changed(f"{LONG} end", f"{LONG} finish"))

    assert passages[0].fold == 0
    assert len(passages[1].text) < 150


def test_a_change_knows_its_hunk() -> None:
    difference = changed("The old dike and the old road", "The dike and the new road")

    hunks = [each.hunk for each in words_of(difference) if each.sign is not Sign.SAME]

    assert set(hunks) == set(difference.hunks)


def test_unchanged_paragraphs_of_the_source_are_folded() -> None:
    paragraphs = [f"Paragraph {number}." for number in range(9)]
    after = "\n\n".join((*paragraphs[:8], "Another end."))

    lines = lines_of(changed("\n\n".join(paragraphs), after))

    assert [(each.sign, each.text) for each in lines] == [
        (Sign.SAME, "7 paragraphs"),
        (Sign.SAME, "Paragraph 7."),
        (Sign.REMOVED, "Paragraph 8."),
        (Sign.ADDED, "Another end."),
    ]


def test_who_listens_hears_what_came_and_what_went() -> None:
    assert spoken(changed("Ten boats", "Twelve boats")) == "removed: Ten; added: Twelve; boats"


def test_a_break_is_named() -> None:
    said = spoken(changed("One. Two.", "One.\n\nTwo."))

    assert "added: paragraph break" in said


def test_an_item_that_came_or_went_says_so_in_its_heading() -> None:
    stories = Story("s", key_points=(KeyPoint("a", "Gone"),)), Story("s")

    (difference,) = compare(*stories).differences

    assert heading(difference) == "Key point 1 · removed"
    assert spoken(difference) == "removed: Gone"


def test_the_comparison_as_text_has_its_signs() -> None:
    stories = Story("s", headline="Ten boats"), Story("s", headline="Twelve boats")

    comparison = compare(*stories)

    assert as_text(comparison) == "Headline\n[−Ten][+Twelve] boats"
    assert changes_in(comparison) == 1
