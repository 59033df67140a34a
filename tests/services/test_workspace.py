"""A workspace: stories are kept from their first keystroke and come back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from editor.library.library import Kept, Library
from editor.model.errors import LibraryError
from editor.model.history import TYPING
from editor.model.house import House
from editor.model.merge import Choice
from editor.model.parcel import Parcel
from editor.model.places import Caret, Place, body_place
from editor.model.story import Advisory, Section, Story
from editor.services.connect import connect
from editor.services.merging import Meeting
from tests.services.desk import HEADLINE, Desk, WindowDesk


def test_a_story_is_in_the_library_without_ever_being_saved(tmp_path: Path) -> None:
    Desk(tmp_path).new().type("Ferry stuck").rest().close()
    assert Desk(tmp_path).headlines() == ["Ferry stuck"]


def test_a_blank_story_leaves_no_trace(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().rest().close()
    assert desk.closed == [True]
    again = Desk(tmp_path)
    assert again.rows() == ()
    assert again.workspace.current is None


def test_a_new_story_has_what_the_house_gives(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.workspace.set_house(House(name="The Tarn Post", source_tag="Tarn Post", byline="A. Reed"))
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


def test_a_story_that_never_reached_the_library_comes_back_after_a_crash(tmp_path: Path) -> None:
    Desk(tmp_path).new().type("Ferry")
    again = Desk(tmp_path)
    assert again.story.headline == "Ferry"
    assert Desk(tmp_path).recovered == []


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
    desk.workspace.set_status("in review")
    assert desk.story.status == "in review"
    assert [row.status for row in desk.rest().rows()] == ["in review"]
    desk.session.undo()
    assert desk.story.status == "draft"


def change_elsewhere(desk: Desk, headline: str, body: str = "") -> None:
    """Let another program write to the story that is open at a desk."""
    other = connect(desk.library, desk.folders)
    kept = other.library.story(desk.story.id)
    opening = replace(kept.story.sections[0], body=body or kept.story.sections[0].body)
    theirs = replace(kept.story, headline=headline, sections=(opening,))
    other.library.keep(theirs, revision=kept.revision, number=kept.number)
    other.leave()


def test_a_story_changed_elsewhere_is_not_overwritten_and_typing_goes_on(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ours").rest()
    change_elsewhere(desk, "Theirs")
    desk.type(" too").rest()
    assert len(desk.races) == 1
    assert desk.troubles == []
    assert desk.workspace.kept_state.problem.startswith("This story was changed elsewhere")
    assert desk.workspace.kept_state.in_journal
    desk.type(" and more").rest(60)
    assert desk.story.headline == "Ours too and more"
    assert desk.headlines() == ["Theirs"]
    assert len(desk.races) == 1, "nobody is told twice"


def test_a_race_that_nobody_settled_keeps_both_when_the_story_is_left(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ours").rest()
    change_elsewhere(desk, "Theirs")
    desk.type(" too").rest().new()
    assert sorted(desk.headlines()) == ["Ours too", "Theirs"]
    assert "Both are kept" in desk.troubles[-1].remedy
    desk.close()
    assert desk.closed == [True]


def test_a_race_can_be_settled_by_keeping_both_at_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ours").rest()
    change_elsewhere(desk, "Theirs")
    desk.type(" too").rest()
    desk.merging.keep_both()
    desk.type(" and more").rest()
    assert sorted(desk.headlines()) == ["Ours too and more", "Theirs"]
    assert desk.workspace.kept_state.problem == ""


def test_a_race_can_be_settled_by_merging_both(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry stuck").type_body("The ferry ran aground.").rest()
    change_elsewhere(desk, "Ferry stuck", "The ferry ran aground on Monday.")
    desk.type(" again").rest()
    met: list[Meeting] = []
    desk.merging.meet_race(met.append)
    desk.work()
    assert met[0].merged.conflicts == ()
    assert desk.merging.take(met[0], {})
    desk.rest()
    assert desk.story.headline == "Ferry stuck again"
    assert desk.story.sections[0].body == "The ferry ran aground on Monday."
    assert desk.headlines() == ["Ferry stuck again"]
    assert desk.workspace.kept_state.problem == ""
    desk.session.undo()
    assert desk.story.sections[0].body == "The ferry ran aground."


def test_what_both_changed_is_a_conflict_that_a_person_decides(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    change_elsewhere(desk, "Ferry aground")
    desk.type(" stuck").rest()
    met: list[Meeting] = []
    desk.merging.meet_race(met.append)
    desk.work()
    (conflict,) = met[0].merged.conflicts
    assert desk.merging.take(met[0], {conflict.number: Choice.THEIRS})
    assert desk.rest().headlines() == ["Ferry aground"]


def test_the_same_change_made_elsewhere_is_no_race(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    change_elsewhere(desk, "Ferry stuck")
    desk.type(" stuck").rest()
    assert desk.races == []
    assert desk.headlines() == ["Ferry stuck"]


def test_a_save_that_failed_and_came_about_all_the_same_is_no_race(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    keep = Library.keep

    def fails_after_all(library: Library, *story: Story, **rest: Any) -> Kept:
        monkeypatch.undo()
        keep(library, *story, **rest)
        raise LibraryError("The disk reported an error.")

    monkeypatch.setattr(Library, "keep", fails_after_all)
    desk.type(" stuck").rest(2)
    assert desk.workspace.kept_state.problem == "The disk reported an error."
    desk.type(" again").rest(60)
    assert desk.races == []
    assert desk.workspace.kept_state.problem == ""
    assert desk.headlines() == ["Ferry stuck again"]


def test_a_story_deleted_for_good_elsewhere_is_kept_as_it_is_written_on(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    other = connect(desk.library, desk.folders)
    other.bin((desk.story.id,))
    other.library.purge((desk.story.id,))
    other.leave()
    desk.type(" stuck").rest()
    assert desk.headlines() == ["Ferry stuck"]


def test_a_crash_in_a_race_brings_back_both(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ours").rest()
    change_elsewhere(desk, "Theirs")
    desk.type(" too").rest()
    again = Desk(tmp_path)
    assert sorted(again.headlines()) == ["Ours too", "Theirs"]
    assert "Both are kept" in again.troubles[0].remedy
    assert not list((desk.folders.state / "journals").rglob("*.journal"))


def test_a_journal_folder_that_was_deleted_under_way_is_begun_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest().type(" stuck")
    shutil.rmtree(desk.folders.state)
    desk.type(" again")
    assert Desk(tmp_path).headlines() == ["Ferry stuck again"]
    assert desk.troubles == []


def test_a_story_never_kept_survives_a_deleted_journal_folder(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry")
    shutil.rmtree(desk.folders.state)
    desk.type("s")
    assert Desk(tmp_path).headlines() == ["Ferrys"]


def test_after_a_crash_with_all_in_the_library_the_story_opens_with_its_caret(
    tmp_path: Path,
) -> None:
    first = Desk(tmp_path).new().type("First").rest()
    first.new().type("Ferry").type_body("Two people.").rest()
    again = Desk(tmp_path)
    assert again.story.headline == "Ferry"
    assert again.recovered == [], "nothing had to be brought back"
    place = body_place(again.story.sections[0].id)
    assert again.workspace.current_caret == Caret(place, 11)


def test_a_damaged_line_of_a_journal_is_told_and_kept(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry")
    (page,) = (desk.folders.state / "journals").rglob("*.journal")
    data = bytearray(page.read_bytes())
    data[-3] ^= 1
    page.write_bytes(data)
    again = Desk(tmp_path)
    assert again.headlines() == ["Ferr"]
    assert "a line of it is damaged" in again.troubles[0].sentence
    assert len(list((desk.folders.state / "journals").rglob("*.aside"))) == 1


def test_the_journals_of_a_library_that_was_deleted_come_into_the_new_one(tmp_path: Path) -> None:
    desk = WindowDesk(tmp_path).new().type("Kept before").rest()
    for file in desk.library.parent.glob(f"{desk.library.name}*"):
        file.unlink()
    desk.new().type("Written after").rest()
    desk.release()
    again = WindowDesk(tmp_path)
    assert again.headlines() == ["Written after"]


def test_the_journals_of_a_window_without_a_library_are_left_to_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no library")
    first = Desk(home, broken).new().type("Written without a library")
    second = Desk(home)
    assert second.headlines() == [], "the first window still writes it"
    first.close()
    second.close()
    assert Desk(home).headlines() == ["Written without a library"]


def test_a_library_can_be_closed_worked_on_and_opened_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry")
    seen: list[bool] = []

    def look() -> str:
        seen.append(desk.library.exists())
        return "done"

    said: list[str] = []
    desk.workspace.reopen(look, said.append, lambda error: said.append(str(error)))
    desk.work()
    assert (seen, said) == ([True], ["done"])
    assert desk.story.headline == "Ferry"
    desk.type(" stuck").rest()
    assert desk.headlines() == ["Ferry stuck"]


def test_work_on_a_closed_library_that_fails_opens_it_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry")

    def fail() -> None:
        raise LibraryError("There is no room.")

    said: list[str] = []
    desk.workspace.reopen(
        fail, lambda _: said.append("done"), lambda error: said.append(str(error))
    )
    desk.work()
    assert said == ["There is no room."]
    assert desk.story.headline == "Ferry"


def test_what_is_not_kept_is_said_with_the_time_since_when(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    hidden = desk.library.rename(tmp_path / "hidden.db")
    desk.type(" stuck").rest()
    state = desk.workspace.kept_state
    assert "moved or deleted" in state.problem
    assert state.since
    desk.type(" again").rest()
    assert desk.workspace.kept_state.since == state.since
    hidden.rename(desk.library)
    desk.rest(10)
    assert desk.workspace.kept_state.problem == ""
    assert desk.headlines() == ["Ferry stuck again"]


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


@pytest.mark.usefixtures("impatient")
def test_a_story_left_unkept_is_kept_as_soon_as_that_can_be(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("First").rest()
    with another_program_writing(desk.library):
        desk.type(" more").new().type("Second").close()
        assert desk.closed == [False]
    assert sorted(Desk(tmp_path).headlines()) == ["First more", "Second"]


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


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite does not wait for another program's lock."""
    monkeypatch.setattr("editor.library.engine._PRAGMAS", ("busy_timeout=0",))


