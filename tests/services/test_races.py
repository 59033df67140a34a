"""A story that is changed elsewhere while it is open: nobody is overwritten."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from editor.library.library import Kept, Library
from editor.model.codec import story_from_json, story_to_json
from editor.model.comparing.merge import Choice
from editor.model.errors import LibraryError
from editor.model.story import Story
from editor.services.connect import connect
from editor.services.merging import Meeting
from tests.services.desk import Desk


def test_a_blank_story_leaves_no_trace(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().rest().close()
    assert desk.closed == [True]
    again = Desk(tmp_path)
    assert again.rows() == ()
    assert again.workspace.current is None


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


def test_a_later_race_is_for_a_person_to_settle_though_both_were_kept_before(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path).new().type("Ours").rest()
    change_elsewhere(desk, "Theirs")
    desk.type(" too").rest()
    desk.merging.keep_both()
    desk.rest()
    change_elsewhere(desk, "Theirs again")
    desk.type(" and more").rest()
    assert len(desk.races) == 2
    assert sorted(desk.headlines()) == ["Theirs", "Theirs again"]


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


def test_another_copy_with_the_same_count_of_saves_is_not_overwritten(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    with closing(sqlite3.connect(desk.library)) as other, other:
        other.execute("PRAGMA trusted_schema=OFF")
        ((text,),) = other.execute("SELECT json FROM stories").fetchall()
        theirs = replace(story_from_json(text), headline="Theirs")
        json = story_to_json(theirs)
        values = (json, sha256(json.encode()).hexdigest(), "Theirs")
        other.execute("UPDATE stories SET json = ?, sha256 = ?, headline = ?", values)
    desk.type(" stuck").rest()
    assert len(desk.races) == 1
    assert desk.headlines() == ["Theirs"]


def test_a_story_put_into_the_bin_elsewhere_is_said_to_be_there(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    other = connect(desk.library, desk.folders)
    other.bin((desk.story.id,))
    other.leave()
    desk.type(" stuck").rest()
    assert "into the bin elsewhere" in desk.troubles[-1].sentence
    desk.type(" again").rest()
    assert len(desk.troubles) == 1


def test_an_open_story_that_is_deleted_for_good_is_kept_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    other = connect(desk.library, desk.folders)
    other.bin((desk.story.id,))
    other.library.purge((desk.story.id,))
    other.leave()
    assert desk.rest(10).headlines() == ["Ferry"]
