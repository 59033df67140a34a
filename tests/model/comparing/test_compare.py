"""Two stories field by field and word by word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.changes import apply
from editor.model.comparing.becoming import hunk_undone
from editor.model.comparing.compare import Comparison, Difference, Run, Sign, What, compare
from editor.model.places import Place, text_at
from editor.model.story import Advisory, Figure, KeyPoint, PullQuote, Section, Story
from tests.sample_stories import FULL
from tests.strategies import stories


def only(comparison: Comparison) -> Difference:
    (difference,) = comparison.differences
    return difference


def text(difference: Difference, without: Sign) -> str:
    return "".join(run.text for run in difference.runs if run.sign is not without)


def labels(comparison: Comparison) -> list[str]:
    return [f"{each.label} {each.what}" for each in comparison.differences]


def test_equal_stories_have_no_differences() -> None:
    assert compare(FULL, replace(FULL)) == Comparison((), 0, 0)


def test_id_and_times_of_keeping_are_no_difference() -> None:
    other = replace(FULL, id="other", created="", updated="2030-01-01T00:00:00+00:00")
    assert compare(FULL, other).differences == ()


@settings(max_examples=25)
@given(stories(), stories())
def test_the_runs_give_both_texts_exactly(before: Story, after: Story) -> None:
    for each in compare(before, after).differences:
        if each.hunks:
            assert text(each, Sign.ADDED) == text_at(before, each.place)
            assert text(each, Sign.REMOVED) == text_at(after, each.place)


@settings(max_examples=25)
@given(stories(), stories())
def test_hunks_taken_back_from_the_last_on_give_the_earlier_text(
    before: Story, after: Story
) -> None:
    for each in compare(before, after).differences:
        story = after
        for hunk in reversed(each.hunks):
            story = apply(story, hunk_undone(hunk))
        if each.hunks:
            assert text_at(story, each.place) == text_at(before, each.place)


@settings(max_examples=20)
@given(stories())
def test_a_single_hunk_can_be_taken_back_alone(story: Story) -> None:
    before = replace(story, headline="One two three four five")
    after = replace(story, headline="One 2 three four 5")
    first, last = only(compare(before, after)).hunks
    assert apply(after, hunk_undone(first)).headline == "One two three four 5"
    assert apply(after, hunk_undone(last)).headline == "One 2 three four five"


def test_a_word_exchanged_is_one_hunk() -> None:
    difference = only(compare(Story("s", headline="Fares rise"), Story("s", headline="Fares fall")))
    assert difference.label == "Headline"
    assert difference.runs == (
        Run(Sign.SAME, "Fares "),
        Run(Sign.REMOVED, "rise"),
        Run(Sign.ADDED, "fall"),
    )
    assert [(each.at, each.removed, each.inserted) for each in difference.hunks] == [
        (6, "rise", "fall")
    ]


def test_differences_stand_in_the_order_of_the_page_under_the_names_of_the_form() -> None:
    before = Story(
        "s",
        key_points=(KeyPoint("a", "One"), KeyPoint("b", "Two")),
        sections=(Section("o", "", "Text"), Section("p", "Head", "Text"), Section("q", "Third")),
        figures=(Figure("f", caption="Sea"),),
        pull_quotes=(PullQuote("x", "Yes"),),
    )
    after = Story(
        "s",
        kicker="COAST",
        headline="New",
        key_points=(KeyPoint("a", "One"), KeyPoint("b", "Two more")),
        dateline="PRAGUE",
        sections=(Section("o", "", "Texts"), Section("p", "Heads", "Text"), Section("q", "3rd")),
        figures=(Figure("f", "abc", caption="Seas", after="p", lead=True, alt="Alt"),),
        pull_quotes=(PullQuote("x", "Yes", "Ann"),),
        sign_off="(Ann)",
        copyright_notice="©",
        slugline="SEA",
        ed_note="Call",
        embargoed_until="2026",
        status="approved",
        house="h",
        urgency=1,
        keywords=("sea",),
        advisories=(Advisory("CORRECTED", "Gap", "paragraph 3"),),
        extra={"x": 1},
    )
    assert [each.label for each in compare(before, after).differences] == [
        "Kicker",
        "Headline",
        "Key point 2",
        "Dateline",
        "Body 1",
        "Crosshead 2",
        "Crosshead 3",
        "Figure 1 alt text",
        "Figure 1 caption",
        "Figure 1 image",
        "Figure 1 position",
        "Figure 1 as lead image",
        "Pull quote 1 source",
        "Sign-off",
        "Copyright notice",
        "Slugline",
        "Desk note",
        "Embargo",
        "Status",
        "House",
        "Urgency",
        "Keywords",
        "Advisories",
        "Other data",
    ]


def test_items_are_known_by_their_ids() -> None:
    a, b, c, d = (KeyPoint(name, f"Point {name}") for name in "abcd")
    before = Story("s", key_points=(a, b, c))
    assert labels(compare(before, replace(before, key_points=(a, d, b, c)))) == [
        "Key point 2 added"
    ]
    assert labels(compare(before, replace(before, key_points=(a, c)))) == ["Key point 2 removed"]
    assert labels(compare(before, replace(before, key_points=(c, a, b)))) == ["Key point 1 moved"]
    both = replace(before, key_points=(replace(c, text="Point see"), a, b))
    assert labels(compare(before, both)) == ["Key point 1 moved", "Key point 1 changed"]


def test_an_item_that_came_or_went_shows_its_words() -> None:
    before = Story("s", sections=(Section("o", "", "Text."),))
    after = replace(before, sections=(*before.sections, Section("p", "Costs", "Two words.")))
    there = only(compare(before, after))
    assert (there.place, there.what) == (Place("sections", "p"), What.ADDED)
    assert there.runs == (Run(Sign.ADDED, "Costs\nTwo words."),)
    gone = only(compare(after, before))
    assert (gone.label, gone.what) == ("Section 2", What.REMOVED)
    assert compare(before, after).gained == compare(after, before).lost == 3


def test_words_are_counted_without_marks_link_targets_and_codes() -> None:
    before = Story("s", sections=(Section("o", "", "See [here](https://a.org/x) now"),))
    body = "See [here](https://b.org/y) **well-known** now"
    after = replace(before, sections=(Section("o", "", body),), status="approved", urgency=1)
    comparison = compare(before, after)
    assert (comparison.gained, comparison.lost) == (1, 0)


def test_values_of_another_type_are_another_value() -> None:
    one, true = Story("s", extra={"x": 1}), Story("s", extra={"x": True})
    assert labels(compare(one, true)) == ["Other data changed"]


def test_keywords_that_read_alike_are_still_told_apart() -> None:
    two, one = Story("s", keywords=("a", "b")), Story("s", keywords=("a, b",))
    assert only(compare(two, one)).runs == (Run(Sign.REMOVED, "a, b"), Run(Sign.ADDED, "a, b"))


@settings(max_examples=25)
@given(stories(), st.randoms(use_true_random=False))
def test_what_only_moved_is_moved_and_nothing_else(story: Story, random: object) -> None:
    points = list(story.key_points)
    random.shuffle(points)  # type: ignore[attr-defined]
    found = compare(story, replace(story, key_points=tuple(points)))
    assert {each.what for each in found.differences} <= {What.MOVED}
    assert (found.gained, found.lost) == (0, 0)
