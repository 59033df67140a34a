"""What was found of a library, row by row, and which state of a story is the newest.

A row is known by its shape: the number of its values, their types, and JSON that reads.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from editor.library.chains import texts
from editor.library.images import digests_of
from editor.library.lineages import Lineages
from editor.library.salvage.pictures import DIGEST, Pictures
from editor.library.salvage.records import Value
from editor.model.codec import house_from_json, step_from_object, story_from_json
from editor.model.errors import UnreadableStory
from editor.model.history import Step
from editor.model.house import House
from editor.model.story import Story
from editor.model.translation import N_, _

ROWS, PAGES = "rows", "pages"
UNSURE = N_("without a checksum that fits")

_LONGEST_SETTING = 64 * 1024 * 1024
_RANDOM_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class State:
    """A state of a story, where it was found, and its place in the library.

    - `revision` is 0 for a state that no library counted: of the mirror, or without its row.
    - A state that `is_sure` has the checksum that it was kept with.
    """

    story: Story
    source: str
    is_sure: bool = True
    revision: int = 0
    recency: int = 0
    number: int = 0
    binned_at: str = ""
    lineages: Lineages = field(default_factory=Lineages)
    last_version: int = 0

    def is_newer_than(self, other: State) -> bool:
        """By the count of saves, which no clock can turn back; else by the time of keeping."""
        if self.revision and other.revision:
            return (self.revision, self.recency) > (other.revision, other.recency)
        return self.story.updated > other.story.updated


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """A row of the table `versions`, its values in the order of the columns."""

    story_id: str
    number: int
    at: str
    who: str
    why: str
    note: str
    words: int
    gained: int
    lost: int
    content: str
    sha256: str
    base: int | None
    data: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of the newest state of a story besides its text; 0 or empty where it is not.

    `number` is of the last change contained, `last_version` of the last version kept.
    """

    headline: str = ""
    revision: int = 0
    updated: str = ""
    number: int = 0
    last_version: int = 0


