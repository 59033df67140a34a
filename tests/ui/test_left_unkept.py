"""A story that was left and is only in memory is spoken of, and copied, whatever is open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.system.paths import Folders
from editor.ui.dialogs.export import ExportDialog
from tests.ui.hands import button, dialog_of
from tests.ui.newsroom import Newsroom

pytestmark = pytest.mark.window


@pytest.fixture
def full(room: Newsroom, tmp_path: Path) -> Iterator[Newsroom]:
    """A story that was left while neither library nor journal could be written."""
    room.choose("new").type("Harbour").rest()
    folders = Folders.under(tmp_path)
    hidden = folders.library.rename(tmp_path / "hidden.db")
    shutil.rmtree(folders.state)
    folders.state.write_bytes(b"in the way")
    room.choose("new").type("Treasure").rest()
    room.choose("new").rest()
    yield room
    folders.state.unlink(missing_ok=True)
    if hidden.exists():
        hidden.rename(folders.library)
    room.rest().rest().rest()
    assert room.window.status.kept.text().startswith("Kept")
    assert not room.workspace.stories.unkept


def test_the_bar_names_the_story_that_was_left_and_is_only_in_memory(full: Newsroom) -> None:
    assert full.story.is_blank
    bar = full.window.status
    assert "Treasure" in bar.kept.text()
    assert "only in memory" in bar.kept.text()
    assert "is in the library" not in bar.kept.toolTip()
    assert button(bar, "Save a copy elsewhere…").isVisible()


def test_the_copy_is_of_the_story_that_is_not_kept(full: Newsroom, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    button(full.window.status, "Save a copy elsewhere…").click()
    full.work()
    dialog = dialog_of(full.window, ExportDialog)
    assert "Treasure" in dialog.windowTitle()
    assert "treasure" in dialog.path.text().lower()
    dialog.path.setText(str(copy))
    dialog.accept()
    full.work()
    assert "Treasure" in copy.read_text("utf-8")


def test_each_story_that_is_only_in_memory_is_copied(full: Newsroom, tmp_path: Path) -> None:
    full.type("Lighthouse").rest()
    button(full.window.status, "Save a copy elsewhere…").click()
    full.work()
    for number in range(2):
        dialog = dialog_of(full.window, ExportDialog)
        dialog.path.setText(str(tmp_path / f"{number}.json"))
        dialog.accept()
        full.work()
    assert "Lighthouse" in (tmp_path / "0.json").read_text("utf-8")
    assert "Treasure" in (tmp_path / "1.json").read_text("utf-8")


def test_a_window_that_stays_open_names_the_stories_only_in_memory(full: Newsroom) -> None:
    full.type("Lighthouse").rest()
    full.window.close()
    full.work()
    assert not full.is_closed()
    assert any(said.endswith("Not kept: “Lighthouse” and “Treasure”.") for said in full.said)
