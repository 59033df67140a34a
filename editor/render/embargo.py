"""Until when a story may not be published: the line on a proof, and whether it is over."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from editor.model.dates import MONTHS
from editor.model.times.zones import zone_named
from editor.model.translation import _

_WHOLE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?! \d\d:\d\d-)"
    r"(?:[Tt ](?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?"
    r" ?(?P<offset>[Zz]|[+-]\d\d:?\d\d)?)?"
)


def embargo_line(embargoed_until: str, time_zone: str = "") -> str:
    """`EMBARGOED UNTIL 00:01 BST, 20 July 2023`; empty where there is no embargo."""
    time = embargo_time(embargoed_until, time_zone)
    return _("EMBARGOED UNTIL {time}").format(time=time) if time else ""


def embargo_time(embargoed_until: str, time_zone: str = "") -> str:
    """`00:01 BST, 20 July 2023`, in the interface's language; empty where there is no embargo.

    - The clock is that of the house's `time_zone` (an IANA name) where it has one, and the zone
      is called as people there call it; else it is the one that was typed, with its offset.
    - A time without an offset is one of the house's own zone.
    - What is half typed, or no time, is shown as it was typed.
    """
    typed = embargoed_until.strip()
    at, has_clock = _moment(typed, time_zone)
    if at is None:
        return typed
    day = _day(at)
    if not has_clock:
        return day
    return _("{clock}, {day}").format(clock=f"{at:%H:%M} {_zone_name(at)}".rstrip(), day=day)


def embargo_in_short(embargoed_until: str, time_zone: str, now: datetime) -> str:
    """`20 July, 00:01`, with the year where it is another; empty for what is no time.

    Its zone is named where the clock is not that of the house.
    """
    at, has_clock = _moment(embargoed_until.strip(), time_zone)
    if at is None:
        return ""
    month = _(MONTHS[at.month - 1])
    is_near = at.year == now.year
    day = _("{day} {month}").format(day=at.day, month=month) if is_near else _day(at)
    if not has_clock:
        return day
    zone = "" if zone_named(time_zone) else _zone_name(at)
    return _("{date}, {time}").format(date=day, time=f"{at:%H:%M} {zone}".rstrip())


def is_over(embargoed_until: str, time_zone: str, now: datetime) -> bool:
    """Whether an embargo's time has come, `now` being one with a zone.

    What is no time is over when somebody says so.
    """
    end = end_of(embargoed_until, time_zone, now)
    return end is not None and end <= now


def end_of(embargoed_until: str, time_zone: str, now: datetime) -> datetime | None:
    """When an embargo is over, `now` being one with a zone; None for what is no time.

    A bare day begins at midnight.
    """
    at, _has_clock = _moment(embargoed_until.strip(), time_zone)
    if at is None or at.tzinfo:
        return at
    return at.replace(tzinfo=zone_named(time_zone) or now.tzinfo)


def _moment(typed: str, time_zone: str) -> tuple[datetime | None, bool]:
    """The time that was typed, None where it is none, and whether it has a clock."""
    found = _WHOLE.fullmatch(typed)
    if found is None:
        return None, False
    day, clock, offset = found["day"], found["clock"], found["offset"] or ""
    try:
        at = datetime.fromisoformat(f"{day}T{clock or '00:00'}{offset.upper()}")
        zone = zone_named(time_zone)
        if zone is not None and clock:
            at = at.astimezone(zone) if offset else at.replace(tzinfo=zone)
    except (ValueError, OverflowError):
        return None, False
    return at, bool(clock)


def _day(at: datetime) -> str:
    month = _(MONTHS[at.month - 1])
    return _("{day} {month} {year}").format(day=at.day, month=month, year=at.year)


def _zone_name(at: datetime) -> str:
    """`BST` where the zone has a name of letters, else `+01:00`; nothing where there is no zone."""
    offset, name = at.utcoffset(), at.tzname() or ""
    if offset is None:
        return ""
    if name.isalpha():
        return name
    if not offset:
        return "UTC"
    sign, minutes = "-" if offset < timedelta() else "+", abs(offset) // timedelta(minutes=1)
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"
