"""The library with its journals: what the workspace asks of both, off the UI thread."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.library.journal import Journal, journals
from editor.model.changes import Misfit
from editor.model.errors import LibraryError, NotFound, NotKept, NutgrafError
from editor.model.history import History
from editor.model.house import FIRST_HOUSE, House
from editor.model.places import Caret, Place
from editor.model.rows import StoryRow
from editor.model.story import Status, Story
from editor.services.open_story import OpenStory
from editor.services.session import replayed

if TYPE_CHECKING:
    from editor.library.library import Library

LAST_STORY = "last story"
LAST_CARET = "last caret"
HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a start found: the house, the story open last, what was brought back, what was not."""

    house: House
    last_story: str
    recovered_at: str
    problems: tuple[NutgrafError, ...]
    version: int


@dataclass(frozen=True, slots=True)
class _Recovered:
    story_id: str
    at: datetime


def nothing() -> None:
    """Nothing more to do."""


class Shelf:
    """One library and the folder of its journals; every method runs on the library lane."""

    def __init__(
        self,
        library: Library,
        journals: Path,
        unfiled: Path,
        closed: Callable[[], None] = nothing,
    ) -> None:
        self._library = library
        self._closed = closed
        self._journals = journals
        self._unfiled = unfiled
        self._carets: dict[str, Caret] = {}

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
        recovered: list[_Recovered] = []
        problems: list[NutgrafError] = []
        last = self._library.setting(LAST_STORY) or ""
        if not self.read_only:
            self._recover(recovered, problems)
        self._remember_last_caret(last)
        at = ""
        if recovered:
            newest = max(recovered, key=lambda each: each.at)
            last, at = newest.story_id, f"{newest.at.astimezone():%H:%M:%S}"
        return Opened(self.house(), last, at, tuple(problems), self._library.data_version())

    def house(self) -> House:
        """The house of the desk."""
        wanted = self._library.setting(HOUSE) or FIRST_HOUSE.id
        houses = self._library.houses()
        return next((each for each in houses if each.id == wanted), houses[0])

    def keep_house(self, house: House) -> None:
        """Keep a changed house and use it from now on."""
        self._library.keep_house(house)
        self._library.keep_setting(HOUSE, house.id)

    def new_story(self, story: Story, house: House, now: Callable[[], datetime]) -> OpenStory:
        """A story that the library does not hold as yet; touches nothing, runs anywhere."""
        journal = Journal(self._journals, story.id)
        return OpenStory(story, house, History(), 0, now, journal, self._library)

    def open_story(self, story_id: str, now: Callable[[], datetime]) -> OpenStory:
        """Open a story with its history, and with what only its journal holds as yet.

        The start brings journals into the library; it cannot where that is locked or read-only.
        Raises NotFound, LibraryError or NotKept.
        """
        kept = self._library.story(story_id)
        history = History(kept.done, kept.undone)
        journal = Journal(self._journals, story_id)
        try:
            found = journal.replay(kept.story, kept.number)
        except OSError as error:
            raise _not_recovered(self._journals, error) from error
        return OpenStory(
            replayed(kept.story, history, found.entries),
            self._house_of(kept.story),
            history,
            found.number,
            now,
            journal,
            self._library,
            kept.revision,
            self._carets.get(story_id),
        )

    def remember_last(self, story_id: str) -> None:
        """Remember which story was opened last, if the library can be written just now."""
        if not self.read_only:
            with suppress(LibraryError):
                self._library.keep_setting(LAST_STORY, story_id)

    def story(self, story_id: str) -> tuple[Story, House]:
        """A story and its house. Raises NotFound or LibraryError."""
        story = self._library.story(story_id).story
        return story, self._house_of(story)

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
        """Copy a story without its status, times, embargo and advisories; the copy's id."""
        copy = replace(
            self._library.story(story_id).story,
            id=new_id,
            status=Status.DRAFT,
            embargoed_until="",
            published_at="",
            modified_at="",
            advisories=(),
            created="",
            updated="",
        )
        return self.keep_new([copy])[0]

    def keep_new(self, stories: Iterable[Story]) -> tuple[str, ...]:
        """Keep stories that the library does not hold as yet; their ids."""
        ids = []
        for story in stories:
            self._library.keep(story, revision=0, number=0, timeline=None)
            ids.append(story.id)
        return tuple(ids)

    def bin(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Put stories into the bin."""
        self._library.bin(ids)
        return ids

    def unbin(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Take stories out of the bin again."""
        self._library.unbin(ids)
        return ids

    def rows(self, query: str, status: str, offset: int, limit: int) -> tuple[StoryRow, ...]:
        """A page of the list, newest first."""
        return self._library.rows(query, status, offset, limit)

    def count(self, query: str, status: str) -> int:
        """How many stories a search finds."""
        return self._library.count(query, status)

    def statuses(self) -> tuple[tuple[str, int], ...]:
        """How many stories have each status that occurs."""
        return tuple(self._library.statuses().items())

    def version(self) -> int:
        """A number that changes when somebody else writes to the library."""
        return self._library.data_version()

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

    def _house_of(self, story: Story) -> House:
        houses = {each.id: each for each in self._library.houses()}
        return houses.get(story.house) or self.house()

    def _remember_last_caret(self, story_id: str) -> None:
        caret = _caret_from_text(self._library.setting(LAST_CARET) or "")
        if caret is not None and story_id not in self._carets:
            self._carets[story_id] = caret

    def _recover(self, recovered: list[_Recovered], problems: list[NutgrafError]) -> None:
        for folder in (self._journals, self._unfiled):
            for story_id in journals(folder):
                try:
                    found = self._recover_one(folder, story_id)
                except (OSError, Misfit, NutgrafError) as error:
                    problems.append(_not_recovered(folder, error))
                else:
                    if found is not None:
                        recovered.append(found)

    def _recover_one(self, folder: Path, story_id: str) -> _Recovered | None:
        """Bring one story's journal into the library; its pages go when that is committed."""
        from editor.library.timelines import Timeline

        try:
            kept = self._library.story(story_id)
        except NotFound:
            kept = None
        journal = Journal(folder, story_id)
        number = kept.number if kept else 0
        found = journal.replay(kept.story if kept else None, number)
        if not found.entries or found.base is None:
            journal.committed(number)
            journal.close()
            if found.left:
                raise NotKept(f"{found.left} changes in the journal do not fit the story")
            return None
        history = History(kept.done, kept.undone) if kept else History()
        story = replayed(found.base, history, found.entries)
        last = found.entries[-1].number
        timeline = Timeline(history.first_dirty, history.done, history.undone)
        self._library.keep(
            story, revision=kept.revision if kept else 0, number=last, timeline=timeline
        )
        journal.committed(last)
        journal.close()
        newest = found.entries[-1].step
        if newest.after is not None:
            self._carets[story_id] = newest.after
        return _Recovered(story_id, newest.at)


def _not_recovered(folder: Path, error: Exception) -> NotKept:
    sentence = error.sentence if isinstance(error, NutgrafError) else str(error)
    return NotKept(
        f"A journal could not be brought back: {sentence.rstrip('.')}.",
        f"Nothing was deleted; the journal lies in {folder}.",
    )


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
