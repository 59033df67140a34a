"""Names that a desk writes often: what no dictionary has, and its other stories have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from editor.library.reading import Reader
from editor.model.errors import LibraryError
from editor.model.places import text_at, text_places
from editor.model.spelling.tokens import normal

OFTEN = 3
"""In so many other stories a word with a capital counts as a name."""

_LOOKED_THROUGH = 12
"""Stories that are read for one word, the newest first."""

_HELD = 24
"""Stories held while words are looked for: one that has the first often has the next."""


def names_among(library: Path, words: Iterable[str], but: str) -> frozenset[str]:
    """Those of some words that are names to the desk.

    A name stands in a byline or among keywords, or has its capital amid a sentence in `OFTEN`
    stories, apart from the one with the id `but`, in which it is just written. Raises
    LibraryError where the library cannot be read.
    """
    with Reader(library) as reader:
        texts = _Texts(reader)
        return frozenset(word for word in words if texts.have_name(word, but))


@dataclass(frozen=True, slots=True)
class _Read:
    """What names are looked for in: a story's byline with its keywords, and its texts."""

    id: str
    credits: str
    texts: tuple[str, ...]


class _Texts:
    """The stories of a library as they are read; those read last are held."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._story = lru_cache(maxsize=_HELD)(self._read)

    def have_name(self, word: str, but: str) -> bool:
        """Whether a word is a name in enough of them."""
        name = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        amid = re.compile(rf"[^\W\d_][,;:’'“„«(\"]*[ \u00a0][\"“„«(‘*_\[]*{re.escape(word)}(?!\w)")
        times = 0
        for place in self._reader.places_with(word, _LOOKED_THROUGH):
            story = self._story(place)
            if story is None:
                continue
            if name.search(story.credits):
                return True
            if story.id != but:
                times += any(word in text and amid.search(text) for text in story.texts)
            if times >= OFTEN:
                return True
        return False

    def _read(self, place: int) -> _Read | None:
        """The story in a place; a damaged one is passed over."""
        with suppress(LibraryError):
            placed = self._reader.placed(place)
            if placed is not None:
                story = placed.story
                texts = (text_at(story, each) for each in text_places(story))
                credits = "\n".join((story.byline, *story.keywords))
                return _Read(story.id, normal(credits), tuple(map(normal, texts)))
        return None
