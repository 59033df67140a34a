"""Bringing back what journals hold and the library does not.

- A page goes on from the state that its head names. Where that is the state at hand, its digest
  must be the same; where it lies before, the entries contained already are passed over.
- What is contained is counted for each lineage: the journal of another machine is never taken
  for ours, and a page that goes on from what somebody else has changed since is a stray.
- A page with its whole state, of the lineage that wrote last, takes the place of what is missing
  before it: pages were deleted while they were being written.
- A page of another story, of another state or of one not yet reached is not applied.
- Entries follow each other without a gap; each is applied once.
- An entry that does not fit ends its page. What was not applied is counted, and nothing is raised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from editor.library.journal_lines import Entry, Head, read_entry, read_head
from editor.library.lineages import Lineages
from editor.model.changes import Misfit, apply
from editor.model.codec import digest
from editor.model.history import Step
from editor.model.story import Story
from editor.model.translation import N_

RECOVERED = N_("Recovered work")
"""The undo step that stands for entries that were deleted with their page."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A page that was whole and did not go on from the state at hand: others changed that."""

    path: Path
    head: Head
    entries: tuple[Entry, ...]

    @property
    def last(self) -> int:
        """The running number that it leads to."""
        return self.entries[-1].number if self.entries else self.head.number


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a journal held beyond the library.

    `story` is the state after `entries`, which start from `base`; both are None for a story of
    which nobody knows the beginning. `torn` counts lines that could not be read, `left` entries
    that could be read and not be applied; `strays` are the pages they stand in. `damaged` counts
    those of the torn lines that were whole once. `last` is the last step that was written, be it
    contained already or not: it says when, and where the caret was.
    """

    story: Story | None
    entries: tuple[Entry, ...] = ()
    torn: int = 0
    left: int = 0
    base: Story | None = None
    number: int = 0
    lineage: str = ""
    strays: tuple[Stray, ...] = ()
    damaged: int = 0
    last: Step | None = None


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page after replay: the number of the state it led to, and whether all of it is in that."""

    path: Path
    last: int
    is_used_up: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's head and entries; `torn` lines were cut by a crash, `damaged` ones changed."""

    head: Head | None
    entries: tuple[Entry, ...]
    torn: int
    damaged: int


@dataclass(slots=True)
class _State:
    story: Story | None
    number: int
    base: Story | None
    lineages: Lineages
    entries: list[Entry] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    torn: int = 0
    left: int = 0
    damaged: int = 0
    last: Step | None = None


def replay(
    pages: Sequence[Path],
    story_id: str,
    story: Story | None,
    number: int,
    lineages: Lineages,
) -> tuple[Replayed, tuple[PageRead, ...]]:
    """Apply pages, in order, to the library's state of a story. Raises OSError."""
    state = _State(story, number, story, lineages)
    read = tuple(_use(state, path, story_id) for path in pages)
    found = Replayed(
        state.story,
        tuple(state.entries),
        state.torn,
        state.left,
        state.base,
        state.number,
        state.lineages.last,
        tuple(state.strays),
        state.damaged,
        state.last,
    )
    return found, read


def _use(state: _State, path: Path, story_id: str) -> PageRead:
    try:
        page = _read(path.read_bytes())
    except FileNotFoundError:
        # Let go of meanwhile: only what the library contains is.
        return PageRead(path, state.number, is_used_up=True)
    state.torn += page.torn + page.damaged
    state.damaged += page.damaged
    head = page.head
    if head is not None and _is_contained(state, page, story_id):
        state.last = page.entries[-1].step if page.entries else state.last
        return PageRead(path, state.number, not page.damaged)
    if head is not None and _takes_place(state, head, story_id):
        _take_place(state, head, path)
    if head is None or not _goes_on(state, head, story_id):
        state.left += len(page.entries)
        if head is not None and head.story_id == story_id and (page.entries or head.base):
            state.strays.append(Stray(path, head, page.entries))
        holds_words = head is not None and head.base is not None
        is_used_up = not (page.entries or page.damaged or holds_words)
        return PageRead(path, state.number, is_used_up)
    left = _apply(state, page.entries)
    state.last = state.entries[-1].step if state.entries else state.last
    state.lineages = state.lineages.reached(head.lineage, state.number)
    state.left += left
    return PageRead(path, state.number, not (left or page.damaged))


def _is_contained(state: _State, page: _Page, story_id: str) -> bool:
    """Whether the library's state holds every entry of a page."""
    if page.head is None or page.head.story_id != story_id or state.story is None:
        return False
    last = page.entries[-1].number if page.entries else page.head.number
    return last <= state.lineages.number(page.head.lineage)


def _read(data: bytes) -> _Page:
    *lines, tail = data.split(b"\n")
    head = read_head(lines[0] if lines else tail)
    # An empty line parts a torn line from what was written after it.
    bodies = [line for line in (*lines[1:], *([tail] if lines else [])) if line]
    entries = [read_entry(line) for line in bodies]
    good = tuple(entry for entry in entries if entry is not None)
    bad = len(entries) - len(good) + (head is None)
    torn = int(bool(tail) and (entries[-1] is None if lines else head is None))
    return _Page(head, good, torn, bad - torn)


def _goes_on(state: _State, head: Head, story_id: str) -> bool:
    """Whether a page belongs to the state at hand; an unknown story begins with its whole base."""
    if head.story_id != story_id:
        return False
    if state.story is None:
        if head.base is None or head.base.id != story_id:
            return False
        state.story = state.base = head.base
        state.number = head.number
        return True
    contained = state.lineages.number(head.lineage)
    if head.number < contained:
        if state.lineages.last == head.lineage:
            state.number = contained
            return True
        return False
    if head.digest != digest(state.story):
        return False
    state.number = head.number
    return True


def _takes_place(state: _State, head: Head, story_id: str) -> bool:
    """Whether a page has a later state whole, which nobody else has had a hand in."""
    return (
        state.story is not None
        and head.base is not None
        and head.story_id == story_id == head.base.id
        and head.lineage == state.lineages.last
        and head.number > state.number
    )


def _take_place(state: _State, head: Head, path: Path) -> None:
    # Not at the top: the window needs the journal to start, and this hardly ever.
    from editor.model.comparing.becoming import change_between

    if state.story is None or head.base is None:
        return
    change = change_between(state.story, head.base)
    at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    state.entries.append(Entry(head.number, "apply", Step(change, RECOVERED, at, begins=True)))
    state.story = apply(state.story, change)
    state.number = head.number
    state.lineages = state.lineages.reached(head.lineage, head.number)


def _apply(state: _State, entries: Sequence[Entry]) -> int:
    """Apply what follows the state; gives how many entries are left over."""
    for at, entry in enumerate(entries):
        if entry.number <= state.number:
            continue
        if state.story is None or entry.number != state.number + 1:
            return len(entries) - at
        try:
            state.story = apply(state.story, entry.step.change)
        except Misfit:
            return len(entries) - at
        state.number = entry.number
        state.entries.append(entry)
    return 0
