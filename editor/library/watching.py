"""Whoever watches long work: it is told how far the work is, and may ask it to stop."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """`services.progress.Progress`, as the library sees it."""

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        ...

    def report(self, done: int, total: int) -> None:
        """Say how far it is."""
        ...


class Nobody:
    """A watcher for work that nobody watches."""

    is_cancelled = False

    def report(self, done: int, total: int) -> None:
        """Say it to nobody."""
