"""A library has one window at a time; commands come and go beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editor.model.errors import LibraryError, LibraryHeld
from editor.model.story import Story
from editor.services.connect import claim, connect
from editor.system.paths import Folders


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders.under(tmp_path)


def test_a_second_window_is_refused_until_the_first_has_closed(folders: Folders) -> None:
    first = claim(folders.library, folders)
    with pytest.raises(LibraryHeld, match="open in another window"):
        claim(folders.library, folders, patience=0)
    first.close("", None)
    claim(folders.library, folders, patience=0).close("", None)


def test_a_command_writes_beside_a_window(folders: Folders) -> None:
    window = claim(folders.library, folders)
    command = connect(folders.library, folders)
    command.keep_new([Story("s", headline="Ferry")])
    command.leave()
    assert [row.headline for row in window.rows("", "", 0, 9)] == ["Ferry"]
    window.close("", None)


def test_a_library_that_cannot_be_opened_is_not_held(folders: Folders) -> None:
    folders.library.parent.mkdir()
    folders.library.write_bytes(b"this is no library")
    with pytest.raises(LibraryError, match="is no Nutgraf library"):
        claim(folders.library, folders, patience=0)
    folders.library.unlink()
    claim(folders.library, folders, patience=0).close("", None)


def test_a_library_open_on_another_computer_is_refused_with_a_way_out(folders: Folders) -> None:
    connect(folders.library, folders).leave()
    record = folders.library.with_name("library.db.holder")
    record.write_text(
        json.dumps({"host": "elsewhere", "user": "ada", "pid": 7, "since": "2026-07-01"})
    )
    with pytest.raises(LibraryHeld, match="open on the computer elsewhere") as refusal:
        claim(folders.library, folders, patience=0)
    assert record.name in refusal.value.remedy
    record.unlink()
    claim(folders.library, folders, patience=0).close("", None)
