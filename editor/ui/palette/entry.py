"""What the palette offers: one line, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What an entry is, by the icon that it has."""

    COMMAND = "command"
    SETTING = "sliders-horizontal"
    FIELD = "plus"
    PLACE = "text-h"
    STORY = "file-text"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be chosen.

    - `key` names it for good, so that what was chosen lately can come first.
    - `words` are other names by which it is found: those that it has in English.
    - `synonyms` are words that people use for it, parted by spaces.
    - `is_on` is None for what is neither on nor off.
    - What cannot be chosen just now says `why_not`.
    """

    key: str
    kind: Kind
    name: str
    detail: str
    choose: Callable[[], object]
    keys: str = ""
    is_on: bool | None = None
    why_not: str = ""
    words: str = ""
    synonyms: str = ""
