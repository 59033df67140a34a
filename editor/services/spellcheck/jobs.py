"""What is done off the UI thread: looking words up, and finding what may have been meant."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from editor.model.errors import LibraryError
from editor.model.spelling.tokens import Span, is_like_name, normal, recased, without_possessive
from editor.services.spellcheck.speller import Speller

MOST_OFFERED = 8
_ALIKE = 80.0
"""Percent to which a word of one's own must be like a misspelt one to be offered for it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a batch: faults by token; of the words asked for, the library's names."""

    faults: dict[str, tuple[Span, ...]]
    asked: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose names count: the library's at this path, but not those of this story."""

    library: str
    story_id: str


def base(word: str) -> str:
    """A word as somebody vouches for it: plain, without a possessive ending."""
    return without_possessive(normal(word))


def look_up(
    speller: Speller,
    dictionary: Path,
    language: str,
    tokens: tuple[str, ...],
    known: frozenset[str],
    desk: Desk,
) -> Looked:
    """Look words up, and ask the library whether what no dictionary has is a name.

    It was asked for `known` before. Raises UnusableDictionary.
    """
    faults = dict(zip(tokens, speller.check(dictionary, language, tokens), strict=True))
    parts = (token[slice(*span)] for token, spans in faults.items() for span in spans)
    asked = frozenset(base(part) for part in parts if is_like_name(part)) - known
    if not asked or not desk.library:
        return Looked(faults, frozenset(), frozenset())
    from editor.library.names import names_among

    try:
        return Looked(faults, asked, names_among(Path(desk.library), asked, desk.story_id))
    except LibraryError:
        # Whoever opens the library says what is wrong with it; names are marked meanwhile.
        return Looked(faults, frozenset(), frozenset())


def offer(speller: Speller, dictionary: Path, word: str, own: tuple[str, ...]) -> tuple[str, ...]:
    """Words of one's own that are like a misspelt one, then what the dictionary offers."""
    from rapidfuzz import fuzz, process

    from editor.model.spelling.likeness import likeliest_first

    plain = normal(word)
    alike = process.extract(plain, own, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
    likely = likeliest_first(plain, speller.suggest(dictionary, plain))
    found = (*(each for each, _, _ in alike), *likely)
    offered = dict.fromkeys(recased(each, word) for each in found)
    return tuple(each for each in offered if each != word)[:MOST_OFFERED]
