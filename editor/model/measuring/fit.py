"""Where a headline is cut: by characters, as cards and pushes do, or by pixels, as search does.

- A cut falls between words where it can, else between characters; the ellipsis needs room, too.
- Pixels are those of Helvetica's metrics, which Arial shares and search pages are set in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import combining, east_asian_width, normalize

ELLIPSIS: Final = "…"

SEARCH_FACE_PIXELS: Final = 20
"""The size in which a search page sets the titles of its results."""

_THOUSANDTHS: Final = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r“”",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_WIDTHS: Final = {letter: width for width, letters in _THOUSANDTHS.items() for letter in letters}
_USUAL: Final = 556
_WIDE: Final = 1000


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text fits: its size and the room in one unit, and what is shown of it."""

    size: int
    room: int
    shown: str

    @property
    def is_cut(self) -> bool:
        """Whether a part of it is left out."""
        return self.size > self.room


def fit_characters(text: str, characters: int, room: int) -> Fit:
    """How a text of so many characters, as people count them, fits where `room` are shown."""
    if characters <= room:
        return Fit(characters, room, text)
    return Fit(characters, room, _cut(text, lambda part: len(normalize("NFC", part)) <= room))


def fit_pixels(text: str, room: int, face_pixels: int = SEARCH_FACE_PIXELS) -> Fit:
    """How a text set in Helvetica fits into so many pixels."""
    size = pixels(text, face_pixels)
    if size <= room:
        return Fit(size, room, text)
    return Fit(size, room, _cut(text, lambda part: pixels(part, face_pixels) <= room))


def pixels(text: str, face_pixels: int = SEARCH_FACE_PIXELS) -> int:
    """How wide a text is in Helvetica, in pixels."""
    return round(sum(map(_width, text)) * face_pixels / 1000)


@lru_cache(maxsize=512)
def _width(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    parts = normalize("NFD", letter)
    if len(parts) > 1:
        return _width(parts[0])
    if combining(letter) or not letter.isprintable():
        return 0
    return _WIDE if east_asian_width(letter) in ("W", "F") else _USUAL


def _cut(text: str, has_room: Callable[[str], bool]) -> str:
    """The longest beginning that has room with its ellipsis; whole words where one fits."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if has_room(text[:middle].rstrip() + ELLIPSIS):
            low = middle
        else:
            high = middle - 1
    whole = text[:low] if text[low : low + 1].isspace() else text[:low].rpartition(" ")[0]
    return (whole.rstrip() or text[:low].rstrip()) + ELLIPSIS
