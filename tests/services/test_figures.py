"""Images of the open story: taken in without stopping anybody, kept, given to be shown."""

from __future__ import annotations

import os
import sys
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.library.library import Library
from editor.model.edits import Edit
from editor.model.figures.images import Image, Picture
from editor.model.figures.placed import Spot, add_figures, remove_placed
from editor.model.places import Place
from editor.model.story import Story
from editor.services.album import Album
from editor.services.comparing import Compared
from editor.services.exchange import Exchange
from editor.services.figures import AddedImages, Figures
from editor.services.progress import Progress
from editor.services.tasks import Lane, ManualTasks
from editor.services.versions import Versions
from editor.system.files import write_whole
from tests.pictures import XMP, drawn, photograph, saved
from tests.services.desk import START, Desk


class Photographer:
    """Somebody with a desk and a folder of images."""

    def __init__(self, home: Path, library: Path | None = None) -> None:
        self.home = home
        self.desk = Desk(home, library)
        self.figures = Figures(self.desk.workspace, self.desk.tasks)
        self.came: list[AddedImages] = []
        self.learned = 0
        self.figures.changed.connect(lambda _: self._learn())
        self.desk.new().type("Lambs").rest()

    def _learn(self) -> None:
        self.learned += 1

    def file(self, name: str, data: bytes) -> Path:
        write_whole(self.home / name, data)
        return self.home / name

    def bring(self, *paths: Path, progress: Progress | None = None) -> AddedImages:
        self.figures.take_files(paths, progress or Progress(), self.came.append)
        self.desk.work()
        return self.came[-1]

    def place(self, images: AddedImages) -> Story:
        new = tuple((each.digest, each.words) for each in images.added)
        opening = Spot(self.desk.story.sections[0].id)
        edit = add_figures(self.desk.story, iter(("f1", "f2", "f3")).__next__, new, opening)
        self.desk.session.perform(edit)
        self.desk.work().rest()
        return self.desk.story

    def shown(self, digest: str) -> Picture | None:
        found: list[Picture | None] = []
        self.figures.fetch(digest, found.append)
        self.desk.work()
        return found[0]


@pytest.fixture
def photographer(tmp_path: Path) -> Photographer:
    return Photographer(tmp_path)


def test_an_image_is_kept_and_can_be_shown(photographer: Photographer) -> None:
    told = saved(drawn(2000, 1000), "JPEG", xmp=XMP.format(caption="On the dike").encode())
    images = photographer.bring(photographer.file("lambs.jpg", told))
    (added,) = images.added
    assert (added.words.caption, images.failures) == ("On the dike", ())
    source = photographer.figures.source(added.digest)
    assert source is not None
    assert (source.width, source.height) == (1600, 800)
    assert source.address == f"story://figure/{added.digest}"
    photographer.place(images)
    picture = photographer.shown(added.digest)
    assert picture is not None
    assert picture.width == 1600


def test_what_is_refused_does_not_stop_the_rest(photographer: Photographer) -> None:
    images = photographer.bring(
        photographer.file("one.jpg", photograph()),
        photographer.file("notes.png", b"It rained."),
        photographer.home / "gone.png",
        photographer.file("two.png", saved(drawn(9, 9), "PNG")),
    )
    assert len(images.added) == 2
    refused, gone = images.failures
    assert "notes.png is no image" in refused
    assert "gone.png cannot be read" in gone
    assert "one.jpg" in images.notes[0]


def test_it_can_be_stopped_between_two_images(photographer: Photographer) -> None:
    progress = Progress()
    progress.cancel()
    images = photographer.bring(photographer.file("a.jpg", photograph()), progress=progress)
    assert images == AddedImages((), (), ())


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
def test_a_pipe_is_not_waited_for(photographer: Photographer) -> None:
    os.mkfifo(photographer.home / "a.png")
    images = photographer.bring(photographer.home / "a.png")
    assert "a.png" in images.failures[0]


def test_one_that_was_stopped_while_it_was_read_is_not_kept(photographer: Photographer) -> None:
    progress = Progress()

    def read() -> bytes:
        progress.cancel()
        return photograph()

    photographer.figures.take_data(read, progress, photographer.came.append)
    photographer.desk.work()
    assert photographer.came == [AddedImages((), (), ())]


def test_the_library_is_kept_from_the_words_only_while_an_image_is_written(
    photographer: Photographer, monkeypatch: pytest.MonkeyPatch
) -> None:
    lanes: list[Lane] = []
    at: list[Lane] = []
    run, require = ManualTasks.run, Library.require_image

    def noted(tasks: ManualTasks, lane: Lane, job: Callable[[], object], *heard: object) -> object:
        def work() -> object:
            at.append(lane)
            return job()

        return run(tasks, lane, work, *heard)  # type: ignore[arg-type]

    def required(library: Library, image: Image) -> None:
        lanes.append(at[-1])
        require(library, image)

    monkeypatch.setattr(ManualTasks, "run", noted)
    monkeypatch.setattr(Library, "require_image", required)
    assert len(photographer.bring(photographer.file("a.jpg", photograph())).added) == 1
    assert lanes == [Lane.EXCHANGE]


