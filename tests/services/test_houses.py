"""A library's houses: made, changed, chosen, removed; and the open story's way to another."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor.model.errors import NutgrafError, ReadOnlyLibrary
from editor.model.house import FIRST_HOUSE, House
from editor.model.houses.rehousing import Rehoused
from editor.model.parcel import Parcel
from editor.model.places import Place
from editor.model.story import Section, Story
from tests.services.desk import Desk, WindowDesk, another_program_writing

QUAI = House("quai", name="Le Quai", source_tag="Quai", language="fr", page_template="magazine")
SOURCE_TAG = Place("source_tag")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.workspace.houses.keep(QUAI)
    return desk.work()


def switch(desk: Desk, house_id: str) -> Rehoused:
    steps: list[Rehoused] = []
    desk.workspace.houses.switch(house_id, steps.append)
    desk.work()
    return steps[0]


def remove(desk: Desk, house_id: str) -> tuple[list[House], list[Exception]]:
    removed: list[House] = []
    refused: list[Exception] = []
    desk.workspace.houses.remove(house_id, removed.append, refused.append)
    desk.work()
    return removed, refused


def test_a_house_is_there_again_at_the_next_start(desk: Desk, tmp_path: Path) -> None:
    desk.close()
    assert Desk(tmp_path).workspace.houses.all == (FIRST_HOUSE, QUAI)


@pytest.mark.usefixtures("impatient")
def test_a_profile_that_the_library_could_not_take_is_kept_as_soon_as_it_can(
    desk: Desk, tmp_path: Path
) -> None:
    desk.new()
    changed = replace(QUAI, name="Le Grand Quai")
    with another_program_writing(desk.library):
        desk.workspace.houses.keep(changed)
        desk.rest(30)
        assert len(desk.troubles) == 1
        desk.workspace.rows_changed.emit(None)
        desk.workspace.houses.know((FIRST_HOUSE, QUAI))
        assert desk.workspace.houses.all == (FIRST_HOUSE, changed)
    desk.rest(30).close()
    assert Desk(tmp_path).workspace.houses.all == (FIRST_HOUSE, changed)


def test_a_profile_that_was_changed_while_another_window_had_the_library_is_kept_after_that(
    tmp_path: Path,
) -> None:
    first, second = WindowDesk(tmp_path), WindowDesk(tmp_path)
    second.workspace.houses.keep(QUAI)
    second.rest(60)
    said = [each for each in second.troubles if isinstance(each, ReadOnlyLibrary)]
    assert len(said) == 1
    assert second.workspace.houses.all == (FIRST_HOUSE, QUAI)
    first.close()
    second.workspace.retry()
    second.work().close()
    assert WindowDesk(tmp_path).workspace.houses.all == (FIRST_HOUSE, QUAI)


def test_new_stories_are_of_the_house_that_was_chosen(desk: Desk, tmp_path: Path) -> None:
    desk.workspace.houses.choose("quai")
    assert desk.work().new().story.source_tag == "Quai"
    assert Desk(tmp_path).workspace.houses.desk == QUAI


def test_a_blank_story_of_another_house_is_not_taken_for_a_new_one(desk: Desk) -> None:
    desk.new()
    desk.workspace.houses.choose("quai")
    assert desk.work().new().story.house == "quai"


def test_a_story_goes_to_another_house_in_one_step_that_can_be_undone(desk: Desk) -> None:
    before = desk.new().type("Storm").story
    step = switch(desk, "quai")
    assert (desk.story.house, desk.story.source_tag) == ("quai", "Quai")
    assert step.changed == ("source_tag", "copyright_notice")
    assert desk.session.house == QUAI

    desk.session.undo()

    assert desk.story == before
    assert desk.session.house == FIRST_HOUSE
    desk.session.redo()
    assert desk.session.house == QUAI


def test_the_house_is_known_before_anybody_shows_the_change(desk: Desk) -> None:
    desk.new().type("Storm")
    seen: list[str] = []
    desk.session.changed.connect(lambda _: seen.append(desk.session.house.id))
    switch(desk, "quai")
    assert seen == ["quai"]


def test_a_switched_story_is_of_its_house_after_a_start(desk: Desk, tmp_path: Path) -> None:
    desk.new().type("Storm")
    switch(desk, "quai")
    desk.rest().close()
    again = Desk(tmp_path)
    assert again.session.house == QUAI
    assert again.workspace.houses.current == QUAI


def test_what_was_imported_is_kept_and_told(desk: Desk) -> None:
    notice = FIRST_HOUSE.copyright_notice(2026)
    story = Story("x", headline="Storm", source_tag="AP", copyright_notice=notice)
    desk.workspace.take_in([Parcel(replace(story, sections=(Section("a", "", "It held."),)))])
    desk.work()
    step = switch(desk, "quai")
    assert (desk.story.source_tag, desk.story.copyright_notice) == ("AP", notice)
    assert step.changed == ()
    assert step.left == ("source_tag", "copyright_notice")


def test_a_changed_profile_is_seen_in_the_open_story_of_that_house_only(desk: Desk) -> None:
    houses = desk.workspace.houses
    shown: list[House] = []
    houses.profile_changed.connect(shown.append)
    desk.new().type("Storm")
    houses.keep(replace(QUAI, name="Le Port"))
    assert shown == []
    changed = replace(FIRST_HOUSE, lead_in="{place} ({tag}) —")
    houses.keep(changed)
    assert shown == [changed]
    assert desk.session.house == changed
    assert desk.story.copyright_notice == FIRST_HOUSE.copyright_notice(2026)


def test_a_profile_on_trial_is_kept_nowhere(desk: Desk, tmp_path: Path) -> None:
    houses = desk.workspace.houses
    tried: list[House] = []
    houses.tried.connect(tried.append)
    desk.new().type("Storm")
    other = replace(FIRST_HOUSE, page_template="wire")
    houses.try_on(other)
    assert desk.session.house == other
    houses.take_off()
    assert desk.session.house == FIRST_HOUSE
    assert tried == [other, FIRST_HOUSE]
    desk.rest().close()
    assert Desk(tmp_path).workspace.houses.desk == FIRST_HOUSE


def test_a_profile_kept_after_a_trial_is_shown_by_form_and_page(desk: Desk) -> None:
    houses = desk.workspace.houses
    shown: list[House] = []
    houses.profile_changed.connect(shown.append)
    desk.new().type("Storm")
    other = replace(FIRST_HOUSE, page_template="wire")
    houses.try_on(other)
    houses.keep(other)
    assert shown == [other]


def test_a_house_that_nobody_needs_goes_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    removed, refused = remove(desk, "quai")
    assert (removed, refused) == ([QUAI], [])
    assert desk.workspace.houses.all == (FIRST_HOUSE,)
    desk.workspace.houses.keep(removed[0])
    desk.work()
    assert Desk(tmp_path).workspace.houses.all == (FIRST_HOUSE, QUAI)


def test_a_house_with_stories_stays_those_in_the_bin_among_them(desk: Desk) -> None:
    desk.new().type("Storm")
    switch(desk, "quai")
    desk.rest()
    desk.workspace.delete((desk.story.id,))
    desk.work()
    _, (error,) = remove(desk, "quai")
    assert isinstance(error, NutgrafError)
    assert error.sentence == "1 story is written for this house."
    assert QUAI in desk.workspace.houses.all


def test_the_house_of_new_stories_stays(desk: Desk) -> None:
    _, (error,) = remove(desk, FIRST_HOUSE.id)
    assert str(error).startswith("New stories are written for NewsReady.com.")


def test_a_story_of_a_house_that_is_not_there_is_shown_as_the_desks(desk: Desk) -> None:
    desk.workspace.take_in([Parcel(Story("x", headline="Storm", house="gone"))])
    assert desk.work().session.house == FIRST_HOUSE
    assert desk.story.house == "gone"


def test_another_house_begins_as_the_first_or_like_one_that_is_there(desk: Desk) -> None:
    houses = desk.workspace.houses
    new, copy = houses.another(), houses.another(QUAI)
    assert (new.name, new.limits, new.shown) == ("", FIRST_HOUSE.limits, FIRST_HOUSE.shown)
    assert (copy.name, copy.source_tag) == ("Le Quai (copy)", "Quai")
    assert len({new.id, copy.id, QUAI.id, FIRST_HOUSE.id}) == 4


def test_a_house_that_another_program_changed_is_seen(desk: Desk) -> None:
    desk.new().type("Storm").rest()
    other = Desk(desk.folders.data.parent)
    other.workspace.houses.keep(replace(FIRST_HOUSE, name="The Evening"))
    other.work()
    desk.rest(5)
    assert desk.workspace.houses.desk.name == "The Evening"
    assert desk.session.house.name == "The Evening"
    other.close()
