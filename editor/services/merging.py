"""Two states of a story become one: after a lost race, or because somebody wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from editor.model.edits import Edit
from editor.model.story import Story
from editor.model.translation import N_
from editor.model.versions import VersionRow, Why
from editor.services.shelf import Shelf
from editor.services.tasks import Tasks
from editor.services.workspace import Workspace

if TYPE_CHECKING:
    from editor.library.library import KeptStory
    from editor.model.comparing.merge import Choice, Merged


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two stories with what they began from, merged as far as they agree.

    `kept` is what the library holds, where theirs is a state of the open story that somebody else
    put there.
    """

    base: Story
    ours: Story
    theirs: Story
    merged: Merged
    kept: KeptStory | None = None


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The versions of the open story that a merge can begin from; the common one's number, or 0."""

    versions: tuple[VersionRow, ...]
    common: int


class KeepsVersions(Protocol):
    """Whoever keeps a version of the open story before it is changed."""

    def keep_before(self, why: Why) -> None:
        """Keep the open story as it is now."""
        ...


class Merging:
    """Reads the other side off the UI thread, merges, and takes the result as one undoable step."""

    def __init__(self, workspace: Workspace, versions: KeepsVersions, tasks: Tasks) -> None:
        self.raced = workspace.stories.raced
        self._workspace = workspace
        self._versions = versions
        self._tasks = tasks

    def meet_race(self, done: Callable[[Meeting], None]) -> None:
        """Merge the open story with what somebody else made of it since it was read here."""
        opened = self._workspace.stories.open
        if opened is None:
            return
        ours, base = opened.session.story, opened.kept

        def read(shelf: Shelf) -> Meeting:
            theirs = shelf.library.story(ours.id)
            return _met(base or Story(ours.id), ours, theirs.story, theirs)

        self._workspace.ask(read, done)

    def beginnings(self, other_id: str, done: Callable[[Beginnings], None]) -> None:
        """Find out what the open story and another one may both have begun from."""
        session = self._workspace.current
        if session is None:
            return
        story_id = session.story.id

        def read(shelf: Shelf) -> Beginnings:
            common = shelf.library.common_version(story_id, other_id)
            return Beginnings(shelf.library.versions(story_id), common[0] if common else 0)

        self._workspace.ask(read, done)

    def meet(self, other_id: str, version: int, done: Callable[[Meeting], None]) -> None:
        """Merge the open story with another one; both began from a version of the open one."""
        session = self._workspace.current
        if session is None:
            return
        ours = session.story

        def read(shelf: Shelf) -> Meeting:
            base = shelf.library.version(ours.id, version)
            return _met(base, ours, shelf.library.story(other_id).story)

        self._workspace.ask(read, done)

    def take(self, meeting: Meeting, choices: Mapping[int, Choice]) -> bool:
        """Let the open story become the merged one, undoably; every conflict has been chosen.

        False, and nothing happens, where the open story is no longer the one they met with.
        """
        from editor.model.comparing.becoming import change_between
        from editor.model.comparing.merge import resolved

        session = self._workspace.current
        if session is None or session.story != meeting.ours:
            return False
        merged = resolved(meeting.merged, choices)
        self._versions.keep_before(Why.BEFORE_MERGE)
        opened = self._workspace.stories.open
        if meeting.kept is not None and opened is not None:
            opened.settle(meeting.kept)
        session.perform(Edit(change_between(session.story, merged), N_("Merge"), session.caret))
        self._workspace.flush(lambda _: None)
        return True

    def keep_both(self) -> None:
        """Keep what somebody else made of the open story as a story of its own, beside ours."""
        opened = self._workspace.stories.open

        def kept(is_kept: bool) -> None:
            if is_kept and opened is not None:
                # It stays open: another race is for somebody to settle again.
                opened.keeps_both = False
            self._workspace.rows_changed.emit(None)

        self._workspace.stories.leave(kept)


def _met(base: Story, ours: Story, theirs: Story, kept: KeptStory | None = None) -> Meeting:
    from editor.model.comparing.merge import merge

    theirs_here = replace(theirs, id=ours.id, created=ours.created, updated=ours.updated)
    return Meeting(base, ours, theirs, merge(base, ours, theirs_here), kept)
