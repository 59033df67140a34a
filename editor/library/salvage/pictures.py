"""Images found by a repair: each lies in a file of its own until the new library takes it.

What an image is called is the hash of its bytes: whatever place one comes from, it is the right
one or none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from editor.library import images
from editor.library.engine import Database
from editor.library.salvage.records import Value
from editor.library.watching import Watcher
from editor.model.figures.images import Image, Picture

DIGEST = re.compile("[0-9a-f]{64}")

_Head: TypeAlias = tuple[str, int, int]
"""The media type of a picture, its width and its height."""

ImageOf: TypeAlias = Callable[[str], Image | None]
"""Where else an image is looked for by its digest; None where it is not."""


def no_image(_digest: str) -> Image | None:
    """There is nowhere else to look."""
    return None


@dataclass(frozen=True, slots=True)
class _Kept:
    """An image that was found: its pictures' heads and files, and when it came."""

    original: _Head
    web: _Head
    at: str


class Pictures:
    """The images found so far, those that are wanted, and which stories use them.

    `named` are those that the damaged library itself says it has.
    """

    def __init__(self, folder: Path) -> None:
        self.named: set[str] = set()
        self.wanted: set[str] = set()
        self.uses: dict[str, set[str]] = {}
        self._folder = folder
        self._found: dict[str, _Kept] = {}

    @property
    def lacking(self) -> tuple[str, ...]:
        """Those that are named or wanted, and were not found as yet."""
        return tuple(sorted((self.named | self.wanted) - self._found.keys()))

    @property
    def lost(self) -> tuple[str, ...]:
        """Those that the library had, and that are not found."""
        return tuple(sorted(self.named - self._found.keys()))

    @property
    def count(self) -> int:
        """How many were found."""
        return len(self._found)

    def note_use(self, digest: str, story_id: str) -> None:
        """Remember that a story has, or had, an image."""
        self.uses.setdefault(digest, set()).add(story_id)

    def take(self, values: Sequence[Value]) -> None:
        """Take in a row of the table `images`, if its bytes are what they are called by.

        Where what pages show is damaged, they show the original.
        """
        match values:
            case [
                str(digest),
                str(media_type),
                int(width),
                int(height),
                str(at),
                str(web_digest),
                str(web_type),
                int(web_width),
                int(web_height),
                web,
                (str() | bytes()) as data,
            ]:
                self.named.add(digest)
                original = Picture(media_type, width, height, _bytes(data))
                if digest in self._found or original.digest != digest:
                    return
                shown = Picture(web_type, web_width, web_height, _bytes(web))
                if shown.digest != web_digest:
                    shown = original
                self._keep(Image(original, shown), at)

    def take_elsewhere(self, image_of: ImageOf, watcher: Watcher) -> None:
        """Take in what is lacking still from elsewhere, if it is what it is called by."""
        for digest in self.lacking:
            image = None if watcher.is_cancelled else image_of(digest)
            if image is not None and image.digest == digest:
                self._keep(image, "")

    def write(self, path: Path, stories: frozenset[str]) -> None:
        """Write what was found, and the uses by these stories, into a library."""
        database = Database(path)
        try:
            for digest, kept in self._found.items():
                with database.writing() as connection:
                    images.keep(connection, self._image(digest, kept), kept.at)
            with database.writing() as connection:
                for digest, users in self.uses.items():
                    for story_id in users & stories:
                        images.note_uses(connection, story_id, (digest,))
        finally:
            database.close()

    def _keep(self, image: Image, at: str) -> None:
        original, web = image.original, image.web
        self._file(original.digest).write_bytes(original.data)
        self._file(original.digest, ".web").write_bytes(web.data)
        heads = [(each.media_type, each.width, each.height) for each in (original, web)]
        self._found[original.digest] = _Kept(heads[0], heads[1], at)

    def _image(self, digest: str, kept: _Kept) -> Image:
        original = Picture(*kept.original, self._file(digest).read_bytes())
        return Image(original, Picture(*kept.web, self._file(digest, ".web").read_bytes()))

    def _file(self, digest: str, suffix: str = "") -> Path:
        # A digest that its bytes were compared with has letters and figures only.
        return self._folder / f"image-{digest}{suffix}"


def _bytes(value: Value) -> bytes:
    """A column of bytes; those that happen to be UTF-8 come as text."""
    if isinstance(value, str):
        return value.encode()
    return value if isinstance(value, bytes) else b""
