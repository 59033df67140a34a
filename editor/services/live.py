"""Live results of the open story: its page, what changed on it, its counts; off the UI thread.

One rendering is under way at a time; it always takes the newest state, so that an older result
never comes after a newer one and keys never queue up behind pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.model.places import Caret, Place
from editor.model.rows import Counts, Page, Patch
from editor.services.counts import counts_of_story
from editor.services.events import Event
from editor.services.session import Changed, Session
from editor.services.tasks import Lane, Tasks, Ticket

if TYPE_CHECKING:
    from editor.model.house import House
    from editor.model.story import Story


PAINT_FIRST = 4
"""Milliseconds that the form gets to paint a key before rendering competes for the interpreter."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The page of a story's state `number`.

    `patch` turns the page shown before into this one; None means: show `shell`, the whole page.
    """

    story_id: str
    number: int
    page: Page
    shell: str
    patch: Patch | None
    counts: Counts


class Live:
    """Follows one session and renders it."""

    def __init__(self, tasks: Tasks) -> None:
        self.rendered: Event[Rendered] = Event()
        self._tasks = tasks
        self._session: Session | None = None
        self._shown: Rendered | None = None
        self._ticket: Ticket | None = None
        self._stale = False

    def follow(self, session: Session | None) -> None:
        """Render this session from now on, beginning with its whole page."""
        if self._session is not None:
            self._session.changed.disconnect(self._refresh)
        if self._ticket is not None:
            self._ticket.cancel()
        self._session, self._shown, self._ticket, self._stale = session, None, None, False
        if session is not None:
            session.changed.connect(self._refresh)
            self._render(session)

    def restart(self) -> None:
        """Show the whole page anew: the house changed, or the preview came up late."""
        self.follow(self._session)

    def caret_at(self, block: int, offset: int) -> Caret | None:
        """Where the text stands that the page shows at `offset` characters into a block."""
        if self._shown is None or not 0 <= block < len(self._shown.page.blocks):
            return None
        shown = self._shown.page.blocks[block]
        if shown.place is None or self._session is None:
            return None
        from editor.render.position import source_position

        position = source_position(self._session.story, shown, offset)
        return Caret(shown.place, position)

    def block_at(self, caret: Caret) -> int | None:
        """The block of the page that shows the text at a caret."""
        if self._shown is None:
            return None
        nearest = None
        for index, block in enumerate(self._shown.page.blocks):
            if block.place is None or not _shows(block.place, caret.place):
                continue
            if nearest is None or block.start <= caret.position:
                nearest = index
        return nearest

    def _refresh(self, _: Changed) -> None:
        if self._ticket is not None:
            self._stale = True
        elif self._session is not None:
            self._ticket = self._tasks.after(PAINT_FIRST, self._begin)

    def _begin(self) -> None:
        if self._session is not None:
            self._render(self._session)

    def _render(self, session: Session) -> None:
        story, house, number, shown = session.story, session.house, session.number, self._shown
        self._stale = False
        self._ticket = self._tasks.run(
            Lane.COMPUTE, lambda: _rendered(story, house, number, shown), self._show, self._fail
        )

    def _fail(self, error: Exception) -> None:
        self._ticket = None
        raise error

    def _show(self, result: Rendered) -> None:
        self._ticket = None
        self._shown = result
        self.rendered.emit(result)
        if self._stale:
            self._ticket = self._tasks.after(PAINT_FIRST, self._begin)


def _shows(block: Place, place: Place) -> bool:
    """Whether a block with that place shows a text; the key points are one list on the page."""
    return block == place or block.field == place.field == "key_points"


def _rendered(story: Story, house: House, number: int, shown: Rendered | None) -> Rendered:
    from editor.model.remembering import note_rendering
    from editor.render.page import page, preview_shell
    from editor.render.updates import patch

    new = page(story, house)
    change = patch(shown.page, new, number) if shown is not None else None
    shell = preview_shell(new) if change is None else ""
    note_rendering()
    return Rendered(story.id, number, new, shell, change, counts_of_story(story))
