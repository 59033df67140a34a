"""Edits for which something had to be read first: they reach their story though it was left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from editor.model.changes import apply
from editor.model.edits import Edit
from editor.model.errors import NotFound
from editor.model.story import Story
from editor.services.open_stories import OpenStories
from editor.services.session import Session

if TYPE_CHECKING:
    from editor.library.stories import KeptStory
    from editor.services.asking import Asking
    from editor.services.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Performed:
    """An edit that was made, and the story before and after it."""

    before: Story
    after: Story
    edit: Edit


@dataclass(frozen=True, slots=True)
class _Written:
    """An edit that was made in the library, the revision before it, and what is held since."""

    performed: Performed
    revision: int
    held: KeptStory


EditOf: TypeAlias = Callable[[Story], Edit | None]
"""Makes an edit of the story as it is by then; None where there is no place for it any more.

It may be called on any thread.
"""

Done: TypeAlias = Callable[[Performed | None], None]
Failed: TypeAlias = Callable[[Exception], None]


class LaterEdits:
    """Puts an edit into the story it was asked for, whatever became of that meanwhile.

    - Into the open story, and one that was left and is not kept yet, through its session.
    - Else into the library, in the bin or not, in one guarded write with a step that Undo takes
      back when the story is opened. One that was blank when it was left is kept from then on.
    """

    def __init__(self, stories: OpenStories, ask: Asking, now: Callable[[], datetime]) -> None:
        self._stories = stories
        self._ask = ask
        self._now = now

    def perform(self, asked_in: Story, edit_of: EditOf, done: Done, failed: Failed) -> None:
        """Make an edit of the story that was open when it was asked for; then `done`.

        `failed` where the library cannot be written, or does not have the story any more.
        """
        session = self._stories.session_of(asked_in.id)
        if session is not None:
            done(_in_session(session, edit_of))
            return

        def written(came: _Written | None) -> None:
            performed = came.performed if came is not None else None
            try:
                if came is not None:
                    performed = self._caught_up(came, edit_of)
            finally:
                done(performed)

        job = partial(_in_library, asked_in, edit_of, self._now)
        self._ask(job, written, failed, changes_list=True)

    def _caught_up(self, came: _Written, edit_of: EditOf) -> Performed:
        """Bring the edit to a session too whose story was read just before it was written.

        That session knows then what the library holds since: it was nobody else's change.
        """
        opened = self._stories.story_of(came.held.story.id)
        if opened is None or opened.revision != came.revision:
            return came.performed
        is_same = opened.session.story == came.performed.before
        edit = came.performed.edit
        performed = _in_session(opened.session, (lambda _: edit) if is_same else edit_of)
        if performed is None:
            return came.performed
        opened.settle(came.held)
        return performed


def _in_session(session: Session, edit_of: EditOf) -> Performed | None:
    before = session.story
    edit = None if session.is_read_only else edit_of(before)
    if edit is None:
        return None
    session.perform(edit)
    return Performed(before, session.story, edit)


def _in_library(
    asked_in: Story, edit_of: EditOf, now: Callable[[], datetime], shelf: Shelf
) -> _Written | None:
    from editor.library.stories import KeptStory
    from editor.services.story_errands import edited_in_library

    try:
        kept = shelf.library.story(asked_in.id)
    except NotFound:
        if not asked_in.is_blank:
            raise
        kept = KeptStory(asked_in, 0, 0)
    edit = edit_of(kept.story)
    if edit is None:
        return None
    after = apply(kept.story, edit.change)
    _step, written = edited_in_library(shelf.library, kept, edit, now())
    held = KeptStory(after, written.revision, kept.number, sha256=written.sha256)
    return _Written(Performed(kept.story, after, edit), kept.revision, held)
