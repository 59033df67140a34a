"""Who knows how words are spelt: dictionaries of Hunspell, held in this process.

Hunspell keeps Python's lock while it works, up to half a second for one suggestion, and a
dictionary that is broken may end its process: the window asks a process of its own (`apart`).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from editor.model.errors import NutgrafError
from editor.model.spelling.tokens import Span, faults, normal
from editor.model.translation import _

MOST_SUGGESTIONS = 8
MOST_DICTIONARIES = 3
"""Dictionaries held at once, each of 5 to 15 MB."""


class UnusableDictionary(NutgrafError):
    """A dictionary cannot be read, or ended the process that read it."""


class NoEngine(UnusableDictionary):
    """No dictionary can be read: what reads them is not there."""

    def __init__(self) -> None:
        super().__init__(
            _("Spelling is not checked: its engine, chunspell, is not there for this computer."),
            _("All else works as ever."),
        )


def unreadable(dictionary: Path) -> UnusableDictionary:
    """The error of a dictionary that cannot be read."""
    return UnusableDictionary(
        _("The dictionary {path} cannot be read.").format(path=dictionary),
        _("Spelling in its language is not checked."),
    )


class Speller(Protocol):
    """Answers about words; every call may take long and raises UnusableDictionary."""

    def check(
        self, dictionary: Path, language: str, tokens: Iterable[str]
    ) -> tuple[tuple[Span, ...], ...]:
        """The misspelt parts of each token."""
        ...

    def suggest(self, dictionary: Path, word: str) -> tuple[str, ...]:
        """What may have been meant, best first."""
        ...

    def close(self) -> None:
        """Let go of the dictionaries."""
        ...


class HunspellSpeller:
    """Dictionaries by their paths, without `.dic` and `.aff`; those asked last are held."""

    def __init__(self) -> None:
        self._dictionaries: dict[Path, Any] = {}

    def check(
        self, dictionary: Path, language: str, tokens: Iterable[str]
    ) -> tuple[tuple[Span, ...], ...]:
        """The misspelt parts of each token."""
        hunspell = self._opened(dictionary)

        def knows(word: str) -> bool:
            try:
                return bool(hunspell.spell(word))
            except UnicodeEncodeError:
                # It has letters that this dictionary was written without: no word of its own. A
                # curly apostrophe says nothing: the plain one was asked for as well.
                return "’" not in word

        return tuple(faults(token, language, knows) for token in tokens)

    def suggest(self, dictionary: Path, word: str) -> tuple[str, ...]:
        """What may have been meant, best first."""
        try:
            found = self._opened(dictionary).suggest(normal(word))
        except UnicodeEncodeError:
            return ()
        return tuple(filter(None, found))[:MOST_SUGGESTIONS]

    def close(self) -> None:
        """Let go of the dictionaries."""
        self._dictionaries.clear()

    def _opened(self, path: Path) -> Any:
        opened = self._dictionaries.pop(path, None)
        if opened is None:
            opened = _open(path)
        self._dictionaries[path] = opened
        for oldest in list(self._dictionaries)[:-MOST_DICTIONARIES]:
            del self._dictionaries[oldest]
        return opened


def _open(path: Path) -> Any:
    try:
        from hunspell import Hunspell  # type: ignore[import-untyped]  # It carries no types.
    except ImportError as error:
        raise NoEngine from error
    try:
        # By itself it would take the path in the encoding of the locale.
        return Hunspell(path.name, hunspell_data_dir=str(path.parent), system_encoding="UTF-8")
    except (OSError, LookupError, ValueError) as error:
        raise unreadable(path) from error
