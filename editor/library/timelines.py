"""The timelines of undo and redo in the table `changes`.

- A story's steps stand in the order of time: those done, then those undone, the next one first.
- A save writes only from the first step that is new or went to the other side.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from editor.library.tables import changes
from editor.model.codec import canonical, step_from_object, step_to_object
from editor.model.history import Step

STEPS_READ = 1_000
"""How many of the newest steps done come back with a story."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole history of an open story; steps before the ordinal `first_dirty` are kept already.

    Ordinals count through the steps done and then those undone, as `History.first_dirty` does;
    `undone` has the step that redo brings again last.
    """

    first_dirty: int
    done: tuple[Step, ...]
    undone: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.first_dirty <= len(self.steps):
            raise ValueError(f"no {self.first_dirty} of {len(self.steps)} steps can be kept")

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in the order of time."""
        return (*self.done, *reversed(self.undone))


def read(connection: Connection, story_id: str) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """The newest steps done, oldest first, and all undone, the next one last.

    A step that cannot be read ends the timeline there: what lies behind it cannot be reached.
    """
    of_story = select(changes.c.step).where(changes.c.story_id == story_id)
    done = of_story.where(changes.c.done.is_(True)).order_by(changes.c.ordinal.desc())
    undone = of_story.where(changes.c.done.is_(False)).order_by(changes.c.ordinal)
    return (
        _readable(connection.execute(done.limit(STEPS_READ)).scalars().all())[::-1],
        _readable(connection.execute(undone).scalars().all())[::-1],
    )


def write(connection: Connection, story_id: str, timeline: Timeline) -> None:
    """Bring the stored timeline to what `timeline` says.

    The library may hold more than its reader was given (`STEPS_READ`); then what is stored does
    not stand where the reader believes, and the timeline is written anew, without the oldest.
    """
    first = timeline.first_dirty if _is_stored(connection, story_id, timeline) else 0
    gone = delete(changes).where(changes.c.story_id == story_id, changes.c.ordinal >= first)
    connection.execute(gone)
    rows = [
        {
            "story_id": story_id,
            "ordinal": ordinal,
            "done": ordinal < len(timeline.done),
            "step": canonical(step_to_object(step)),
        }
        for ordinal, step in enumerate(timeline.steps[first:], first)
    ]
    if rows:
        connection.execute(insert(changes), rows)


def _is_stored(connection: Connection, story_id: str, timeline: Timeline) -> bool:
    """Whether the first and the last of the kept steps are the stored ones of these ordinals."""
    if not timeline.first_dirty:
        return True
    edges = {0, timeline.first_dirty - 1}
    wanted = select(changes.c.ordinal, changes.c.step).where(
        changes.c.story_id == story_id, changes.c.ordinal.in_(edges)
    )
    stored = {(row.ordinal, row.step) for row in connection.execute(wanted)}
    steps = timeline.steps
    return stored == {(ordinal, canonical(step_to_object(steps[ordinal]))) for ordinal in edges}


def _readable(stored: Sequence[str]) -> tuple[Step, ...]:
    steps = []
    for each in stored:
        try:
            steps.append(step_from_object(json.loads(each)))
        except (ValueError, TypeError, RecursionError):
            break
    return tuple(steps)