class Finds:
    """Everything found so far; what comes first is believed, but a newer state of a story wins.

    - `only` are the ids of all stories there are, where that is known for certain: any other was
      deleted for good, and does not come back from where it still lies.
    - `has_all_steps` says that the timelines were read whole: any other step was taken back.
      `has_all_versions` says so of the versions, `has_all_settings` of houses and settings,
      `is_log_whole` of the log beside the library.
    - `counted` is how many stories outside the bin the library says it has, if it does.
    """

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures
        self.library_id = ""
        self.states: dict[str, State] = {}
        self.unsure: dict[str, State] = {}
        self.heard: dict[str, Heard] = {}
        self.houses: dict[str, tuple[int, House]] = {}
        self.settings: dict[str, str] = {}
        self.steps: dict[str, dict[int, tuple[bool, Step]]] = {}
        self.versions: dict[str, dict[int, VersionRecord]] = {}
        self.hashes: set[str] = set()
        self.only: frozenset[str] | None = None
        self.has_all_steps = False
        self.has_all_versions = False
        self.has_all_settings = False
        self.is_log_whole = True
        self.counted: int | None = None

    @property
    def ids(self) -> set[str]:
        """The ids of all stories of which a text was found."""
        return {*self.states, *self.unsure}

    @property
    def is_nothing(self) -> bool:
        """Whether there is no sign that this is, or was, a library."""
        return not (self.states or self.unsure or self.heard or self.houses or self.library_id)

    def take(self, values: Sequence[Value], source: str) -> bool:
        """Take in a row, whatever it is; whether it was a story's and sure."""
        match values:
            case [str(), int(), int(), int(), str(), str(), str(), *_]:
                return self._take_story(values, source)
            case [
                str(),
                int(),
                str(),
                str(),
                str(),
                str(),
                int(),
                int(),
                int(),
                str(),
                str(),
                *rest,
            ]:
                self._take_version(values, rest)
            case [str(house), int(ordinal), str(text)] if text.startswith("{"):
                self._take_house(house, ordinal, text)
            case [str(story_id), int(ordinal), 0 | 1 as done, str(text)] if text.startswith("{"):
                self._take_step(story_id, ordinal, bool(done), text)
            case [str(story_id), int()] if _RANDOM_ID.fullmatch(story_id):
                self.hear(story_id, Heard())
            case [str(digest), str(), int(), int(), *_] if DIGEST.fullmatch(digest):
                self.pictures.take(values)
            case [str(digest), str(story_id)] if DIGEST.fullmatch(digest):
                self.pictures.note_use(digest, story_id)
            case [str(story_id), str(digest)] if DIGEST.fullmatch(digest):
                self.pictures.note_use(digest, story_id)
            case ["id", str(library_id)]:
                self.library_id = self.library_id or library_id
            case [str(name), str(value)] if len(value) <= _LONGEST_SETTING:
                self.settings.setdefault(name, value)
        return False

    def take_state(self, state: State) -> None:
        """Take in a state of a story, if there is no newer one."""
        states = self.states if state.is_sure else self.unsure
        if self.only is not None and state.story.id not in self.only:
            return
        best = states.get(state.story.id)
        if best is None or state.is_newer_than(best):
            states[state.story.id] = state
            self.pictures.wanted.update(digests_of(state.story))

    def put(self, state: State) -> None:
        """Let a state be the newest of its story, whatever was found."""
        (self.states if state.is_sure else self.unsure)[state.story.id] = state

    def best(self, story_id: str) -> State | None:
        """The newest state of a story; one that is not sure only if it is newer than all others."""
        sure, unsure = self.states.get(story_id), self.unsure.get(story_id)
        if sure is None or (unsure is not None and unsure.is_newer_than(sure)):
            return unsure
        return sure

    def hear(self, story_id: str, heard: Heard) -> None:
        """Remember that there is a story, whether its text is found or not."""
        known = self.heard.get(story_id, Heard())
        newer = heard if heard.revision > known.revision else known
        headline = newer.headline or known.headline or heard.headline
        if self.only is None or story_id in self.only:
            self.heard[story_id] = replace(newer, headline=headline)

    def forget_broken_versions(self) -> None:
        """Make room for versions that do not come out with their hash: another place has them."""
        for story_id, records in self.versions.items():
            rows = [(n, each.base, each.sha256, each.data) for n, each in sorted(records.items())]
            sure = {number for number, text in texts(rows) if text is not None}
            if len(sure) < len(records):
                self.has_all_versions = False
                self.versions[story_id] = {n: each for n, each in records.items() if n in sure}

    def take_text(self, text: str, source: str, *, is_sure: bool) -> None:
        """Take in the JSON of a story that was found without its row."""
        with suppress(UnreadableStory):
            story = story_from_json(text)
            self.take_state(State(story, _said(source, is_sure), is_sure))

    def _take_story(self, values: Sequence[Value], source: str) -> bool:
        found = state_of(values, source)
        if found is None:
            self.hear(str(values[0]), _heard(values, str(values[6]), _time(values[5])))
            return False
        said = _heard(values, found.story.headline, found.story.updated)
        self.hear(found.story.id, said)
        self.take_state(found)
        if found.is_sure:
            self.hashes.add(str(values[11]))
        return found.is_sure

    def _take_version(self, values: Sequence[Value], rest: Sequence[Value]) -> None:
        match rest:
            case [(int() | None) as base, str(data), *_]:
                record = VersionRecord(*values[:11], base, data)  # type: ignore[arg-type,call-arg]  # the pattern saw to the types
                if base is not None or _sha256(data) == record.sha256:
                    self.versions.setdefault(record.story_id, {}).setdefault(record.number, record)
                    self.hashes.add(record.sha256)

    def _take_house(self, house_id: str, ordinal: int, text: str) -> None:
        with suppress(UnreadableStory):
            house = house_from_json(text)
            if house.id == house_id:
                self.houses.setdefault(house.id, (ordinal, house))

    def _take_step(self, story_id: str, ordinal: int, done: bool, text: str) -> None:
        if self.has_all_steps:
            return
        with suppress(ValueError, RecursionError):
            step = step_from_object(json.loads(text))
            self.steps.setdefault(story_id, {}).setdefault(ordinal, (done, step))


def state_of(values: Sequence[Value], source: str) -> State | None:
    """The state of a story in a row of the table `stories`; None where its JSON is damaged."""
    match values[10:13]:
        case [str(binned_at), str(sha256), str(text)]:
            pass
        case _:
            return None
    try:
        story = story_from_json(text)
    except UnreadableStory:
        return None
    is_sure = _sha256(text) == sha256
    if not is_sure:
        # One byte is wrong, and not in the column: the id in the text may be it.
        story = replace(story, id=str(values[0]))
    number = _count(values, 3)
    return State(
        story=story,
        source=_said(source, is_sure),
        is_sure=is_sure,
        revision=_count(values, 2),
        recency=_count(values, 1),
        number=number,
        binned_at=binned_at,
        lineages=Lineages.from_json(_text(values, 13), number),
        last_version=_count(values, 14),
    )


def _heard(values: Sequence[Value], headline: str, updated: str) -> Heard:
    """What a row of the table `stories` says of its story."""
    return Heard(headline, _count(values, 2), updated, _count(values, 3), _count(values, 14))


def _time(value: Value) -> str:
    """A time, if it is one."""
    with suppress(ValueError):
        return str(value) if datetime.fromisoformat(str(value)).tzinfo else ""
    return ""


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _said(source: str, is_sure: bool) -> str:
    return source if is_sure else f"{source}, {_(UNSURE)}"


def _count(values: Sequence[Value], at: int) -> int:
    value = values[at] if at < len(values) else 0
    return value if isinstance(value, int) and value > 0 else 0


def _text(values: Sequence[Value], at: int) -> str:
    value = values[at] if at < len(values) else ""
    return value if isinstance(value, str) else ""
