"""The library with its journals: what the workspace asks of both, off the UI thread."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.library.journal import Journal
from editor.model.errors import LibraryError, LibraryHeld, NotFound, NutgrafError
from editor.model.history import History
from editor.model.house import FIRST_HOUSE, House
from editor.model.ids import random_story_id
from editor.model.parcel import Parcel
from editor.model.places import Caret, Place
from editor.model.story import Status, Story
from editor.model.translation import _
from editor.model.versions import Why
from editor.services.libraries_known import forget
from editor.services.open_story import OpenStory
from editor.services.recovery import Recovery, not_recovered, recover
from editor.services.session import replayed
from editor.services.unfiled import Unfiled
from editor.system.locks import LibraryLock

if TYPE_CHECKING:
    from editor.library.library import Library

LAST_STORY = "last story"
LAST_CARET = "last caret"
HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a start found: the desk's house and all, the story open last, what was brought back.

    That goes up to `recovered_at` (local time), in the stories of the headlines `recovered`.
    """

    house: House
    houses: tuple[House, ...]
    last_story: str
    recovered_at: str
    recovered: tuple[str, ...]
    problems: tuple[NutgrafError, ...]
    version: int


def nothing() -> None:
    """Nothing more to do."""


class Shelf:
    """One library and the folder of its journals; every method runs on the library lane.

    - `held` says why it is only read, where somebody else has it; `who` keeps versions here.
    """

    def __init__(
        self,
        library: Library,
        journals: Path,
        unfiled: Unfiled,
        closed: Callable[[], None] = nothing,
        held: LibraryHeld | None = None,
        lock: LibraryLock | None = None,
        who: str = "",
    ) -> None:
        self.held = held
        self._who = who
        self._lock = lock
        self._library = library
        self._closed = closed
        self.journals = self._journals = journals
        # A lineage for each claim: no two writers ever count in the same one.
        self._lineage = random_story_id()
        self._unfiled = unfiled
        self._taken_over: tuple[Path, ...] = ()
        self._carets: dict[str, Caret] = {}

    def take_over(self, journals: tuple[Path, ...]) -> None:
        """Let the start bring in whole stories from journals of other libraries as well."""
        self._taken_over = journals

    @property
    def library(self) -> Library:
        """The library, for services that know it."""
        return self._library

    @property
    def path(self) -> Path:
        """Where the library lies."""
        return self._library.path

    @property
    def read_only(self) -> bool:
        """Whether the library can only be read."""
        return self._library.read_only

    def start(self) -> Opened:
        """Bring what only journals hold into the library, and say where work was left."""
        last = self._library.setting(LAST_STORY) or ""
        recovery = Recovery(problems=[self.held] if self.held else [])
        if not self.read_only:
            recover(self._library, self._journals, recovery)
            for folder in self._taken_over:
                problems = len(recovery.problems)
                recover(self._library, folder, recovery, whole_only=True)
                if len(recovery.problems) == problems:
                    forget(folder)
            with self._unfiled.left_behind() as folders:
                for folder in folders:
                    recover(self._library, folder, recovery)
        self._carets |= recovery.carets
        self._remember_last_caret(last)
        at = f"{recovery.at.astimezone():%H:%M:%S}" if recovery.at else ""
        return Opened(
            self.house(),
            self._library.houses(),
            recovery.last_story or last,
            at,
            tuple(recovery.headlines),
            tuple(recovery.problems),
            self._library.data_version(),
        )

    def house(self) -> House:
        """The house of the desk."""
        wanted = self._library.setting(HOUSE) or FIRST_HOUSE.id
        houses = self._library.houses()
        return next((each for each in houses if each.id == wanted), houses[0])

    def house_of(self, story: Story) -> House:
        """The house a story is written for; the desk's where there is none."""
        houses = {each.id: each for each in self._library.houses()}
        return houses.get(story.house) or self.house()

    def choose_house(self, house: House) -> None:
        """Write new stories for a house from now on."""
        self._library.keep_setting(HOUSE, house.id)

    def came_as(self, story_id: str) -> Story | None:
        """A story as it was imported; None where it was written here, or is not kept yet."""
        for row in self._library.versions(story_id):
            if row.why == Why.IMPORTED:
                return self._library.version(story_id, row.number)
        return None

    def new_story(self, story: Story, house: House, now: Callable[[], datetime]) -> OpenStory:
        """A story that the library does not hold as yet; touches nothing, runs anywhere."""
        return OpenStory(story, house, History(), 0, now, self._journal(story.id), self._library)

    def open_story(self, story_id: str, now: Callable[[], datetime]) -> OpenStory:
        """Open a story with its history, and with what only its journal holds as yet.

        The start brings journals into the library; it cannot where that is locked or read-only.
        Raises NotFound, LibraryError or NotKept.
        """
        kept = self._library.story(story_id)
        history = History(kept.done, kept.undone)
        journal = self._journal(story_id)
        try:
            found = journal.replay(kept.story, kept.number, kept.lineages)
        except OSError as error:
            raise not_recovered(self._journals, error) from error
        journal.leave(found.strays)
        return OpenStory(
            replayed(kept.story, history, found.entries),
            self.house_of(kept.story),
            history,
            found.number,
            now,
            journal,
            self._library,
            kept,
            self._carets.get(story_id),
            is_ahead=bool(found.entries),
        )

    def remember_last(self, story_id: str) -> None:
        """Remember which story was opened last, if the library can be written just now."""
        if not self.read_only:
            with suppress(LibraryError):
                self._library.keep_setting(LAST_STORY, story_id)

    def story(self, story_id: str) -> tuple[Story, House]:
        """A story and its house. Raises NotFound or LibraryError."""
        story = self._library.story(story_id).story
        return story, self.house_of(story)

    def adopted(self, story: Story, new_id: str) -> Story:
        """A story from outside as one of this library; its own words stay as they are."""
        house = self.house()
        return replace(
            story,
            id=new_id,
            house=story.house or house.id,
            language=story.language or house.language,
            created="",
            updated="",
        )

    def duplicate(self, story_id: str, new_id: str) -> str:
        """Copy a story without its status, times, embargo and advisories; the copy's id.

        Both keep a version of the state they have in common, for a merge later on.
        """
        original = self._library.story(story_id).story
        copy = replace(
            original,
            id=new_id,
            status=Status.DRAFT,
            embargoed_until="",
            published_at="",
            modified_at="",
            advisories=(),
            created="",
            updated="",
        )
        self._library.keep_version(original, Why.DUPLICATED, self._who)
        self._library.keep(copy, revision=0, number=0)
        self._library.keep_version(replace(original, id=new_id), Why.DUPLICATED, self._who)
        return new_id

    def take_in(self, parcels: Iterable[tuple[Parcel, str]]) -> tuple[str, ...]:
        """Keep stories from outside under new ids, with their images; the ids."""
        taken = tuple(parcels)
        for parcel, new_id in taken:
            for image in parcel.images:
                self._library.keep_image(image, new_id)
        return self.keep_new(self.adopted(parcel.story, new_id) for parcel, new_id in taken)

    def keep_new(self, stories: Iterable[Story]) -> tuple[str, ...]:
        """Keep stories from outside, each with a version as it came, all or none; their ids."""
        new = tuple(stories)
        self._library.keep_new(new, Why.IMPORTED, self._who)
        return tuple(story.id for story in new)

    def holds(self, story_id: str) -> bool:
        """Whether the library has a story, in the bin or not."""
        return bool(self._library.held((story_id,)))

    def bin(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Put stories into the bin. Raises NotFound for those that only a journal holds as yet."""
        if len(self._library.held(ids)) < len(set(ids)):
            raise NotFound(
                _("This story is not in the library yet, so it cannot be put into its bin."),
                _("The journal holds it; try again once the library can be written."),
            )
        self._library.bin(ids)
        return ids

    def unbin(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Take stories out of the bin again."""
        self._library.unbin(ids)
        return ids

    def version(self) -> int:
        """A number that changes when somebody else writes to the library."""
        return self._library.data_version()

    def renew(self) -> None:
        """Say that this window is alive. Raises LibraryHeld if another machine took over."""
        other = self._lock.renew() if self._lock is not None else None
        if other is not None:
            raise LibraryHeld(
                _(
                    "The library was taken over by the computer {host}, by {user}, while this one"
                    " slept or was cut off."
                ).format(host=other.host, user=other.user),
                _(
                    "Close Nutgraf on one of the two. Nothing is overwritten: each story that both"
                    " changed is kept twice."
                ),
            )

    def close(self, last_story: str, caret: Caret | None) -> None:
        """Remember where work was left, and close."""
        if not self.read_only:
            with suppress(LibraryError):
                self._library.keep_setting(LAST_STORY, last_story)
                self._library.keep_setting(LAST_CARET, _caret_to_text(caret))
        self.leave()

    def leave(self) -> None:
        """Close without a word about where work was left: a command was here, no window."""
        try:
            self._library.close()
        finally:
            self._closed()

    def _journal(self, story_id: str) -> Journal:
        return Journal(self._journals, story_id, self._lineage)

    def _remember_last_caret(self, story_id: str) -> None:
        caret = _caret_from_text(self._library.setting(LAST_CARET) or "")
        if caret is not None and story_id not in self._carets:
            self._carets[story_id] = caret


def _caret_to_text(caret: Caret | None) -> str:
    if caret is None:
        return ""
    place = caret.place
    return json.dumps([place.field, place.item, place.part, caret.position])


def _caret_from_text(text: str) -> Caret | None:
    """The caret that was remembered; None for what is none: it is not worth an error."""
    try:
        field, item, part, position = json.loads(text)
        return Caret(Place(str(field), str(item), str(part)), max(0, int(position)))
    except (ValueError, TypeError):
        return None
