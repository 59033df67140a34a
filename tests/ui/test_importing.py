"""An import that ends when somebody is at another story by then."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.ui.notice import Link
from tests.ui.newsroom import Newsroom

pytestmark = pytest.mark.window


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    path = tmp_path / "wire.txt"
    path.write_text("Old Tram Returns\n\n(CP) – A tram ran again on Sunday.\n", encoding="utf-8")
    return path


def reads(room: Newsroom, wire: Path) -> None:
    """Begin the import of a file, up to where the library is asked to take it in."""
    room.window.import_files([wire])
    assert room.tasks.step()


def test_an_import_does_not_take_the_keys_from_a_story_begun_meanwhile(
    room: Newsroom, wire: Path
) -> None:
    room.choose("new").type("Bridge opens").rest()
    reads(room, wire)
    room.workspace.new()
    room.type("Ferry")
    assert room.story.headline == "Ferry"
    room.rest()
    assert sorted(room.headlines) == ["Bridge opens", "Ferry", "Old Tram Returns"]


def test_what_was_taken_for_what_is_not_said_of_a_story_that_is_not_open(
    room: Newsroom, wire: Path
) -> None:
    room.choose("new").type("Bridge opens").rest()
    reads(room, wire)
    room.workspace.new()
    room.work()
    (notice,) = room.window.notices.shown
    assert notice.text == "1 story imported."
    assert not any(isinstance(part, Link) for part in notice.parts)


def test_an_import_without_anything_between_is_opened_and_said(room: Newsroom, wire: Path) -> None:
    room.choose("new").type("Bridge opens").rest()
    reads(room, wire)
    room.work()
    assert room.story.headline == "Old Tram Returns"
    assert room.said[0].startswith("Imported:")
