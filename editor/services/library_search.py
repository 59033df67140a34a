"""Searching the whole library: every hit with what would stand in its place; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from editor.model.errors import LibraryError
from editor.model.finding.find import Searched, Sought, find
from editor.model.finding.phrase import phrase_spans
from editor.model.finding.replace import Substitution
from editor.model.house import House
from editor.model.labels import where
from editor.model.places import CODES, Place
from editor.model.story import Story
from editor.services.progress import Progress
from editor.services.searching import Replacement, Search

if TYPE_CHECKING:
    from editor.library.reading import Reader

MOST = 20_000
"""Hits that are shown at a time; a person looks through fewer."""

AROUND = 100
"""Characters that are shown before and behind a hit."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for in which stories, and what takes its place.

    Codes and times, as the language and the embargo, are left out: they are no words.
    """

    sought: Sought
    new: Replacement
    query: str = ""
    status: str = ""

    def seeks_as(self, other: Wanted) -> bool:
        """Whether the same is looked for in the same stories, whatever takes its place."""
        return replace(self, new=other.new) == other


@dataclass(frozen=True, slots=True)
class Hit:
    """One place in a story: the words around it, those that go and those that come."""

    place: Place
    where: str
    ahead: str
    found: str
    behind: str
    substitution: Substitution


@dataclass(frozen=True, slots=True)
class StoryHits:
    """The hits in one story; by the `digests` of its texts it is known to be the same later on."""

    story_id: str
    headline: str
    slugline: str
    status: str
    hits: tuple[Hit, ...]
    digests: tuple[tuple[Place, bytes], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What was found in the library.

    - `searched` counts the stories that were looked through, `unread` those that are damaged.
    - `is_cut` says that there are more hits than `MOST`, `is_stopped` that somebody stopped it.
    """

    stories: tuple[StoryHits, ...] = ()
    searched: int = 0
    unread: int = 0
    is_cut: bool = False
    is_stopped: bool = False

    @property
    def hits(self) -> int:
        """How many there are."""
        return sum(len(each.hits) for each in self.stories)


def text_digest(text: str) -> bytes:
    """What tells a text from every other one."""
    return blake2b(text.encode(), digest_size=16).digest()


def library_searched(library: Path, wanted: Wanted, progress: Progress) -> Preview:
    """Look through a library, the newest story first. Raises LibraryError, Unsearchable."""
    from editor.library.reading import Reader

    with Reader(library) as reader:
        return _searched(reader, wanted, progress)


def _searched(reader: Reader, wanted: Wanted, progress: Progress) -> Preview:
    sought = wanted.sought
    houses = {each.id: each for each in reader.houses()}
    phrase = "" if sought.is_pattern else sought.phrase
    places = reader.holding(
        phrase, whole_word=sought.whole_word, query=wanted.query, status=wanted.status
    )
    may_hold = _may_hold(sought)
    stories: list[StoryHits] = []
    hits = unread = looked = 0
    for recency in places:
        if progress.is_cancelled or hits >= MOST:
            break
        try:
            placed = reader.placed(recency, may_hold)
        except LibraryError:
            unread += 1
            placed = None
        if placed is not None and not placed.is_binned:
            found = _story_hits(placed.story, houses, wanted)
            if found is not None:
                stories.append(found)
                hits += len(found.hits)
        looked += 1
        progress.report(looked, len(places))
    is_cut = hits >= MOST and looked < len(places)
    return Preview(tuple(stories), looked, unread, is_cut, progress.is_cancelled)


def _story_hits(story: Story, houses: dict[str, House], wanted: Wanted) -> StoryHits | None:
    house = houses.get(story.house)
    language = story.language or (house.language if house else "")
    search = Search(wanted.sought, language)
    found = [each for each in find(story, search.spans, but=CODES).texts if each.spans]
    hits = [hit for each in found for hit in _hits(story, each, search, wanted.new)]
    if not hits:
        return None
    return StoryHits(
        story.id,
        story.headline,
        story.slugline,
        story.status,
        tuple(hits),
        tuple((each.place, text_digest(each.text)) for each in found),
    )


def _hits(story: Story, searched: Searched, search: Search, new: Replacement) -> Iterator[Hit]:
    text, place = searched.text, where(story, searched.place)
    for each in search.replaced(searched, searched.spans, new).substitutions:
        if text[each.start : each.end] == each.inserted:
            continue
        ahead = text[max(0, each.start - AROUND) : each.start]
        behind = text[each.end : each.end + AROUND]
        yield Hit(searched.place, place, ahead, text[each.start : each.end], behind, each)


def _may_hold(sought: Sought) -> Callable[[str], bool]:
    """Whether a story's canonical JSON may hold what is sought: what is escaped in it is not
    looked for there, and letters and signs beside a match may be others.
    """
    is_escaped = any(sign in '"\\' or sign < " " for sign in sought.phrase)
    if sought.is_pattern or is_escaped or not sought.phrase:
        return lambda _: True
    spans = [
        phrase_spans(Sought(sought.phrase, sought.match_case), turkic) for turkic in (False, True)
    ]
    return lambda json: any(next(iter(each(json)), None) is not None for each in spans)
