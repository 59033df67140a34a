"""Images beside the files of a mirror: there once, gone with their last story, found again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from editor.model.figures.images import FigureWords
from editor.model.figures.placed import Spot, add_figures
from editor.services.checking import repaired
from editor.services.figures import AddedImages, Figures
from editor.services.mirroring.pictures import FOLDER
from editor.services.progress import Progress
from editor.system.files import write_whole
from tests.pictures import drawn, photograph, saved
from tests.services.mirrored import MirroredDesk, library_at, rebuilt


class Photographer(MirroredDesk):
    """Somebody who adds figures at a desk with a mirror."""

    def add(self, data: bytes) -> str:
        """Add a figure to the open story; the digest of its image."""
        came: list[AddedImages] = []
        figures = Figures(self.workspace, self.tasks)
        figures.take_data(lambda: data, Progress(), came.append)
        self.work()
        digest = came[0].added[0].digest
        spot = Spot(self.story.sections[0].id)
        new = ((digest, FigureWords()),)
        self.session.perform(add_figures(self.story, lambda: f"f-{digest[:4]}", new, spot))
        self.minute()
        return digest

    def images(self) -> dict[str, bytes]:
        folder = self.folder / FOLDER
        return {path.stem: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path) -> Photographer:
    desk = Photographer(tmp_path)
    desk.write("Lambs")
    return desk


def test_an_image_lies_beside_the_stories(desk: Photographer) -> None:
    data = saved(drawn(), "PNG")
    digest = desk.add(data)
    assert desk.images() == {digest: data}
    assert (desk.folder / FOLDER / f"{digest}.png").is_file()


def test_an_image_goes_when_its_last_story_was_deleted_for_good(desk: Photographer) -> None:
    desk.add(saved(drawn(), "PNG"))
    story = desk.story.id
    write_whole(desk.folder / FOLDER / ("e" * 64), b"somebody else's")
    desk.workspace.delete((story,))
    desk.minute()
    assert len(desk.images()) == 2
    desk.workspace.ask(lambda shelf: shelf.library.purge((story,)), changes_list=True)
    desk.work()
    desk.minute()
    assert desk.images() == {"e" * 64: b"somebody else's"}


def test_a_digest_that_is_a_path_leads_nowhere(desk: Photographer, tmp_path: Path) -> None:
    new = (("../../trap", FigureWords()),)
    spot = Spot(desk.story.sections[0].id)
    desk.session.perform(add_figures(desk.story, lambda: "f", new, spot))
    desk.minute()
    assert not list(tmp_path.rglob("trap*"))
    assert not desk.mirror.state.problem


def test_repair_takes_an_image_that_is_nowhere_else_from_the_mirror(
    desk: Photographer, tmp_path: Path
) -> None:
    digest = desk.add(photograph())
    story = desk.story
    write_whole(desk.folder / FOLDER / f"{'e' * 64}.png", b"somebody else's")
    desk.close()
    with closing(sqlite3.connect(desk.library)) as raw, raw:
        raw.execute("UPDATE images SET original = x'00', web = x'00'")
    target = tmp_path / "repaired.db"
    found = repaired(desk.library, target, desk.folders, Progress(), mirror=desk.folder)
    assert (found.images, found.lost) == (1, ())
    with closing(library_at(target)) as library:
        assert library.image_original(digest).digest == story.figures[0].digest
        assert library.image_shown(digest).width == 60


def test_repair_does_not_take_another_image_for_the_one_that_is_lost(
    desk: Photographer, tmp_path: Path
) -> None:
    digest = desk.add(photograph())
    desk.close()
    with closing(sqlite3.connect(desk.library)) as raw, raw:
        raw.execute("UPDATE images SET original = x'00', web = x'00'")
    (file,) = (desk.folder / FOLDER).iterdir()
    assert file.stem == digest
    write_whole(file, saved(drawn(9, 9), "JPEG"))
    target = tmp_path / "repaired.db"
    found = repaired(desk.library, target, desk.folders, Progress(), mirror=desk.folder)
    assert (found.images, found.lost) == (0, ("an image of “Lambs”",))


def test_a_library_made_of_a_mirror_has_its_images(desk: Photographer, tmp_path: Path) -> None:
    digest = desk.add(saved(drawn(), "PNG"))
    write_whole(desk.folder / FOLDER / ("e" * 64), b"no image")
    result = rebuilt(desk.folder, tmp_path / "new.db")
    assert result.unread == ()
    with closing(library_at(tmp_path / "new.db")) as library:
        assert library.image_original(digest).data == saved(drawn(), "PNG")
