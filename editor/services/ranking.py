"""How well a name answers to what was typed: a few letters of it, in order, or nearly so."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeAlias

from editor.services.tasks import Lane, Tasks, Ticket

_WHOLE, _BEGINNING, _INSIDE, _LETTERS = 100.0, 90.0, 75.0, 60.0
STRONG = 70.0
"""From this score on the letters typed stand together in the name."""

_NEARLY = 80.0
"""How alike, of 100, a word mistyped must be to its name."""

_SHORTEST_MISTYPED = 3


Alike: TypeAlias = Callable[[str, str], float]
"""How alike two words are, of 100."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """How well a name answers, up to 100, and which of its letters do."""

    score: float
    letters: frozenset[int]


class Ranking:
    """Ranks names; what tells a mistyped word from another is loaded off the UI thread."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._alike: Alike | None = None

    def prepare(self) -> None:
        """Load what tells mistyped words; until that is there, none is taken for a name."""
        if self._alike is None:
            self._tasks.run(Lane.SEARCH, _loaded, self._take)

    def ranked(self, typed: str, name: str) -> Ranked | None:
        """How a name answers to what was typed, each word of it; None where it does not."""
        plain = _plain(name)
        found: list[Ranked] = []
        for word in _plain(typed).split():
            answer = self._word(word, plain)
            if answer is None:
                return None
            found.append(answer)
        if not found:
            return None
        score = sum(each.score for each in found) / len(found)
        letters = frozenset().union(*(each.letters for each in found))
        # Of two that answer alike the shorter is the more likely one.
        return Ranked(score - min(len(name), 60) / 20, letters)

    def best(
        self, typed: str, names: Sequence[str], most: int, done: Callable[[list[int]], None]
    ) -> Ticket:
        """Find which of many names answer best, off the UI thread; gives their places."""
        return self._tasks.run(Lane.SEARCH, partial(self._best, typed, names, most), done)

    def _best(self, typed: str, names: Sequence[str], most: int) -> list[int]:
        ranked = [(self.ranked(typed, name), place) for place, name in enumerate(names)]
        found = [(answer.score, place) for answer, place in ranked if answer is not None]
        return [place for _score, place in sorted(found, key=lambda each: -each[0])[:most]]

    def _take(self, alike: Alike) -> None:
        self._alike = alike

    def _word(self, word: str, name: str) -> Ranked | None:
        at = _beginning(word, name)
        if at >= 0:
            whole = at + len(word) == len(name) or not name[at + len(word)].isalnum()
            return Ranked(_WHOLE if whole else _BEGINNING, frozenset(range(at, at + len(word))))
        at = name.find(word)
        if at >= 0:
            return Ranked(_INSIDE, frozenset(range(at, at + len(word))))
        return _letters(word, name) or self._mistyped(word, name)

    def _mistyped(self, word: str, name: str) -> Ranked | None:
        if self._alike is None or len(word) < _SHORTEST_MISTYPED:
            return None
        best, at = None, 0
        for each in name.split(" "):
            score = self._alike(word, each[: len(word) + 1])
            if score >= _NEARLY and (best is None or score > best.score * 2):
                best = Ranked(score / 2, frozenset(range(at, at + min(len(each), len(word)))))
            at += len(each) + 1
        return best


def _loaded() -> Alike:
    from rapidfuzz import fuzz

    return fuzz.ratio


def _beginning(word: str, name: str) -> int:
    """Where a word of the name begins so; -1 if none does."""
    at = name.find(word)
    while at > 0 and name[at - 1].isalnum():
        at = name.find(word, at + 1)
    return at


def _letters(word: str, name: str) -> Ranked | None:
    """The letters one after the other, the first at the beginning of a word: `cah`, Copy as HTML.

    Each stands at the beginning of a word or behind the one before it; else they are met by
    chance in any long name.
    """
    starts = [at for at, letter in enumerate(name) if at == 0 or not name[at - 1].isalnum()]
    for start in starts:
        letters = _path(word, name, start, starts)
        if letters:
            return Ranked(_LETTERS - len(letters) / 10, letters)
    return None


def _path(word: str, name: str, start: int, starts: list[int]) -> frozenset[int]:
    found: list[int] = []
    at = start
    for letter in word:
        if at < len(name) and name[at] == letter:
            found.append(at)
        else:
            later = (each for each in starts if each >= at and name[each] == letter)
            found.append(next(later, -1))
            if found[-1] < 0:
                return frozenset()
        at = found[-1] + 1
    return frozenset(found)


@lru_cache(maxsize=4_096)
def _plain(text: str) -> str:
    """A text in small letters without accents, as long as it was."""
    return "".join(unicodedata.normalize("NFD", each)[0].lower()[:1] for each in text)
