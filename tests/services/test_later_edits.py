"""Edits that come when their story was left: it gets them all the same, wherever it is by then."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.model.changes import text_replaced
from editor.model.edits import Edit
from editor.model.places import Caret, Place
from editor.model.story import Story
from editor.services.later_edits import Performed
from editor.services.session import Session
from tests.services.desk import Desk, another_program_writing

STANDFIRST = Place("standfirst")


def pasted(story: Story) -> Edit | None:
    change = text_replaced(story, STANDFIRST, f"{story.standfirst}Pasted. ")
    return Edit(change, "Paste", Caret(STANDFIRST, 8))


class Late:
    """Somebody whose paste is read while they go elsewhere."""

    def __init__(self, home: Path) -> None:
        self.desk = Desk(home)
        self.came: list[Performed | None] = []
        self.refused: list[Exception] = []

    def asks(self) -> Story:
        self.asked_in = self.desk.story
        return self.asked_in

    def lands(self) -> None:
        self.desk.workspace.later.perform(
            self.asked_in, pasted, self.came.append, self.refused.append
        )

    def held(self) -> Story:
        shelf = self.desk.workspace.shelf
        assert shelf is not None
        return shelf.library.story(self.asked_in.id).story


@pytest.fixture
def late(tmp_path: Path) -> Late:
    late = Late(tmp_path)
    late.desk.new().type("Lambs").rest()
    late.asks()
    return late


def test_in_the_open_story_it_is_a_step(late: Late) -> None:
    late.lands()
    assert late.desk.story.standfirst == "Pasted. "
    assert late.desk.session.undo_label == "Paste"


def test_a_story_that_was_left_has_it_with_its_undo(late: Late) -> None:
    late.desk.new().type("Other")
    late.lands()
    late.desk.work()
    assert late.held().standfirst == "Pasted. "
    late.desk.open(late.asked_in.id)
    assert late.desk.session.undo_label == "Paste"
    late.desk.session.undo()
    assert (late.desk.story.headline, late.desk.story.standfirst) == ("Lambs", "")
    late.desk.rest()
    assert not late.desk.troubles
    assert not late.desk.races


def test_a_story_in_the_bin_has_it_and_stays_there(late: Late) -> None:
    late.desk.workspace.delete((late.asked_in.id,))
    late.desk.work()
    late.lands()
    late.desk.work()
    assert late.held().standfirst == "Pasted. "
    assert late.desk.headlines() == []
    late.desk.workspace.undelete((late.asked_in.id,))
    late.desk.work()
    assert late.desk.story.standfirst == "Pasted. "


@pytest.mark.usefixtures("impatient")
def test_a_story_that_only_the_journal_holds_has_it(late: Late) -> None:
    with another_program_writing(late.desk.library):
        late.desk.type("!").new()
        late.lands()
        late.desk.rest()
    late.desk.rest(60)
    assert (late.held().headline, late.held().standfirst) == ("Lambs!", "Pasted. ")


def test_a_story_that_was_blank_is_kept_from_then_on(late: Late) -> None:
    late.desk.new()
    late.asks()
    late.desk.open(late.desk.rows()[0].id)
    late.lands()
    late.desk.work()
    assert late.held().standfirst == "Pasted. "
    assert len(late.desk.rows()) == 2


def test_a_story_that_was_purged_does_not_come_back(late: Late) -> None:
    late.desk.workspace.delete((late.asked_in.id,))
    late.desk.workspace.ask(lambda shelf: shelf.library.purge((late.asked_in.id,)))
    late.desk.work()
    late.lands()
    late.desk.work()
    assert not late.came
    assert "There is no story" in str(late.refused[0])


def test_where_there_is_no_place_for_it_any_more_nothing_is_changed(late: Late) -> None:
    late.desk.new().type("Other").rest()
    before = late.held()
    late.desk.workspace.later.perform(
        late.asked_in, lambda _: None, late.came.append, late.refused.append
    )
    late.desk.work()
    assert late.came == [None]
    assert late.held() == before


def test_a_story_that_is_being_opened_again_meanwhile_has_it_once(late: Late) -> None:
    late.desk.new().type("Other").rest()
    late.desk.workspace.open(late.asked_in.id)
    late.lands()
    late.desk.work().rest()
    assert late.desk.story.standfirst == "Pasted. "
    late.desk.type("!").rest()
    assert (late.held().headline, late.held().standfirst) == ("Lambs!", "Pasted. ")
    assert not late.desk.races


def test_typing_on_in_a_story_that_was_just_opened_again_is_no_race_with_it(late: Late) -> None:
    late.desk.new().type("Other").rest()
    late.desk.workspace.open(late.asked_in.id)
    late.lands()
    late.desk.work().type("!").rest()
    assert not late.desk.races
    assert (late.held().headline, late.held().standfirst) == ("Lambs!", "Pasted. ")
    late.desk.session.undo()
    late.desk.session.undo()
    assert (late.desk.story.headline, late.desk.story.standfirst) == ("Lambs", "")


def test_what_was_typed_before_it_came_stays_with_it(late: Late) -> None:
    late.desk.new().type("Other").rest()

    def type_at_once(_session: Session | None) -> None:
        late.desk.workspace.opened.disconnect(type_at_once)
        late.desk.type("!")

    late.desk.workspace.opened.connect(type_at_once)
    late.desk.workspace.open(late.asked_in.id)
    late.lands()
    late.desk.work().rest()
    assert not late.desk.races
    assert (late.held().headline, late.held().standfirst) == ("Lambs!", "Pasted. ")
    assert late.desk.story.standfirst == "Pasted. "
    late.desk.session.undo()
    late.desk.session.undo()
    late.desk.rest()
    late.desk.new().open(late.asked_in.id)
    assert (late.desk.story.headline, late.desk.story.standfirst) == ("Lambs", "")
    assert not late.desk.races
    assert not late.desk.troubles


@pytest.mark.usefixtures("impatient")
def test_a_library_that_cannot_be_written_is_said(late: Late) -> None:
    late.desk.new().type("Other").rest()
    with another_program_writing(late.desk.library):
        late.lands()
        late.desk.work()
    assert not late.came
    assert "writing" in str(late.refused[0])
