"""What is known of the words of one language, and which of them wait to be looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from editor.model.spelling.tokens import Span, chunks, tokens

MOST = 200_000
"""Tokens remembered; then all are looked up anew: nobody writes so many in a day."""


class Verdicts:
    """Answers at once from what is known; what is not is noted, in the order it was asked for.

    `is_missing` says that there is no dictionary, or none that can be used: nothing is marked.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.dictionary: Path | None = None
        self.is_missing = False
        self._faults: dict[str, tuple[Span, ...]] = {}
        self._wrong: set[str] = set()
        self._clean: set[str] = set()
        self._faulty: dict[str, tuple[tuple[int, int, str], ...]] = {}
        self._unread: dict[str, None] = {}
        self._waiting: dict[str, None] = {}

    @property
    def is_waiting(self) -> bool:
        """Whether words wait to be looked up."""
        return bool(self._waiting or self._unread)

    def marks(
        self, text: str, caret: int | None, accepts: Callable[[str], bool]
    ) -> tuple[Span, ...]:
        """The misspelt words of a line, as far as known; one at the caret is not looked up."""
        if not self._faults and caret is None:
            # A story is being opened, and nothing is known yet: its lines are read later.
            self._unread.setdefault(text)
            return ()
        clean, parts = self._clean, chunks(text)
        # Asked on every key: nearly always every word of the line is known to be right.
        if clean.issuperset(parts):
            return ()
        found: list[Span] = []
        at = 0
        for chunk in parts:
            if chunk not in clean:
                for start, end, word in self._faulty.get(chunk) or self._seen(chunk, at, caret):
                    if not accepts(word):
                        found.append((at + start, at + end))
            at += len(chunk) + 1
        return tuple(found)

    def _seen(self, chunk: str, at: int, caret: int | None) -> tuple[tuple[int, int, str], ...]:
        """The misspelt words of a chunk, as far as known; what is not known waits from now on."""
        is_known, found = True, []
        for start, end in tokens(chunk):
            token = chunk[start:end]
            faults = self._faults.get(token)
            if faults is None:
                is_known = False
                if caret is None or not at + start <= caret <= at + end:
                    self._waiting.setdefault(token)
                continue
            found += [(start + a, start + b, token[a:b]) for a, b in faults]
        if is_known and found:
            self._faulty[chunk] = tuple(found)
        elif is_known:
            self._clean.add(chunk)
        return tuple(found)

    def has_met(self, word: str) -> bool:
        """Whether a word was written somewhere, and was right."""
        return () in (self._faults.get(word), self._faults.get(word.lower()))

    def hurry(self, texts: Iterable[str]) -> None:
        """Look up first what waits of these lines."""
        lines = tuple(texts)
        tokens_of = (token for line in lines for token in _tokens(line))
        first = {token: None for token in tokens_of if token in self._waiting}
        self._waiting = {**first, **self._waiting}
        unread = {line: None for line in lines if line in self._unread}
        self._unread = {**unread, **self._unread}

    def take(self, most: int) -> tuple[str, ...]:
        """The next words to be looked up; they wait no longer."""
        while self._unread and len(self._waiting) < most:
            line = next(iter(self._unread))
            del self._unread[line]
            for token in _tokens(line):
                if token not in self._faults:
                    self._waiting.setdefault(token)
        batch = tuple(islice(self._waiting, most))
        for token in batch:
            del self._waiting[token]
        return batch

    def give_up(self) -> None:
        """There is no dictionary: nothing waits for one any longer."""
        self.is_missing = True
        self._unread.clear()
        self._waiting.clear()

    def learn(self, found: Mapping[str, tuple[Span, ...]]) -> None:
        """Take up what a dictionary says."""
        if len(self._faults) + len(found) > MOST:
            self._faults.clear()
            self._wrong.clear()
            self._clean.clear()
            self._faulty.clear()
        self._faults.update(found)
        self._wrong.update(token for token, faults in found.items() if faults)

    def doubt(self) -> None:
        """Look misspelt words up anew where they are seen next."""
        for token in self._wrong:
            del self._faults[token]
        self._wrong.clear()
        self._faulty.clear()


def _tokens(line: str) -> Iterator[str]:
    return (chunk[slice(*span)] for chunk in chunks(line) for span in tokens(chunk))
