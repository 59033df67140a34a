"""Rows as SQLite still gives them: from both ends of a table, and around what is broken."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from editor.library.contents import opened
from editor.library.migrating import known_migrations
from editor.library.salvage.finds import ROWS, Finds, Heard
from editor.library.salvage.records import Value
from editor.library.schema import ENTRIES, READ_FAULTS, bound_rows, strangeness
from editor.library.watching import Watcher
from editor.model.errors import NewerLibrary
from editor.model.translation import _

_LEAST_CELL = 4
"""Bytes of the smallest cell; more rows than a file has room for come from a tree in a circle."""

_MOST_READ = 16
"""How many times its own size is read of a file in one answer: long rows may share their pages."""

_MOST_LOOKS = 20_000
"""Ranges of rows that are tried before the rest is left to the pages."""

_BY_ID = "SELECT rowid, id FROM stories INDEXED BY sqlite_autoindex_stories_1 ORDER BY id"
_BY_RECENCY = (
    "SELECT rowid, recency FROM stories INDEXED BY sqlite_autoindex_stories_2 ORDER BY recency"
)
_HAS_PICTURES = "SELECT 1 FROM sqlite_master WHERE name = 'images'"
_PICTURES = "SELECT digest FROM images INDEXED BY sqlite_autoindex_images_1 ORDER BY digest"
_TEXT = "SELECT c0 FROM story_text_content WHERE id = ?"
_RANGE = "SELECT rowid, * FROM {} NOT INDEXED WHERE rowid BETWEEN ? AND ?"
_ORDERS = {"houses": "rowid", "facts": "name", "settings": "name", "changes": "story_id, ordinal"}


def take_rows(path: Path, finds: Finds, watcher: Watcher) -> bool:
    """Take in what SQLite reads of a copy of a library; whether that is everything.

    A file that is not made as ours are is not asked by SQL: its pages are read. Raises
    NewerLibrary.
    """
    try:
        with closing(opened(path, "ro")) as connection:
            connection.text_factory = bytes
            bound_rows(connection)
            asking = Asking(connection, path.stat().st_size)
            return asking.is_ours() and _take_all(asking, finds, watcher)
    except READ_FAULTS:
        return False


class Asking:
    """Questions to a library that may be damaged: an answer ends where it can no longer be read.

    `is_whole` says whether all answers since it was set came to their end.
    """

    def __init__(self, connection: sqlite3.Connection, size: int) -> None:
        self.is_whole = True
        self._connection = connection
        self._size = size

    def rows(self, question: str, *values: Value) -> Iterator[tuple[Value, ...]]:
        """The rows of an answer, as far as they can be read."""
        try:
            room = _MOST_READ * self._size
            for count, row in enumerate(self._connection.execute(question, values)):
                room -= sum(len(each) for each in row if isinstance(each, bytes))
                if count > self._size // _LEAST_CELL or room < 0:
                    self.is_whole = False
                    return
                yield tuple(map(_decoded, row))
        except READ_FAULTS:
            self.is_whole = False

    def is_ours(self) -> bool:
        """Whether the file is made as our migrations make it. Raises NewerLibrary."""
        forms = [row[0] for row in self.rows("PRAGMA user_version")]
        form = forms[0] if forms and isinstance(forms[0], int) else 0
        newest = len(known_migrations())
        if form > newest:
            recorded = [row[0] for row in self.rows("SELECT max(number) FROM migrations")]
            if recorded == [form]:
                raise NewerLibrary(
                    _(
                        "This library was written by a newer Nutgraf (form {form}; this one knows"
                        " {known})."
                    ).format(form=form, known=newest),
                    _("Update Nutgraf to repair it; the file was not touched."),
                )
            form = newest
        entries = list(self.rows(ENTRIES))
        return self.is_whole and not strangeness(entries, form)  # type: ignore[arg-type]  # values of any type are strange


def _take_all(asking: Asking, finds: Finds, watcher: Watcher) -> bool:
    has_all_stories = _take_stories(asking, finds, watcher)
    asking.is_whole = True
    for table in ("facts", "settings", "houses"):
        _take_table(asking, finds, table)
    has_all_rest = finds.has_all_settings = asking.is_whole
    asking.is_whole = True
    _take_of_stories(asking, finds, "changes", "ordinal")
    finds.has_all_steps = asking.is_whole and finds.is_log_whole
    asking.is_whole = True
    _take_of_stories(asking, finds, "versions", "number")
    finds.has_all_versions = asking.is_whole and finds.is_log_whole
    has_all_pictures = _take_pictures(asking, finds, watcher)
    tallies = list(asking.rows("SELECT sum(stories) FROM tallies"))
    if tallies and isinstance(tallies[0][0], int):
        finds.counted = tallies[0][0]
    has_all_of_stories = finds.has_all_steps and finds.has_all_versions
    return has_all_stories and has_all_rest and has_all_of_stories and has_all_pictures


def _take_pictures(asking: Asking, finds: Finds, watcher: Watcher) -> bool:
    """Take in the images one by one; whether all could be read. Older forms have none."""
    asking.is_whole = True
    if not list(asking.rows(_HAS_PICTURES)):
        return asking.is_whole
    named = [row[0] for row in asking.rows(_PICTURES)]
    finds.pictures.named.update(each for each in named if isinstance(each, str))
    _take(asking.rows("SELECT * FROM image_uses"), finds)
    for digest in named:
        if not watcher.is_cancelled:
            _take(asking.rows("SELECT * FROM images WHERE digest = ?", digest), finds)
    return asking.is_whole


def _take_stories(asking: Asking, finds: Finds, watcher: Watcher) -> bool:
    seen: set[int] = set()
    unread = 0
    for row_id, *values in asking.rows("SELECT rowid, * FROM stories NOT INDEXED ORDER BY rowid"):
        unread += not finds.take(values, ROWS)
        seen.add(int(row_id or 0))
    is_scan_whole = asking.is_whole
    ids, recencies = _listed(asking, _BY_ID), _listed(asking, _BY_RECENCY)
    is_list_whole = ids[1] and recencies[1] and ids[0].keys() == recencies[0].keys() >= seen
    _name(asking, finds, ids[0], recencies[0])
    if not is_scan_whole:
        _take_between(asking, finds, watcher, seen, max((*seen, *ids[0], *recencies[0]), default=0))
    if is_list_whole and finds.is_log_whole:
        finds.only = frozenset((*map(str, ids[0].values()), *finds.states, *finds.unsure))
    everything = is_scan_whole and is_list_whole and finds.is_log_whole and not unread
    return everything and ids[0].keys() == seen


def _listed(asking: Asking, question: str) -> tuple[dict[int, Value], bool]:
    """What an index says of every row, and whether it could be read to its end."""
    asking.is_whole = True
    found = list(asking.rows(question))
    is_whole = asking.is_whole
    if not is_whole:
        found += asking.rows(f"{question} DESC")
    return {row: value for row, value in found if isinstance(row, int)}, is_whole


def _name(asking: Asking, finds: Finds, ids: dict[int, Value], recencies: dict[int, Value]) -> None:
    """Remember every story of the indexes; of those not read, the first words that are indexed."""
    for row, story_id in ids.items():
        if isinstance(story_id, str) and story_id not in finds.heard:
            texts = [text for (text,) in asking.rows(_TEXT, recencies.get(row))]
            text = texts[0] if texts and isinstance(texts[0], str) else ""
            finds.hear(story_id, Heard(text.strip().split("\n")[0].strip()))


def _take_between(
    asking: Asking, finds: Finds, watcher: Watcher, seen: set[int], last: int
) -> None:
    """Take in the rows that a walk from the first one did not reach, closing in on what fails."""
    edges = sorted({0, last + 1} | seen)
    ranges = [(low + 1, high - 1) for low, high in pairwise(edges)]
    ranges = [each for each in ranges if each[0] <= each[1]]
    looks = 0
    while ranges and looks < _MOST_LOOKS and not watcher.is_cancelled:
        looks += 1
        low, high = ranges.pop()
        asking.is_whole = True
        for _row, *values in asking.rows(_RANGE.format("stories"), low, high):
            finds.take(values, ROWS)
        if not asking.is_whole and low < high:
            middle = (low + high) // 2
            ranges += [(low, middle), (middle + 1, high)]


def _take_table(asking: Asking, finds: Finds, table: str) -> None:
    """Take in a table from its beginning; where that fails, from its end too."""
    question = f"SELECT * FROM {table} ORDER BY {_ORDERS[table]}"
    _take(asking.rows(question), finds)
    if not asking.is_whole:
        backwards = ", ".join(f"{each} DESC" for each in _ORDERS[table].split(", "))
        _take(asking.rows(f"SELECT * FROM {table} ORDER BY {backwards}"), finds)


def _take_of_stories(asking: Asking, finds: Finds, table: str, order: str) -> None:
    """Take in what belongs to stories; where that fails, story by story, from both ends."""
    _take(asking.rows(f"SELECT * FROM {table}"), finds)
    if asking.is_whole:
        return
    for story_id in finds.heard:
        for direction in ("", " DESC"):
            ordered = f"SELECT * FROM {table} WHERE story_id = ? ORDER BY {order}{direction}"
            _take(asking.rows(ordered, story_id), finds)


def _take(rows: Iterable[tuple[Value, ...]], finds: Finds) -> None:
    for row in rows:
        finds.take(row, ROWS)


def _decoded(value: Value) -> Value:
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return value
    return value
