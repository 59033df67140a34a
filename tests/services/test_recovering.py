"""Words that only journals hold come back, whatever became of the library."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from editor.library.backup import back_up
from editor.library.restoring import restore
from editor.model.errors import LibraryError
from editor.model.places import Caret, body_place
from editor.system.paths import Folders
from tests.services.desk import START, Desk, WindowDesk, another_program_writing


def test_a_story_that_never_reached_the_library_comes_back_after_a_crash(tmp_path: Path) -> None:
    Desk(tmp_path).new().type("Ferry")
    again = Desk(tmp_path)
    assert again.story.headline == "Ferry"
    assert Desk(tmp_path).recovered == []


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
    assert "1 line of it is damaged" in again.troubles[0].sentence
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


@pytest.mark.usefixtures("impatient")
def test_a_story_left_unkept_is_kept_as_soon_as_that_can_be(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("First").rest()
    with another_program_writing(desk.library):
        desk.type(" more").new().type("Second").close()
        assert desk.closed == [False]
    assert sorted(Desk(tmp_path).headlines()) == ["First more", "Second"]


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


def test_a_story_begun_without_a_library_goes_into_the_one_that_opens(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    library = tmp_path / "library.db"
    library.write_bytes(b"this is no library")
    desk = Desk(home, library).new().type("Written without a library")
    library.unlink()
    desk.workspace.retry()
    desk.rest()
    assert desk.story.headline == "Written without a library"
    desk.type(", and with one").rest()
    assert desk.headlines() == ["Written without a library, and with one"]
    assert desk.workspace.kept_state.problem == ""


@pytest.mark.usefixtures("impatient")
def test_a_story_that_was_not_kept_goes_on_after_a_retry(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest().type(" stuck")
    with another_program_writing(desk.library):
        desk.workspace.flush(lambda _: None)
        desk.work()
        desk.workspace.retry()
        desk.work()
    desk.rest(20)
    desk.workspace.retry()
    desk.rest()
    desk.type(" again").rest()
    assert desk.headlines() == ["Ferry stuck again"]
    assert desk.workspace.kept_state.problem == ""


@pytest.mark.usefixtures("impatient")
def test_what_was_left_unkept_does_not_overwrite_what_was_restored_meanwhile(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    backup = back_up(desk.library, tmp_path / "backups", START)
    desk.type(" stuck")
    with another_program_writing(desk.library):
        desk.workspace.flush(lambda _: None)
        desk.work()
    journals = desk.folders.state / "journals"
    restoring = partial(restore, backup, desk.library, journals, tmp_path / "backups", START)
    desk.workspace.reopen(restoring, lambda _: None, desk.troubles.append)
    desk.rest(120)
    assert "Ferry" in desk.headlines()
    desk.close()
    kept = Desk(tmp_path).headlines()
    assert kept[0] == "Ferry" or set(kept) == {"Ferry", "Ferry stuck"}


def test_words_that_are_only_in_memory_keep_the_library_from_being_closed(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    hidden = desk.library.rename(tmp_path / "hidden.db")
    shutil.rmtree(desk.folders.state)
    desk.folders.state.write_bytes(b"in the way")
    desk.type(" stuck").rest()
    assert not desk.workspace.kept_state.in_journal
    desk.workspace.retry()
    desk.work()
    assert "only in memory" in desk.troubles[-1].sentence
    assert desk.story.headline == "Ferry stuck"
    hidden.rename(desk.library)
    assert desk.rest(20).headlines() == ["Ferry stuck"]


def test_the_stories_that_are_only_in_memory_are_named(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    hidden = desk.library.rename(tmp_path / "hidden.db")
    shutil.rmtree(desk.folders.state)
    desk.folders.state.write_bytes(b"in the way")
    desk.type(" stuck").rest().new().type("Storm").rest()
    desk.workspace.retry()
    desk.work()
    assert desk.troubles[-1].sentence.endswith("Not kept: “Storm” and “Ferry stuck”.")
    hidden.rename(desk.library)
    desk.rest(20)
    assert desk.workspace.stories.only_in_memory == ()


def test_a_library_that_holds_every_word_is_closed_though_no_journal_can_be_written(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    shutil.rmtree(desk.folders.state)
    desk.folders.state.write_bytes(b"in the way")
    desk.type(" stuck").rest()
    assert desk.workspace.stories.worst_off == ()
    desk.workspace.close(desk.closed.append, lambda: desk.closed.append(False))
    desk.work()
    assert desk.closed == [True]
    desk.folders.state.unlink()
    assert Desk(tmp_path).headlines() == ["Ferry stuck"]


def test_what_came_back_after_a_crash_is_named(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Kept").rest()
    desk.new().type("Ferry").rest().type(" stuck")
    (recovered,) = Desk(tmp_path).recovered
    assert recovered.headlines == ("Ferry stuck",)
    assert recovered.at


@pytest.mark.usefixtures("impatient")
def test_every_story_that_came_back_is_named(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Ferry").rest()
    with another_program_writing(desk.library):
        desk.type(" stuck").rest().new().type("Storm").rest()
    (recovered,) = Desk(tmp_path).recovered
    assert sorted(recovered.headlines) == ["Ferry stuck", "Storm"]


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_a_home_folder_that_was_copied_whole_brings_back_its_words(tmp_path: Path) -> None:
    desk = WindowDesk(made(tmp_path / "home")).new().type("Ferry").rest().type(" stuck")
    shutil.copytree(tmp_path / "home", tmp_path / "copied")
    desk.release()
    assert WindowDesk(tmp_path / "copied").headlines() == ["Ferry stuck"]


def test_a_copy_of_the_library_never_takes_the_words_of_the_real_one(tmp_path: Path) -> None:
    desk = WindowDesk(tmp_path).new().type("Ferry").rest().type(" stuck")
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(desk.library)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    desk.release()
    assert WindowDesk(tmp_path, copy).headlines() == ["Ferry"]
    assert WindowDesk(tmp_path).headlines() == ["Ferry stuck"]


@pytest.mark.usefixtures("impatient")
def test_words_that_only_the_journal_holds_are_on_their_way_once_shown(tmp_path: Path) -> None:
    Desk(tmp_path).new().type("Ferry").close()
    Desk(tmp_path).type(" stuck")
    with another_program_writing(Folders.under(tmp_path).library):
        again = Desk(tmp_path)
        assert again.story.headline == "Ferry stuck"
        assert again.workspace.kept_state.waiting
    assert again.rest(10).headlines() == ["Ferry stuck"]


@pytest.mark.usefixtures("impatient")
def test_a_story_that_only_the_journal_holds_cannot_be_binned(tmp_path: Path) -> None:
    desk = Desk(tmp_path).new().type("Kept").rest()
    desk.new().type("Unkept")
    unkept = desk.story.id
    with another_program_writing(desk.library):
        desk.workspace.delete((unkept,))
        desk.work()
    desk.rest(20)
    assert "cannot be put into its bin" in desk.troubles[-1].sentence
    assert sorted(desk.headlines()) == ["Kept", "Unkept"]