@contextmanager
def another_program_writing(library: Path) -> Iterator[None]:
    with closing(sqlite3.connect(library, isolation_level=None, timeout=0)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


@pytest.mark.skipif(not shutil.which("sh"), reason="needs a POSIX system")
def test_words_that_are_only_in_memory_hold_the_close_up(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no library")
    desk = Desk(tmp_path, broken).new()
    state = tmp_path / "state"
    shutil.rmtree(state, ignore_errors=True)
    state.write_text("a file where the folder should be")
    desk.type("Ferry")
    refused: list[str] = []
    desk.workspace.close(desk.closed.append, lambda: refused.append("refused"))
    desk.work()
    assert (refused, desk.closed) == (["refused"], [])
    assert desk.story.headline == "Ferry"
    state.unlink()
    desk.type(" free")
    desk.workspace.close(desk.closed.append, lambda: refused.append("refused"))
    desk.work()
    assert (refused, desk.closed) == (["refused"], [False])
    assert Desk(tmp_path).headlines() == ["Ferry free"]


def test_an_import_without_a_library_is_refused_with_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no library")
    desk = Desk(tmp_path, broken)
    desk.troubles.clear()
    desk.workspace.take_in((Parcel(Story("x", headline="Ferry")),))
    desk.work()
    assert [error.sentence for error in desk.troubles] == ["There is no library to keep this in."]
