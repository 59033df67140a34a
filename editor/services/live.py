"""Live results of the open story: its page, what changed on it, its counts; off the UI thread.

One rendering is under way at a time; it always takes the newest state, so that an older result
never comes after a newer one and keys never queue up behind pages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.model.figures.images import Sources, no_sources
from editor.model.places import Caret, has_place
from editor.model.rows import Counts, Page, Patch, block_at
from editor.services.counts import Selection, counts_of_selection, counts_of_story
from editor.services.events import Event
from editor.services.session import Changed, Session
from editor.services.tasks import Lane, Tasks, Ticket

if TYPE_CHECKING:
    from editor.model.house import House
    from editor.model.story import Story


PAINT_FIRST = 0
"""Milliseconds until rendering begins: in the next turn, when what was written has been painted."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The page of a story's state `number`.

    `patch` turns the page shown before into this one; None means: show `shell`, the whole page.
    """

    story: Story
    number: int
    page: Page
    shell: str
    patch: Patch | None
    counts: Counts

    @property
    def story_id(self) -> str:
        """Whose page it is."""
        return self.story.id


class Live:
    """Follows one session and renders it; `images` says from where its images come."""

    def __init__(self, tasks: Tasks, images: Sources = no_sources) -> None:
        self.rendered: Event[Rendered] = Event()
        self._tasks = tasks
        self._images = images
        self._session: Session | None = None
        self._shown: Rendered | None = None
        self._sourced: Page | None = None
        self._sources: tuple[Caret | None, ...] = ()
        self._ticket: Ticket | None = None
        self._counting: Ticket | None = None
        self._stale = False
        self._nearest: int | None = None

    @property
    def images(self) -> Sources:
        """From where the page's images come."""
        return self._images

    def follow(self, session: Session | None) -> None:
        """Render this session from now on, beginning with its whole page."""
        if self._session is not None:
            self._session.changed.disconnect(self._refresh)
        for ticket in (self._ticket, self._counting):
            if ticket is not None:
                ticket.cancel()
        self._session, self._shown, self._ticket, self._stale = session, None, None, False
        if session is not None:
            session.changed.connect(self._refresh)
            self._render(session)

    def restart(self) -> None:
        """Show the whole page anew: the house changed, or the preview came up late."""
        self.follow(self._session)

    def count(self, selection: Selection | None, done: Callable[[Counts | None], None]) -> None:
        """Count what is selected; only what was asked for last is answered."""
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None
        if selection is None:
            done(None)
        else:
            self._counting = self._tasks.run(
                Lane.COMPUTE, lambda: counts_of_selection(selection), done
            )

    @property
    def sources(self) -> tuple[Caret | None, ...]:
        """Where the text of each block of the page begins; None where nobody typed it."""
        page = self._shown.page if self._shown is not None else None
        if page is not self._sourced:
            self._sourced = page
            blocks = page.blocks if page is not None else ()
            self._sources = tuple(
                None if block.place is None else Caret(block.place, block.start) for block in blocks
            )
        return self._sources

    def caret_at(self, block: int, offset: int) -> Caret | None:
        """Where the text stands that the page shows at `offset` characters into a block."""
        if self._shown is None or self._session is None:
            return None
        blocks = self._shown.page.blocks
        if not 0 <= block < len(blocks):
            return None
        from editor.render.position import source_caret

        caret = source_caret(self._shown.story, blocks[block], offset)
        is_there = caret is not None and has_place(self._session.story, caret.place)
        return caret if is_there else None

    def share_at(self, caret: Caret, block: int) -> float:
        """How far into a block's text a caret stands, from 0 to 1."""
        if self._shown is None or not 0 <= block < len(self._shown.page.blocks):
            return 0.0
        shown = self._shown.page.blocks[block]
        length = shown.end - shown.start
        return min(max((caret.position - shown.start) / length, 0.0), 1.0) if length else 0.0

    def block_at(self, caret: Caret) -> int | None:
        """The block of the page that shows the text at a caret."""
        if self._shown is None:
            return None
        if not self._ends_search(self._nearest, caret):
            self._nearest = block_at(self._shown.page.blocks, caret.place, caret.position)
        return self._nearest

    def _ends_search(self, index: int | None, caret: Caret) -> bool:
        """Whether a caret is still in the block in which the last one was, as while one writes."""
        blocks = self._shown.page.blocks if self._shown is not None else ()
        if index is None or not index < len(blocks) - 1:
            return False
        block, after = blocks[index], blocks[index + 1]
        is_here = block.place == caret.place and block.start <= caret.position
        return is_here and (after.place != caret.place or caret.position < after.start)

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
            Lane.COMPUTE,
            lambda: _rendered(story, house, number, shown, self._images),
            self._show,
            self._fail,
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


def _rendered(
    story: Story, house: House, number: int, shown: Rendered | None, images: Sources
) -> Rendered:
    from editor.model.remembering import note_rendering
    from editor.render.page import page, preview_shell
    from editor.render.updates import patch

    new = page(story, house, images)
    change = patch(shown.page, new, number) if shown is not None else None
    shell = preview_shell(new) if change is None else ""
    note_rendering()
    return Rendered(story, number, new, shell, change, counts_of_story(story))
