"""A story takes over the parts of pasted press text."""

from dataclasses import replace
from itertools import count

from editor.model.changes import apply, inverse
from editor.model.places import Caret, Place
from editor.model.story import Figure, KeyPoint, Section, Story
from editor.model.taking.taking_over import taken_over

OPEN = Story(
    "open",
    source_tag="NewsReady.com",
    copyright_notice="Copyright 2026, NewsReady.com",
    sections=(Section("opening", "", "Storm barrier holds\n\nIt held."),),
    status="in review",
)
PASTED = Story(
    "pasted",
    headline="Storm barrier holds",
    key_points=(KeyPoint("k1", "It held"),),
    sections=(Section("opening", "", "It held."), Section("s2", "Next", "Repairs begin.")),
)


def ids() -> str:
    return f"new-{next(NUMBERS)}"


NUMBERS = count()


def test_what_the_paste_says_replaces_the_storys_words() -> None:
    edit = taken_over(OPEN, PASTED, "Take apart", ids)

    story = apply(OPEN, edit.change)

    assert story.headline == "Storm barrier holds"
    assert [point.text for point in story.key_points] == ["It held"]
    assert [(s.crosshead, s.body) for s in story.sections] == [
        ("", "It held."),
        ("Next", "Repairs begin."),
    ]
    assert edit.caret == Caret(Place("headline"), 19)


def test_where_the_paste_is_silent_the_storys_own_words_stay() -> None:
    story = apply(OPEN, taken_over(OPEN, PASTED, "Take apart", ids).change)

    assert story.source_tag == "NewsReady.com"
    assert story.copyright_notice == "Copyright 2026, NewsReady.com"
    assert story.status == "in review"


def test_one_undo_brings_the_plain_paste_back() -> None:
    change = taken_over(OPEN, PASTED, "Take apart", ids).change

    assert apply(apply(OPEN, change), inverse(change)) == OPEN


def test_a_figure_stays_after_its_section_though_that_gets_another_id() -> None:
    pasted = replace(PASTED, figures=(Figure("f", caption="The barrier", after="opening"),))

    story = apply(OPEN, taken_over(OPEN, pasted, "Take apart", ids).change)

    assert story.figures[0].after == story.sections[0].id != "opening"
