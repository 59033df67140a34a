"""What months, days and moments are called: in the interface's language, and in English.

Lists are parted by commas: any of their names may be typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.model.calendars import simplified
from editor.model.dates import MONTHS
from editor.model.translation import N_, _, counted, numeral

WEEKDAYS = (
    *(N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday")),
    *(N_("Friday"), N_("Saturday"), N_("Sunday")),
)

DAYS = {
    -2: N_("day before yesterday"),
    -1: N_("yesterday"),
    0: N_("today, tonight"),
    1: N_("tomorrow"),
    2: N_("day after tomorrow"),
}
"""The days around today by how far they are from it."""

_NOW = N_("now, at once")
_NOON = N_("noon, midday")
_MIDNIGHT = N_("midnight")
_BETWEEN = N_("at, on, the, of, until, hours, hrs")

OF_CLOCK = r"\s?(?:h|hrs?|hours?|uhr|heures?)\b"
"""A pattern for what says of the figures before it that they are a time of day."""

LEAST_OF_MONTH = 3
"""So many letters of a month's name may stand for it."""

LEAST_OF_WEEKDAY = 2
"""So many letters of a weekday's name may stand for it."""


def month_of(word: str) -> int | None:
    """The month, 1 to 12, that a word or its beginning names; None where that is not clear."""
    return _one_of(MONTHS, word, LEAST_OF_MONTH)


def weekday_of(word: str) -> int | None:
    """The weekday, 1 (Monday) to 7, that a word or its beginning names."""
    return _one_of(WEEKDAYS, word, LEAST_OF_WEEKDAY)


def _one_of(names: tuple[str, ...], word: str, least: int) -> int | None:
    """The number, from 1, of the one name that begins with a word."""
    if len(word) < least:
        return None
    for table in ([_(name) for name in names], names):
        plain = [simplified(name) for name in table]
        if word in plain:
            return plain.index(word) + 1
        found = [at for at, name in enumerate(plain, 1) if name.startswith(word)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def days_from_today() -> dict[str, int]:
    """The names of the days around today, the longest first."""
    named = {name: days for days, names in DAYS.items() for name in _listed(names)}
    return dict(sorted(named.items(), key=lambda each: -len(each[0])))


def now_names() -> list[str]:
    """The names of this moment."""
    return list(_listed(_NOW))


def noon_names() -> list[str]:
    """The names of 12:00."""
    return list(_listed(_NOON))


def midnight_names() -> list[str]:
    """The names of either end of a day."""
    return list(_listed(_MIDNIGHT))


def words_between() -> frozenset[str]:
    """Words that stand between day and time and mean nothing by themselves."""
    return frozenset(_listed(_BETWEEN))


def _listed(names: str) -> Iterator[str]:
    for text in dict.fromkeys((_(names), names)):
        yield from (simplified(each) for each in text.split(","))


def in_minutes(amount: int) -> str:
    """A distance ahead."""
    return counted("in {n} minute", "in {n} minutes", amount)


def in_hours(amount: int) -> str:
    """A distance ahead."""
    return counted("in {n} hour", "in {n} hours", amount)


def in_days(amount: int) -> str:
    """A distance ahead."""
    return counted("in {n} day", "in {n} days", amount)


def typed_distance(text: str) -> tuple[str, int, re.Match[str]] | None:
    """A distance ahead in a simplified text: `minutes`, `hours` or `days`, how many, and where."""
    for unit, ways in {
        "minutes": (in_minutes, ("in {n} minute", "in {n} minutes", "in {n} min")),
        "hours": (in_hours, ("in {n} hour", "in {n} hours", "in {n} h")),
        "days": (in_days, ("in {n} day", "in {n} days")),
    }.items():
        shown, english = ways
        # As the interface itself says it: the number is put in, and then taken for any number.
        said = [simplified(shown(n)).replace(numeral(n), "{n}") for n in (1, 2, 5)]
        for phrase in dict.fromkeys((*said, *english)):
            pattern = re.escape(phrase).replace(re.escape("{n}"), r"(\d{1,3})")
            if match := re.search(rf"(?<!\w){pattern}(?!\w)", text):
                return unit, int(match[1]), match
    return None
