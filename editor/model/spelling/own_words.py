"""Words that somebody vouches for: they are never marked, whatever a dictionary says."""

from __future__ import annotations

from collections.abc import Iterable

from editor.model.spelling.tokens import normal, without_possessive

LONGEST_WORD = 100
"""Characters of the longest word that is kept."""


class OwnWords:
    """A set of words that accepts their forms, too.

    - A word is accepted in capitals and with a possessive ending.
    - One in small letters is accepted at the beginning of a sentence; a name not in small letters.
    """

    __slots__ = ("_in_capitals", "words")

    def __init__(self, words: Iterable[str] = (), *, are_tidy: bool = False) -> None:
        self.words = frozenset(words if are_tidy else filter(None, map(tidy, words)))
        self._in_capitals = frozenset(word.upper() for word in self.words)

    def __contains__(self, word: str) -> bool:
        plain = normal(word)
        return self._has(plain) or ("'" in plain and self._has(without_possessive(plain)))

    def with_word(self, word: str) -> OwnWords:
        """The same with one more."""
        return OwnWords((self.words | {tidy(word)}) - {""}, are_tidy=True)

    def without(self, word: str) -> OwnWords:
        """The same with one less."""
        return self.without_all((word,))

    def without_all(self, words: Iterable[str]) -> OwnWords:
        """The same without these."""
        return OwnWords(self.words - set(map(tidy, words)), are_tidy=True)

    def in_order(self) -> tuple[str, ...]:
        """The words as a person looks them up."""
        return tuple(sorted(self.words, key=lambda word: (word.casefold(), word)))

    def _has(self, plain: str) -> bool:
        if plain in self.words:
            return True
        if plain.isupper():
            return plain in self._in_capitals
        return plain[:1].lower() + plain[1:] in self.words


def tidy(word: str) -> str:
    """A word as it is kept; empty where it is none."""
    plain = normal(" ".join(word.split()))
    return plain if 0 < len(plain) <= LONGEST_WORD and plain.isprintable() else ""
