"""Drafts of houses that nobody has kept: in the library, so that they outlive the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.library.house_settings import PUT_ASIDE
from editor.model.codec import canonical, house_from_json, house_to_json
from editor.model.errors import UnreadableStory
from editor.model.houses.put_aside import PutAside
from editor.services.insisting import Insisting
from editor.services.tasks import Tasks
from editor.services.workspace import Workspace

if TYPE_CHECKING:
    from editor.services.shelf import Shelf


class HouseDrafts:
    """Keeps what the house editor holds while it is open, and after it was left."""

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        self._workspace = workspace
        self._newest: PutAside | None = None
        self._keeping = Insisting(_write, workspace.ask, tasks, workspace.trouble.emit)
        workspace.ready.connect(lambda _: self._keeping.try_again())

    def keep(self, aside: PutAside | None) -> None:
        """Keep drafts in place of those before; None lets go of them."""
        if aside != self._newest and not self._workspace.read_only:
            self._newest = aside
            self._keeping.keep(PUT_ASIDE, aside)

    def read(self, done: Callable[[PutAside], None]) -> None:
        """Say what was put aside, if something was."""

        def found(aside: PutAside | None) -> None:
            if aside is not None and not self._keeping.waiting:
                self._newest = aside
                done(aside)

        if self._workspace.library_name:
            self._workspace.ask(lambda shelf: _read(shelf.library.setting(PUT_ASIDE)), found)


def _write(shelf: Shelf, name: str, aside: PutAside | None) -> None:
    value = ""
    if aside is not None:
        houses = [house_to_json(house) for house in aside.houses]
        value = canonical({"current": aside.current, "desk": aside.desk, "houses": houses})
    shelf.library.keep_setting(name, value)


def _read(kept: str | None) -> PutAside | None:
    """The drafts of a setting; whatever else it holds counts as none."""
    try:
        value = json.loads(kept or "{}")
        houses = tuple(house_from_json(each) for each in value["houses"])
        return PutAside(houses, str(value["desk"]), str(value["current"]))
    except (KeyError, TypeError, ValueError, RecursionError, UnreadableStory):
        return None
