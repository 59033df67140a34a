"""What the house editor was closed with, and nobody had kept."""

from __future__ import annotations

from dataclasses import dataclass

from editor.model.house import House


@dataclass(frozen=True, slots=True)
class PutAside:
    """Drafts of houses that were left: the editor can go on with them.

    `desk` is the house of new stories by them, `current` the one that was shown; both are ids.
    Without houses, only the desk is another than before.
    """

    houses: tuple[House, ...]
    desk: str
    current: str
