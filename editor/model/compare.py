"""Two stories field by field and word by word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from editor.model.places import Place


class Sign(StrEnum):
    """What became of a run of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class What(StrEnum):
    """What happened to a field or an item."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Run:
    """Text that stands in both, only in the later or only in the earlier of two texts."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Hunk:
    """One difference within a text: at `at` (code points) of the later text, `removed` of the
    earlier one gave way to `inserted`.
    """

    place: Place
    at: int
    removed: str
    inserted: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field, or an item of a collection, that is not the same in both.

    - `place` is the text or value; for an item that came, went or moved, the item (its `part` is
      empty).
    - `label` names it as the window does: "Headline", "Key point 2", "Body 3".
    - `runs` give both texts word by word; values that are no text are shown as text.
    - `hunks` are there for texts that stand in both stories.
    """

    place: Place
    label: str
    what: What
    runs: tuple[Run, ...]
    hunks: tuple[Hunk, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences in the order of the page, and the words gained and lost in them."""

    differences: tuple[Difference, ...]
    gained: int
    lost: int
