"""A parcel: a story with what travels with it, as formats read and write it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from editor.model.figures.images import Image, Picture
from editor.model.house import FIRST_HOUSE, House
from editor.model.places import Place
from editor.model.story import Story


def _no_figure(digest: str) -> bytes:
    raise KeyError(digest)


def _no_picture(_digest: str) -> Picture | None:
    return None


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import took some lines for: how many, what (a term of the field), where to."""

    count: int
    what: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A story, its house, its figures' bytes by digest, and what an import has to say.

    - `figure` gives the bytes of an image: on the way out as it is kept, on the way in as the
      file has it, which nobody has looked into. It raises KeyError for one that is not there.
    - `picture` gives what pages show of an image; None for one that is not there.
    - `is_told`: its letters told the story's language, which nothing names.
    - `images` were taken in with the story, and `notes` say in sentences what came of that.
    """

    story: Story
    house: House = FIRST_HOUSE
    figure: Callable[[str], bytes] = _no_figure
    taken: tuple[Taken, ...] = ()
    picture: Callable[[str], Picture | None] = _no_picture
    images: tuple[Image, ...] = ()
    notes: tuple[str, ...] = ()
    is_told: bool = False
