"""A parcel: a story with what travels with it, as formats read and write it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from editor.model.house import FIRST_HOUSE, House
from editor.model.places import Place
from editor.model.story import Story


def _no_figure(digest: str) -> bytes:
    raise KeyError(digest)


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import took some lines for: how many, what (a term of the field), where to."""

    count: int
    what: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A story, its house, its figures' bytes by digest, and what an import has to say."""

    story: Story
    house: House = FIRST_HOUSE
    figure: Callable[[str], bytes] = _no_figure
    taken: tuple[Taken, ...] = ()
