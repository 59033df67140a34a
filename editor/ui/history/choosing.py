"""Which two states are compared: the selected one, and what it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

NOW = 0
"""Stands for the story as it is now, where versions are named by their numbers."""


class Against(Enum):
    """What the selected version is held against."""

    NOW = "now"
    BEFORE = "before"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states that can be compared; `newer` None is the story as it is now."""

    older: int
    newer: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The state that is selected and what it is held against.

    - The story as it is now is held against the newest version, unless another one is marked.
    - The earlier of the two always comes first.
    """

    selected: int = NOW
    against: Against = Against.NOW
    marked: int = NOW

    def marking(self, number: int) -> Choice:
        """Mark one to compare with; marking the marked one again takes the mark away."""
        if number == NOW or (self.against is Against.MARKED and number == self.marked):
            return replace(self, against=Against.NOW, marked=NOW)
        return replace(self, against=Against.MARKED, marked=number)

    def other(self, numbers: Sequence[int]) -> int | None:
        """What is compared with the selected one, among versions in order; None if nothing is."""
        if not numbers:
            return None
        if self.against is Against.MARKED:
            return self.marked if self.marked != self.selected else None
        if self.selected == NOW:
            return numbers[-1]
        if self.against is Against.NOW:
            return NOW
        return max((each for each in numbers if each < self.selected), default=None)

    def pair(self, numbers: Sequence[int]) -> Pair | None:
        """The two in order; None if there is nothing to compare with."""
        other = self.other(numbers)
        if other is None:
            return None
        if NOW in (other, self.selected):
            return Pair(other or self.selected, None)
        return Pair(*sorted((other, self.selected)))

    def among(self, numbers: Sequence[int]) -> Choice:
        """The choice without what is not there (any more)."""
        choice = self
        if choice.selected not in (NOW, *numbers):
            choice = replace(choice, selected=numbers[-1] if numbers else NOW)
        if choice.marked not in (NOW, *numbers):
            choice = replace(choice, against=Against.NOW, marked=NOW)
        return choice
