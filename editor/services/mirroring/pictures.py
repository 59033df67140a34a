"""The images beside the stories of a mirror: each once, under the hash of its bytes."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from editor.model.errors import NutgrafError, UnreadableImage
from editor.model.figures.images import SUFFIXES, Image
from editor.model.story import Story
from editor.system.files import read_bounded, write_whole

if TYPE_CHECKING:
    from editor.library.reading import Reader

FOLDER = "Images"
"""The subfolder of the images."""

_DIGEST = re.compile("[0-9a-f]{64}")


class Pictures:
    """Brings the images of a library's stories into a mirror's folder; raises OSError.

    What is called by its own hash is never another: a file that is there is not written again.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER

    def put(self, reader: Reader, story: Story) -> None:
        """Write the images of a story that are not there; one that is damaged is left out."""
        for digest in dict.fromkeys(each.digest for each in story.figures):
            if _DIGEST.fullmatch(digest) and not self._has(digest):
                with suppress(NutgrafError):
                    picture = reader.image_original(digest)
                    self._make_folder()
                    name = digest + SUFFIXES.get(picture.media_type, "")
                    write_whole(self._folder / name, picture.data)

    def sweep(self, reader: Reader) -> None:
        """Take away images that the library no longer has: their stories were deleted for good."""
        files = {path.stem: path for path in _files(self._folder)}
        for digest in files.keys() - reader.images_held(files):
            if _hash(files[digest]) == digest:
                files[digest].unlink()

    def _has(self, digest: str) -> bool:
        return any(os.path.lexists(self._folder / f"{digest}{end}") for end in SUFFIXES.values())

    def _make_folder(self) -> None:
        if self._folder.is_symlink():
            # Nothing is written through a link.
            raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self._folder))
        self._folder.mkdir(exist_ok=True)


def images_in(root: Path) -> Iterator[Path]:
    """The images of a mirror that are what they are called; they may be large."""
    for path in _files(root / FOLDER):
        with suppress(OSError):
            if _hash(path) == path.stem:
                yield path


def image_at(path: Path) -> Image:
    """The image in a file of a mirror, looked into as any from outside.

    Raises UnreadableImage, or OSError.
    """
    from editor.services.imaging.kinds import LARGEST
    from editor.services.imaging.taking import take_in

    return take_in(read_bounded(path, LARGEST), path.name[:12]).image


def image_of(root: Path, digest: str) -> Image | None:
    """An image of a mirror by its digest; None where it is not there, or is another by now."""
    folder = root / FOLDER
    if folder.is_symlink() or not _DIGEST.fullmatch(digest):
        return None
    for suffix in SUFFIXES.values():
        path = folder / f"{digest}{suffix}"
        if path.is_file() and not path.is_symlink():
            with suppress(OSError, UnreadableImage):
                image = image_at(path)
                return image if image.digest == digest else None
    return None


def _files(folder: Path) -> list[Path]:
    if folder.is_symlink() or not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if _DIGEST.fullmatch(path.stem))
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
