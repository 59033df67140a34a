"""Keeping by itself, with a library that takes its time."""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import UTC, datetime

from editor.library.journal import Entry
from editor.model.changes import TextChange
from editor.model.errors import LibraryError, NutgrafError
from editor.model.history import TYPING, History
from editor.model.house import FIRST_HOUSE
from editor.model.places import Place
from editor.model.story import Story
from editor.services.autosave import REST, RETRY, Autosave, Keeping
from editor.services.session import Session
from editor.services.tasks import ManualTasks


class SlowKeeper:
    """A library and a journal; while the first write is under way, something happens."""

    is_journalled = True
    is_ahead = False

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        self.kept: list[str] = []
        self._meanwhile = meanwhile

    def append(self, entry: Entry) -> None:
        pass

    def turn_page(self, story: Story) -> None:
        pass

    def sync(self) -> None:
        pass

    def keep(self, state: Keeping) -> NutgrafError | None:
        if not self.kept:
            self._meanwhile()
        self.kept.append(state.story.headline)
        return None


def test_what_is_typed_during_a_slow_write_is_kept_right_after_it() -> None:
    def meanwhile() -> None:
        type_at_the_end(" takes the pier")
        tasks.pass_time(2 * REST)

    def type_at_the_end(text: str) -> None:
        at = len(session.story.headline)
        session.apply(TextChange(Place("headline"), at, "", text), TYPING)

    keeper, tasks = SlowKeeper(meanwhile), ManualTasks()
    noon = datetime(2026, 7, 1, 12, tzinfo=UTC)
    session = Session(Story("story"), FIRST_HOUSE, History(), keeper, lambda: noon)
    autosave = Autosave(session, keeper, tasks, lambda: noon)
    type_at_the_end("Storm")
    tasks.pass_time(REST)
    assert keeper.kept == ["Storm", "Storm takes the pier"]
    assert not autosave.state.waiting
    assert autosave.is_clean


class Broken:
    """A library and a journal that fail while they are said to, and a person who types."""

    is_ahead = False

    def __init__(self) -> None:
        self.library, self.journal = "", False
        self.said: list[str] = []
        self.tasks = ManualTasks()
        noon = datetime(2026, 7, 1, 12, tzinfo=UTC)
        self.session = Session(Story("story"), FIRST_HOUSE, History(), self, lambda: noon)
        self.autosave = Autosave(self.session, self, self.tasks, lambda: noon)
        self.autosave.failed.connect(lambda error: self.said.append(error.sentence))

    @property
    def is_journalled(self) -> bool:
        return not self.journal

    def append(self, _entry: Entry) -> None:
        self.sync()

    def turn_page(self, story: Story) -> None:
        pass

    def sync(self) -> None:
        if self.journal:
            raise OSError(errno.ENOSPC, "full")

    def keep(self, _state: Keeping) -> NutgrafError | None:
        if self.library:
            raise LibraryError(self.library)
        return None

    def type(self) -> Broken:
        at = len(self.session.story.headline)
        self.session.apply(TextChange(Place("headline"), at, "", "a"), TYPING)
        self.tasks.pass_time(2 * RETRY)
        return self


FULL = "The journal could not be written (full)."


def test_troubles_of_journal_and_library_that_alternate_are_said_once_each() -> None:
    desk = Broken()
    desk.library, desk.journal = "It is full.", True
    desk.type().type().type()
    desk.library = "It is locked."
    desk.type()
    desk.library = "It is full."
    desk.type()
    assert desk.said == [FULL, "It is full.", "It is locked."]
    assert desk.autosave.state.problem


def test_what_is_over_is_said_anew_when_it_comes_again() -> None:
    desk = Broken()
    desk.library, desk.journal = "It is full.", True
    desk.type()
    desk.journal = False
    desk.type()
    desk.journal = True
    desk.type()
    assert desk.said == [FULL, "It is full.", FULL], "the library never was well meanwhile"
    desk.library = ""
    desk.type()
    assert desk.autosave.is_clean
    desk.library = "It is full."
    desk.type()
    assert desk.said[3:] == ["It is full."], "the journal never was well meanwhile"
