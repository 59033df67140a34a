"""What the history asks for: versions, comparisons of them, and what shall come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

from editor.model.comparing.compare import Comparison, Hunk
from editor.model.places import Place
from editor.model.rows import PageBlock
from editor.model.versions import VersionRow
from editor.services.events import Event

Failed: TypeAlias = Callable[[Exception], None]


class Compared(Protocol):
    """Two states of the story; `newer` is None for the story as it is now."""

    @property
    def older(self) -> int:
        """The number of the earlier version."""
        ...

    @property
    def newer(self) -> int | None:
        """The number of the later version; None is the story as it is now."""
        ...

    @property
    def comparison(self) -> Comparison:
        """What is not the same."""
        ...

    @property
    def page(self) -> str:
        """The reader's page with what came and what went."""
        ...

    @property
    def blocks(self) -> tuple[PageBlock, ...]:
        """The blocks of that page."""
        ...


class VersionSource(Protocol):
    """Where the versions of the open story come from: `services.versions.Versions`."""

    @property
    def kept(self) -> Event[VersionRow]:
        """A version was kept."""
        ...

    def list(
        self, done: Callable[[tuple[VersionRow, ...]], None], failed: Failed | None = None
    ) -> object:
        """All versions of the open story, oldest first."""
        ...

    def compare(
        self,
        older: int,
        newer: int | None,
        done: Callable[[Compared], None],
        failed: Failed | None = None,
    ) -> object:
        """Compare two versions, or one with the story as it is now."""
        ...

    def annotate(self, number: int, note: str) -> object:
        """Keep a note with a version."""
        ...

    def restore(self, number: int) -> object:
        """Make the story what it was in a version."""
        ...

    def restore_field(self, number: int, place: Place) -> object:
        """Make a text, value or item what it was in a version."""
        ...

    def restore_hunk(self, hunk: Hunk) -> object:
        """Take back one difference to the story as it is now."""
        ...
