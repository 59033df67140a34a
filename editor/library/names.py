"""Names that a desk writes often: what no dictionary has, and its other stories have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from editor.library.reading import Reader
from editor.model.places import text_at, text_places
from editor.model.spelling.tokens import normal
from editor.model.story import Story

OFTEN = 3
"""In so many other stories a word with a capital counts as a name."""

_LOOKED_THROUGH = 12
"""Stories that are read for one word, the newest first."""


def names_among(library: Path, words: Iterable[str], but: str) -> frozenset[str]:
    """Those of some words that are names to the desk.

    A name stands in a byline or among keywords, or has its capital amid a sentence in `OFTEN`
    stories, apart from the one with the id `but`, in which it is just written. Raises
    LibraryError where the library cannot be read.
    """
    with Reader(library) as reader:
        return frozenset(word for word in words if _is_name(reader, word, but))


def _is_name(reader: Reader, word: str, but: str) -> bool:
    name = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    amid = re.compile(rf"[^\W\d_][,;:’'“„«(\"]*[ \u00a0][\"“„«(‘*_\[]*{re.escape(word)}(?!\w)")
    times = 0
    for story in reader.stories_with(word, _LOOKED_THROUGH):
        if name.search(normal("\n".join((story.byline, *story.keywords)))):
            return True
        if story.id == but:
            continue
        times += any(amid.search(normal(text)) for text in _texts(story))
        if times >= OFTEN:
            return True
    return False


def _texts(story: Story) -> Iterable[str]:
    return (text_at(story, place) for place in text_places(story))
