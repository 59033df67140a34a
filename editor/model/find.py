"""Finding a phrase in all texts of a story.

- Letters match whatever their case unless `match_case` is asked for.
- Matches come in the order of the page and never overlap.
- A straight quote finds a typographic one and a space finds a no-break space: nobody types those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.model.places import Caret, text_at, text_places
from editor.model.story import Story

_CHOSEN = frozenset({"status"})  # Chosen from a list, not written.
_ALIKE = {"'": "['‘’]", '"': '["“”]', " ": "[ \u00a0\u202f]", "-": "[-\u2010\u2011]"}


def matches(story: Story, phrase: str, *, match_case: bool = False) -> tuple[Caret, ...]:
    """Every place where the phrase stands, each as a selection."""
    if not phrase:
        return ()
    pattern = re.compile(
        "".join(_ALIKE.get(letter, re.escape(letter)) for letter in phrase),
        0 if match_case else re.IGNORECASE,
    )
    return tuple(_in_story(story, pattern))


def next_match(story: Story, found: tuple[Caret, ...], caret: Caret | None) -> int:
    """The index of the first match at or after a caret; past the last one, of the first."""
    order = {place: index for index, place in enumerate(text_places(story))}
    if caret is None or caret.place not in order:
        return 0
    here = order[caret.place], caret.start
    later = (i for i, each in enumerate(found) if (order[each.place], each.start) >= here)
    return next(later, 0)


def _in_story(story: Story, pattern: re.Pattern[str]) -> Iterator[Caret]:
    for place in text_places(story):
        if place.field not in _CHOSEN:
            for match in pattern.finditer(text_at(story, place)):
                yield Caret(place, match.end(), match.start())
