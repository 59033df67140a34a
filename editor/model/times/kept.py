"""Times as a story keeps them, on the clock of the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from editor.model.direction import isolated
from editor.model.times.forms import is_day, is_time
from editor.model.times.unclear import Unclear
from editor.model.times.zones import in_zone
from editor.model.translation import _

FIRST_YEAR, LAST_YEAR = 1972, 2199
"""Years of clocks that differ from UTC by whole minutes."""

_MONTH_FIRST = frozenset({"AS", "GU", "MP", "PH", "PR", "UM", "US", "VI"})
"""Regions that write 7/20/2026, by the Unicode CLDR."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where and when a text is read: the moment, the house's zone, the order of day and month.

    `language` is that of the story: names of months and days are understood in it, too.
    `unknown` is the name of the house's zone where it is none: times are shown in another one.
    """

    now: datetime
    zone: tzinfo
    is_month_first: bool = False
    unknown: str = ""
    language: str = ""

    @property
    def clock(self) -> tzinfo:
        """The zone of a time that names none. Raises Unclear where that of the house is unknown."""
        if self.unknown:
            raise Unclear(
                _(
                    "The house’s time zone “{zone}” is not known here: add how far the time is"
                    " from UTC, as +02:00, or choose another zone for the house."
                ).format(zone=isolated(self.unknown))
            )
        return self.zone

    @property
    def today(self) -> date:
        """The day that it is there."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Time:
    """A time that was understood: as a story keeps it, and on the clock of the house.

    - Of a bare day only the day counts.
    - `note` is a sentence about how it was understood, where that may surprise.
    """

    value: str
    at: datetime
    is_day: bool = False
    note: str = ""


def is_month_first(language: str) -> bool:
    """Whether 7/8/2026 is in July where a language, as `en-US`, is written; plain `en` is there."""
    primary, _dash, region = language.partition("-")
    if not region:
        return primary.lower() == "en"
    return region.upper().rpartition("-")[2] in _MONTH_FIRST


def kept(value: str, here: Here) -> Time | None:
    """A time as a story keeps it; None for any other text."""
    text = value.strip()
    if not is_day(text) and not is_time(text):
        return None
    try:
        if is_day(text):
            found = whole_day(date.fromisoformat(text), here)
            return found if FIRST_YEAR <= found.at.year <= LAST_YEAR else None
        at = in_zone(datetime.fromisoformat(text.upper()), here.zone)
    except ValueError:
        return None
    if at is None or not FIRST_YEAR <= at.year <= LAST_YEAR:
        return None
    return Time(text, at)


def value_of(at: datetime) -> str:
    """A time as a story keeps it, to the second."""
    return at.isoformat(timespec="seconds")


def whole_day(day: date, here: Here) -> Time:
    """A day without a time of day."""
    return Time(day.isoformat(), datetime.combine(day, time(), here.zone), is_day=True)
