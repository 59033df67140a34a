"""What a person does to a story beyond typing, as pure functions that return an `Edit`."""

from __future__ import annotations

from dataclasses import dataclass

from editor.model.changes import Change
from editor.model.places import Caret


@dataclass(frozen=True, slots=True)
class Edit:
    """A change, its name for the Undo menu, and where the caret goes."""

    change: Change
    label: str
    caret: Caret | None = None
