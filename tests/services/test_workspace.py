"""A workspace: stories are kept from their first keystroke and come back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from editor.model.history import TYPING
from editor.model.house import House
from editor.model.parcel import Parcel
from editor.model.places import Caret, Place
from editor.model.story import Advisory, Section, Story
from editor.services.connect import connect
from tests.services.desk import HEADLINE, Desk, another_program_writing


def test_a_story_is_in_the_library_without_ever_being_saved(tmp_path: Path) -> None:
    Desk(tmp_path).new().type("Ferry stuck").rest().close()
    assert Desk(tmp_path).headlines() == ["Ferry stuck"]


def test_a_new_story_has_what_the_house_gives(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.workspace.houses.keep(
        House(name="The Tarn Post", source_tag="Tarn Post", byline="A. Reed")
    )
    story = desk.work().new().story
    assert (story.source_tag, story.byline) == ("Tarn Post", "A. Reed")
    assert story.copyright_notice == "Copyright 2026, The Tarn Post"
    assert Desk(tmp_path).workspace.house.name == "The Tarn Post"


def test_a_new_story_takes_the_place_of_one_still_blank(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new()
    first = desk.story.id
    assert desk.new().story.id == first


def test_switching_stories_at_once_loses_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("First")
    first = desk.story.id
    desk.new().type("Second")
    second = desk.story.id
    desk.open(first).type(" more")
    desk.open(second).type(" too").open(first)
    assert desk.story.headline == "First more"
    assert sorted(desk.headlines()) == ["First more", "Second too"]


def test_the_last_story_comes_back_with_its_caret(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry")
    desk.close()
    again = Desk(tmp_path)
    assert again.story.headline == "Ferry"
    assert again.workspace.current_caret == Caret(HEADLINE, 5)


def test_undo_reaches_back_across_a_restart(tmp_path: Path) -> None:
    Desk(tmp_path).new().type("Ferry").rest().type(" stuck").rest().close()
    again = Desk(tmp_path)
    assert again.session.undo_label == TYPING
    again.session.undo()
    assert again.story.headline == "Ferry"
    again.session.redo()
    assert again.story.headline == "Ferry stuck"
    again.session.undo()
    again.rest().close()
    once_more = Desk(tmp_path)
    assert once_more.session.redo_label == TYPING
    once_more.session.redo()
    assert once_more.story.headline == "Ferry stuck"


def test_what_was_typed_before_a_crash_comes_back_with_its_history(tmp_path: Path) -> None:
    crashed = Desk(tmp_path).new().type("Ferry").rest().type(" stuck").type_body("At dawn.")
    again = Desk(tmp_path)
    assert again.story.headline == "Ferry stuck"
    assert again.story.sections == crashed.story.sections
    assert again.recovered
    assert again.workspace.current_caret is not None
    assert again.workspace.current_caret.position == len("At dawn.")
    again.session.undo()
    again.session.undo()
    assert again.story.headline == "Ferry"


def test_undo_and_redo_before_a_crash_are_replayed(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest(3).type(" stuck")
    desk.session.undo()
    desk.type(" free")
    desk.session.undo()
    desk.session.redo()
    again = Desk(tmp_path)
    assert again.story.headline == "Ferry free"
    again.session.undo()
    assert again.story.headline == "Ferry"


def test_a_story_is_kept_though_typing_never_rests(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new()
    for _ in range(40):
        desk.type("x").rest(1)
    assert desk.headlines()


def test_what_arrives_during_a_write_is_kept_too(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry")
    desk.workspace.flush(lambda _: None)
    desk.type(" stuck")
    desk.rest()
    assert desk.headlines() == ["Ferry stuck"]
    assert not desk.workspace.kept_state.waiting


def test_a_duplicate_has_neither_status_nor_times_nor_advisories(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    story = Story(
        "x",
        headline="Ferry",
        status="published",
        published_at="2026-07-01T10:00:00+02:00",
        embargoed_until="2026-07-01T09:00:00+02:00",
        advisories=(Advisory("UPDATED"),),
        sections=(Section("a", "", "Text."),),
    )
    desk.workspace.take_in((Parcel(story),))
    taken = desk.work().story
    desk.workspace.duplicate(taken.id)
    copy = desk.work().story
    assert copy.id != taken.id
    assert (copy.headline, copy.sections) == (taken.headline, taken.sections)
    assert (copy.status, copy.published_at, copy.embargoed_until) == ("draft", "", "")
    assert copy.advisories == ()


def test_a_story_taken_in_keeps_its_own_notice_and_tag(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.workspace.take_in((Parcel(Story("x", copyright_notice="Copyright 1999, Else")),))
    desk.work()
    assert (desk.story.copyright_notice, desk.story.source_tag) == ("Copyright 1999, Else", "")
    assert desk.story.id != "x"


def test_a_deleted_story_goes_to_the_bin_and_comes_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    story_id = desk.story.id
    desk.workspace.delete((story_id,))
    desk.work()
    assert desk.workspace.current is None
    assert desk.rows() == ()
    desk.workspace.undelete((story_id,))
    desk.work()
    assert desk.story.headline == "Ferry"


def test_a_status_is_set_undoably(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry")
    desk.session.set_status("in review")
    assert desk.story.status == "in review"
    assert [row.status for row in desk.rest().rows()] == ["in review"]
    desk.session.undo()
    assert desk.story.status == "draft"


def test_a_command_beside_the_window_is_seen(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    seen: list[None] = []
    desk.workspace.rows_changed.connect(seen.append)
    other = connect(desk.library, desk.folders)
    other.keep_new([Story("beside", headline="From the command")])
    other.leave()
    desk.rest(3)
    assert seen
    assert desk.headlines() == ["From the command"]


def test_without_a_library_words_are_journalled_and_taken_in_later(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no library")
    desk = Desk(tmp_path, broken).new().type("Ferry").rest()
    assert desk.troubles
    assert desk.workspace.kept_state.problem
    desk.close()
    assert desk.closed == [False]
    assert broken.read_bytes() == b"this is no library"
    assert Desk(tmp_path).headlines() == ["Ferry"]


@pytest.mark.skipif(not shutil.which("sh"), reason="needs a POSIX system")
def test_a_journal_that_cannot_be_written_costs_no_word(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new()
    journals = tmp_path / "state"
    shutil.rmtree(journals, ignore_errors=True)
    journals.write_text("a file where the folder should be")
    desk.type("Ferry")
    assert desk.story.headline == "Ferry"
    assert "journal" in desk.workspace.kept_state.problem
    journals.unlink()
    desk.rest(10)
    assert desk.headlines() == ["Ferry"]
    assert not desk.workspace.kept_state.problem


def test_search_finds_words_of_any_field(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").type_body("The harbour master waited.")
    desk.type("chartered", Place("ed_note")).rest()
    assert desk.headlines("harbour wait") == ["Ferry"]
    assert desk.headlines("chartered") == ["Ferry"]
    assert desk.headlines("train") == []


@pytest.mark.usefixtures("impatient")
@pytest.mark.usefixtures("impatient")
def test_a_locked_library_hides_no_words_when_stories_are_switched(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("First").rest()
    first = desk.story.id
    second = desk.new().type("Second").rest().story.id
    with another_program_writing(desk.library):
        desk.open(first).type(" more").rest(1)
        assert desk.open(second).story.headline == "Second"
        assert desk.open(first).story.headline == "First more"
        desk.type(" still").open(second).rest()
    assert sorted(desk.rest().headlines()) == ["First more still", "Second"]
    assert sorted(Desk(tmp_path).headlines()) == ["First more still", "Second"]


def test_keys_between_two_stories_go_to_the_one_still_shown(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("First").rest()
    first = desk.story.id
    desk.new().type("Second").rest()
    desk.workspace.open(first)
    desk.type(" more").work()
    assert desk.story.headline == "First"
    assert sorted(desk.headlines()) == ["First", "Second more"]


def test_the_story_asked_for_last_is_the_one_that_opens(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    ids = [desk.new().type(each).rest().story.id for each in ("First", "Second", "Third")]
    desk.workspace.open(ids[0])
    desk.open(ids[1])
    assert desk.story.headline == "Second"
    desk.workspace.open(ids[0])
    assert desk.new().story.headline == ""


@pytest.mark.usefixtures("impatient")
@pytest.mark.usefixtures("impatient")
def test_a_journal_that_could_not_go_into_the_library_is_seen_all_the_same(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest().close()
    desk = Desk(tmp_path).type(" stuck")
    with another_program_writing(desk.library):
        again = Desk(tmp_path)
        assert again.troubles
        assert again.story.headline == "Ferry stuck"
        again.type(" fast")
    assert again.rest(10).headlines() == ["Ferry stuck fast"]
    assert Desk(tmp_path).headlines() == ["Ferry stuck fast"]


@pytest.mark.parametrize("noted", ["", "no JSON", "null", "[1,2]", '["headline","","","a"]'])
def test_a_caret_that_was_noted_badly_costs_no_start(tmp_path: Path, noted: str) -> None:
    desk = Desk(tmp_path).new().type("Ferry").close()
    other = connect(desk.library, desk.folders)
    other._library.keep_setting("last caret", noted)
    other.leave()
    assert Desk(tmp_path).story.headline == "Ferry"


def test_an_import_without_a_library_is_refused_with_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no library")
    desk = Desk(tmp_path, broken)
    desk.troubles.clear()
    desk.workspace.take_in((Parcel(Story("x", headline="Ferry")),))
    desk.work()
    assert [error.sentence for error in desk.troubles] == ["There is no library to keep this in."]
