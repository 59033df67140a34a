"""An open story's keeping: its journal and its row in the library."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from editor.library.journal import Entry, Journal
from editor.model.codec import digest
from editor.model.direction import isolated
from editor.model.errors import LibraryError, LostRace, NotFound, NutgrafError
from editor.model.history import History
from editor.model.house import House
from editor.model.ids import random_story_id
from editor.model.places import Caret
from editor.model.story import Story
from editor.model.translation import _
from editor.services.autosave import Keeping
from editor.services.session import Session

if TYPE_CHECKING:
    from editor.library.library import KeptStory, Library


class OpenStory:
    """What stands behind a session: `append` on the UI thread, the rest on worker threads.

    - A journal page begins with the first entry after the last state that was handed to the
      library, so that a page can go as soon as that state is committed.
    - A story that somebody else changed in the meantime is never overwritten: keeping it raises
      LostRace until the race is settled (`settle`), or theirs is kept beside ours
      (`keeps_both`) as a story of its own.
    - `kept` is the state that the library held when it was last read or written here.
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
        kept: KeptStory | None = None,
        caret: Caret | None = None,
        *,
        is_ahead: bool = False,
    ) -> None:
        self.caret = caret
        self.is_ahead = is_ahead
        self.revision = kept.revision if kept else 0
        self.kept = kept.story if kept else None
        self._sha256 = kept.sha256 if kept else ""
        self._is_told_of_bin = False
        self.keeps_both = False
        self._doubtful: set[str] = set()
        self._library = library
        self._journal = journal
        self._base: Story | None = story
        is_read_only = library is not None and library.read_only
        self.session = Session(story, house, history, self, now, number, is_read_only=is_read_only)

    def append(self, entry: Entry) -> None:
        """Write one entry to the journal. Raises OSError; the entry then stays queued."""
        if self._base is not None:
            base, self._base = self._base, None
            self._journal.begin(base, entry.number - 1, whole=self.revision == 0)
        try:
            self._journal.append(entry)
        except FileNotFoundError:
            self._journal.restart(self.session.story, entry.number)

    @property
    def is_journalled(self) -> bool:
        """Whether the journal holds every change; else some are only in memory."""
        return self._journal.is_written

    @property
    def is_nowhere(self) -> bool:
        """Whether neither library nor journal has it: a new one in which nothing was written."""
        return self.revision == 0 and self.session.number == 0

    def adopt(self, library: Library) -> None:
        """Take a library for a story that was begun without one; its journal stays where it is."""
        if self._library is None:
            self._library = library

    def turn_page(self, story: Story) -> None:
        """The state that is now handed to the library is where the next page begins."""
        self._base = story

    def sync(self) -> None:
        """Bring the journal to the disk. Raises OSError."""
        self._journal.sync()

    def keep(self, state: Keeping) -> NutgrafError | None:
        """Keep a state in the library; gives what has to be said about it.

        Raises LibraryError, LostRace among them.
        """
        if self._library is None:
            raise LibraryError(
                _("There is no library to keep this story in."),
                _(
                    "The journal holds every word; once a library is open the story comes into it"
                    " by itself."
                ),
            )
        said = None
        try:
            binned = self._keep(self._library, state)
        except LostRace:
            said = self._give_way(self._library, state)
            binned = self._keep(self._library, state)
        self._journal.committed(state.number)
        if binned and not self._is_told_of_bin:
            said = said or LibraryError(
                _("This story was put into the bin elsewhere while it is open here."),
                _("What you write is kept there; choose Bin below the search to bring it back."),
            )
        self._is_told_of_bin = binned
        return said

    def settle(self, theirs: KeptStory) -> None:
        """What the library holds now is known here, and part of what is kept next."""
        self.revision, self.kept = theirs.revision, theirs.story
        self._sha256 = theirs.sha256

    def close(self) -> None:
        """Let go of the journal; pages that are not committed stay for the next start."""
        self._journal.close()

    def _keep(self, library: Library, state: Keeping) -> bool:
        """Keep a state; gives whether the story is in the bin."""
        from editor.library.timelines import Timeline

        try:
            kept = library.keep(
                state.story,
                revision=self.revision,
                known=self._sha256 if self.revision else "",
                number=state.number,
                lineage=self._journal.lineage,
                timeline=Timeline(state.first, state.done, state.undone),
            )
        except LostRace:
            raise
        except LibraryError:
            # A commit that the disk reported as failed may have come about all the same.
            self._doubtful.add(digest(state.story))
            raise
        self._doubtful.clear()
        self.revision, self.kept, self._sha256 = kept.revision, state.story, kept.sha256
        return kept.is_binned

    def _give_way(self, library: Library, state: Keeping) -> NutgrafError | None:
        """Make ours fit to be kept without overwriting theirs. Raises LostRace where it is not."""
        said = None
        try:
            theirs = library.story(state.story.id)
        except NotFound:
            # It was deleted for good elsewhere; what is being written here is not.
            self.revision = 0
            return None
        ours = (state.story, self.kept) if self.kept else (state.story,)
        if digest(theirs.story) not in {*map(digest, ours), *self._doubtful}:
            if not self.keeps_both:
                self._put_whole(state)
                raise LostRace(
                    _("This story was changed elsewhere since it was opened here."),
                    _(
                        "Nothing was overwritten: your words are in the journal."
                        " Merge both, or keep both."
                    ),
                )
            aside = replace(theirs.story, id=random_story_id(), created="", updated="")
            library.keep(aside, revision=0, number=0)
            said = LibraryError(
                _("“{headline}” was changed elsewhere while it was open here.").format(
                    headline=isolated(theirs.story.headline) or _("A story without a headline")
                ),
                _("Both are kept, side by side in the list; Story › Merge with… joins them."),
            )
        self.revision, self._sha256 = theirs.revision, theirs.sha256
        return said

    def _put_whole(self, state: Keeping) -> None:
        """After a crash the journal alone has to give ours back: the library holds theirs."""
        with suppress(OSError):
            self._journal.put_whole(state.story, state.number)
