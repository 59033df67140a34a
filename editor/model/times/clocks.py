"""Taking the time of day out of a text: `18:00`, `6 a.m.`, `18 Uhr`, `18h30`, `noon`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from editor.model.times.names import OF_CLOCK, midnight_names, noon_names
from editor.model.times.sheet import Sheet
from editor.model.times.unclear import Unclear
from editor.model.translation import _

_TWELVE = r"(?<![\d:.])(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?\s?m\b\.?"
_FOUR_FIGURES = rf"(?<![\d:.+-])([01]\d|2[0-4])([0-5]\d)(?P<sure>{OF_CLOCK})?(?![\d:.])"
_TWENTY_FOUR = (
    r"(?<![\d:.])(\d{1,2})\s?(?:h|uhr)\s?(\d\d)?(?!\w)",
    r"(?<![\d:.])(\d{1,2}):(\d\d)(?::(?P<second>\d\d))?(?![\d:.])(?:\s?uhr\b)?",
    r"(?<![\d:.])(\d{1,2})\.(\d\d)(?![\d.:])(?:\s?uhr\b)?",
    _FOUR_FIGURES,
)
_YEARS = ("19", "20", "21")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: how long after midnight; 24:00 is the end of the day.

    `may_be_year` are the figures that it was read from, where by themselves they read as a year.
    """

    since: timedelta
    may_be_year: str = ""


def take_clock(sheet: Sheet) -> Clock | None:
    """The time of day, taken out of a simplified text; None where it names none.

    Raises Unclear where there is no such time, and for midnight, which may be either end of a day.
    """
    if sheet.take_one_of(midnight_names()):
        raise Unclear(_("Midnight may be either end of the day: type 00:00 or 24:00."))
    if match := sheet.take(_TWELVE):
        hour = int(match[1])
        if not (match[3] == "p") <= hour <= 12:
            raise _no_time(match)
        return Clock(_since_midnight(match, hour % 12 + (12 if match[3] == "p" else 0), match[2]))
    for pattern in _TWENTY_FOUR:
        if match := sheet.take(pattern):
            is_year = pattern is _FOUR_FIGURES and match[1] in _YEARS and not match["sure"]
            second = match["second"] if "second" in match.re.groupindex else None
            since = _since_midnight(match, int(match[1]), match[2], second)
            return Clock(since, match[0] if is_year else "")
    noon = noon_names()
    is_noon = sheet.take_one_of([*(f"12 {name}" for name in noon), *noon])
    return Clock(timedelta(hours=12)) if is_noon else None


def _since_midnight(
    match: re.Match[str], hour: int, minute: str | None, second: str | None = None
) -> timedelta:
    since = timedelta(hours=hour, minutes=int(minute or 0), seconds=int(second or 0))
    if int(minute or 0) > 59 or int(second or 0) > 59 or since > timedelta(hours=24):
        raise _no_time(match)
    return since


def _no_time(match: re.Match[str]) -> Unclear:
    return Unclear(_("There is no time {time}.").format(time=match[0].strip()))
