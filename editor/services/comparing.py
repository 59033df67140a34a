"""Comparing versions of the open story, with each other or with the story as it is now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from editor.model.figures.images import Source
from editor.model.house import House
from editor.model.story import Story
from editor.services.answers import Answers, Failed
from editor.services.figures import ADDRESS
from editor.services.session import Session
from editor.services.tasks import Ticket

if TYPE_CHECKING:
    from editor.library.library import Library
    from editor.model.comparing.compare import Comparison
    from editor.model.rows import PageBlock

_States: TypeAlias = tuple[Story, Story, dict[str, tuple[int, int]]]
"""Both states, and how large pages show those of their images that are there."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two states of a story by number, None for the story as it is now.

    `page` is the reader's page of both, whole, for the preview; it is made of these `blocks`.
    """

    older: int
    newer: int | None
    comparison: Comparison
    page: str
    blocks: tuple[PageBlock, ...]


class Comparing:
    """The comparison asked for last is the one that comes; those before are not heard of.

    `newer` is the later state of the one that came last.
    """

    def __init__(self, answers: Answers) -> None:
        self.newer: Story | None = None
        self._answers = answers
        self._ticket = Ticket()

    def forget(self) -> None:
        """Drop what is under way: another story was opened."""
        self._ticket.cancel()
        self.newer = None

    def compare(
        self,
        older: int,
        newer: int | None,
        done: Callable[[Compared], None],
        failed: Failed | None = None,
    ) -> Ticket:
        """Compare two versions, or one with the story as it is now."""
        self._ticket.cancel()
        ticket = self._ticket = Ticket()
        session = self._answers.session
        if session is None:
            return ticket
        now = session.story

        def load(library: Library, story_id: str) -> _States:
            before = library.version(story_id, older)
            after = now if newer is None else library.version(story_id, newer)
            digests = {each.digest for each in (*before.figures, *after.figures) if each.digest}
            return before, after, library.image_sizes(sorted(digests))

        def loaded(session: Session, states: _States) -> None:
            if not ticket.is_cancelled:
                job = partial(_compared, *states, session.house)
                self._answers.work_out(session, job, partial(finished, states[1]), refused)

        def finished(state: Story, found: tuple[Comparison, str, tuple[PageBlock, ...]]) -> None:
            if not ticket.is_cancelled:
                self.newer = state
                done(Compared(older, newer, *found))

        def refused(error: Exception) -> None:
            if not ticket.is_cancelled:
                (failed or self._answers.tell)(error)

        self._answers.ask(load, loaded, refused)
        return ticket


def _compared(
    before: Story, after: Story, sizes: dict[str, tuple[int, int]], house: House
) -> tuple[Comparison, str, tuple[PageBlock, ...]]:
    from editor.model.comparing.compare import compare
    from editor.render.compared import compared_page
    from editor.render.page import compared_shell, page

    images = {digest: Source(ADDRESS + digest, *size) for digest, size in sizes.items()}
    both = compared_page(page(before, house, images.get), page(after, house, images.get))
    return compare(before, after), compared_shell(both), both.blocks
