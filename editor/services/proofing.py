"""Which lines of a story a proofreader has ticked: kept in the library beside the story.

Only digests are kept, in the desk's settings; no format exports them. A library that can only be
read keeps nothing: ticks then last as long as the story is open.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.library.story_settings import PROOF
from editor.services.events import Event
from editor.services.insisting import Insisting
from editor.services.tasks import Tasks, Ticket
from editor.services.workspace import Workspace

if TYPE_CHECKING:
    from editor.services.shelf import Shelf

KEEP_AFTER = 400
"""Milliseconds from a tick to when it is kept, so that many are kept together."""


class Proofing:
    """The ticks of the open story."""

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        self.changed: Event[None] = Event()
        self._workspace = workspace
        self._tasks = tasks
        self._story = ""
        self._ticks: frozenset[str] = frozenset()
        self._is_known = False
        self._keeping = Insisting(_keep, workspace.ask, tasks, workspace.trouble.emit)
        self._waiting: Ticket | None = None
        workspace.stories.leaving.connect(lambda _: self._keep_now())
        workspace.ready.connect(lambda _: self._keeping.try_again())

    @property
    def ticks(self) -> frozenset[str]:
        """The digests of the lines that are ticked."""
        return self._ticks

    def read(self, story_id: str, done: Callable[[], None]) -> None:
        """Read the ticks of the open story; those of another one are forgotten here."""
        if story_id == self._story and self._is_known:
            done()
            return
        self._keep_now()
        unkept = self._keeping.waiting.get(story_id)
        self._story, self._ticks = story_id, unkept or frozenset()
        self._is_known = unkept is not None
        if self._is_known:
            done()
            return

        def found(kept: str | None) -> None:
            if story_id == self._story:
                # What was ticked meanwhile counts, too.
                self._ticks |= _read(kept)
                self._is_known = True
                done()

        self._workspace.ask(lambda shelf: shelf.library.setting(_name(story_id)), found)

    def tick(self, digest: str, *, is_ticked: bool, among: frozenset[str]) -> None:
        """Tick a line, or take its tick away; ticks of lines that are no more `among` these go."""
        ticks = self._ticks & among
        ticks = ticks | {digest} if is_ticked else ticks - {digest}
        if ticks != self._ticks:
            self._ticks = ticks
            if self._waiting is None:
                self._waiting = self._tasks.after(KEEP_AFTER, self._keep_now)
            self.changed.emit(None)

    def clear(self) -> None:
        """Take every tick away."""
        self.tick("", is_ticked=False, among=frozenset())

    def _keep_now(self) -> None:
        if self._waiting is None:
            return
        self._waiting.cancel()
        self._waiting = None
        if not self._workspace.read_only:
            self._keeping.keep(self._story, self._ticks)


def _name(story_id: str) -> str:
    return f"{PROOF}{story_id}"


def _keep(shelf: Shelf, story_id: str, ticks: frozenset[str]) -> None:
    value = json.dumps(sorted(ticks), separators=(",", ":"))
    shelf.library.keep_setting(_name(story_id), value)


def _read(kept: str | None) -> frozenset[str]:
    """The ticks of a setting; whatever else it holds counts as none."""
    try:
        values = json.loads(kept or "[]")
    except (ValueError, RecursionError):
        return frozenset()
    if not isinstance(values, list):
        return frozenset()
    return frozenset(each for each in values if isinstance(each, str))
