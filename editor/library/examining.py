"""What is looked at in a library: each story with its versions and steps, and their lists."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from editor.library import search
from editor.library.chains import texts
from editor.library.journal_files import journals, pages_of
from editor.library.lineages import Lineages
from editor.library.replay import replay
from editor.library.schema import READ_FAULTS
from editor.library.watching import Watcher
from editor.model.codec import house_from_json, step_from_object, story_from_json
from editor.model.direction import isolated
from editor.model.errors import UnreadableStory
from editor.model.rows import LibraryReport, Problem
from editor.model.story import Story
from editor.model.translation import _, counted, forms

_MOST_PROBLEMS = 1_000

_LEAST_STORY = 100
"""Bytes of the smallest story's row: its hash alone has 64."""

_STORY = (
    "SELECT id, headline, slugline, status, words, coalesce(until, ''), recency, binned_at, sha256,"
    " CAST(json AS BLOB) FROM stories LEFT JOIN embargoes ON story_id = id WHERE stories.rowid = ?"
)
_KEPT = "SELECT CAST(json AS BLOB), number, lineages FROM stories WHERE id = ?"
_VERSIONS = "SELECT number, base, sha256, data FROM versions WHERE story_id = ? ORDER BY number"
_STEPS = "SELECT step FROM changes WHERE story_id = ?"
_IMAGES = "SELECT digest FROM images ORDER BY random() LIMIT ?"
_IMAGE = "SELECT web_digest, web, original FROM images WHERE digest = ?"
_USER = (
    "SELECT stories.id, headline FROM image_uses JOIN stories ON stories.id = story_id"
    " WHERE digest = ? LIMIT 1"
)
_INDEXED = "SELECT text FROM story_text WHERE rowid = ?"


