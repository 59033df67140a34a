"""What two stories made of a common one, in one story."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.changes import apply
from editor.model.comparing.merge import Choice, Conflict, Disputed, Merged, merge, resolved
from editor.model.places import COLLECTIONS, Place, items, text_at, text_places
from editor.model.story import Figure, KeyPoint, Section, Story
from tests.strategies import changes, stories

TAKEN = "Words that stand nowhere else"


@dataclass(frozen=True)
class Sides:
    """A story and what two people made of it."""

    base: Story
    ours: Story
    theirs: Story


@st.composite
def sides(draw: st.DrawFn) -> Sides:
    """Any story, changed by two people."""
    base = draw(stories())
    both = []
    for _ in range(2):
        story = base
        for _ in range(draw(st.integers(0, 4))):
            story = apply(story, draw(changes(story)))
        both.append(story)
    return Sides(base, *both)


@st.composite
def numbered(draw: st.DrawFn) -> Sides:
    """A story in which no word stands twice, reworded and reordered by two people."""
    points = [f"base{n}a base{n}b base{n}c" for n in range(3)]
    bodies = ["\n\n".join(f"w{n}{p}a w{n}{p}b, w{n}{p}c w{n}{p}d." for p in "xyz") for n in "123"]
    base = Story(
        "s",
        headline="h1 h2 h3 h4 h5 h6",
        key_points=tuple(KeyPoint(f"k{n}", text) for n, text in enumerate(points)),
        sections=tuple(Section(f"s{n}", f"head{n}", text) for n, text in enumerate(bodies)),
    )
    return Sides(base, *(draw(_reworded(base, name)) for name in ("ours", "theirs")))


@st.composite
def _reworded(draw: st.DrawFn, base: Story, name: str) -> Story:
    counter = iter(range(1000))

    def text(old: str) -> str:
        words = old.split(" ")
        for _ in range(draw(st.integers(0, 2))):
            at = draw(st.integers(0, len(words) - 1))
            new = [f"{name}{next(counter)}"]
            kept = [words[at]] if draw(st.booleans()) else []
            words[at : at + 1] = draw(st.sampled_from([kept, new, kept + new, new + kept]))
            words = words or [f"{name}{next(counter)}"]
        return " ".join(words)

    points = [replace(each, text=text(each.text)) for each in base.key_points]
    sections = [replace(each, body=text(each.body)) for each in base.sections]
    if draw(st.booleans()):
        del points[draw(st.integers(0, 2))]
    if draw(st.booleans()):
        del sections[draw(st.integers(0, 2))]
    if draw(st.booleans()):
        points.insert(draw(st.integers(0, len(points))), KeyPoint(f"{name}k", f"{name}point"))
    if draw(st.booleans()):
        sections.insert(draw(st.integers(0, len(sections))), Section(f"{name}s", f"{name}head"))
    return replace(
        base,
        headline=text(base.headline),
        key_points=tuple(draw(st.permutations(points))),
        sections=tuple(draw(st.permutations(sections))),
    )


def words(story: Story) -> set[str]:
    together = "\n".join(text_at(story, place) for place in text_places(story))
    return words_of(together)


def words_of(text: str) -> set[str]:
    return {word.strip(".,") for word in text.split()} - {""}


def as_seen_by(conflict: Conflict) -> tuple[Place, str, str, str, str]:
    return conflict.place, conflict.disputed, conflict.base, conflict.ours, conflict.theirs


def all_chosen(merged: Merged, choice: Choice) -> Story:
    return resolved(
        merged,
        {each.number: choice for each in merged.conflicts if choice in each.choices},
    )


def kept_as(story: Story, other: Story) -> Story:
    return replace(story, id=other.id, created=other.created, updated=other.updated)


# What holds for all stories.


@settings(max_examples=40)
@given(sides())
def test_equal_sides_merge_to_the_side(made: Sides) -> None:
    assert merge(made.base, made.ours, made.ours) == Merged(made.ours, (), made.ours)


@settings(max_examples=40)
@given(sides())
def test_where_only_one_side_changed_the_merge_is_that_side(made: Sides) -> None:
    ours = merge(made.base, made.ours, made.base)
    assert (ours.story, ours.conflicts) == (made.ours, ())
    theirs = merge(made.base, made.base, made.theirs)
    assert (theirs.story, theirs.conflicts) == (kept_as(made.theirs, made.base), ())


@settings(max_examples=40)
@given(st.one_of(sides(), numbered(), st.builds(Sides, stories(), stories(), stories())))
def test_both_sides_meet_the_same_conflicts(made: Sides) -> None:
    ours = merge(made.base, made.ours, made.theirs).conflicts
    theirs = merge(made.base, made.theirs, made.ours).conflicts
    mirrored = [replace(each, ours=each.theirs, theirs=each.ours) for each in theirs]
    assert sorted(map(as_seen_by, ours), key=str) == sorted(map(as_seen_by, mirrored), key=str)


@settings(max_examples=80)
@given(numbered())
def test_no_word_of_either_side_vanishes_without_a_conflict(made: Sides) -> None:
    merged = merge(made.base, made.ours, made.theirs)
    there = words(merged.story)
    disputed = {
        word
        for each in merged.conflicts
        for text in (each.base, each.ours, each.theirs)
        for word in words_of(text)
    }
    base, ours, theirs = words(made.base), words(made.ours), words(made.theirs)
    came = (ours | theirs) - base
    assert came <= there | disputed
    assert base & ours & theirs <= there | disputed


@settings(max_examples=40)
@given(numbered())
def test_a_word_that_one_side_took_out_comes_not_back(made: Sides) -> None:
    merged = merge(made.base, made.ours, made.theirs)
    disputed = {
        word
        for each in merged.conflicts
        for text in (each.base, each.ours, each.theirs)
        for word in words_of(text)
    }
    removed = words(made.base) - (words(made.ours) & words(made.theirs))
    assert not removed & words(merged.story) - disputed


@settings(max_examples=40)
@given(st.one_of(sides(), numbered()))
def test_every_conflict_can_be_resolved_in_every_way(made: Sides) -> None:
    merged = merge(made.base, made.ours, made.theirs)
    assert resolved(merged, {}) == all_chosen(merged, Choice.OURS) == merged.story
    for each in merged.conflicts:
        if each.disputed is Disputed.WORDS:
            text = text_at(merged.story, each.place)
            assert text[each.at : each.at + len(each.ours)] == each.ours
    for choice in (Choice.THEIRS, Choice.BOTH):
        story = all_chosen(merged, choice)
        for each in merged.conflicts:
            if each.disputed is Disputed.WORDS:
                assert each.theirs in text_at(story, each.place)
                if choice is Choice.BOTH:
                    assert each.ours in text_at(story, each.place)


@settings(max_examples=40)
@given(numbered())
def test_with_both_chosen_no_word_that_came_is_missing(made: Sides) -> None:
    merged = merge(made.base, made.ours, made.theirs)
    story = all_chosen(merged, Choice.BOTH)
    came = (words(made.ours) | words(made.theirs)) - words(made.base)
    assert came <= words(story)


@settings(max_examples=40)
@given(st.data())
def test_changes_of_different_fields_all_survive(data: st.DataObject) -> None:
    base = data.draw(stories())
    ours = replace(base, headline=f"{base.headline} {TAKEN}", urgency=77)
    theirs = replace(base, standfirst=TAKEN, keywords=("theirs",), key_points=())
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert merged.story == replace(ours, standfirst=TAKEN, keywords=("theirs",), key_points=())


# Texts.


def merged_bodies(base: str, ours: str, theirs: str) -> tuple[str, list[tuple[str, str, str]]]:
    story = Story("s", sections=(Section("o", "", base),))
    merged = merge(
        story,
        replace(story, sections=(Section("o", "", ours),)),
        replace(story, sections=(Section("o", "", theirs),)),
    )
    found = [(each.base, each.ours, each.theirs) for each in merged.conflicts]
    return merged.story.sections[0].body, found


def test_changes_of_different_words_both_survive() -> None:
    base = "Fares on the ferry rise in May."
    ours = "Fares on the Alder Point ferry rise in May."
    theirs = "Fares on the ferry rise in June."
    assert merged_bodies(base, ours, theirs) == (
        "Fares on the Alder Point ferry rise in June.",
        [],
    )


def test_changes_of_different_paragraphs_both_survive() -> None:
    base = "One.\n\nTwo.\n\nThree."
    assert merged_bodies(base, "One.\n\nNew.\n\nTwo.\n\nThree.", "One.\n\nTwo.") == (
        "One.\n\nNew.\n\nTwo.",
        [],
    )
    assert merged_bodies("a one\n\ntwo b", "a 1\n\ntwo b", "a one\n\n2 b") == ("a 1\n\n2 b", [])


def test_the_same_change_on_both_sides_is_made_once() -> None:
    assert merged_bodies("It is teh end", "It is the end", "It is the end now") == (
        "It is the end now",
        [],
    )


def test_the_same_word_changed_in_two_ways_is_a_conflict_that_holds_ours() -> None:
    text, conflicts = merged_bodies(
        "rises in May again", "rises in June again", "rises in July again"
    )
    assert text == "rises in June again"
    assert conflicts == [("May", "June", "July")]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("one 2 three", "one two 3"), ("one three", "one two 3"), ("one two X three", "one two 3")],
)
def test_changes_of_words_next_to_each_other_are_a_conflict(ours: str, theirs: str) -> None:
    text, conflicts = merged_bodies("one two three", ours, theirs)
    assert len(conflicts) == 1
    assert text == ours


def test_a_paragraph_taken_out_by_one_and_changed_by_the_other_is_a_conflict() -> None:
    base = "One.\n\nTwo is here.\n\nThree."
    text, conflicts = merged_bodies(base, "One.\n\nThree.", base.replace("here", "there"))
    assert text == "One.\n\nThree."
    assert "Two is there." in conflicts[0][2]


def test_ours_theirs_or_both_can_be_chosen_for_each_conflict() -> None:
    base = Story("s", headline="one two three four five six")
    ours = replace(base, headline="ONE two three four FIVE six")
    theirs = replace(base, headline="1 two three four 5 6")
    merged = merge(base, ours, theirs)
    assert [each.label for each in merged.conflicts] == ["Headline", "Headline"]
    chosen = {0: Choice.BOTH, 1: Choice.THEIRS}
    assert resolved(merged, chosen).headline == "ONE 1 two three four 5 6"
    assert resolved(merged, {0: Choice.THEIRS}).headline == "1 two three four FIVE six"


# Values.


def test_a_value_changed_in_two_ways_is_a_conflict_and_cannot_be_both() -> None:
    base = Story("s", urgency=5, published_at="2026-11-22T10:00:00Z")
    ours = replace(base, urgency=1, published_at="2027-11-22T10:00:00Z")
    theirs = replace(base, urgency=2, published_at="2026-11-23T10:00:00Z")
    merged = merge(base, ours, theirs)
    assert [(each.label, each.ours, each.theirs) for each in merged.conflicts] == [
        ("Published", "2027-11-22T10:00:00Z", "2026-11-23T10:00:00Z"),
        ("Urgency", "1", "2"),
    ]
    assert kept_as(all_chosen(merged, Choice.THEIRS), theirs) == theirs
    with pytest.raises(ValueError, match="Urgency cannot be both"):
        resolved(merged, {1: Choice.BOTH})


# Items.

A, B, C, D, E = (KeyPoint(name, f"Point {name}") for name in "abcde")


def merged_points(
    base: tuple[KeyPoint, ...], ours: tuple[KeyPoint, ...], theirs: tuple[KeyPoint, ...]
) -> Merged:
    return merge(*(Story("s", key_points=points) for points in (base, ours, theirs)))


def order(merged: Merged) -> str:
    return "".join(each.id for each in merged.story.key_points)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ((A, B, C, D), (A, B, C, E), "abcde"),
        ((A, D, B, C), (A, B, C, E), "adbce"),
        ((D, A, B, C), (E, A, B, C), "deabc"),
        ((C, A, B), (A, B, C, E), "ceab"),
        ((A, B, C, D), (C, A, B), "cdab"),
        ((A, C), (B, A, C), "ac"),
        ((B, C), (A, B), "b"),
        ((C, B, A), (C, B, A, E), "cbae"),
    ],
)
def test_items_come_go_and_move(
    ours: tuple[KeyPoint, ...], theirs: tuple[KeyPoint, ...], expected: str
) -> None:
    merged = merged_points((A, B, C), ours, theirs)
    assert order(merged) == expected
    assert merged.conflicts == ()


def test_an_item_taken_out_by_one_and_changed_by_the_other_is_a_conflict() -> None:
    changed = replace(B, text="Point b anew")
    merged = merged_points((A, B, C), (A, C), (A, changed, C))
    (conflict,) = merged.conflicts
    assert (conflict.label, conflict.disputed) == ("Key point 2", Disputed.ITEM)
    assert (conflict.base, conflict.ours, conflict.theirs) == ("Point b", "", "Point b anew")
    assert order(merged) == "ac"
    for choice in (Choice.THEIRS, Choice.BOTH):
        assert resolved(merged, {0: choice}).key_points == (A, changed, C)
    swapped = merged_points((A, B, C), (A, changed, C), (A, C))
    assert order(swapped) == "abc"
    assert resolved(swapped, {0: Choice.THEIRS}).key_points == (A, C)
    assert resolved(swapped, {0: Choice.BOTH}).key_points == (A, changed, C)


def test_items_moved_in_two_ways_are_a_conflict_of_their_order() -> None:
    merged = merged_points((A, B, C), (B, A, C), (A, C, B))
    (conflict,) = merged.conflicts
    assert (conflict.label, conflict.choices) == (
        "Order of the key points",
        (Choice.OURS, Choice.THEIRS),
    )
    assert conflict.theirs == "Point a\nPoint c\nPoint b"
    assert order(merged) == "bac"
    assert resolved(merged, {0: Choice.THEIRS}).key_points == (A, C, B)


def test_an_item_that_both_brought_is_merged_word_by_word() -> None:
    ours, theirs = Figure("f", caption="The sea"), Figure("f", caption="The lake", credit="Ann")
    merged = merge(Story("s"), Story("s", figures=(ours,)), Story("s", figures=(theirs,)))
    (conflict,) = merged.conflicts
    assert (conflict.label, conflict.ours, conflict.theirs) == (
        "Figure 1 caption",
        "The sea",
        "The lake",
    )
    assert merged.story.figures == (replace(ours, credit="Ann"),)


def test_a_story_keeps_a_section_whatever_is_chosen() -> None:
    base = Story("s", sections=(Section("a", "", "A"), Section("b", "", "B")))
    ours = replace(base, sections=(Section("a", "", "A changed"),))
    theirs = replace(base, sections=(Section("b", "", "B changed"),))
    merged = merge(base, ours, theirs)
    assert all_chosen(merged, Choice.THEIRS).sections == theirs.sections
    first = next(each.number for each in merged.conflicts if each.place.item == "a")
    assert len(resolved(merged, {first: Choice.THEIRS}).sections) == 1


def test_the_id_and_the_times_of_keeping_are_ours() -> None:
    base = Story("s", headline="H")
    theirs = Story("t", headline="H!", created="2026", updated="2027")
    assert merge(base, base, theirs).story == replace(base, headline="H!")


@given(numbered())
def test_items_of_the_merge_are_those_of_the_sides(made: Sides) -> None:
    merged = merge(made.base, made.ours, made.theirs).story
    for collection in COLLECTIONS:
        known = {each.id for side in (made.ours, made.theirs) for each in items(side, collection)}
        assert {each.id for each in items(merged, collection)} <= known | {"opening"}
