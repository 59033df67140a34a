"""A story and its parts: frozen values, well-formed when made.

Well-formed means right types, unique ids, `\\n` line ends and no lone surrogates. What an editor
may object to (limits, codes, a half-typed date) is kept as it is. Terms follow the IPTC's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from editor.model.text import minutes, well_formed, word_count

SCHEMA = 1
"""The number of the story's form; a larger one in a file is refused."""

DEFAULT_URGENCY = 5
"""The IPTC's "normal" on its scale of 1 (most urgent) to 9."""

Extra: TypeAlias = Mapping[str, object]
"""JSON keys that this version does not know, kept for whoever does."""

NOTHING: Extra = MappingProxyType({})


def nothing_extra() -> Extra:
    """No unknown keys."""
    return NOTHING


class Status(StrEnum):
    """Where a story stands on its way; internal, never in a public export."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    SPIKED = "spiked"


class AdvisoryKind(StrEnum):
    """Why a published story was touched again; CORRECTED is substantive, REFILE minor."""

    UPDATED = "UPDATED"
    CORRECTED = "CORRECTED"
    REFILE = "REFILE"
    REPEAT = "REPEAT"
    WITHDRAWN = "WITHDRAWN"


def _make_well_formed(value: object) -> None:
    """Mend every text of a frozen value while it is being made."""
    for each in fields(value):  # type: ignore[arg-type]  # every caller is a dataclass
        text = getattr(value, each.name)
        if isinstance(text, str):
            mended = well_formed(text)
            if mended is not text:
                object.__setattr__(value, each.name, mended)


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One of the one-line bullets that give the main facts."""

    id: str
    text: str = ""
    extra: Extra = field(default_factory=nothing_extra, hash=False)

    def __post_init__(self) -> None:
        _make_well_formed(self)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the story; the first one is the opening and has no crosshead."""

    id: str
    crosshead: str = ""
    body: str = ""
    extra: Extra = field(default_factory=nothing_extra, hash=False)

    def __post_init__(self) -> None:
        _make_well_formed(self)


@dataclass(frozen=True, slots=True)
class Figure:
    """An image with its words; `after` is a section's id; `digest` is empty until it has come."""

    id: str
    digest: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    after: str = ""
    lead: bool = False
    extra: Extra = field(default_factory=nothing_extra, hash=False)

    def __post_init__(self) -> None:
        _make_well_formed(self)


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A quote repeated for display, after the section `after`."""

    id: str
    text: str = ""
    source: str = ""
    after: str = ""
    extra: Extra = field(default_factory=nothing_extra, hash=False)

    def __post_init__(self) -> None:
        _make_well_formed(self)


@dataclass(frozen=True, slots=True)
class Advisory:
    """A notice to readers that says what was changed and where; `kind` as in AdvisoryKind."""

    kind: str
    text: str = ""
    where: str = ""
    at: str = ""
    extra: Extra = field(default_factory=nothing_extra, hash=False)

    def __post_init__(self) -> None:
        _make_well_formed(self)


Item: TypeAlias = KeyPoint | Section | Figure | PullQuote


@dataclass(frozen=True, slots=True)
class Story:
    """One item of news with all that belongs to it.

    - `sections` is never empty; the first is the opening.
    - Ids are unique within each collection.
    - Times are texts, RFC 3339 with offset when complete; never invented from the clock.
    - `created` and `updated` belong to the library's keeping and to no change.
    """

    id: str
    house: str = ""
    created: str = ""
    updated: str = ""
    slugline: str = ""
    kicker: str = ""
    headline: str = ""
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    source_tag: str = ""
    key_points: tuple[KeyPoint, ...] = ()
    sections: tuple[Section, ...] = field(default=(Section("opening"),))
    figures: tuple[Figure, ...] = ()
    pull_quotes: tuple[PullQuote, ...] = ()
    sign_off: str = ""
    reader_note: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    ed_note: str = ""
    planned_length: str = ""
    embargoed_until: str = ""
    urgency: int = DEFAULT_URGENCY
    genre: str = ""
    category: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    published_at: str = ""
    modified_at: str = ""
    advisories: tuple[Advisory, ...] = ()
    status: str = Status.DRAFT
    extra: Extra = field(default_factory=nothing_extra, hash=False)

    def __post_init__(self) -> None:
        _make_well_formed(self)
        if not self.sections:
            object.__setattr__(self, "sections", (Section("opening"),))
        for items in (self.key_points, self.sections, self.figures, self.pull_quotes):
            _require_unique(items)
        if any(well_formed(word) is not word for word in self.keywords):
            object.__setattr__(self, "keywords", tuple(map(well_formed, self.keywords)))

    @property
    def words(self) -> int:
        """The words of the crossheads and bodies: the count that everything shows."""
        return sum(word_count(each.crosshead) + word_count(each.body) for each in self.sections)

    @property
    def minutes(self) -> int:
        """Reading time in minutes."""
        return minutes(self.words)

    @property
    def is_blank(self) -> bool:
        """Whether nobody has written a word of it: no text in any field a person types into."""
        typed = (self.headline, self.kicker, self.standfirst, self.byline, self.slugline)
        parts = [point.text for point in self.key_points]
        parts += [part for each in self.sections for part in (each.crosshead, each.body)]
        rest = (self.dateline, self.sign_off, self.reader_note, self.ed_note)
        return not (any(typed) or any(parts) or any(rest) or self.figures or self.pull_quotes)


def _require_unique(items: Iterable[Item]) -> None:
    seen: set[str] = set()
    for item in items:
        if not item.id or item.id in seen:
            raise ValueError(f"an item needs an id of its own, not {item.id!r}")
        seen.add(item.id)
