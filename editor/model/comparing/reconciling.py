"""Two rewordings of one text brought together, word by word.

- What only one side changed is taken; what both changed alike is taken once.
- Where both changed the same words, or words next to each other in a line, they clash: nothing
  is guessed, and the text holds the words of the first side meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.model.comparing.wording import Stretch, rewording


@dataclass(frozen=True, slots=True)
class Clash:
    """The words of a clash; at `at` of the text brought together stand those of `ours`."""

    at: int
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A text brought together, and its clashes in order."""

    text: str
    clashes: tuple[Clash, ...] = ()


@dataclass(slots=True)
class _Side:
    """One side's text, the stretches that it has changed, and how far they were taken."""

    text: str
    stretches: tuple[Stretch, ...]
    taken: int = 0
    shift: int = 0

    def next_start(self) -> int | None:
        return self.stretches[self.taken].start if self.taken < len(self.stretches) else None

    def take(self) -> Stretch:
        self.taken += 1
        return self.stretches[self.taken - 1]

    def words(self, start: int, end: int, shift: int) -> str:
        """What this side has where the base has `start` to `end`; `shift` holds before it."""
        return self.text[start + shift : end + self.shift]


def reconciled(base: str, ours: str, theirs: str) -> Reconciled:
    """Both sides' changes of a text in one."""
    if ours == theirs or theirs == base:
        return Reconciled(ours)
    if ours == base:
        return Reconciled(theirs)
    sides = (_Side(ours, rewording(base, ours)), _Side(theirs, rewording(base, theirs)))
    pieces: list[str] = []
    clashes: list[Clash] = []
    length = at = 0
    while (region := _next_region(base, sides)) is not None:
        start, end, our_words, their_words = region
        base_words = base[start:end]
        taken = their_words if our_words == base_words else our_words
        pieces += [base[at:start], taken]
        length += start - at
        if base_words not in (our_words, their_words) and our_words != their_words:
            clashes.append(Clash(length, base_words, our_words, their_words))
        length += len(taken)
        at = end
    pieces.append(base[at:])
    return Reconciled("".join(pieces), tuple(clashes))


def _next_region(base: str, sides: tuple[_Side, _Side]) -> tuple[int, int, str, str] | None:
    """The next stretch of the base that is changed, with all changes that touch each other."""
    starts = [start for side in sides if (start := side.next_start()) is not None]
    if not starts:
        return None
    start = end = min(starts)
    before = [side.shift for side in sides]
    grows = True
    while grows:
        grows = False
        for side in sides:
            following = side.next_start()
            if following is not None and (following <= end or _touch(base, end, following)):
                stretch = side.take()
                end = max(end, stretch.end)
                side.shift = stretch.till - stretch.end
                grows = True
    ours, theirs = (
        side.words(start, end, shift) for side, shift in zip(sides, before, strict=True)
    )
    return start, end, ours, theirs


def _touch(base: str, end: int, start: int) -> bool:
    """Whether nothing but spaces of one line stands between two changes."""
    between = base[end:start]
    return between.isspace() and "\n" not in between
