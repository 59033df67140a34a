"""A replacement across the library that was cut short: the next start knows of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from editor.model.codec import canonical
from editor.services.events import Event
from editor.services.insisting import Insisting
from editor.services.tasks import Tasks
from editor.services.workspace import Workspace

if TYPE_CHECKING:
    from editor.services.shelf import Shelf

_UNDER_WAY = "replacing"
"""The library's setting that is there while something is being replaced in it."""


@dataclass(frozen=True, slots=True)
class CutShort:
    """What was being put in the place of what, in how many stories, when the program ended."""

    found: str
    inserted: str
    stories: int


class Remembrance:
    """Writes down that a replacement is under way; `cut_short` tells of one that never ended."""

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        self.cut_short: Event[CutShort] = Event()
        self._workspace = workspace
        self._keeping = Insisting(_write, workspace.ask, tasks, workspace.trouble.emit)
        workspace.ready.connect(self._look_back)

    def begin(self, under_way: CutShort) -> None:
        """One begins."""
        self._keeping.keep(_UNDER_WAY, under_way)

    def end(self) -> None:
        """It came to its end, and somebody was told of that."""
        self._keeping.keep(_UNDER_WAY, None)

    def _look_back(self, _none: None) -> None:
        """Only at the first sight of a library: later ones were this program's own."""

        def looked(kept: str | None) -> None:
            found = _read(kept)
            if found is not None:
                self.end()
                self.cut_short.emit(found)

        if self._workspace.library_name and not self._workspace.read_only:
            self._workspace.ready.disconnect(self._look_back)
            self._workspace.ask(lambda shelf: shelf.library.setting(_UNDER_WAY), looked)


def _write(shelf: Shelf, name: str, under_way: CutShort | None) -> None:
    shelf.library.keep_setting(name, canonical(asdict(under_way)) if under_way else "")


def _read(kept: str | None) -> CutShort | None:
    """What a setting says; whatever else it holds counts as nothing."""
    try:
        value = json.loads(kept or "{}")
        return CutShort(str(value["found"]), str(value["inserted"]), int(value["stories"]))
    except (ValueError, KeyError, TypeError):
        return None
