"""Bringing into the library what only journals hold: after a crash, a full disk, a lost library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.library.journal import Journal, Stray, journals
from editor.model.changes import Misfit
from editor.model.codec import digest
from editor.model.direction import isolated
from editor.model.errors import LibraryError, NotFound, NotKept, NutgrafError
from editor.model.history import History, Step
from editor.model.ids import random_story_id
from editor.model.places import Caret
from editor.model.story import Story
from editor.model.translation import _, counted
from editor.services.session import replayed

if TYPE_CHECKING:
    from editor.library.library import KeptStory, Library


@dataclass(slots=True)
class Recovery:
    """What came back: the story last written to, carets, and what did not come.

    `at` is when the last of the words that came back were written, None if none had to, and
    `headlines` name their stories.
    A journal that goes on from words which somebody else has changed since comes back as a story
    of its own, beside theirs.
    """

    last_story: str = ""
    last_at: datetime | None = None
    at: datetime | None = None
    headlines: list[str] = field(default_factory=list)
    carets: dict[str, Caret] = field(default_factory=dict)
    problems: list[NutgrafError] = field(default_factory=list)

    def note(self, story_id: str, last: Step, brought: Story | None) -> None:
        """A story was written to, with a last step; it was `brought` back unless all was kept."""
        if self.last_at is None or last.at > self.last_at:
            self.last_story, self.last_at = story_id, last.at
        if brought is not None:
            self.headlines.append(brought.headline)
            self.at = max(self.at or last.at, last.at)
        if last.after is not None:
            self.carets[story_id] = last.after


def recover(
    library: Library, folder: Path, recovery: Recovery, *, whole_only: bool = False
) -> None:
    """Bring every journal of a folder into the library; what fails stays where it is.

    `whole_only` leaves alone what goes on from a state that another library holds.
    """
    try:
        story_ids = journals(folder)
    except OSError as error:
        recovery.problems.append(not_recovered(folder, error))
        return
    for story_id in story_ids:
        try:
            _recover_one(library, folder, story_id, recovery, whole_only)
        except (OSError, Misfit, NutgrafError) as error:
            recovery.problems.append(not_recovered(folder, error))


def not_recovered(folder: Path, error: Exception) -> NotKept:
    """The error of a journal that could not be brought back."""
    sentence = error.sentence if isinstance(error, NutgrafError) else str(error)
    return NotKept(
        _("A journal could not be brought back: {why}.").format(why=sentence.rstrip(".")),
        _("Nothing was deleted; the journal lies in {folder}.").format(folder=folder),
    )


def _recover_one(
    library: Library, folder: Path, story_id: str, recovery: Recovery, whole_only: bool
) -> None:
    """Bring one story's journal into the library; its pages go when that is committed."""
    from editor.library.timelines import Timeline

    try:
        kept = library.story(story_id)
    except NotFound:
        kept = None
    journal = Journal(folder, story_id)
    found = (
        journal.replay(kept.story, kept.number, kept.lineages) if kept else journal.replay(None, 0)
    )
    if whole_only and found.base is None:
        return
    left = found.left
    if kept is not None:
        safe = {each.path: each for each in _rescue(library, found.strays, kept, recovery)}
        for stray in safe.values():
            journal.rescued(stray)
            left -= len(stray.entries)
    story = None
    if found.base is not None and (found.entries or kept is None):
        history = History(kept.done, kept.undone) if kept else History()
        story = replayed(found.base, history, found.entries)
        library.keep(
            story,
            revision=kept.revision if kept else 0,
            number=found.number,
            lineage=found.lineage,
            timeline=Timeline(history.first_dirty, history.done, history.undone),
        )
    if found.last is not None:
        recovery.note(story_id, found.last, story)
    journal.committed(found.number)
    journal.close()
    if left:
        raise NotKept(
            counted(
                "{n} change in the journal does not fit the story",
                "{n} changes in the journal do not fit the story",
                left,
            )
        )
    if found.damaged:
        raise NotKept(
            counted(
                "{n} line of it is damaged; what stood there is not known",
                "{n} lines of it are damaged; what stood there is not known",
                found.damaged,
            )
        )


def _rescue(
    library: Library, strays: tuple[Stray, ...], kept: KeptStory, recovery: Recovery
) -> tuple[Stray, ...]:
    """Keep what stray pages lead to as stories of their own; gives the pages that are safe now."""
    from editor.library.strays import rescued

    versions = _versions(library, kept.story.id)
    safe: list[Stray] = []
    for found in rescued(strays, kept.story, kept.done, versions):
        safe += found.strays
        if digest(found.story) == digest(kept.story):
            continue
        aside = replace(found.story, id=random_story_id(), created="", updated="")
        library.keep(aside, revision=0, number=0)
        recovery.problems.append(_beside(found.story))
    return tuple(safe)


def _beside(story: Story) -> LibraryError:
    return LibraryError(
        _(
            "“{headline}” was changed elsewhere while this computer had words of its own for it."
        ).format(headline=isolated(story.headline) or _("A story without a headline")),
        _("Both are kept: yours stands beside it in the list. Story › Merge with… joins them."),
    )


def _versions(library: Library, story_id: str) -> Iterator[Story]:
    """The versions of a story that can be read, newest first, one look at each."""
    for row in reversed(library.versions(story_id)):
        try:
            yield library.version(story_id, row.number)
        except LibraryError:
            continue
