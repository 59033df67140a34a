"""What to undo and redo: one timeline of steps for every field and every structural edit.

When does typing join into one step?

- Only typing joins typing and only deleting joins deleting, in the same text.
- Only where the one goes on exactly where the other left off: the caret was not elsewhere.
- Only within `PAUSE` seconds.
- A line end begins a new step, so that a paragraph is never undone with its forerunner.
- A new word begins a new step once the run holds `LONG_RUN` characters.
- After an undo or a redo a new step begins.
- A new step after an undo drops what could be redone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from editor.model.changes import Change, TextChange, inverse, joined
from editor.model.places import Caret

PAUSE = 2.0
"""Seconds without a key after which typing begins a new step."""

LONG_RUN = 80
"""Characters after which the next word begins a new step."""

TYPING = "Typing"
DELETING = "Deleting"


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the timeline: a change, its name for the menu, the carets around it."""

    change: Change
    label: str
    at: datetime
    before: Caret | None = None
    after: Caret | None = None

    @property
    def reversed(self) -> Step:
        """The step that takes this one back."""
        return replace(self, change=inverse(self.change), before=self.after, after=self.before)


def step_joined(first: Step, second: Step) -> Step | None:
    """Both as one step by the rules above, or None where they stay two."""
    one, two = first.change, second.change
    if not isinstance(one, TextChange) or not isinstance(two, TextChange):
        return None
    if first.label != second.label or one.place != two.place:
        return None
    pause = (second.at - first.at).total_seconds()
    if not 0 <= pause <= PAUSE:
        return None
    goes_on = {TYPING: _goes_on_typing, DELETING: _goes_on_deleting}.get(first.label)
    if goes_on is None or not goes_on(one, two):
        return None
    return replace(second, change=joined(one, two), before=first.before)


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
    """The timeline: steps done and steps undone. `settled` forbids the next join."""

    def __init__(self, done: tuple[Step, ...] = (), undone: tuple[Step, ...] = ()) -> None:
        self._done = list(done)
        self._undone = list(undone)
        self._settled = True

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
    def depth(self) -> int:
        """How many steps can be undone."""
        return len(self._done)

    def settle(self) -> None:
        """Let the next step begin anew: the caret was moved, the story was left."""
        self._settled = True

    def record(self, step: Step) -> None:
        """Take in a step that was applied."""
        self._undone.clear()
        together = None if self._settled or not self._done else step_joined(self._done[-1], step)
        if together is None:
            self._done.append(step)
        else:
            self._done[-1] = together
        self._settled = False

    def undo(self) -> Step | None:
        """The step to apply in order to undo, now counted as undone; None if there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._settled = True
        return step.reversed

    def redo(self) -> Step | None:
        """The step to apply in order to redo, now counted as done; None if there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self._settled = True
        return step
