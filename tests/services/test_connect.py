"""A library has one window at a time; commands come and go beside it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.library.backup import back_up
from editor.library.backups import require_whole
from editor.model.changes import TextChange
from editor.model.errors import LibraryError, LibraryHeld
from editor.model.history import TYPING
from editor.model.places import Place
from editor.model.story import Story
from editor.services.connect import claim, connect, locked, unfiled
from editor.system.paths import Folders


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders.under(tmp_path)


def test_a_second_window_only_reads_until_the_first_has_closed(folders: Folders) -> None:
    first = claim(folders.library, folders)
    first.keep_new([Story("s", headline="Ferry")])
    second = claim(folders.library, folders, patience=0)
    assert second.read_only
    assert "is open in another window" in second.start().problems[0].sentence
    assert [row.headline for row in second.library.rows()] == ["Ferry"]
    with pytest.raises(LibraryError, match="can only be read"):
        second.keep_new([Story("t", headline="Flood")])
    second.close("", None)
    first.close("", None)
    third = claim(folders.library, folders, patience=0)
    assert not third.read_only
    third.close("", None)


def test_a_window_that_only_reads_leaves_the_journals_of_the_other_alone(folders: Folders) -> None:
    first = claim(folders.library, folders)
    now = datetime.now
    opened = first.new_story(Story("s"), first.house(), now)
    opened.session.apply(TextChange(Place("headline"), 0, "", "Ferry"), TYPING)
    second = claim(folders.library, folders, patience=0)
    assert second.start().recovered_at == ""
    second.close("", None)
    assert list((folders.state / "journals").rglob("*.journal"))
    opened.close()
    first.close("", None)


def test_a_library_that_is_worked_on_keeps_every_window_away(folders: Folders) -> None:
    with locked(folders.library, patience=0), pytest.raises(LibraryHeld):
        locked(folders.library, patience=0).__enter__()
    first = claim(folders.library, folders)
    with pytest.raises(LibraryHeld, match="open in another window"):
        locked(folders.library, patience=0).__enter__()
    first.close("", None)


def test_a_command_writes_beside_a_window(folders: Folders) -> None:
    window = claim(folders.library, folders)
    command = connect(folders.library, folders)
    command.keep_new([Story("s", headline="Ferry")])
    command.leave()
    assert [row.headline for row in window.library.rows()] == ["Ferry"]
    window.close("", None)


def test_a_library_that_cannot_be_opened_is_not_held(folders: Folders) -> None:
    folders.library.parent.mkdir()
    folders.library.write_bytes(b"this is no library")
    with pytest.raises(LibraryError, match="is no Nutgraf library"):
        claim(folders.library, folders, patience=0)
    folders.library.unlink()
    claim(folders.library, folders, patience=0).close("", None)


def let_another_computer_take(library: Path) -> Path:
    record = library.with_name(f"{library.name}.holder")
    record.write_text(
        json.dumps({"host": "elsewhere", "user": "ada", "pid": 7, "since": "2026-07-01T10:30"})
    )
    return record


def test_a_library_open_on_another_computer_is_not_touched(folders: Folders) -> None:
    claim(folders.library, folders).close("", None)
    record = let_another_computer_take(folders.library)
    with pytest.raises(LibraryHeld, match="on the computer elsewhere, by ada since 1 July 2026"):
        claim(folders.library, folders, patience=0)
    record.unlink()
    claim(folders.library, folders, patience=0).close("", None)


def test_of_a_library_open_on_another_computer_the_newest_backup_is_shown(
    folders: Folders, tmp_path: Path
) -> None:
    first = claim(folders.library, folders)
    first.keep_new([Story("s", headline="Ferry")])
    back_up(folders.library, tmp_path / "backups", datetime(2026, 7, 1, tzinfo=UTC))
    first.keep_new([Story("t", headline="Flood")])
    first.close("", None)
    let_another_computer_take(folders.library)
    shown = claim(folders.library, folders, tmp_path / "backups", patience=0)
    assert shown.read_only
    assert [row.headline for row in shown.library.rows()] == ["Ferry"]
    assert "on the computer elsewhere" in shown.start().problems[0].sentence
    shown.close("", None)


@pytest.mark.parametrize("what", ["a file", "a folder for a lock"])
def test_what_is_no_folder_of_a_window_keeps_no_words_from_coming_back(
    folders: Folders, what: str
) -> None:
    left = unfiled(folders)
    left.journal("s").put_whole(Story("s", headline="Ferry"), 1)
    left.close()
    odd = left.folder / "window-0"
    if what == "a file":
        odd.write_text("a note")
    else:
        (odd / "window.lock").mkdir(parents=True)
    window = claim(folders.library, folders, patience=0)
    assert window.start().problems == ()
    assert [row.headline for row in window.library.rows()] == ["Ferry"]
    window.close("", None)
    assert odd.exists()


def test_a_backup_that_is_opened_is_only_read_and_stays_as_it_was(
    folders: Folders, tmp_path: Path
) -> None:
    first = claim(folders.library, folders)
    first.keep_new([Story("s", headline="Ferry")])
    backup = back_up(folders.library, tmp_path / "backups", datetime(2026, 7, 1, tzinfo=UTC))
    first.close("", None)
    for opened in (
        claim(backup / "library.db", folders, patience=0),
        connect(backup / "library.db", folders),
    ):
        assert opened.read_only
        assert [row.headline for row in opened.library.rows()] == ["Ferry"]
        assert "is a backup" in opened.start().problems[0].sentence
        with pytest.raises(LibraryError, match="can only be read"):
            opened.keep_new([Story("t", headline="Flood")])
        opened.close("", None)
    assert require_whole(backup).stories == 1
    assert not list(backup.glob("library.db.*"))
