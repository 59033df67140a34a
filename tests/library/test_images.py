"""Images of figures in the library: kept with the stories, seen to be whole, never in their way."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.library.backup import back_up
from editor.library.backup_record import read_record
from editor.library.library import Library
from editor.library.restoring import restore
from editor.library.salvage.salvaging import salvage
from editor.library.verifying import verify
from editor.model.errors import LibraryError, NotFound
from editor.model.figures.images import Image, Picture
from editor.model.story import Figure, Story
from editor.model.versions import Why

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
Open = Callable[..., Library]


def picture(seed: int, size: int = 30_000) -> Picture:
    return Picture("image/jpeg", 40, 30, random.Random(seed).randbytes(size))


def image(seed: int) -> Image:
    return Image(picture(seed), picture(seed + 1_000, 9_000))


LAMBS, FERRY = image(1), image(2)


def story(name: str, *images: Image) -> Story:
    figures = tuple(Figure(f"f{n}", each.digest) for n, each in enumerate(images))
    return Story(name, headline=f"The {name}", figures=figures)


def filled(library: Library) -> Library:
    """A story of two figures, and one of one; all in the file, nothing in the log."""
    for each in (LAMBS, FERRY):
        library.keep_image(each)
    library.keep(story("flock", LAMBS, FERRY), revision=0, number=0)
    library.keep(story("harbour", FERRY), revision=0, number=0)
    return library


def damaged(path: Path, data: bytes) -> None:
    """Change a byte in the middle of some bytes of a closed library."""
    content = path.read_bytes()
    at = content.index(data[2_000:2_040])
    path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])


def test_an_image_comes_back_as_it_was_kept(library: Library) -> None:
    filled(library)
    assert library.image_original(LAMBS.digest) == LAMBS.original
    assert library.image_shown(LAMBS.digest) == LAMBS.web
    assert library.image_sizes([LAMBS.digest, "gone"]) == {LAMBS.digest: (40, 30)}


def test_an_image_that_pages_show_as_it_is_lies_there_once(library: Library) -> None:
    only = Image(picture(7), picture(7))
    library.keep_image(only)
    assert library.image_shown(only.digest) == only.original
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("SELECT length(web) FROM images").fetchall() == [(0,)]


def test_an_image_that_is_not_there_is_named_as_such(library: Library) -> None:
    for asked in (library.image_original, library.image_shown):
        with pytest.raises(NotFound):
            asked("0" * 64)


def test_an_image_that_only_undo_brings_back_outlives_other_stories(library: Library) -> None:
    filled(library)
    library.keep_image(LAMBS, "harbour")
    library.bin(["flock"])
    assert library.purge(["flock"]) == 1
    assert library.image_original(LAMBS.digest) == LAMBS.original


def test_images_go_with_the_last_story_that_ever_had_them(library: Library) -> None:
    filled(library)
    library.keep(story("flock", FERRY), revision=1, number=0)
    library.bin(["flock"])
    library.purge(["flock"])
    with pytest.raises(NotFound):
        library.image_original(LAMBS.digest)
    assert library.image_original(FERRY.digest) == FERRY.original
    library.bin(["harbour"])
    library.purge(["harbour"])
    assert not library.image_sizes([FERRY.digest])


def test_an_image_of_a_version_alone_is_kept_with_it(library: Library) -> None:
    filled(library)
    library.keep_version(story("harbour", LAMBS), Why.ASKED, "Ada Moss")
    library.bin(["flock"])
    library.purge(["flock"])
    assert library.image_original(LAMBS.digest) == LAMBS.original


def test_taking_an_image_in_again_mends_it(library: Library, open_at: Open) -> None:
    filled(library).close()
    damaged(library.path, LAMBS.original.data)
    again = open_at()
    with pytest.raises(LibraryError, match="damaged"):
        again.image_original(LAMBS.digest)
    again.keep_image(LAMBS)
    assert again.image_original(LAMBS.digest) == LAMBS.original


def test_a_damaged_image_is_reported_and_takes_no_story_down(
    library: Library, open_at: Open
) -> None:
    filled(library).close()
    damaged(library.path, LAMBS.original.data)
    report = verify(library.path, None)
    assert [each.story_id for each in report.problems] == ["flock"]
    assert "image" in report.problems[0].sentence
    assert dict(report.looked_at)["images"] == 2
    assert open_at().story("flock").story.figures[0].digest == LAMBS.digest


def test_pages_show_the_original_where_what_they_showed_is_damaged(
    library: Library, open_at: Open
) -> None:
    filled(library).close()
    damaged(library.path, LAMBS.web.data)
    assert not verify(library.path, None).is_sound
    assert open_at().image_shown(LAMBS.digest) == LAMBS.original


def test_a_backup_holds_the_images_and_gives_them_back(library: Library, open_at: Open) -> None:
    filled(library)
    folder = library.path.parent / "kept"
    backup = back_up(library.path, folder, NOON)
    assert read_record(backup).images == 2
    library.bin(["flock", "harbour"])
    library.purge(["flock", "harbour"])
    library.close()
    restore(backup, library.path, folder / "journals", folder, NOON)
    assert open_at().image_original(LAMBS.digest) == LAMBS.original


def test_repair_brings_every_image_that_is_whole(library: Library, open_at: Open) -> None:
    filled(library)
    library.keep_version(story("harbour", LAMBS), Why.ASKED, "Ada Moss")
    library.close()
    damaged(library.path, FERRY.original.data)
    target = library.path.with_name("new.db")
    found = salvage(library.path, target)
    assert (found.stories, found.images) == (2, 1)
    assert found.lost == ("an image of “The flock” and “The harbour”",)
    made = open_at(target)
    assert made.image_original(LAMBS.digest) == LAMBS.original
    assert made.image_shown(LAMBS.digest) == LAMBS.web
    made.bin(["flock"])
    made.purge(["flock"])
    assert made.image_original(LAMBS.digest) == LAMBS.original


def test_repair_takes_a_damaged_image_from_a_backup(library: Library, open_at: Open) -> None:
    filled(library)
    folder = library.path.parent / "kept"
    back_up(library.path, folder, NOON)
    library.close()
    damaged(library.path, FERRY.original.data)
    target = library.path.with_name("new.db")
    found = salvage(library.path, target, backups=folder)
    assert (found.images, found.lost) == (2, ())
    assert open_at(target).image_original(FERRY.digest) == FERRY.original


def test_repair_finds_images_in_the_pages_of_a_file(library: Library, open_at: Open) -> None:
    filled(library).close()
    path = library.path
    content = bytearray(path.read_bytes())
    content[100:400] = bytes(300)
    path.write_bytes(content)
    target = path.with_name("new.db")
    found = salvage(path, target)
    assert (found.stories, found.images) == (2, 2)
    assert open_at(target).image_shown(LAMBS.digest) == LAMBS.web


def test_a_story_whose_image_never_came_is_sound(library: Library) -> None:
    library.keep(replace(story("flock", LAMBS)), revision=0, number=0)
    assert verify(library.path, None).is_sound
    library.close()
    assert salvage(library.path, library.path.with_name("new.db")).lost == ()
