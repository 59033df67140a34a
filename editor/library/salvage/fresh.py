"""The new library: what was found, written as the program itself writes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, update

from editor.library import images, tables
from editor.library.chains import texts
from editor.library.database import open_library
from editor.library.engine import Database
from editor.library.library import Library
from editor.library.salvage.finds import Finds, State
from editor.library.timelines import STEPS_READ, Timeline
from editor.library.watching import Watcher
from editor.model.changes import Misfit, apply
from editor.model.codec import content_digest, story_from_json
from editor.model.errors import UnreadableStory
from editor.model.history import Step
from editor.model.ids import random_story_id
from editor.model.story import Story
from editor.model.translation import N_

VERSIONS = "versions"

BEFORE_REPAIR = N_("as found, with its checksum, by repair")
"""Why a version was kept that holds the last state of a story whose checksum was right."""


@dataclass
class _Clock:
    """The time at which each thing was kept first, so that it is kept with that again."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        return self.now

    def set(self, at: str) -> None:
        try:
            found = datetime.fromisoformat(at)
        except ValueError:
            return
        self.now = found if found.tzinfo else found.replace(tzinfo=UTC)


Numbers = dict[str, tuple[int, ...]]
"""The numbers of the versions of each story that has any, ascending."""


def write(path: Path, finds: Finds, states: tuple[State, ...], watcher: Watcher) -> Numbers:
    """Write a new library, its stories in this order; gives which versions came along.

    Raises LibraryError.
    """
    clock = _Clock()
    with closing(_opened(path, finds, clock)) as library:
        for _, house in sorted(finds.houses.values(), key=lambda each: each[0]):
            library.keep_house(house)
        for name, value in finds.settings.items():
            library.keep_setting(name, value)
        for done, state in enumerate(states):
            if watcher.is_cancelled:
                return {}
            watcher.report(done, len(states))
            _keep(library, finds, state, clock)
    finds.pictures.write(path, frozenset(state.story.id for state in states))
    return _write_versions(path, finds, states)


def keep_sure_ones(path: Path, finds: Finds, states: tuple[State, ...]) -> int:
    """Keep, beside a newer state that is not sure, the last one that is, as a version; how many.

    Raises LibraryError.
    """
    clock = _Clock()
    sure = [finds.states.get(state.story.id) for state in states if not state.is_sure]
    with closing(_opened(path, finds, clock)) as library:
        for state in filter(None, sure):
            clock.set(state.story.updated)
            library.keep_version(state.story, BEFORE_REPAIR, "")
    return len(list(filter(None, sure)))


def states_of_versions(finds: Finds) -> Iterator[State]:
    """The newest version of every story of which nothing else was found."""
    for story_id in finds.versions.keys() - finds.ids:
        found = list(_stories_of_versions(finds, story_id))
        if found:
            number, story = found[-1]
            yield State(story, VERSIONS, last_version=number)


def _keep(library: Library, finds: Finds, state: State, clock: _Clock) -> None:
    clock.set(state.story.updated)
    revision = 0
    timeline = timeline_of(state, finds)
    *others, last = state.lineages.numbers or (("", state.number),)
    for lineage, number in others:
        kept = library.keep(state.story, revision=revision, number=number, lineage=lineage)
        revision = kept.revision
    lineage, number = last
    library.keep(state.story, revision=revision, number=number, lineage=lineage, timeline=timeline)
    if state.binned_at:
        clock.set(state.binned_at)
        library.bin([state.story.id])


def _opened(path: Path, finds: Finds, clock: _Clock) -> Library:
    return open_library(
        path,
        clock=clock,
        ids=lambda: finds.library_id or random_story_id(),
        backups=path.parent,
    )


def timeline_of(state: State, finds: Finds) -> Timeline:
    """The steps that lead to a state and on from it: as many as follow each other and fit."""
    found = finds.steps.get(state.story.id, {})
    done = [at for at, (is_done, _) in found.items() if is_done]
    last = max(done, default=-1)
    story, steps = state.story, list[Step]()
    for at in range(last, max(-1, last - STEPS_READ), -1):
        step = found[at][1] if at in found and found[at][0] else None
        after = _after(story, step.reversed) if step is not None else None
        if step is None or after is None:
            break
        story = after
        steps.append(step)
    story, undone = state.story, list[Step]()
    at = last + 1
    while at in found and not found[at][0]:
        after = _after(story, found[at][1])
        if after is None:
            break
        story = after
        undone.append(found[at][1])
        at += 1
    return Timeline(0, tuple(reversed(steps)), tuple(reversed(undone)))


def _after(story: Story, step: Step) -> Story | None:
    try:
        return apply(story, step.change)
    except Misfit:
        return None


def _write_versions(path: Path, finds: Finds, states: tuple[State, ...]) -> Numbers:
    """Write the versions whose text is whole, under their numbers: none is ever renumbered."""
    database = Database(path)
    written: Numbers = {}
    try:
        with database.writing() as connection:
            for state in states:
                story_id = state.story.id
                found = list(_stories_of_versions(finds, story_id))
                rows = [
                    asdict(finds.versions[story_id][number]) | {"content": content_digest(story)}
                    for number, story in found
                ]
                for _, story in found:
                    images.note_uses(connection, story_id, images.digests_of(story))
                numbers = tuple(int(row["number"]) for row in rows)
                last = max((state.last_version, *numbers))
                if rows:
                    connection.execute(insert(tables.versions), rows)
                    written[story_id] = numbers
                numbered = update(tables.stories).where(tables.stories.c.id == story_id)
                connection.execute(numbered.values(last_version=last))
    finally:
        database.close()
    return written


def _stories_of_versions(finds: Finds, story_id: str) -> Iterator[tuple[int, Story]]:
    """Every version of a story that can be made from what was found, and is what was kept."""
    found = sorted(finds.versions.get(story_id, {}).items())
    for number, text in texts(
        (number, each.base, each.sha256, each.data) for number, each in found
    ):
        story = _story(story_id, text) if text is not None else None
        if story is not None:
            yield number, story


def _story(story_id: str, text: str) -> Story | None:
    try:
        story = story_from_json(text)
    except UnreadableStory:
        return None
    return story if story.id == story_id else None
