"""Versions that are kept in memory and answer when they are told to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from editor.model.changes import Change
from editor.model.comparing.becoming import change_between, field_restored, hunk_undone
from editor.model.comparing.compare import Comparison, Hunk, compare
from editor.model.edits import Edit
from editor.model.errors import LibraryError
from editor.model.places import Place, body_place
from editor.model.rows import PageBlock
from editor.model.story import Story
from editor.model.versions import VersionRow, Why
from editor.services.events import Event
from editor.services.session import Session

Answer = Callable[[], None]
NOON = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Compared:
    older: int
    newer: int | None
    comparison: Comparison
    page: str
    blocks: tuple[PageBlock, ...]


def blocks_of(story: Story) -> tuple[PageBlock, ...]:
    """A page of the story: its headline, and a block for each paragraph."""
    blocks = [PageBlock("", Place("headline"))]
    for section in story.sections:
        at = 0
        for paragraph in section.body.split("\n\n"):
            blocks.append(PageBlock("", body_place(section.id), at, at + len(paragraph)))
            at += len(paragraph) + 2
    return tuple(blocks)


class Kept:
    """The versions of one story; `answers_at_once` can be taken away."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.kept: Event[VersionRow] = Event()
        self.rows: list[VersionRow] = []
        self.stories: dict[int, Story] = {}
        self.answers_at_once = True
        self.refuses = False
        self.waiting: list[Answer] = []
        self.asked: list[tuple[int, int | None]] = []
        self.restored: list[object] = []

    def keep(
        self, story: Story, at: str = "2026-11-23T12:03:00Z", why: str = Why.ASKED, note: str = ""
    ) -> VersionRow:
        before = self.stories[len(self.rows)] if self.rows else Story(story.id)
        words = compare(before, story)
        row = VersionRow(
            len(self.rows) + 1, at, "Ada Moss", why, note, story.words, words.gained, words.lost
        )
        self.rows.append(row)
        self.stories[row.number] = story
        self.kept.emit(row)
        return row

    def list(
        self,
        done: Callable[[tuple[VersionRow, ...]], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._answer(lambda: done(tuple(self.rows)), failed)

    def compare(
        self,
        older: int,
        newer: int | None,
        done: Callable[[Compared], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.asked.append((older, newer))
        after = self.session.story if newer is None else self.stories[newer]
        comparison = compare(self.stories[older], after)
        page = f"<p>{older} and {newer or 'now'}</p>"
        self._answer(
            lambda: done(Compared(older, newer, comparison, page, blocks_of(after))), failed
        )

    def annotate(self, number: int, note: str) -> None:
        self.rows = [replace(r, note=note) if r.number == number else r for r in self.rows]

    def restore(self, number: int) -> None:
        self.restored.append(number)
        self._perform(change_between(self.session.story, self.stories[number]))

    def restore_field(self, number: int, place: Place) -> None:
        self.restored.append(place)
        change = field_restored(self.session.story, self.stories[number], place)
        if change is not None:
            self._perform(change)

    def restore_hunk(self, hunk: Hunk) -> None:
        self.restored.append(hunk)
        self._perform(hunk_undone(hunk))

    def _perform(self, change: Change) -> None:
        self.session.perform(Edit(change, "Restore", None))

    def answer(self) -> None:
        """Give the answers that were held back."""
        waiting, self.waiting = self.waiting, []
        for each in waiting:
            each()

    def _answer(self, answer: Answer, failed: Callable[[Exception], None] | None) -> None:
        if self.refuses and failed is not None:
            failed(LibraryError("The library cannot be read.", "Plug the stick in again."))
        elif self.answers_at_once:
            answer()
        else:
            self.waiting.append(answer)
