"""Rows to stories and back: the one place that knows both."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from editor.library import embargoes, images, search, timelines
from editor.library.lineages import Lineages
from editor.library.story_settings import names_of
from editor.library.tables import settings, stories
from editor.library.timelines import Timeline
from editor.model.codec import canonical, story_from_json, story_to_json
from editor.model.errors import LibraryError, LostRace, NewerSchema, NotFound, UnreadableStory
from editor.model.history import Step
from editor.model.story import Story
from editor.model.translation import _

MOST = 2**53
"""The greatest revision or running number that can be: what is greater is damage."""


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story as the library holds it, its revision, and what can be undone and redone.

    `number` is the last running number of a journal that the story contains, `lineages` say of
    whose journals it contains how much.
    """

    story: Story
    revision: int
    number: int
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    lineages: Lineages = field(default_factory=Lineages)
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The revision that a save made, its time (RFC 3339, UTC), the hash of what it wrote, and
    whether that is in the bin.
    """

    revision: int
    updated: str
    sha256: str
    is_binned: bool = False


def count_of_house(connection: Connection, house_id: str) -> int:
    """How many stories are written for a house, in the bin or not.

    It looks for the words that canonical JSON has for that, so that a damaged story counts too.
    """
    words = canonical({"house": house_id})[1:-1]
    wanted = select(func.count()).select_from(stories).where(func.instr(stories.c.json, words) > 0)
    return connection.execute(wanted).scalar_one()


def read(connection: Connection, story_id: str) -> KeptStory:
    """A story with its timeline, in the bin or not. Raises NotFound, or LibraryError."""
    columns = (
        stories.c.json,
        stories.c.sha256,
        stories.c.revision,
        stories.c.number,
        stories.c.lineages,
    )
    row = connection.execute(select(*columns).where(stories.c.id == story_id)).one_or_none()
    if row is None:
        raise NotFound(_("There is no story {story_id} in the library.").format(story_id=story_id))
    story = _story(story_id, row.json, row.sha256)
    timeline = timelines.read(connection, story_id)
    lineages = Lineages.from_json(row.lineages, row.number)
    if not all(isinstance(each, int) and 0 <= each <= MOST for each in (row.revision, row.number)):
        raise _damaged(story_id)
    return KeptStory(story, row.revision, row.number, *timeline, lineages, row.sha256)


def keep(
    connection: Connection,
    story: Story,
    *,
    revision: int,
    known: str,
    number: int,
    lineage: str,
    timeline: Timeline | None,
    now: str,
) -> Kept:
    """Write a story, its place in the list and the index, and its timeline.

    It contains the journal of `lineage` up to `number`. Without a timeline the stored one stays.
    Raises LostRace unless `revision` is the stored one (0: the story is new), and `known`, where
    it is given, the hash of the stored text: two copies of a library count alike.
    """
    columns = (
        stories.c.revision,
        stories.c.recency,
        stories.c.created,
        stories.c.binned_at,
        stories.c.number,
        stories.c.lineages,
        stories.c.sha256,
    )
    old = connection.execute(select(*columns).where(stories.c.id == story.id)).one_or_none()
    if (old.revision if old else 0) != revision or (known and old and old.sha256 != known):
        raise LostRace(_("This story was changed elsewhere since it was opened here."))
    created = (old.created if old else story.created) or now
    stored = replace(story, created=created, updated=now)
    newest = select(func.coalesce(func.max(stories.c.recency), 0))
    recency = connection.execute(newest).scalar_one() + 1
    lineages = Lineages.from_json(old.lineages, old.number) if old else Lineages()
    values = _values(stored) | {
        "recency": recency,
        "revision": revision + 1,
        "number": number,
        "lineages": lineages.reached(lineage, number).to_json(),
    }
    if old is None:
        connection.execute(insert(stories).values(**values, binned_at=""))
    else:
        connection.execute(update(stories).where(stories.c.id == story.id).values(**values))
        search.unindex(connection, old.recency)
    if old is None or not old.binned_at:
        search.index(connection, recency, stored)
    embargoes.note(connection, story)
    if timeline is not None:
        timelines.write(connection, story.id, timeline)
    images.note_uses(connection, story.id, images.digests_of(story))
    return Kept(revision + 1, now, values["sha256"], is_binned=bool(old and old.binned_at))


def require_kept(row: tuple[int, str, str] | None, kept: Kept) -> None:
    """Compare a row read back (revision, hash, text) with what was kept. Raises LibraryError."""
    if row is not None and row[0] > kept.revision:
        # Somebody else has been faster; the guard of the next save will see to it.
        return
    if row is None or row[1] != kept.sha256 or _sha256(row[2]) != kept.sha256:
        raise LibraryError(
            _("The library does not give back what was written to it."),
            _(
                "Your words are in the journal; writing is tried again. See that the disk is"
                " healthy."
            ),
        )


def bin_stories(connection: Connection, ids: Iterable[str], now: str) -> None:
    """Put stories into the bin; what is there already, or nowhere, stays as it is."""
    for story_id in ids:
        wanted = select(stories.c.recency).where(
            stories.c.id == story_id, stories.c.binned_at == ""
        )
        row = connection.execute(wanted).one_or_none()
        if row is not None:
            search.unindex(connection, row.recency)
            _set_binned_at(connection, story_id, now)


def unbin_stories(connection: Connection, ids: Iterable[str]) -> None:
    """Take stories out of the bin again, back to their place in the list."""
    for story_id in ids:
        columns = (stories.c.recency, stories.c.json, stories.c.sha256)
        wanted = select(*columns).where(stories.c.id == story_id, stories.c.binned_at != "")
        row = connection.execute(wanted).one_or_none()
        if row is not None:
            search.index(connection, row.recency, _story(story_id, row.json, row.sha256))
            _set_binned_at(connection, story_id, "")


def purge(connection: Connection, ids: Iterable[str]) -> int:
    """Delete stories that are in the bin for good; how many went.

    What belongs to a story (versions, timelines) refers to it and goes with it; so do settings
    named after it, and images that no other story ever had.
    """
    went = []
    for story_id in ids:
        gone = delete(stories).where(stories.c.id == story_id, stories.c.binned_at != "")
        if connection.execute(gone).rowcount:
            went.append(story_id)
            of_story = settings.c.name.in_(names_of(story_id))
            connection.execute(delete(settings).where(of_story))
    images.forget_stories(connection, went)
    return len(went)


def _set_binned_at(connection: Connection, story_id: str, at: str) -> None:
    connection.execute(update(stories).where(stories.c.id == story_id).values(binned_at=at))


def _story(story_id: str, json: str, sha256: str) -> Story:
    """The story of a row; SQLite itself does not notice a text that was changed on the disk."""
    # A damaged row can hold a value of any type, whatever its table says.
    if not isinstance(json, str) or _sha256(json) != sha256:
        raise _damaged(story_id)
    try:
        return story_from_json(json)
    except NewerSchema as error:
        raise LibraryError(error.sentence, error.remedy) from error
    except UnreadableStory as error:
        raise _damaged(story_id) from error


def _damaged(story_id: str) -> LibraryError:
    return LibraryError(
        _("The story {story_id} is damaged in the library.").format(story_id=story_id),
        _("Nothing was changed. Help › Check the library says what can be brought back."),
    )


def _values(story: Story) -> dict[str, Any]:
    json = story_to_json(story)
    return {
        "id": story.id,
        "created": story.created,
        "updated": story.updated,
        "headline": story.headline,
        "slugline": story.slugline,
        "status": story.status,
        "words": story.words,
        "sha256": _sha256(json),
        "json": json,
    }


def _sha256(json: str) -> str:
    return hashlib.sha256(json.encode()).hexdigest()
