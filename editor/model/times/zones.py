"""Time zones: by their names, and by the letters that people put behind a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache

HOURS = {
    "UTC": 0, "GMT": 0, "BST": 1, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "JST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip
"""Abbreviations of one meaning, in hours from UTC. CST and IST have several, and are not here."""

_ALSO = {"MEZ": 1, "MESZ": 2, "HNEC": 1, "HAEC": 2, "OEZ": 2, "OESZ": 3}
"""What Central and Eastern European Time are called in German and French."""

_PLACES = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
"""Names that stand for the time there, winter or summer."""

SEVERAL = frozenset({"CST", "IST", "AST", "SST", "AMT", "GST", "WST", "BT", "ECT"})
"""Abbreviations of several meanings: they count only where the house's own zone is called so."""


def zone_named(name: str) -> tzinfo | None:
    """A zone by its name in the tz database, as `Europe/London`; None where there is none.

    Letters may be large or small. The first name that is not written as it is there takes 30 ms.
    """
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        proper = zone_names().get(name.casefold())
    return ZoneInfo(proper) if proper else None


@cache
def zone_names() -> dict[str, str]:
    """The names of all zones, as they are written, by what they are in small letters."""
    from zoneinfo import available_timezones

    return {name.casefold(): name for name in sorted(available_timezones())}


def zone_typed(letters: str, local: tzinfo, at: datetime) -> tzinfo | None:
    """The zone that somebody means by letters behind a time `at`; None where that is not clear.

    What the `local` zone is called at that time, or in that year, comes first.
    """
    name = letters.upper()
    offset = _names_in_year(local, at).get(name)
    if offset is not None:
        return timezone(offset, name)
    hours = HOURS.get(name, _ALSO.get(name))
    if hours is not None:
        return timezone(timedelta(hours=hours), name)
    return zone_named(_PLACES.get(name, letters))


def _names_in_year(zone: tzinfo, at: datetime) -> dict[str, timedelta]:
    """What a zone is called over the year, with its offsets; what it is called then counts."""
    moments = [datetime(at.year, month, 15, 12) for month in range(1, 13)]
    moments += [at.replace(fold=1), at.replace(fold=0)]
    named = {}
    for each in moments:
        there = each.replace(tzinfo=zone)
        name, offset = there.tzname(), there.utcoffset()
        if name and offset is not None:
            named[name.upper()] = offset
    return named


def zone_label(at: datetime) -> str:
    """What a time's zone is called: by its letters where it has some, else by its offset."""
    name = at.tzname() or ""
    if name.isalpha() and name.isascii() and len(name) <= 5:
        return name
    offset = at.utcoffset() or timedelta()
    return offset_text(offset) if offset else "UTC"


def offset_text(offset: timedelta) -> str:
    """How far from UTC, as `+05:45`."""
    sign, minutes = "-" if offset < timedelta() else "+", abs(offset) // timedelta(minutes=1)
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"


def in_zone(at: datetime, zone: tzinfo) -> datetime | None:
    """A time on another clock; None at the ends of the calendar, or by clocks of before 1972."""
    try:
        there = at.astimezone(zone)
        offset = there.utcoffset()
        there.astimezone(UTC)
    except (OverflowError, ValueError, OSError):
        return None
    whole = offset is not None and not offset % timedelta(minutes=1)
    return there if whole else None
