"""Which of several words was most likely meant by a misspelt one.

People double a letter or forget to, swap two, or write one that sounds the same, far more often
than they take a letter for just any other; dictionaries count all of these alike.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_SOUNDS = ("aeiouy", "ckqszß", "fvw", "dt", "bp", "gj", "mn")
"""Letters that are taken for each other, by the sound."""

_MUTE = {"h": 0.4, "e": 0.6, "i": 0.8}
"""Letters that are often not heard, and what it costs to forget one."""

_SWAP, _DOUBLE, _ACCENT, _ALIKE, _OTHER = 0.35, 0.3, 0.3, 0.5, 1.0
_FIRST = 0.5
"""What a mistake costs on top in the first letter: people know with what a word begins."""

_PARTED = 1.2
"""What it costs that a word would become two."""


def likeliest_first(word: str, offered: Iterable[str]) -> tuple[str, ...]:
    """The words that are offered, the likeliest first; those equally likely stay in order."""
    return tuple(sorted(offered, key=lambda each: _cost(word.casefold(), each.casefold())))


def _cost(word: str, meant: str) -> float:
    """What it takes to write `word` for `meant`: an edit distance of weighted mistakes."""
    if any(sign in meant and sign not in word for sign in " -"):
        return _PARTED + _cost(word, meant.replace(" ", "").replace("-", ""))
    before: list[float] = []
    row = [0.0]
    for each in range(len(meant)):
        row.append(row[-1] + _gap(meant, each))
    for at, written in enumerate(word):
        last, before, row = before, row, [row[0] + _gap(word, at)]
        for to, letter in enumerate(meant):
            wrong = _wrong(written, letter) + (_FIRST if not at and not to else 0.0)
            best = before[to] + (0.0 if written == letter else wrong)
            best = min(best, before[to + 1] + _gap(word, at), row[to] + _gap(meant, to))
            is_swapped = at and to and written == meant[to - 1] and word[at - 1] == letter
            row.append(min(best, last[to - 1] + _SWAP) if is_swapped else best)
    return row[-1]


def _gap(text: str, at: int) -> float:
    """What a letter too many costs, or one too few."""
    if at and text[at] == text[at - 1]:
        return _DOUBLE
    return _MUTE.get(text[at], _OTHER) + (0.0 if at else _FIRST)


def _wrong(written: str, letter: str) -> float:
    """What one letter in place of another costs."""
    plain, meant = _plain(written), _plain(letter)
    if plain == meant:
        return _ACCENT
    is_alike = any(plain in sound and meant in sound for sound in _SOUNDS)
    return _ALIKE if is_alike else _OTHER


def _plain(letter: str) -> str:
    """A letter without its accent."""
    return unicodedata.normalize("NFD", letter)[:1]