class Examination:
    """Looks at the parts of a library and remembers how many they were and what is wrong.

    A part that cannot be read is a problem, not an error.
    """

    def __init__(self, watcher: Watcher) -> None:
        self.watcher = watcher
        self._problems: list[Problem] = []
        self._counts: Counter[str] = Counter()
        self._repairable = True

    def report(self) -> LibraryReport:
        """What was looked at and what was found wrong."""
        counts = tuple(self._counts.items())
        return LibraryReport(counts, tuple(self._problems), self._repairable)

    def refuse(self, sentence: str) -> None:
        """Remember why nothing can be looked at, nor repaired."""
        self._repairable = False
        self.add(sentence)

    def add(self, sentence: str, story_id: str = "") -> None:
        """Remember a problem."""
        if len(self._problems) < _MOST_PROBLEMS:
            self._problems.append(Problem(sentence, story_id))

    def stories_of(self, connection: sqlite3.Connection, size: int) -> list[int]:
        """The rows of all stories, as their shortest index lists them; no more than fit in a file
        of this size: a hostile tree may run in a circle.
        """
        wanted = "SELECT rowid FROM stories LIMIT ?"
        return [row for (row,) in connection.execute(wanted, (size // _LEAST_STORY,))]

    def look_at(self, connection: sqlite3.Connection, rows: Sequence[int], *, every: bool) -> None:
        """Look at stories with what belongs to them; `every` looks at all their steps, too."""
        for done, row in enumerate(rows):
            if self.watcher.is_cancelled:
                return
            self.watcher.report(done, len(rows))
            self._counts["stories"] += 1
            try:
                self._look_at_story(connection, row, every)
            except READ_FAULTS:
                if not self.watcher.is_cancelled:
                    self.add(
                        _("{story} cannot be read from the file.").format(
                            story=self._named(connection, row)
                        )
                    )
        self.watcher.report(len(rows), len(rows))

    def compare_lists(self, connection: sqlite3.Connection) -> None:
        """Whether stories, search index and counts speak of the same stories."""
        listed = "SELECT recency FROM stories WHERE binned_at = ''"
        indexed = "SELECT id FROM story_text_docsize"
        differences = (
            (
                f"{listed} EXCEPT {indexed}",
                forms(
                    "{n} story is missing in the search index.",
                    "{n} stories are missing in the search index.",
                ),
            ),
            (
                f"{indexed} EXCEPT {listed}",
                forms(
                    "The search index holds {n} story that is not there.",
                    "The search index holds {n} stories that are not there.",
                ),
            ),
        )
        try:
            for question, sentences in differences:
                (count,) = connection.execute(f"SELECT count(*) FROM ({question})").fetchone()
                if count:
                    self.add(counted(*sentences, count))
            (tallied,) = connection.execute("SELECT total(stories) FROM tallies").fetchone()
            (there,) = connection.execute(f"SELECT count(*) FROM ({listed})").fetchone()
            if tallied != there:
                self.add(
                    _("The counts beside the list say {tallied} stories, not {there}.").format(
                        tallied=f"{tallied:.0f}", there=there
                    )
                )
        except READ_FAULTS:
            if not self.watcher.is_cancelled:
                self.add(_("The lists of stories cannot be compared: they cannot be read."))

    def houses(self, connection: sqlite3.Connection) -> None:
        """Whether every house can be read."""
        try:
            for house_id, text in connection.execute("SELECT id, json FROM houses"):
                self._counts["houses"] += 1
                try:
                    house_from_json(text)
                except (UnreadableStory, TypeError):
                    self.add(
                        _("The house “{house_id}” cannot be read: its profile is damaged.").format(
                            house_id=house_id
                        )
                    )
        except READ_FAULTS:
            self.add(_("The houses cannot be read from the file."))

    def images(self, connection: sqlite3.Connection, sample: int | None) -> None:
        """Whether images are what was kept: all of them, or some chosen at random."""
        most = -1 if sample is None else sample
        try:
            digests = connection.execute(_IMAGES, (most,)).fetchall()
        except READ_FAULTS:
            self.add(_("The list of images cannot be read from the file."))
            return
        for (digest,) in digests:
            if self.watcher.is_cancelled:
                return
            self._counts["images"] += 1
            if not _is_image_whole(connection, digest):
                row = connection.execute(_USER, (digest,)).fetchone()
                story_id, headline = map(str, row) if row else ("", "")
                of = _name(headline, story_id) if row else _("no story that is there")
                self.add(
                    _("An image of {story} is damaged: it changed on the disk.").format(story=of),
                    story_id,
                )

    def journals(self, connection: sqlite3.Connection, folder: Path) -> None:
        """Whether every journal in a folder goes on from its story; pages are only read."""
        try:
            story_ids = journals(folder)
        except OSError as error:
            self.add(
                _("The journals in {folder} cannot be read ({reason}).").format(
                    folder=folder, reason=error.strerror or error
                )
            )
            return
        for story_id in story_ids:
            self._counts["journals"] += 1
            # A window may keep the story and drop the pages between two looks.
            trouble = self._journal_trouble(connection, folder, story_id)
            if trouble and self._journal_trouble(connection, folder, story_id) == trouble:
                self.add(trouble, story_id)

    def _journal_trouble(self, connection: sqlite3.Connection, folder: Path, story_id: str) -> str:
        try:
            row = connection.execute(_KEPT, (story_id,)).fetchone()
            story = story_from_json(row[0].decode()) if row else None
            number = int(row[1]) if row else 0
            lineages = Lineages.from_json(row[2], number) if row else Lineages()
            found, _rest = replay(pages_of(folder, story_id), story_id, story, number, lineages)
        except FileNotFoundError:
            return ""
        except OSError as error:
            return _("A journal in {folder} cannot be read ({reason}).").format(
                folder=folder, reason=error.strerror or error
            )
        except (sqlite3.Error, UnreadableStory, ValueError, TypeError, AttributeError):
            # The story itself is damaged, which was said already.
            return ""
        left = found.left - sum(len(stray.entries) for stray in found.strays)
        if left > 0:
            name = _name(story.headline if story else "", story_id)
            return counted(
                "{n} change in the journal of {story} does not fit it.",
                "{n} changes in the journal of {story} do not fit it.",
                left,
                story=name,
            )
        return ""

    def _look_at_story(self, connection: sqlite3.Connection, row: int, every: bool) -> None:
        match connection.execute(_STORY, (row,)).fetchone():
            case None:
                self.add(
                    _("{story} is in a list but not in the library.").format(
                        story=self._named(connection, row)
                    )
                )
                return
            # A damaged row may hold values of any type, whatever its table says.
            case [str(story_id), str(headline), *shown, recency, binned_at, sha256, bytes(text)]:
                name = _name(headline, story_id)
            case _:
                self.add(
                    _("{story} cannot be read from the file.").format(
                        story=self._named(connection, row)
                    )
                )
                return
        story = self._story(name, story_id, sha256, text)
        if story is not None:
            written = [story.headline, story.slugline, story.status, story.words]
            written.append(story.embargoed_until)
            if story.id != story_id or written != [headline, *shown]:
                self.add(
                    _("{story} is shown in the list otherwise than it was written.").format(
                        story=name
                    ),
                    story_id,
                )
            if binned_at == "":
                self._compare_index(connection, name, recency, story)
        self._look_at_versions(connection, name, story_id)
        if every:
            self._look_at_steps(connection, name, story_id)

    def _story(self, name: str, story_id: str, sha256: object, text: bytes) -> Story | None:
        if hashlib.sha256(text).hexdigest() != sha256:
            self.add(
                _("The text of {story} is not what was kept: it changed on the disk.").format(
                    story=name
                ),
                story_id,
            )
            return None
        try:
            return story_from_json(text.decode())
        except (UnreadableStory, UnicodeDecodeError):
            self.add(_("{story} is no story that can be read.").format(story=name), story_id)
            return None

    def _compare_index(
        self, connection: sqlite3.Connection, name: str, recency: object, story: Story
    ) -> None:
        indexed = connection.execute(_INDEXED, (recency,)).fetchone()
        # A story missing in the index is counted with the lists.
        if indexed is not None and indexed[0] != search.searchable(story):
            self.add(
                _("The search index holds other words of {story} than it has.").format(story=name),
                story.id,
            )

    def _look_at_versions(self, connection: sqlite3.Connection, name: str, story_id: str) -> None:
        rows = connection.execute(_VERSIONS, (story_id,))
        for number, text in texts(rows):
            self._counts["versions"] += 1
            if text is None:
                self.add(
                    _("Version {number} of {story} is damaged.").format(number=number, story=name),
                    story_id,
                )

    def _look_at_steps(self, connection: sqlite3.Connection, name: str, story_id: str) -> None:
        unreadable = 0
        for (text,) in connection.execute(_STEPS, (story_id,)):
            self._counts["steps that can be undone or redone"] += 1
            try:
                step_from_object(json.loads(text))
            except (ValueError, TypeError, RecursionError):
                unreadable += 1
        if unreadable:
            self.add(
                counted(
                    "{n} step in the history of undo of {story} cannot be read; its text is not"
                    " touched by that.",
                    "{n} steps in the history of undo of {story} cannot be read; its text is not"
                    " touched by that.",
                    unreadable,
                    story=name,
                ),
                story_id,
            )

    def _named(self, connection: sqlite3.Connection, row: int) -> str:
        """A story by what can still be read of its row."""
        for column in ("headline", "id"):
            try:
                found = connection.execute(
                    f"SELECT {column} FROM stories WHERE rowid = ?", (row,)
                ).fetchone()
            except READ_FAULTS:
                continue
            if found and found[0]:
                return f"“{isolated(str(found[0]))}”"
        return _("A story")


def _is_image_whole(connection: sqlite3.Connection, digest: object) -> bool:
    try:
        web_digest, web, original = connection.execute(_IMAGE, (digest,)).fetchone()
        is_web_whole = not web or hashlib.sha256(web).hexdigest() == web_digest
        return is_web_whole and hashlib.sha256(original).hexdigest() == digest
    except (*READ_FAULTS, TypeError):
        return False


def _name(headline: str, story_id: str) -> str:
    if headline:
        return f"“{isolated(headline)}”"
    return _("the story {story_id} without a headline").format(story_id=story_id)
