"""One open story: applies changes, keeps the history, writes the journal, tells who listens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from editor.library.journal import Entry
from editor.model.changes import Change, apply, is_nothing, text_replaced
from editor.model.edits import Edit
from editor.model.errors import NotKept
from editor.model.history import History, Step
from editor.model.house import House
from editor.model.places import Caret, Place
from editor.model.story import Story
from editor.model.translation import N_, _
from editor.services.events import Event


class JournalPort(Protocol):
    """Where a session writes each step before anybody sees it."""

    def append(self, entry: Entry) -> None:
        """Hand one entry to the operating system. Raises OSError; the entry then stays queued."""
        ...


@dataclass(frozen=True, slots=True)
class Changed:
    """A story became the next.

    `caret` is where the caret goes (undo, redo, structural edits); None where the widget that
    was typed into, `origin`, already has it right.
    """

    before: Story
    after: Story
    change: Change
    number: int
    caret: Caret | None
    origin: object


class Session:
    """An open story.

    - Every change goes to the journal before `changed` is emitted.
    - A journal that cannot be written costs no word: the entry waits in memory, `unsafe` is
      emitted with the reason, and typing goes on.
    - Undo and redo are changes like any other, journalled and numbered.
    - A story of a library that can only be read is only read: nothing changes it.
    - `rehoused` comes before `changed` where the story is now written for another house, so that
      whoever knows the houses can set `house`.
    """

    def __init__(
        self,
        story: Story,
        house: House,
        history: History,
        journal: JournalPort,
        now: Callable[[], datetime],
        number: int = 0,
        *,
        is_read_only: bool = False,
    ) -> None:
        self.is_read_only = is_read_only
        self.story = story
        self.house = house
        self.opened_as = story
        self.number = number
        self.history = history
        self.caret: Caret | None = None
        self.changed: Event[Changed] = Event()
        self.rehoused: Event[Story] = Event()
        self.unsafe: Event[NotKept] = Event()
        self._journal = journal
        self._now = now
        self._settled = True

    @property
    def is_untouched(self) -> bool:
        """Whether it is a new story into which nothing was typed yet."""
        return self.number == 0 and self.story.is_blank

    @property
    def undo_label(self) -> str:
        """The name of the step that undo takes back; empty if there is none."""
        return self.history.undo_label

    @property
    def redo_label(self) -> str:
        """The name of the step that redo brings again; empty if there is none."""
        return self.history.redo_label

    def apply(
        self,
        change: Change,
        label: str,
        *,
        before: Caret | None = None,
        after: Caret | None = None,
        origin: object = None,
    ) -> None:
        """Apply a change that `origin` already shows, or that listeners have to show.

        Raises Misfit where the change does not fit; then nothing has happened.
        """
        if self.is_read_only or is_nothing(change):
            return
        new = apply(self.story, change)
        step = Step(change, label, self._now(), before, after, begins=self._settled)
        self._settled = False
        self._take("apply", step, new, None if origin else after, origin, self.history.record)

    def perform(self, edit: Edit, origin: object = None) -> None:
        """Apply an edit; the caret goes where the edit says."""
        if self.is_read_only or is_nothing(edit.change):
            return
        new = apply(self.story, edit.change)
        step = Step(edit.change, edit.label, self._now(), self.caret, edit.caret, begins=True)
        self._settled = True
        self._take("apply", step, new, edit.caret, origin, self.history.record)

    def set_status(self, status: str) -> None:
        """Move the story to another status."""
        change = text_replaced(self.story, Place("status"), status)
        self.perform(Edit(change, N_("Status"), self.caret))

    def undo(self) -> None:
        """Take back the last step, if there is one."""
        if not self.is_read_only:
            self._go("undo", self.history.undo())

    def redo(self) -> None:
        """Bring back the step that was undone last, if there is one."""
        if not self.is_read_only:
            self._go("redo", self.history.redo())

    def settle(self) -> None:
        """Let the next typing begin a step of its own."""
        self._settled = True

    def _go(self, kind: str, step: Step | None) -> None:
        if step is None:
            return
        self._settled = True
        self._take(kind, step, apply(self.story, step.change), step.after, None, None)

    def _take(
        self,
        kind: str,
        step: Step,
        new: Story,
        caret: Caret | None,
        origin: object,
        record: Callable[[Step], None] | None,
    ) -> None:
        before, self.story = self.story, new
        self.number += 1
        if record is not None:
            record(step)
        self.caret = step.after or self.caret
        self._write(Entry(self.number, kind, step))
        if new.house != before.house:
            self.rehoused.emit(new)
        self.changed.emit(Changed(before, new, step.change, self.number, caret, origin))

    def _write(self, entry: Entry) -> None:
        try:
            self._journal.append(entry)
        except OSError as error:
            self.unsafe.emit(
                NotKept(
                    _("The journal could not be written ({reason}).").format(
                        reason=error.strerror or error
                    ),
                    _(
                        "Your words are in memory and writing is tried again; save a copy"
                        " elsewhere."
                    ),
                )
            )


def replayed(story: Story, history: History, entries: Iterable[Entry]) -> Story:
    """The story after journal entries; the history is brought along.

    Raises Misfit where an entry does not fit. An undo whose step the history no longer holds
    is kept as a step of its own: the words count, the timeline follows.
    """
    for entry in entries:
        story = apply(story, entry.step.change)
        _bring_along(history, entry)
    return story


def _bring_along(history: History, entry: Entry) -> None:
    if entry.kind in ("undo", "redo"):
        known = history.done if entry.kind == "undo" else history.undone
        if known:
            expected = known[-1].reversed if entry.kind == "undo" else known[-1]
            if expected.change == entry.step.change:
                if entry.kind == "undo":
                    history.undo()
                else:
                    history.redo()
                return
    history.record(replace(entry.step, begins=True) if entry.kind != "apply" else entry.step)
