"""The timeline: what is one step, what undo and redo bring."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from editor.model.changes import FieldChange, TextChange, apply
from editor.model.history import DELETING, LONG_RUN, TYPING, History, Step
from editor.model.places import Caret, Place
from editor.model.story import Story
from tests.strategies import changes, stories

START = datetime(2026, 7, 1, 12, tzinfo=UTC)
HEADLINE = Place("headline")


class Typist:
    """Types into a headline and records it, as the window does."""

    def __init__(self) -> None:
        self.story = Story("s")
        self.history = History()
        self.now = START

    def type(self, text: str, at: int | None = None, begins: bool = False) -> Typist:
        for character in text:
            where = len(self.story.headline) if at is None else at
            change = TextChange(HEADLINE, where, "", character)
            self._record(change, TYPING, where, where + 1, begins)
            at = None if at is None else at + 1
        return self

    def backspace(self, times: int = 1) -> Typist:
        for _ in range(times):
            text = self.story.headline
            change = TextChange(HEADLINE, len(text) - 1, text[-1], "")
            self._record(change, DELETING, len(text), len(text) - 1)
        return self

    def wait(self, seconds: float) -> Typist:
        self.now += timedelta(seconds=seconds)
        return self

    def undo(self) -> str:
        step = self.history.undo()
        assert step is not None
        self.story = apply(self.story, step.change)
        return self.story.headline

    def _record(
        self, change: TextChange, label: str, before: int, after: int, begins: bool = False
    ) -> None:
        self.story = apply(self.story, change)
        carets = Caret(HEADLINE, before), Caret(HEADLINE, after)
        self.history.record(Step(change, label, self.now, *carets, begins))
        self.now += timedelta(milliseconds=150)


def test_a_typed_word_is_one_step() -> None:
    typist = Typist().type("Ferry")
    assert len(typist.history.done) == 1
    assert typist.undo() == ""


def test_a_pause_begins_a_step() -> None:
    assert Typist().type("Ferry").wait(3).type(" stuck").undo() == "Ferry"


def test_a_clock_set_back_begins_a_step() -> None:
    assert Typist().type("Ferry").wait(-60).type(" stuck").undo() == "Ferry"


def test_a_line_end_begins_a_step() -> None:
    assert Typist().type("Ferry\nstuck").undo() == "Ferry"


def test_a_new_word_begins_a_step_after_a_long_run() -> None:
    run = "x" * (LONG_RUN - 1) + " "
    assert Typist().type(run).type("yy zz").undo() == run


def test_deleting_is_another_step_than_typing() -> None:
    typist = Typist().type("Ferry").backspace(2)
    assert typist.undo() == "Ferry"
    assert typist.undo() == ""


def test_typing_elsewhere_is_another_step() -> None:
    typist = Typist().type("Ferry").type("A ", at=0)
    assert typist.undo() == "Ferry"


def test_a_step_that_begins_anew_does_not_join() -> None:
    assert Typist().type("Ferry").type("!", begins=True).undo() == "Ferry"


def test_a_new_step_drops_what_could_be_redone() -> None:
    typist = Typist().type("Ferry")
    typist.undo()
    assert typist.history.redo_label == TYPING
    typist.type("Train")
    assert typist.history.redo() is None


def test_an_empty_timeline_has_nothing_to_undo() -> None:
    history = History()
    assert (history.undo(), history.redo(), history.undo_label) == (None, None, "")


@given(st.data())
def test_all_is_undone_to_the_first_state_and_redone_to_the_last(data: st.DataObject) -> None:
    first = story = data.draw(stories())
    history = History()
    for number in range(data.draw(st.integers(0, 6))):
        change = data.draw(changes(story))
        story = apply(story, change)
        label = data.draw(st.sampled_from([TYPING, DELETING, "Move"]))
        history.record(Step(change, label, START + timedelta(seconds=number)))
    last = story
    while step := history.undo():
        story = apply(story, step.change)
    assert story == first
    while step := history.redo():
        story = apply(story, step.change)
    assert story == last


def test_typing_in_a_list_of_words_is_one_step() -> None:
    history, keywords = History(), Place("keywords")
    words: tuple[tuple[str, ...], ...] = ((), ("f",), ("fe",), ("fe", "t"))
    for before, after in pairwise(words):
        history.record(Step(FieldChange(keywords, before, after), TYPING, START))
    step = history.undo()
    assert step is not None
    assert step.change == FieldChange(keywords, ("fe", "t"), ())


def test_only_steps_that_changed_have_to_be_kept_again() -> None:
    typist = Typist().type("Ferry").wait(3).type(" stuck").wait(3)
    typist.history.mark_kept()
    assert typist.history.first_dirty == 2
    typist.type(" fast")
    assert typist.history.first_dirty == 2
    typist.undo()
    typist.undo()
    assert typist.history.first_dirty == 1
