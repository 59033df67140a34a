"""Figures and pull quotes: added, moved over the sections, led with, removed; no word is lost."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.changes import apply, inverse
from editor.model.edits import Edit, merge_section, remove_section, split_section
from editor.model.figures.images import FigureWords
from editor.model.figures.placed import (
    FIGURES,
    PULL_QUOTES,
    Spot,
    add_figures,
    add_pull_quote,
    move_placed,
    placed_behind,
    remove_placed,
    set_image,
    set_lead,
    spot_of,
)
from editor.model.ids import Ids
from editor.model.places import Place, body_place, key_point_place
from editor.model.story import Figure, KeyPoint, PullQuote, Section, Story

SECTIONS = (Section("o", body="One."), Section("a", "A", "Two."), Section("b", "B", "Three."))


def figure(name: str, after: str = "o", *, lead: bool = False) -> Figure:
    return Figure(name, f"digest of {name}", caption=f"Caption {name}", after=after, lead=lead)


STORY = Story(
    "s",
    key_points=(KeyPoint("k", "It rained."),),
    sections=SECTIONS,
    figures=(figure("top", lead=True), figure("f"), figure("g"), figure("h", "b")),
    pull_quotes=(PullQuote("q", "“Wet.”", "A farmer", "a"),),
)


def ids() -> Ids:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def done(story: Story, edit: Edit | None) -> Story:
    assert edit is not None
    after = apply(story, edit.change)
    assert apply(after, inverse(edit.change)) == story
    return after


def shown(story: Story, collection: str = FIGURES) -> str:
    """What stands where on the page: the lead, then behind each section."""
    groups = range(-1, len(story.sections))
    names = (" ".join(it.id for it in placed_behind(story, collection, at)) for at in groups)
    return " | ".join(names)


def test_figures_stand_above_all_or_behind_their_section() -> None:
    assert shown(STORY) == "top | f g |  | h"


@pytest.mark.parametrize(
    ("place", "spot"),
    [
        (None, Spot("o")),
        (body_place("a"), Spot("a")),
        (Place("source_tag"), Spot("o")),
        (Place("figures", "h", "caption"), Spot("b")),
        (Place("pull_quotes", "q", "text"), Spot("a")),
        (Place("headline"), Spot("o")),
        (Place("sign_off"), Spot("b")),
    ],
)
def test_what_is_new_comes_where_somebody_writes(place: Place | None, spot: Spot) -> None:
    assert spot_of(STORY, place) == spot


def test_the_first_figure_added_above_the_text_is_the_lead() -> None:
    bare = Story("s", key_points=STORY.key_points, sections=SECTIONS)
    assert spot_of(bare, key_point_place("k")) == Spot("o", is_lead=True)


def test_new_figures_come_last_in_their_spot_with_the_words_they_brought() -> None:
    words = FigureWords("Sheep on a dike", "The dike on Monday", "Ada Moss")
    edit = add_figures(STORY, ids(), (("d1", words), ("", FigureWords())), Spot("o"))
    after = done(STORY, edit)
    assert shown(after) == "top | f g new1 new2 |  | h"
    assert after.figures[3] == Figure(
        "new1", "d1", "Sheep on a dike", "The dike on Monday", "Ada Moss", "o"
    )
    assert edit.caret is not None
    assert edit.caret.place == Place("figures", "new1", "caption")
    assert edit.label == "Add figures"


def test_of_several_figures_only_one_becomes_the_lead() -> None:
    bare = Story("s", sections=SECTIONS)
    images = (("d1", FigureWords()), ("d2", FigureWords()))
    after = done(bare, add_figures(bare, ids(), images, Spot("o", is_lead=True)))
    assert shown(after) == "new1 | new2 |  | "


def test_a_pull_quote_comes_behind_its_section() -> None:
    after = done(STORY, add_pull_quote(STORY, ids(), Spot("a"), "“Dry.”"))
    assert shown(after, PULL_QUOTES) == " |  | q new1 | "
    assert after.pull_quotes[1].text == "“Dry.”"


def test_another_image_leaves_the_words_that_were_written() -> None:
    edit = set_image(STORY, "f", "other", FigureWords("Alt", "From the file", "Reuters"))
    after = done(STORY, edit)
    assert after.figures[1] == Figure("f", "other", "Alt", "Caption f", "Reuters", "o")
    assert edit.label == "Replace image"


def test_there_is_one_lead_image() -> None:
    after = done(STORY, set_lead(STORY, "g", is_lead=True))
    assert shown(after) == "g | top f |  | h"
    assert shown(done(after, set_lead(after, "g", is_lead=False))) == " | top f g |  | h"
    assert set_lead(STORY, "f", is_lead=False) is None


@pytest.mark.parametrize(
    ("item", "step", "expected"),
    [
        ("g", -1, "top | g f |  | h"),
        ("g", 1, "top | f | g | h"),
        ("h", -1, "top | f g | h | "),
        ("top", 1, " | top f g |  | h"),
    ],
)
def test_a_figure_moves_past_its_neighbour_then_over_sections(
    item: str, step: int, expected: str
) -> None:
    assert shown(done(STORY, move_placed(STORY, FIGURES, item, step))) == expected


@pytest.mark.parametrize(("item", "step"), [("top", -1), ("h", 1)])
def test_a_figure_at_the_end_of_the_page_stays(item: str, step: int) -> None:
    assert move_placed(STORY, FIGURES, item, step) is None


def test_above_the_opening_a_figure_leads_unless_another_does() -> None:
    assert move_placed(STORY, FIGURES, "f", -1) is None
    free = done(STORY, set_lead(STORY, "top", is_lead=False))
    assert shown(done(free, move_placed(free, FIGURES, "top", -1))) == "top | f g |  | h"


def test_a_pull_quote_moves_no_higher_than_the_opening() -> None:
    up = done(STORY, move_placed(STORY, PULL_QUOTES, "q", -1))
    assert shown(up, PULL_QUOTES) == " | q |  | "
    assert move_placed(up, PULL_QUOTES, "q", -1) is None


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("topfgh"), st.sampled_from((-1, 1))), max_size=12))
def test_moving_keeps_every_figure_with_its_words(moves: list[tuple[str, int]]) -> None:
    story = STORY
    for letter, step in moves:
        item = "top" if letter in "top" else letter
        edit = move_placed(story, FIGURES, item, step)
        story = done(story, edit) if edit else story
    assert {each.id: each.caption for each in story.figures} == {
        each.id: each.caption for each in STORY.figures
    }
    assert len(shown(story).replace("|", " ").split()) == 4


def test_down_and_up_again_is_where_it_was() -> None:
    story = STORY
    for step in (1, 1, 1, -1, -1, -1):
        edit = move_placed(story, FIGURES, "f", step)
        story = done(story, edit) if edit else story
    assert shown(story) == "top | f g |  | h"


def test_what_is_removed_comes_back_by_undo() -> None:
    assert shown(done(STORY, remove_placed(STORY, FIGURES, "f"))) == "top | g |  | h"
    assert not done(STORY, remove_placed(STORY, PULL_QUOTES, "q")).pull_quotes


def test_a_split_leaves_them_where_the_text_ends() -> None:
    after = done(STORY, split_section(STORY, "o", 1, ids()))
    assert shown(after) == "top |  | f g |  | h"


def test_what_is_of_no_section_that_is_there_goes_with_the_end_of_the_opening() -> None:
    strayed = replace(STORY.figures[1], after="gone")
    story = replace(STORY, figures=(STORY.figures[0], strayed, *STORY.figures[2:]))
    after = done(story, split_section(story, "o", 1, ids()))
    assert placed_behind(after, FIGURES, 0) == ()
    assert strayed.id in [each.id for each in placed_behind(after, FIGURES, 1)]


def test_a_merged_or_removed_section_leaves_them_to_the_one_before() -> None:
    for edit in (merge_section(STORY, "b"), remove_section(STORY, "b")):
        assert shown(done(STORY, edit)) == "top | f g | h"
    after = done(STORY, remove_section(STORY, "a"))
    assert shown(after, PULL_QUOTES) == " | q | "
