"""An open story's keeping: its journal and its row in the library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from editor.library.journal import Entry, Journal
from editor.model.errors import LibraryError, LostRace
from editor.model.history import History
from editor.model.house import House
from editor.model.ids import random_story_id
from editor.model.places import Caret
from editor.model.story import Story
from editor.services.autosave import Keeping
from editor.services.session import Session

if TYPE_CHECKING:
    from editor.library.library import Library


class OpenStory:
    """What stands behind a session: `append` on the UI thread, the rest on worker threads.

    - A journal page begins with the first entry after the last state that was handed to the
      library, so that a page can go as soon as that state is committed.
    - A story that somebody else changed in the meantime is never overwritten: theirs is kept
      beside ours as a story of its own.
    """

    def __init__(
        self,
        story: Story,
        house: House,
        history: History,
        number: int,
        now: Callable[[], datetime],
        journal: Journal,
        library: Library | None,
        revision: int = 0,
        caret: Caret | None = None,
    ) -> None:
        self.caret = caret
        self.revision = revision
        self._library = library
        self._journal = journal
        self._base: Story | None = story
        self.session = Session(story, house, history, self, now, number)

    def append(self, entry: Entry) -> None:
        """Write one entry to the journal. Raises OSError; the entry then stays queued."""
        if self._base is not None:
            base, self._base = self._base, None
            self._journal.begin(base, entry.number - 1, whole=self.revision == 0)
        self._journal.append(entry)

    @property
    def is_journalled(self) -> bool:
        """Whether the journal holds every change; else some are only in memory."""
        return self._journal.is_written

    def turn_page(self, story: Story) -> None:
        """The state that is now handed to the library is where the next page begins."""
        self._base = story

    def sync(self) -> None:
        """Bring the journal to the disk. Raises OSError."""
        self._journal.sync()

    def keep(self, state: Keeping) -> None:
        """Keep a state in the library. Raises LibraryError."""
        if self._library is None:
            raise LibraryError(
                "There is no library to keep this story in; the journal holds every word.",
                "Choose or make a library; the story comes into it by itself.",
            )
        try:
            self._keep(self._library, state)
        except LostRace:
            self._set_theirs_aside(self._library, state.story.id)
            self._keep(self._library, state)
        self._journal.committed(state.number)

    def close(self) -> None:
        """Let go of the journal; pages that are not committed stay for the next start."""
        self._journal.close()

    def _keep(self, library: Library, state: Keeping) -> None:
        from editor.library.timelines import Timeline

        timeline = Timeline(state.first, state.done, state.undone)
        kept = library.keep(
            state.story, revision=self.revision, number=state.number, timeline=timeline
        )
        self.revision = kept.revision

    def _set_theirs_aside(self, library: Library, story_id: str) -> None:
        theirs = library.story(story_id)
        aside = replace(theirs.story, id=random_story_id(), created="", updated="")
        library.keep(aside, revision=0, number=0, timeline=None)
        self.revision = theirs.revision
