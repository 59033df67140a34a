"""What to undo and redo: one timeline of steps for every field and every structural edit.

When does typing join into one step?

- Only typing joins typing and only deleting joins deleting, in the same text or list of words.
- Only where the one goes on exactly where the other left off: the caret was not elsewhere.
- Only where the caret stood still in between, and nobody said that the step begins anew.
- Only within `PAUSE` seconds.
- A line end begins a new step, so that a paragraph is never undone with its forerunner.
- A new word begins a new step once the run holds `LONG_RUN` characters.
- After an undo or a redo a new step begins.
- A new step after an undo drops what could be redone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from editor.model.changes import Change, FieldChange, TextChange, inverse, joined
from editor.model.places import Caret
from editor.model.translation import N_

PAUSE = 2.0
"""Seconds without a key after which typing begins a new step."""

LONG_RUN = 80
"""Characters after which the next word begins a new step."""

TYPING = N_("Typing")
DELETING = N_("Deleting")


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the timeline: a change, its name for the menu, the carets around it.

    A step that `begins` never joins the one before it.
    """

    change: Change
    label: str
    at: datetime
    before: Caret | None = None
    after: Caret | None = None
    begins: bool = False

    @property
    def reversed(self) -> Step:
        """The step that takes this one back."""
        return replace(self, change=inverse(self.change), before=self.after, after=self.before)


def step_joined(first: Step, second: Step) -> Step | None:
    """Both as one step by the rules above, or None where they stay two."""
    one, two = first.change, second.change
    if second.begins or first.label != second.label or first.after != second.before:
        return None
    if not 0 <= (second.at - first.at).total_seconds() <= PAUSE:
        return None
    if isinstance(one, TextChange) and isinstance(two, TextChange):
        goes_on = {TYPING: _goes_on_typing, DELETING: _goes_on_deleting}.get(first.label)
        if one.place != two.place or goes_on is None or not goes_on(one, two):
            return None
    elif isinstance(one, FieldChange) and isinstance(two, FieldChange):
        if one.place != two.place or first.label not in (TYPING, DELETING):
            return None
    else:
        return None
    return replace(second, change=joined(one, two), before=first.before, begins=first.begins)


def _goes_on_typing(one: TextChange, two: TextChange) -> bool:
    if two.at != one.end or two.removed or "\n" in two.inserted:
        return False
    begins_word = one.inserted[-1:].isspace() and not two.inserted[:1].isspace()
    return not (begins_word and len(one.inserted) >= LONG_RUN)


def _goes_on_deleting(one: TextChange, two: TextChange) -> bool:
    if one.inserted or two.inserted or "\n" in two.removed:
        return False
    return two.at + len(two.removed) == one.at or two.at == one.at


class History:
    """The timeline: steps done and steps undone.

    `first_dirty` is the ordinal of the first step that differs from what was last kept.
    """

    def __init__(self, done: tuple[Step, ...] = (), undone: tuple[Step, ...] = ()) -> None:
        self._done = list(done)
        self._undone = list(undone)
        self._first_dirty = len(self._done) + len(self._undone)

    @property
    def done(self) -> tuple[Step, ...]:
        """The steps that can be undone, oldest first."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Step, ...]:
        """The steps that can be redone, the next one last."""
        return tuple(self._undone)

    @property
    def undo_label(self) -> str:
        """The name of the step that undo takes back; empty if there is none."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """The name of the step that redo brings again; empty if there is none."""
        return self._undone[-1].label if self._undone else ""

    @property
    def first_dirty(self) -> int:
        """The ordinal from which on the timeline has to be kept anew."""
        return self._first_dirty

    def mark_kept(self) -> None:
        """The timeline, as it is now, was handed on to be kept."""
        self._first_dirty = len(self._done) + len(self._undone)

    def mark_dirty_from(self, ordinal: int) -> None:
        """What was handed on from `ordinal` on was not kept after all."""
        self._first_dirty = min(self._first_dirty, ordinal)

    def record(self, step: Step) -> None:
        """Take in a step that was applied."""
        self._undone.clear()
        together = step_joined(self._done[-1], step) if self._done else None
        if together is None:
            self._done.append(step)
        else:
            self._done[-1] = together
        self.mark_dirty_from(len(self._done) - 1)

    def undo(self) -> Step | None:
        """The step to apply in order to undo, now counted as undone; None if there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self.mark_dirty_from(len(self._done))
        return step.reversed

    def redo(self) -> Step | None:
        """The step to apply in order to redo, now counted as done; None if there is none."""
        if not self._undone:
            return None
        self.mark_dirty_from(len(self._done))
        step = self._undone.pop()
        self._done.append(step)
        return step
