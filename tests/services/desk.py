"""A desk without a window: a real library and journals in a folder, time and work by hand."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

from editor.model.changes import TextChange
from editor.model.errors import LostRace, NutgrafError
from editor.model.history import TYPING
from editor.model.places import Caret, Place, body_place, text_at
from editor.model.rows import Found, Recovered, StoryRow
from editor.model.story import Story
from editor.model.versions import Why
from editor.services.autosave import KeptState
from editor.services.connect import claim, connect, unfiled
from editor.services.merging import Merging
from editor.services.session import Session
from editor.services.shelf import Shelf
from editor.services.tasks import ManualTasks
from editor.services.workspace import Workspace
from editor.system.paths import Folders

START = datetime(2026, 7, 1, 12, tzinfo=UTC)
HEADLINE = Place("headline")


@contextmanager
def another_program_writing(library: Path) -> Iterator[None]:
    """Somebody else has the right to write."""
    with closing(sqlite3.connect(library, isolation_level=None, timeout=0)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


class Unversioned:
    """Keeps no versions; those have tests of their own."""

    def keep_before(self, why: Why) -> None:
        pass


class Desk:
    """A person at a workspace, whose methods are what a person does."""

    def __init__(self, home: Path, library: Path | None = None) -> None:
        self.folders = Folders.under(home)
        self.library = library or self.folders.library
        self.tasks = ManualTasks()
        self.troubles: list[NutgrafError] = []
        self.recovered: list[Recovered] = []
        self.states: list[KeptState] = []
        self.closed: list[bool] = []
        numbers = itertools.count(1)
        prefix = home.stat().st_mtime_ns
        self.workspace = Workspace(
            self.tasks,
            self._connect,
            nullcontext,
            unfiled(self.folders),
            lambda: START + timedelta(milliseconds=self.tasks.now),
            lambda: f"story-{prefix}-{next(numbers)}",
            lambda: f"item-{next(numbers)}",
        )
        self.races: list[LostRace] = []
        self.workspace.trouble.connect(self.troubles.append)
        self.workspace.stories.raced.connect(self.races.append)
        self.merging = Merging(self.workspace, Unversioned(), self.tasks)
        self.workspace.recovered.connect(self.recovered.append)
        self.workspace.kept.connect(self.states.append)
        self.workspace.start()
        self.tasks.work()

    def _connect(self) -> Shelf:
        return connect(self.library, self.folders)

    @property
    def session(self) -> Session:
        assert self.workspace.current is not None
        return self.workspace.current

    @property
    def story(self) -> Story:
        return self.session.story

    def new(self) -> Desk:
        self.workspace.new()
        self.tasks.work()
        return self

    def open(self, story_id: str) -> Desk:
        self.workspace.open(story_id)
        self.tasks.work()
        return self

    def type(self, text: str, place: Place = HEADLINE) -> Desk:
        for character in text:
            at = len(text_at(self.story, place))
            change = TextChange(place, at, "", character)
            carets = Caret(place, at), Caret(place, at + 1)
            self.session.apply(change, TYPING, before=carets[0], after=carets[1], origin=self)
            self.tasks.now += 50
        return self

    def type_body(self, text: str) -> Desk:
        return self.type(text, body_place(self.story.sections[0].id))

    def rest(self, seconds: float = 5) -> Desk:
        self.tasks.pass_time(int(seconds * 1000))
        return self

    def rows(self, query: str = "", status: str = "") -> tuple[StoryRow, ...]:
        found: list[Found] = []
        self.workspace.find_rows(query, status, 0, 100, found.append)
        self.tasks.work()
        return found[-1].rows

    def headlines(self, query: str = "") -> list[str]:
        return [row.headline for row in self.rows(query)]

    def close(self) -> Desk:
        self.workspace.close(self.closed.append)
        self.tasks.work()
        return self

    def work(self) -> Desk:
        self.tasks.work()
        return self


class WindowDesk(Desk):
    """A desk that has the library as a window has it, until it is killed."""

    def _connect(self) -> Shelf:
        self._shelf = claim(self.library, self.folders, patience=0)
        return self._shelf

    def release(self) -> None:
        """Let go of the claim as the system does when a process ends."""
        self._shelf._closed()
