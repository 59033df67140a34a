"""The library of a desk: all its stories and houses, and what it chose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from editor.library import images, listing, search, stories, tables, versions
from editor.library.bookmarks import Bookmarks
from editor.library.engine import Database
from editor.library.stories import Kept, KeptStory
from editor.library.timelines import Timeline
from editor.library.versions import KeptVersion
from editor.model.codec import house_from_json, house_to_json
from editor.model.errors import ReadOnlyLibrary
from editor.model.figures.images import Image, Picture
from editor.model.house import FIRST_HOUSE, House
from editor.model.ids import Ids
from editor.model.rows import StoryRow
from editor.model.story import Story
from editor.model.text import well_formed
from editor.model.translation import _
from editor.model.versions import VersionRow

__all__ = ["Kept", "KeptStory", "Library", "Timeline"]


def _nothing() -> None:
    """Nothing more to do."""


class Library:
    """Every story of one desk; `database.open_library` gives one.

    - Each call is one transaction: all of it is kept, or nothing.
    - Any thread may call, and waits for its turn.
    - All calls raise LibraryError where the file cannot be read or written; those that write to
      one that was opened `read_only` raise ReadOnlyLibrary.
    """

    def __init__(
        self,
        database: Database,
        path: Path,
        clock: Callable[[], datetime],
        ids: Ids,
        *,
        read_only: bool = False,
        closed: Callable[[], None] = _nothing,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._database = database
        self._clock = clock
        self._closed = closed
        self._writes = 0
        self._bookmarks = Bookmarks()
        self._listed: tuple[str, int, int] | None = None
        self.id = database.identity = self._furnished(ids)
        if read_only:
            database.pragma("query_only=ON")

    def close(self) -> None:
        """Let go of the file; nothing else may be called after."""
        self._database.close()
        self._closed()

    def data_version(self) -> int:
        """A number that changes when somebody else writes to this library."""
        return int(self._database.pragma("data_version"))

    def houses(self) -> tuple[House, ...]:
        """The houses, in the order they came; there is at least one."""
        wanted = select(tables.houses.c.json).order_by(tables.houses.c.ordinal)
        with self._database.reading() as connection:
            return tuple(house_from_json(json) for json in connection.execute(wanted).scalars())

    def keep_house(self, house: House) -> None:
        """Keep a house, in the place of the one with its id."""
        with self._writing() as connection:
            _keep_house(connection, house)

    def remove_house(self, house_id: str) -> int:
        """Remove a house that no story is written for; else how many are, and it stays.

        Stories in the bin count: they can be brought back.
        """
        with self._writing() as connection:
            needed = stories.count_of_house(connection, house_id)
            if not needed:
                connection.execute(delete(tables.houses).where(tables.houses.c.id == house_id))
        return needed

    def story(self, story_id: str) -> KeptStory:
        """A story, in the bin or not. Raises NotFound."""
        with self._database.reading() as connection:
            return stories.read(connection, well_formed(story_id))

    def held(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of some stories that the library has, in the bin or not."""
        wanted = select(tables.stories.c.id).where(tables.stories.c.id.in_(list(ids)))
        with self._database.reading() as connection:
            return tuple(connection.execute(wanted).scalars())

    def keep(
        self,
        story: Story,
        *,
        revision: int,
        number: int,
        known: str = "",
        lineage: str = "",
        timeline: Timeline | None = None,
    ) -> Kept:
        """Keep a story that was read at `revision`, or is new (0); it becomes the newest.

        - `known` is the hash of the text that was read, where the caller knows it.
        - It contains the journal of `lineage` up to the running number `number`.
        - Without a timeline the stored one stays.
        - It counts as kept once it was read back and is the same.

        Raises LostRace if it was changed elsewhere in the meantime.
        """
        with self._writing() as connection:
            kept = stories.keep(
                connection,
                story,
                revision=revision,
                known=known,
                number=number,
                lineage=lineage,
                timeline=timeline,
                now=self._now(),
            )
        self._read_back(story.id, kept)
        return kept

    def keep_new(self, new: Iterable[Story], why: str, who: str) -> None:
        """Keep stories that are new here, each with a version as it came: all of them, or none.

        They count as kept once they were read back and are the same. Raises LostRace if one of
        them is there already.
        """
        written = []
        with self._writing() as connection:
            now = self._now()
            for story in new:
                kept = stories.keep(
                    connection,
                    story,
                    revision=0,
                    known="",
                    number=0,
                    lineage="",
                    timeline=None,
                    now=now,
                )
                version = versions.keep(connection, story, why, who, "", now)
                written.append((story.id, kept, version))
        for story_id, kept, version in written:
            self._read_back(story_id, kept)
            self._read_version_back(story_id, version)

    def keep_version(self, story: Story, why: str, who: str, note: str = "") -> VersionRow:
        """Keep a state of a story as a version; gives that version, or the one that is this state.

        It counts as kept once it was read back and is the same. Raises NotFound if the library
        does not hold the story.
        """
        with self._writing() as connection:
            kept = versions.keep(connection, story, why, who, note, self._now())
        self._read_version_back(story.id, kept)
        return kept.row

    def versions(self, story_id: str) -> tuple[VersionRow, ...]:
        """The versions of a story, oldest first."""
        with self._database.reading() as connection:
            return versions.rows(connection, well_formed(story_id))

    def version(self, story_id: str, number: int) -> Story:
        """The story as a version holds it. Raises NotFound, or LibraryError if it is damaged."""
        with self._database.reading() as connection:
            return versions.read(connection, well_formed(story_id), number)

    def annotate_version(self, story_id: str, number: int, note: str) -> None:
        """Give a version another note. Raises NotFound."""
        with self._writing() as connection:
            versions.annotate(connection, well_formed(story_id), number, note)

    def common_version(self, a_id: str, b_id: str) -> tuple[int, int] | None:
        """The newest versions of two stories, by number, that hold the same; None without one."""
        with self._database.reading() as connection:
            return versions.common(connection, well_formed(a_id), well_formed(b_id))

    def keep_image(self, image: Image, story_id: str = "") -> None:
        """Keep an image, for a story where one is named; it is kept once it was read back.

        It goes when every story that ever had it was purged.
        """
        self.write_image(image, story_id)
        self.require_image(image)

    def write_image(self, image: Image, story_id: str) -> None:
        """The first half of keeping an image: write it, for a story where one is named."""
        with self._writing() as connection:
            images.keep(connection, image, self._now())
            if story_id:
                images.note_uses(connection, well_formed(story_id), (image.digest,))

    def require_image(self, image: Image) -> None:
        """The second half: read it back, while others may use the library."""
        images.require_kept(self._database.reread(images.READ_BACK, (image.digest,)), image)

    def image_original(self, digest: str) -> Picture:
        """An image as it was kept. Raises NotFound, or LibraryError if it is damaged."""
        with self._database.reading() as connection:
            return images.original(connection, well_formed(digest))

    def image_shown(self, digest: str) -> Picture:
        """What pages show of an image. Raises NotFound, or LibraryError if it is damaged."""
        with self._database.reading() as connection:
            return images.web(connection, well_formed(digest))

    def image_sizes(self, digests: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Width and height of what pages show, of those images that are there."""
        with self._database.reading() as connection:
            return images.sizes(connection, map(well_formed, digests))

    def rows(
        self, query: str = "", status: str = "", offset: int = 0, limit: int = 50
    ) -> tuple[StoryRow, ...]:
        """A page of the stories that match, newest first, without those in the bin."""
        match = search.match_expression(query, status)
        bookmarks = self._bookmarks_of(match)
        with self._database.reading() as connection:
            return listing.rows(connection, match, max(0, offset), limit, bookmarks)

    def count(self, query: str = "", status: str = "") -> int:
        """How many stories match, without those in the bin."""
        match = search.match_expression(query)
        with self._database.reading() as connection:
            if match:
                return search.count(connection, search.match_expression(query, status))
            counts = listing.statuses(connection)
        return counts.get(well_formed(status), 0) if status else sum(counts.values())

    def statuses(self) -> dict[str, int]:
        """How many stories there are of each status, without those in the bin."""
        with self._database.reading() as connection:
            return listing.statuses(connection)

    def bin(self, ids: Iterable[str]) -> None:
        """Put stories into the bin: out of list and search, but not gone."""
        with self._writing() as connection:
            stories.bin_stories(connection, ids, self._now())

    def unbin(self, ids: Iterable[str]) -> None:
        """Take stories out of the bin again, back to their place in the list."""
        with self._writing() as connection:
            stories.unbin_stories(connection, ids)

    def purge(self, ids: Iterable[str]) -> int:
        """Delete stories of the bin for good, with versions and timelines; how many went.

        A story that is not in the bin stays.
        """
        with self._writing() as connection:
            return stories.purge(connection, ids)

    def binned(
        self, query: str = "", offset: int = 0, limit: int | None = None
    ) -> tuple[StoryRow, ...]:
        """A page of the stories in the bin, the last binned first; all of them without a limit.

        A query finds in the bin what has its words in headline or slugline.
        """
        with self._database.reading() as connection:
            return listing.binned(connection, query, max(0, offset), limit)

    def count_binned(self, query: str = "") -> int:
        """How many stories in the bin match."""
        with self._database.reading() as connection:
            return listing.count_binned(connection, query)

    def binned_ids(self) -> tuple[str, ...]:
        """The ids of all stories in the bin."""
        with self._database.reading() as connection:
            return listing.binned_ids(connection)

    def setting(self, name: str) -> str | None:
        """What the desk chose under a name, None if it did not."""
        with self._database.reading() as connection:
            return _value(connection, tables.settings, name)

    def keep_setting(self, name: str, value: str) -> None:
        """Remember a choice of the desk."""
        with self._writing() as connection:
            _keep_value(connection, tables.settings, name, value)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise ReadOnlyLibrary(
                _(
                    "The library {path} can only be read: another window has it, or it or its"
                    " folder is write-protected."
                ).format(path=self.path),
                _("Close it there, or copy it to a folder of your own."),
            )
        with self._database.writing() as connection:
            yield connection
        self._writes += 1

    def _read_back(self, story_id: str, kept: Kept) -> None:
        question = "SELECT revision, sha256, json FROM stories WHERE id = ?"
        stories.require_kept(self._database.reread(question, (story_id,)), kept)

    def _read_version_back(self, story_id: str, kept: KeptVersion) -> None:
        if kept.written is not None:
            place = (story_id, kept.row.number)
            versions.require_kept(self._database.reread(versions.READ_BACK, place), kept)

    def _bookmarks_of(self, match: str) -> Bookmarks:
        """The bookmarks of the list that was asked for last; new ones for another, or a write."""
        listed = (match, self.data_version(), self._writes)
        if self._listed != listed:
            self._listed, self._bookmarks = listed, Bookmarks()
        return self._bookmarks

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

    def _furnished(self, ids: Ids) -> str:
        """The library's id; a new library gets one, and its first house."""
        with self._database.reading() as connection:
            known = _value(connection, tables.facts, "id")
        if known is not None:
            return known
        with self._database.writing() as connection:
            # Two programs may make the same library at once: the first one's id is the id.
            known = _value(connection, tables.facts, "id")
            if known is None:
                known = ids()
                _keep_value(connection, tables.facts, "id", known)
                _keep_house(connection, FIRST_HOUSE)
            return known


def _value(connection: Connection, table: Table, name: str) -> str | None:
    wanted = select(table.c.value).where(table.c.name == name)
    value: str | None = connection.execute(wanted).scalar_one_or_none()
    return value


def _keep_value(connection: Connection, table: Table, name: str, value: str) -> None:
    new = insert(table).values(name=name, value=well_formed(value))
    connection.execute(new.on_conflict_do_update(set_={"value": new.excluded.value}))


def _keep_house(connection: Connection, house: House) -> None:
    after = select(func.coalesce(func.max(tables.houses.c.ordinal) + 1, 0))
    new = insert(tables.houses).values(
        id=house.id, json=house_to_json(house), ordinal=connection.execute(after).scalar_one()
    )
    connection.execute(new.on_conflict_do_update(set_={"json": new.excluded.json}))
