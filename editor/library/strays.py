"""Stray pages of a journal: words for a state of the story that others have changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from editor.library.journal_lines import Entry
from editor.library.replay import Stray
from editor.model.changes import Misfit, apply
from editor.model.codec import digest
from editor.model.history import Step
from editor.model.story import Story


@dataclass(frozen=True, slots=True)
class Rescued:
    """A state that stray pages lead to, and those pages."""

    story: Story
    strays: tuple[Stray, ...]


def rescued(
    strays: Sequence[Stray], story: Story, done: Sequence[Step], versions: Iterable[Story]
) -> tuple[Rescued, ...]:
    """The states that stray pages lead to; a page that nobody knows the beginning of is left out.

    A page begins where the one before it ended, or with its whole base, or with a state that the
    story has had: found by taking back its steps, and in its versions.
    """
    found: list[Rescued] = []
    for stray in strays:
        before = found[-1] if found else None
        if before is not None and digest(before.story) == stray.head.digest:
            base: Story | None = before.story
            found.pop()
        else:
            base, before = stray.head.base or _base_of(stray, story, done, versions), None
        state = _after(base, stray.entries) if base is not None else None
        if state is not None:
            found.append(Rescued(state, (*(before.strays if before else ()), stray)))
        elif before is not None:
            found.append(before)
    return tuple(_with_contained(each, strays) for each in found)


def _with_contained(rescued: Rescued, strays: Sequence[Stray]) -> Rescued:
    """With the pages that a whole base among the strays already contains."""
    wholes = [each.head for each in rescued.strays if each.head.base is not None]
    contained = tuple(
        each
        for each in strays
        for head in wholes
        if each.head.lineage == head.lineage and each.last <= head.number
    )
    return Rescued(rescued.story, (*rescued.strays, *contained))


def _base_of(
    stray: Stray, story: Story, done: Sequence[Step], versions: Iterable[Story]
) -> Story | None:
    for states in (_states_before(story, done), versions):
        for state in states:
            if digest(state) == stray.head.digest:
                return state
    return None


def _after(base: Story, entries: Iterable[Entry]) -> Story | None:
    """The state that entries lead to; None where they do not fit."""
    try:
        for entry in entries:
            base = apply(base, entry.step.change)
    except Misfit:
        return None
    return base


def _states_before(story: Story, done: Sequence[Step]) -> Iterator[Story]:
    yield story
    for step in reversed(done):
        try:
            story = apply(story, step.reversed.change)
        except Misfit:
            return
        yield story
