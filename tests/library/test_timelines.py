"""Undo across restarts: what of a story's timeline is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.library.library import Library, Timeline
from editor.library.timelines import STEPS_READ
from editor.model.changes import TextChange
from editor.model.errors import NotFound
from editor.model.history import TYPING, History, Step
from editor.model.places import Caret, Place
from editor.model.story import Story

HEADLINE = Place("headline")
BEGIN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def step(number: int) -> Step:
    caret = Caret(HEADLINE, number)
    change = TextChange(HEADLINE, number, "", "é")
    return Step(change, TYPING, BEGIN + timedelta(seconds=number), caret, None, begins=True)


def steps(first: int, end: int) -> tuple[Step, ...]:
    return tuple(step(number) for number in range(first, end))


def keep(library: Library, timeline: Timeline | None) -> None:
    try:
        revision = library.story("s").revision
    except NotFound:
        revision = 0
    library.keep(Story("s"), revision=revision, number=1, timeline=timeline)


def stored(library: Library) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    kept = library.story("s")
    return kept.done, kept.undone


def test_steps_done_and_undone_come_back(library: Library) -> None:
    keep(library, Timeline(0, steps(0, 3), (step(5), step(4))))
    assert stored(library) == (steps(0, 3), (step(5), step(4)))


def test_only_what_is_new_replaces_what_is_stored(library: Library) -> None:
    keep(library, Timeline(0, steps(0, 5), ()))
    keep(library, Timeline(3, (*steps(0, 3), step(9)), ()))
    assert stored(library) == ((*steps(0, 3), step(9)), ())


def test_without_a_timeline_the_stored_one_stays(library: Library) -> None:
    keep(library, Timeline(0, steps(0, 2), (step(2),)))
    keep(library, None)
    assert stored(library) == (steps(0, 2), (step(2),))


def test_of_a_very_long_timeline_the_newest_steps_come_back_and_go_on(library: Library) -> None:
    keep(library, Timeline(0, steps(0, STEPS_READ + 50), ()))
    done, _ = stored(library)
    assert done == steps(50, STEPS_READ + 50)
    longer = (*done, step(5_000))
    keep(library, Timeline(len(done), longer, (step(5_001),)))
    assert stored(library) == (longer[1:], (step(5_001),))
    keep(library, Timeline(len(longer), (*longer, step(6_000)), ()))
    assert stored(library) == ((*longer, step(6_000))[2:], ())


def test_a_timeline_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="no 4 of 3 steps"):
        Timeline(4, steps(0, 2), (step(2),))


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(st.sampled_from(["type", "undo", "redo", "keep", "reopen"]), max_size=40))
def test_whatever_is_done_and_undone_between_saves_comes_back(
    library: Library, acts: list[str]
) -> None:
    history = History()
    keep(library, Timeline(0, (), ()))
    for number, act in enumerate([*acts, "keep"]):
        match act:
            case "type":
                history.record(step(number))
            case "undo":
                history.undo()
            case "redo":
                history.redo()
            case "keep":
                keep(library, Timeline(history.first_dirty, history.done, history.undone))
                history.mark_kept()
            case "reopen":
                history = History(*stored(library))
    assert stored(library) == (history.done, history.undone)
