"""A library that is only read, by a connection of its own: for long work beside a window."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeAlias

from sqlalchemy import Select, or_, select

from editor.library import images, tables
from editor.library.bookmarks import Way
from editor.library.engine import Database
from editor.library.listing import MAX_RECENCY
from editor.library.search import found, holding_expression, match_expression, whole_words
from editor.model.codec import house_from_json, story_from_json
from editor.model.errors import LibraryError, UnreadableStory
from editor.model.figures.images import Picture
from editor.model.house import House
from editor.model.story import Story
from editor.model.translation import _

_stories = tables.stories

MayHold: TypeAlias = Callable[[str], bool]
"""Whether a story whose canonical JSON this is may be one that is looked for."""


def _anything(_text: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Placed:
    """A story as it stands in the library: its canonical JSON, the hash of that, its place."""

    story: Story
    json: str
    sha256: str
    recency: int
    is_binned: bool


class Reader:
    """Reads a library that is open elsewhere, one short transaction a call.

    All calls raise LibraryError where the file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise LibraryError(
                _("The library {path} is not there just now.").format(path=path),
                _("It is looked for again."),
            )
        self.path = path
        self._database = Database(path.absolute(), path, read_only=True)
        try:
            self.id = self._fact("id")
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_value: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def houses(self) -> tuple[House, ...]:
        """The houses, in the order they came."""
        wanted = select(tables.houses.c.json).order_by(tables.houses.c.ordinal)
        with self._database.reading() as connection:
            return tuple(house_from_json(json) for json in connection.execute(wanted).scalars())

    def setting(self, name: str) -> str:
        """What the desk chose under a name; empty if it did not."""
        settings = tables.settings
        wanted = select(settings.c.value).where(settings.c.name == name)
        with self._database.reading() as connection:
            return connection.execute(wanted).scalar_one_or_none() or ""

    def settings(self, beginnings: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """What the desk chose under names that begin in one of these ways."""
        name = tables.settings.c.name
        begins = or_(*(name.startswith(each, autoescape=True) for each in beginnings))
        wanted = select(name, tables.settings.c.value).where(begins).order_by(name)
        with self._database.reading() as connection:
            return tuple((name, value) for name, value in connection.execute(wanted))

    def places(self) -> dict[int, bool]:
        """The recency of every story, and whether it is in the bin.

        A save gives a story a new recency, so this tells what changed; it is read from an index
        alone.
        """
        wanted = select(_stories.c.recency, _stories.c.binned_at != "")
        with self._database.reading() as connection:
            return {row[0]: bool(row[1]) for row in connection.execute(wanted)}

    def sha256(self, recency: int) -> str:
        """The hash of the story in a place; empty where there is none."""
        wanted = select(_stories.c.sha256).where(_stories.c.recency == recency)
        with self._database.reading() as connection:
            return connection.execute(wanted).scalar_one_or_none() or ""

    def holding(
        self, phrase: str, *, whole_word: bool, query: str = "", status: str = ""
    ) -> tuple[int, ...]:
        """The places of the stories outside the bin, newest first, that a query and a status find
        and that may hold a phrase; an empty phrase stands in all.
        """
        asked = (
            match_expression(query, status),
            holding_expression(phrase, whole_word=whole_word),
        )
        match = " AND ".join(filter(None, asked))
        page = found(match, Way(MAX_RECENCY, 0)) if match else _listed()
        with self._database.reading() as connection:
            return tuple(connection.execute(page).scalars())

    def placed(self, recency: int, may_hold: MayHold = _anything) -> Placed | None:
        """The story in a place; None if it has left it, or its JSON cannot hold what is sought.
        Raises LibraryError if it is damaged.
        """
        columns = (_stories.c.id, _stories.c.json, _stories.c.sha256, _stories.c.binned_at)
        wanted = select(*columns).where(_stories.c.recency == recency)
        with self._database.reading() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None or (isinstance(row.json, str) and not may_hold(row.json)):
            return None
        if hashlib.sha256(row.json.encode()).hexdigest() == row.sha256:
            with suppress(UnreadableStory):
                story = story_from_json(row.json)
                return Placed(story, row.json, row.sha256, recency, bool(row.binned_at))
        raise LibraryError(
            _("The story {story_id} cannot be read from the library.").format(story_id=row.id)
        )

    def places_with(self, words: str, most: int) -> tuple[int, ...]:
        """The places of stories that have all these words, the newest first."""
        match = whole_words(words)
        if not match:
            return ()
        with self._database.reading() as connection:
            way = Way(MAX_RECENCY, 0)
            return tuple(connection.execute(found(match, way).limit(most)).scalars())

    def held(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the stories that the library holds, in the bin or not."""
        wanted = tuple(ids)
        with self._database.reading() as connection:
            known = select(_stories.c.id).where(_stories.c.id.in_(wanted))
            return frozenset(connection.execute(known).scalars())

    def image_original(self, digest: str) -> Picture:
        """An image as it was kept. Raises NotFound, or LibraryError if it is damaged."""
        with self._database.reading() as connection:
            return images.original(connection, digest)

    def images_held(self, digests: Iterable[str]) -> frozenset[str]:
        """Those of the images that the library holds."""
        with self._database.reading() as connection:
            return frozenset(images.sizes(connection, digests))

    def _fact(self, name: str) -> str:
        wanted = select(tables.facts.c.value).where(tables.facts.c.name == name)
        with self._database.reading() as connection:
            return connection.execute(wanted).scalar_one_or_none() or ""


def _listed() -> Select[int]:
    listed = select(_stories.c.recency).where(_stories.c.binned_at == "")
    return listed.order_by(_stories.c.recency.desc())
