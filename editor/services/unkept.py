"""Stories that were left while the library could not take them in; keeping them goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from editor.model.errors import NotKept
from editor.model.headlines import named_all
from editor.model.translation import _
from editor.services.autosave import Autosave, KeptState
from editor.services.open_story import OpenStory
from editor.services.tasks import Lane, Tasks

if TYPE_CHECKING:
    from editor.library.library import Library


def named_unkept(headlines: Sequence[str]) -> str:
    """Which stories are not kept, as a sentence of its own; empty where there are none."""
    return _("Not kept: {names}.").format(names=named_all(headlines)) if headlines else ""


def only_in_memory(headlines: Sequence[str]) -> NotKept:
    """The error of stories that cannot be let go of: nothing else holds their last words."""
    sentence = _("Your last words are only in memory: neither library nor journal takes them.")
    return NotKept(
        f"{sentence} {named_unkept(headlines)}".rstrip(),
        _("Nothing was closed. Make room on the disk, or save a copy elsewhere."),
    )


class Unkept:
    """What only the journal of a story holds stays at hand until the library holds it too.

    Such a story is opened from here: the library's state of it is older.
    """

    def __init__(self, tasks: Tasks, failed: Callable[[Exception], None]) -> None:
        self._tasks = tasks
        self._failed = failed
        self._stories: dict[str, tuple[OpenStory, Autosave]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether every story that was left is in the library."""
        return not self._stories

    @property
    def ids(self) -> frozenset[str]:
        """The stories that the library does not hold wholly yet."""
        return frozenset(self._stories)

    @property
    def in_trouble(self) -> tuple[tuple[OpenStory, KeptState], ...]:
        """The stories that could not be kept, with what is known of it."""
        each = ((opened, autosave.state) for opened, autosave in self._stories.values())
        return tuple((opened, state) for opened, state in each if state.problem)

    @property
    def only_in_memory(self) -> tuple[OpenStory, ...]:
        """The stories of which neither library nor journal holds every word."""
        return tuple(opened for opened, autosave in self._stories.values() if autosave.is_only_here)

    def leave(self, opened: OpenStory, autosave: Autosave) -> None:
        """Let go of an open story, at once or as soon as all of it is kept."""
        if autosave.is_clean:
            self._close(opened, autosave)
        else:
            self._stories[opened.session.story.id] = opened, autosave

    def take(self, story_id: str) -> tuple[OpenStory, Autosave] | None:
        """A story that is not kept yet, to go on with it."""
        return self._stories.pop(story_id, None)

    def story_of(self, story_id: str) -> OpenStory | None:
        """A story that is not kept yet; None where it is not among these."""
        found = self._stories.get(story_id)
        return found[0] if found is not None else None

    def adopt(self, library: Library) -> None:
        """Let stories that had no library go into this one."""
        for opened, _rest in self._stories.values():
            opened.adopt(library)

    def sweep(self) -> None:
        """Let go of the stories that have been kept meanwhile."""
        for story_id, (opened, autosave) in tuple(self._stories.items()):
            if autosave.is_clean:
                del self._stories[story_id]
                self._close(opened, autosave)

    def close(self) -> None:
        """Let go of all; what is not kept is in the journals."""
        for opened, autosave in self._stories.values():
            self._close(opened, autosave)
        self._stories.clear()

    def _close(self, opened: OpenStory, autosave: Autosave) -> None:
        autosave.stop()
        self._tasks.run(Lane.JOURNAL, opened.close, lambda _value: None, self._not_closed)

    def _not_closed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            error = NotKept(
                _("A journal could not be brought to the disk ({reason}).").format(
                    reason=error.strerror or error
                ),
                _("It stays where it is and is read at the next start."),
            )
        self._failed(error)
