"""Images: their bytes, and what a page needs to show them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

SUFFIXES: Final = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
}
"""The media types that are kept, and what files of them are called."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of one picture; width and height in pixels, as it is seen upright.

    `digest` is the SHA-256 of its bytes, in hexadecimal. That takes 60 ms for 64 MB: pictures are
    made where nobody waits.
    """

    media_type: str
    width: int
    height: int
    data: bytes
    digest: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", hashlib.sha256(self.data).hexdigest())


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as it is kept, and what pages show of it; the two may be one.

    Neither says more than its pixels and their colours: no place, no camera, no time.
    """

    original: Picture
    web: Picture

    @property
    def digest(self) -> str:
        """What figures call it by: the digest of its original."""
        return self.original.digest


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What an image's own description says of it, to begin a figure with."""

    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class TakenImage:
    """An image taken in: its words, and in sentences what was done to it on the way."""

    image: Image
    words: FigureWords = FigureWords()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """From where a page loads a picture, and the room it takes there, in pixels."""

    address: str
    width: int
    height: int


Sources: TypeAlias = Callable[[str], Source | None]
"""From where each image comes, by its digest; None for one that is not to be had."""


def no_sources(_digest: str) -> Source | None:
    """No image is to be had."""
    return None
