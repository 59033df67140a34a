"""Values that cross into the window: list rows, format descriptions, preview patches, notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editor.model.places import Place


@dataclass(frozen=True, slots=True)
class Embargo:
    """That a story may not be published yet, in the `words` of a person.

    It `ends` at a time with a zone; None where what was typed is no time.
    """

    words: str
    ends: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether the story may not be published yet."""
        return self.ends is None or now < self.ends


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as the library list shows it; times are RFC 3339 in UTC.

    - `binned` is when it was put into the bin; empty where it is not there.
    - `embargoed_until` is as it was typed, for the clocks of `house`; `embargo` is what that
      means, where somebody has worked it out.
    """

    id: str
    headline: str
    slugline: str
    status: str
    words: int
    updated: str
    binned: str = ""
    embargoed_until: str = ""
    house: str = ""
    embargo: Embargo | None = None


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a start brought back: up to when (local time), and the headlines of the stories."""

    at: str
    headlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the list: its rows, how many there are in all, how many of each status, and how
    many stories are in the bin.
    """

    rows: tuple[StoryRow, ...]
    total: int
    statuses: tuple[tuple[str, int], ...]
    binned: int = 0


class Carried(StrEnum):
    """What a format does with a field."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FormatRow:
    """A format as menus and dialogs name it."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    media_type: str
    reads: bool
    writes: bool
    public: bool
    carries: tuple[tuple[str, Carried], ...]


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One top-level element of the reader's page and where its text comes from.

    `start` and `end` are the positions (code points) of its source in the text at `place`.
    """

    html: str
    place: Place | None = None
    start: int = 0
    end: int = 0

    def shows(self, place: Place) -> bool:
        """Whether it shows a text, or is described by it.

        The key points are one list on the page; a figure or pull quote is one block with all its
        texts, the description of its image too, which nobody sees there. Without a `part` any
        text of an item is meant.
        """
        own = self.place
        if own is None:
            return False
        if own == place or own.field == place.field == "key_points":
            return True
        is_whole = not place.part or place.field in ("figures", "pull_quotes")
        return bool(place.item) and is_whole and (own.field, own.item) == (place.field, place.item)


def block_at(blocks: Sequence[PageBlock], place: Place, position: int) -> int | None:
    """The block that shows a position (code points) of a text; None where none does."""
    nearest = None
    for index, block in enumerate(blocks):
        if block.shows(place) and (nearest is None or block.start <= position):
            nearest = index
    return nearest


@dataclass(frozen=True, slots=True)
class Page:
    """The reader's page: its head, the language and direction, and its blocks in order."""

    head: str
    language: str
    direction: str
    blocks: tuple[PageBlock, ...]


@dataclass(frozen=True, slots=True)
class Patch:
    """From block `start` of the page on, `removed` blocks give way to `inserted`.

    `number` is the running number of the story's state that the page then shows; a page whose
    head changed comes whole (`page`), all others as patches.
    """

    number: int
    start: int
    removed: int
    inserted: tuple[str, ...]


class Severity(StrEnum):
    """How much a notice asks for attention."""

    INFORMATION = "information"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Leftover:
    """A mark like TK, XX or ?? that a reporter left in the text to be filled in."""

    mark: str
    place: Place
    at: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Words, characters (grapheme clusters, spaces included), reading minutes, lines of print.

    Lines are counted only where the story's length is planned in them.
    """

    words: int
    characters: int
    minutes: int
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Clip:
    """What a copy command puts on the clipboard."""

    html: str
    text: str


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup of the library: where it lies, when (RFC 3339, UTC) and why it was made.

    - `trouble` says in a sentence why it cannot be restored; empty where it was verified.
    - `of_other`: it is of another library than the one that is open; `why` says so, too.
    """

    path: str
    at: str
    why: str
    stories: int
    versions: int
    size: int
    trouble: str = ""
    of_other: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a library, in a sentence; `story_id` is empty where it is no story's."""

    sentence: str
    story_id: str = ""


@dataclass(frozen=True, slots=True)
class LibraryReport:
    """What a check of the library looked at (what, how many) and what it found wrong.

    Of what is not `repairable` nothing would come into a new library: it is none, or a newer one.
    """

    looked_at: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    repairable: bool = True

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a repair brought into the new library at `path`, and what it could not bring.

    - `sources` say how many stories came from where: "rows", "pages", a backup, journals, mirror.
    - `older` names stories of which only an older state was found; `lost` stories, versions
      and images not found at all.
    - `doubtful` names stories of which nobody knows whether it is the newest state, or as it was
      written, with where it came from.
    - `is_whole`: the damaged library could be read to its end, so that nothing else is missing.
    """

    path: str
    stories: int
    versions: int
    sources: tuple[tuple[str, int], ...]
    older: tuple[str, ...]
    lost: tuple[str, ...]
    doubtful: tuple[str, ...] = ()
    is_whole: bool = False
    images: int = 0
