"""Finding a phrase in all texts of a story.

- Matches come in the order of the page and never overlap.
- Of each text is remembered what was found: after an edit only what changed is searched again.
- Keywords are searched one by one; their places are counted in the line that shows them.
- A time that the story has is shown in other words than it is kept in, and the code of a language
  is no word: neither is a text to be found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from editor.model.keywords import KEYWORDS, keyword_spans, keywords_text
from editor.model.places import COLLECTIONS, LANGUAGE, TIMES, Caret, Place, text_places
from editor.model.scripts import is_language_code
from editor.model.story import Story
from editor.model.times.forms import is_day, is_time

Span: TypeAlias = tuple[int, int]
"""From where to where a match goes, in code points."""

Spans: TypeAlias = Callable[[str], Iterable[Span]]
"""Finds every match in one text."""

_CHOSEN = frozenset({"status"})  # Chosen from a list, not written.


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: a phrase, or a regular expression."""

    phrase: str
    match_case: bool = False
    whole_word: bool = False
    is_pattern: bool = False


@dataclass(frozen=True, slots=True)
class Searched:
    """A text that was searched, and where the phrase stands in it.

    `parts` are searched one by one, where it has any: keywords.
    """

    place: Place
    text: str
    spans: tuple[Span, ...]
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Every text of a story that was searched, in the order of the page; counts its matches."""

    texts: tuple[Searched, ...] = ()

    def __len__(self) -> int:
        return sum(len(each.spans) for each in self.texts)

    @property
    def fields(self) -> int:
        """In how many texts something was found."""
        return sum(bool(each.spans) for each in self.texts)

    def at(self, index: int) -> tuple[Searched, Span]:
        """A match by its number, with its text. Raises IndexError."""
        for each in self.texts:
            if 0 <= index < len(each.spans):
                return each, each.spans[index]
            index -= len(each.spans)
        raise IndexError(index)

    def caret(self, index: int) -> Caret:
        """A match by its number, as a selection. Raises IndexError."""
        searched, (start, end) = self.at(index)
        return Caret(searched.place, end, start)

    def index_from(self, caret: Caret | None) -> int:
        """The first match at or after a caret; past the last one, the first."""
        passed = 0
        for each in self.texts:
            if caret is not None and each.place == caret.place:
                index = passed + bisect_left(each.spans, (caret.start, -1))
                return index if index < len(self) else 0
            passed += len(each.spans)
        return 0


NOTHING: Final = Found()
"""Nothing was searched."""


def find(
    story: Story, spans: Spans, before: Found = NOTHING, but: frozenset[str] = frozenset()
) -> Found:
    """Search a story, without some of its fields; `before` is what was found last time."""
    known = {each.place: each for each in before.texts}
    texts = []
    for place, text in searched_texts(story, but):
        last = known.get(place)
        if last is not None and last.text == text:
            texts.append(last)
        elif place == KEYWORDS:
            texts.append(_in_keywords(text, keyword_spans(story.keywords), spans))
        else:
            texts.append(Searched(place, text, tuple(spans(text)) if text else ()))
    return Found(tuple(texts))


def searched_texts(story: Story, but: frozenset[str] = frozenset()) -> Iterator[tuple[Place, str]]:
    """Every text of a story that is searched, in the order of the page; keywords come last."""
    items = {(name, it.id): it for name in COLLECTIONS for it in getattr(story, name)}
    for place in text_places(story):
        if place.field not in _CHOSEN and place.field not in but:
            # Each item is looked up here once: an address is found by going through all.
            owner = items[place.field, place.item] if place.item else story
            text = getattr(owner, place.part or place.field)
            if not _is_kept(place, text.strip()):
                yield place, text
    if "keywords" not in but:
        yield KEYWORDS, keywords_text(story.keywords)


def _is_kept(place: Place, text: str) -> bool:
    """Whether a text has the form in which a story keeps times and languages."""
    if place.field in TIMES:
        return is_time(text) or is_day(text)
    return place == LANGUAGE and is_language_code(text)


def _in_keywords(line: str, parts: tuple[Span, ...], spans: Spans) -> Searched:
    found = [
        (start + begin, start + stop)
        for start, end in parts
        for begin, stop in spans(line[start:end])
    ]
    return Searched(KEYWORDS, line, tuple(found), parts)
