"""The rounds of a mirror: what differs from the library, written in short steps.

All of it runs on the upkeep lane, with a connection to the library of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from editor.library.house_settings import HOUSE_WORDS
from editor.model.codec import canonical, house_to_json
from editor.model.errors import NotKept, NutgrafError
from editor.model.translation import _
from editor.services.exchange import Exchange
from editor.services.mirroring.folder import Copy, Folder, require_folder
from editor.services.mirroring.index import GONE, Entry
from editor.services.mirroring.names import folded, stem
from editor.services.mirroring.pictures import Pictures
from editor.services.shelf import HOUSE
from editor.services.templates import SETTING as TEMPLATES

if TYPE_CHECKING:
    from editor.library.reading import Placed, Reader
    from editor.model.house import House

HOUSES_ID = "\0houses"
"""The houses' own id in the index; no story has it."""

HOUSES = "houses"
"""The stem of the file of the houses; a story's own stem always ends in a part of its id."""

_HOUSES_RECENCY = -1

_OF_THE_DESK = (TEMPLATES, HOUSE_WORDS)
"""How the names of settings begin that lie beside the houses: own templates, the houses' words.

What else the desk chose is of the place where it was chosen, or of a single story.
"""

BATCH = 20
"""Stories of one step: it ends within about a second, for whatever else waits on the lane."""

GIVE_UP = 3
"""Failures one after the other after which a round is over: the folder is full or gone."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a round is: stories that wait, and what the first failure said."""

    waiting: int
    problem: NutgrafError | None = None
    is_over: bool = False


class Rounds:
    """Brings a folder to the state of a library, again and again.

    `begin` finds out what to do, `step` does a piece of it. Both raise NutgrafError where the
    whole folder or the library is out of reach.
    """

    def __init__(self, library: Path, root: Path, exchange: Exchange) -> None:
        self._library = library
        self._root = root
        self._exchange = exchange
        self._pictures = Pictures(root)
        self._folder: Folder | None = None
        self._wanted: list[int] = []
        self._gone: list[str] = []
        self._failed: set[int] = set()
        self._failures: list[NutgrafError] = []
        self._in_a_row = 0

    def begin(self) -> Tally:
        """Find what differs; a plan that was not finished is replaced by the new one."""
        return self._guarded(self._plan)

    def step(self) -> Tally:
        """Write the next few stories, the newest first; then take away those that are gone."""
        return self._guarded(self._work)

    def _guarded(self, work: Callable[[Reader], None]) -> Tally:
        from editor.library.reading import Reader

        try:
            require_folder(self._root)
            with Reader(self._library) as reader:
                work(reader)
        except OSError as error:
            self._folder = None
            raise not_written(self._root, error) from error
        except NutgrafError:
            self._folder = None
            raise
        left = len(self._wanted) + len(self._gone)
        problem = self._failures[0] if self._failures else None
        is_over = left == 0 or self._in_a_row >= GIVE_UP
        return Tally(left + len(self._failures), problem, is_over)

    def _plan(self, reader: Reader) -> None:
        self._failures, self._in_a_row = [], 0
        present: frozenset[str] | None = None
        if self._folder is None or not self._folder.index.is_current():
            self._folder = Folder(self._root, reader.id)
            present = self._folder.names()
        entries = {each.id: each for each in self._folder.index.entries()}
        kept = {key for key, each in entries.items() if each.recency == GONE}
        entries = {key: each for key, each in entries.items() if key not in kept}
        if present is not None:
            entries = {key: each for key, each in entries.items() if _is_whole(each, present)}
        self._keep_houses(reader, self._folder, entries.pop(HOUSES_ID, None))
        places = reader.places()
        mirrored = {each.recency: each for each in entries.values()}
        if not _continues(reader, places, mirrored):
            mirrored = {}
        wanted = [
            recency
            for recency, is_binned in places.items()
            if recency not in mirrored or mirrored[recency].binned != is_binned
        ]
        # The last is taken first: the newest, and what failed before when all else is done.
        self._wanted = sorted(wanted, key=lambda each: (each not in self._failed, each))
        self._failed.intersection_update(wanted)
        stay = {each.id for recency, each in mirrored.items() if recency in places}
        stay |= kept | {HOUSES_ID}
        self._gone = [each for each in self._folder.index.ids if each not in stay]

    def _work(self, reader: Reader) -> None:
        assert self._folder is not None, "a round begins with a plan"
        houses = {each.id: each for each in reader.houses()}
        for _turn in range(BATCH):
            if not self._wanted or self._in_a_row >= GIVE_UP:
                break
            self._copy(reader, self._folder, self._wanted.pop(), houses)
        if not self._wanted:
            batch, self._gone = self._gone[:BATCH], self._gone[BATCH:]
            held = reader.held(batch)
            for story_id in batch:
                if story_id not in held:
                    self._folder.remove(story_id)
            if batch:
                self._pictures.sweep(reader)

    def _copy(self, reader: Reader, folder: Folder, recency: int, houses: dict[str, House]) -> None:
        """Write one story; a failure of it alone does not stop the others."""
        try:
            placed = reader.placed(recency)
            if placed is not None:
                folder.put(self._copy_of(placed, houses))
                self._pictures.put(reader, placed.story)
        except (OSError, NutgrafError) as error:
            known = error if isinstance(error, NutgrafError) else not_written(self._root, error)
            self._failures.append(known)
            self._failed.add(recency)
            self._in_a_row += 1
        else:
            self._failed.discard(recency)
            self._in_a_row = 0

    def _copy_of(self, placed: Placed, houses: dict[str, House]) -> Copy:
        house = houses.get(placed.story.house) or next(iter(houses.values()))
        return Copy(
            placed.story.id,
            placed.recency,
            stem(placed.story),
            placed.is_binned,
            placed.json.encode(),
            self._exchange.write(placed.story, house, "markdown"),
        )

    def _keep_houses(self, reader: Reader, folder: Folder, there: Entry | None) -> None:
        houses = [json.loads(house_to_json(each)) for each in reader.houses()]
        settings = dict(reader.settings(_OF_THE_DESK))
        held = {"house": reader.setting(HOUSE), "houses": houses, "settings": settings}
        data = canonical(held).encode()
        copy = Copy(HOUSES_ID, _HOUSES_RECENCY, HOUSES, False, data)
        if there is None or there != copy.entry(there.stem):
            folder.put(copy)


def is_of_the_desk(name: str) -> bool:
    """Whether a setting of the library belongs to the desk, as its houses do."""
    return name.startswith(_OF_THE_DESK)


def _is_whole(entry: Entry, present: frozenset[str]) -> bool:
    return all(folded(path) in present for path in entry.files())


def _continues(reader: Reader, places: dict[int, bool], mirrored: dict[int, Entry]) -> bool:
    """Whether the library is the one mirrored, later; not an older one that was restored.

    An older one that was written to since gives its stories the same places anew, in order: then
    the last place that both have holds another text.
    """
    newest = max(places.keys() & mirrored.keys(), default=None)
    return newest is None or reader.sha256(newest) == mirrored[newest].json


def not_written(root: Path, error: OSError) -> NotKept:
    """The error of a folder that cannot be written."""
    return NotKept(
        _("The mirror in {root} could not be written: {reason}.").format(
            root=root, reason=error.strerror or error
        ),
        _("The library is not affected; the mirror is tried again every minute."),
    )
