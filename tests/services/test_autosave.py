"""Keeping by itself, with a library that takes its time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from editor.library.journal import Entry
from editor.model.changes import TextChange
from editor.model.errors import NutgrafError
from editor.model.history import TYPING, History
from editor.model.house import FIRST_HOUSE
from editor.model.places import Place
from editor.model.story import Story
from editor.services.autosave import REST, Autosave, Keeping
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