def test_a_pasted_image_is_taken_in_like_a_file(photographer: Photographer) -> None:
    photographer.figures.take_data(photograph, Progress(), photographer.came.append)
    photographer.desk.work()
    assert len(photographer.came[0].added) == 1
    assert "The pasted image" in photographer.came[0].notes[0]


def test_without_a_library_it_is_said_that_nothing_can_be_kept(tmp_path: Path) -> None:
    write_whole(tmp_path / "letter.db", b"Dear Ada,")
    photographer = Photographer(tmp_path, tmp_path / "letter.db")
    images = photographer.bring(photographer.file("a.jpg", photograph()))
    assert not images.added
    assert "no library" in images.failures[0]


def test_while_no_story_is_open_nothing_is_taken_in(photographer: Photographer) -> None:
    file = photographer.file("a.jpg", photograph())
    photographer.desk.close()
    assert photographer.bring(file) == AddedImages((), (), ())


def test_a_story_opened_again_shows_its_images(tmp_path: Path) -> None:
    first = Photographer(tmp_path)
    story = first.place(first.bring(first.file("a.jpg", photograph())))
    first.desk.close()
    again = Photographer(tmp_path)
    assert again.figures.source(story.figures[0].digest) is None
    again.desk.open(story.id)
    assert again.figures.source(story.figures[0].digest) is not None
    assert again.learned == 1


def test_an_image_that_is_not_there_is_none(photographer: Photographer) -> None:
    assert photographer.shown("0" * 64) is None
    assert photographer.figures.source("0" * 64) is None


def test_versions_are_compared_with_their_images_on_the_page(photographer: Photographer) -> None:
    desk = photographer.desk
    versions = Versions(desk.workspace, desk.tasks, lambda: START, "ada")
    story = photographer.place(photographer.bring(photographer.file("a.jpg", photograph())))
    versions.keep()
    desk.work()
    desk.session.perform(remove_placed(desk.story, "figures", "f1"))
    compared: list[Compared] = []
    versions.compare(1, None, compared.append)
    desk.work()
    assert f'src="story://figure/{story.figures[0].digest}"' in compared[0].page


def test_an_image_taken_back_by_undo_comes_again_by_redo(photographer: Photographer) -> None:
    desk = photographer.desk
    story = photographer.place(photographer.bring(photographer.file("a.jpg", photograph())))
    desk.session.undo()
    assert not desk.story.figures
    desk.rest()
    desk.session.redo()
    assert desk.story.figures == story.figures
    assert photographer.shown(story.figures[0].digest) is not None


def exchange_of(photographer: Photographer) -> Exchange:
    workspace = photographer.desk.workspace
    album = Album(lambda: workspace.shelf.library if workspace.shelf else None)
    return Exchange(lambda: START.date(), album)


@pytest.mark.parametrize("format_name", ["json", "html"])
def test_a_story_goes_out_with_its_images_and_comes_in_with_them(
    tmp_path: Path, format_name: str
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    first = Photographer(here)
    story = first.place(first.bring(first.file("a.jpg", photograph())))
    data = exchange_of(first).write(story, first.desk.workspace.house, format_name)
    assert b"SECRET" not in data

    second = Photographer(there)
    parcels = exchange_of(second).read(data, f"story.{format_name}")
    second.desk.workspace.take_in(parcels)
    second.desk.work()
    (figure,) = second.desk.story.figures
    assert figure.digest == story.figures[0].digest
    picture = second.shown(figure.digest)
    assert picture == first.shown(figure.digest)
    assert not second.desk.story.extra


def test_an_image_in_a_file_is_looked_into_like_any_other(photographer: Photographer) -> None:
    story = photographer.place(
        photographer.bring(photographer.file("a.png", saved(drawn(), "PNG")))
    )
    house = photographer.desk.workspace.house
    exchange = exchange_of(photographer)
    digest = story.figures[0].digest
    whole = exchange.write(story, house, "json")
    hidden = b64encode(photograph())
    start = whole.index(b'"data":"') + 8
    hostile = whole[:start] + hidden + whole[whole.index(b'"', start) :]
    (parcel,) = exchange.read(hostile, "story.json")
    assert parcel.story.figures[0].digest not in ("", digest)
    assert b"SECRET" not in parcel.images[0].original.data

    broken = whole[:start] + b"bm8gaW1hZ2U=" + whole[whole.index(b'"', start) :]
    (parcel,) = exchange.read(broken, "story.json")
    assert parcel.story.figures[0].digest == ""
    assert "The image of figure 1 is no image" in parcel.notes[0]


def test_a_story_goes_out_without_an_image_that_is_not_there(photographer: Photographer) -> None:
    house = photographer.desk.workspace.house
    edit = add_figures(
        photographer.desk.story,
        lambda: "f1",
        (("0" * 64, photographer.bring(photographer.file("a.jpg", photograph())).added[0].words),),
        Spot(photographer.desk.story.sections[0].id),
    )
    assert isinstance(edit, Edit)
    photographer.desk.session.perform(edit)
    photographer.desk.type("Lambs", Place("figures", "f1", "caption"))
    story = photographer.desk.story
    exchange = exchange_of(photographer)
    assert b"<img" not in exchange.write(story, house, "html")
    assert b"Lambs" in exchange.write(story, house, "html")
    assert b'"images"' not in exchange.write(story, house, "json")
