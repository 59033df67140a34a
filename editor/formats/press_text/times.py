"""Dates and times in notices: read only where date, time and zone are all clear."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from editor.model.times.zones import HOURS

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATES = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b",
        re.I,
    ),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?=\b|T)"),
)
_TWELVE = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?\s?m\b\.?", re.I)
_TWENTY_FOUR = re.compile(r"\b([01]\d|2[0-3])(?:[:.h]([0-5]\d)(?::([0-5]\d))?)(?!\d)", re.I)
_MILITARY = re.compile(r"\b([01]\d|2[0-3])([0-5]\d)(?=\s?(?:hrs|hours|h\b|[A-Z]{1,4}\b))")
_NOON = re.compile(r"\b(?:12\s)?noon\b", re.I)
_OFFSET = re.compile(r"(?:\b(?:UTC|GMT)\s?|(?<=\d)\s?)([+−-])(\d{1,2})(?::?(\d\d))?(?![\d-])")
_ZULU = re.compile(r"(?<=\d)Z\b")
_NORTH_AMERICAN = {"ET": -5, "CT": -6, "MT": -7, "PT": -8, "EASTERN": -5, "PACIFIC": -8}
_ZONE = re.compile(rf"\b({'|'.join([*HOURS, *_NORTH_AMERICAN])})\b(?: time)?", re.I)


def moment(text: str) -> str:
    """The one time that a text names, RFC 3339 with offset; empty if anything is unclear.

    "07/08/2023", a time without "a.m." or a leading zero, "local time" and zones of two meanings
    (CST, IST) are unclear.
    """
    dates = [match for pattern in _DATES for match in pattern.finditer(text)]
    if len(dates) != 1:
        return ""
    rest = text[: dates[0].start()] + "  " + text[dates[0].end() :].removeprefix("T")
    clock = _clock(_OFFSET.sub(" ", rest))
    if clock is None:
        return ""
    try:
        naive = datetime(_year(dates[0]), _month(dates[0]), int(dates[0]["day"]), *clock)
    except ValueError:
        return ""
    offset = _offset(rest, naive)
    if offset is None:
        return ""
    return naive.replace(tzinfo=timezone(offset)).isoformat()


def _year(date: re.Match[str]) -> int:
    return int(date["year"])


def _month(date: re.Match[str]) -> int:
    month = date["month"]
    return int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1


def _clock(text: str) -> tuple[int, int, int] | None:
    """Hour, minute and second, if the text names exactly one time of day."""
    found: list[tuple[int, int, int]] = []
    for match in _TWELVE.finditer(text):
        hour, minute = int(match[1]), int(match[2] or 0)
        if not 1 <= hour <= 12 or minute > 59:
            return None
        found.append((hour % 12 + (12 if match[3].lower() == "p" else 0), minute, 0))
    if not found:
        found = [(int(m[1]), int(m[2]), int(m[3] or 0)) for m in _TWENTY_FOUR.finditer(text)] or [
            (int(m[1]), int(m[2]), 0) for m in _MILITARY.finditer(text)
        ]
    found += [(12, 0, 0)] * (not found and _NOON.search(text) is not None)
    return found[0] if len(found) == 1 else None


def _offset(text: str, when: datetime) -> timedelta | None:
    """How far the zone is from UTC, if the text names exactly one."""
    if match := _OFFSET.search(text):
        hours, minutes = int(match[2]), int(match[3] or 0)
        sign = 1 if match[1] == "+" else -1
        return sign * timedelta(hours=hours, minutes=minutes) if hours <= 14 else None
    names = {match[1].upper() for match in _ZONE.finditer(text)}
    if _ZULU.search(text):
        names.add("UTC")
    if len(names) != 1:
        return None
    name = names.pop()
    if name in HOURS:
        return timedelta(hours=HOURS[name])
    if when.year < 2007:
        return None
    return timedelta(hours=_NORTH_AMERICAN[name] + _is_american_summer(when))


def _is_american_summer(when: datetime) -> bool:
    """Daylight time in the United States and Canada as it is since 2007: March to November.

    It begins on the second Sunday of March and ends on the first of November, at 2 a.m.
    """
    march, november = datetime(when.year, 3, 8, 2), datetime(when.year, 11, 1, 2)
    begin = march + timedelta(days=(6 - march.weekday()) % 7)
    end = november + timedelta(days=(6 - november.weekday()) % 7)
    return begin <= when < end
