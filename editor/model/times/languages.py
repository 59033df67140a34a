"""Names of a story's own language in a typed time, said in English so that they are read as such.

Only whole names count, no beginnings: where the window's language and the story's differ, the
same letters may begin the names of two months.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from editor.model.calendars import CALENDARS, calendar_of, listed, simplified
from editor.model.dates import MONTHS
from editor.model.times.names import DAYS, WEEKDAYS

_AROUND_TODAY: Final = tuple(listed(DAYS[days])[0] for days in sorted(DAYS))
_OF_YEAR = r"(?: del? (?=\d{4}))?"


def in_english(text: str, language: str) -> str:
    """A simplified text with the language's names of months, weekdays and days in English."""
    names = _names(language)
    if not names:
        return text
    return _pattern(language).sub(lambda match: simplified(names[match["name"]]), text)


@lru_cache(maxsize=8)
def _names(language: str) -> dict[str, str]:
    calendar = calendar_of(language)
    if calendar is None or calendar is CALENDARS["en"]:
        # English is understood everywhere, with the beginnings of its names.
        return {}
    tables = (
        (calendar.months, MONTHS),
        (calendar.weekdays, WEEKDAYS),
        (calendar.days, _AROUND_TODAY),
    )
    return {
        simplified(name): english
        for own, others in tables
        for names, english in zip(own, others, strict=True)
        for name in listed(names)
    }


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    """Any of the names as words, the longest first; a month takes the "de" before its year."""
    names = sorted(_names(language), key=len, reverse=True)
    return re.compile(
        rf"(?<![\w/+-])(?P<name>{'|'.join(map(re.escape, names))})(?![\w/+-]){_OF_YEAR}"
    )


def words_between(language: str) -> frozenset[str]:
    """Words of the language that stand between day and time and mean nothing by themselves."""
    calendar = calendar_of(language)
    return frozenset(map(simplified, listed(calendar.between))) if calendar else frozenset()
