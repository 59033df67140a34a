"""Times as the window shows them: so that they can be typed again, and at length."""

from __future__ import annotations

from datetime import datetime, timedelta

from editor.model.dates import MONTHS
from editor.model.times.kept import Here, Time, kept
from editor.model.times.names import WEEKDAYS, in_days, in_hours, in_minutes
from editor.model.times.zones import offset_text, zone_label
from editor.model.translation import _, counted

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def words(value: str, here: Here) -> str:
    """A time that a story keeps so that it can be read, and typed again; other text as it is."""
    time = kept(value, here)
    return value if time is None or time.at.microsecond else in_words(time)


def in_words(time: Time) -> str:
    """`20 July 2023, 00:01 BST`, or the bare day."""
    at = time.at
    day = _("{day} {month} {year}").format(day=at.day, month=_(MONTHS[at.month - 1]), year=at.year)
    if time.is_day:
        return day
    label = zone_label(at)
    other = at.replace(fold=1 - at.fold)
    if other.utcoffset() != at.utcoffset() and zone_label(other) == label:
        label = offset_text(at.utcoffset() or timedelta())
    return _("{date}, {time} {zone}").format(
        date=day, time=f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}", zone=label
    )


def in_full(time: Time) -> str:
    """The same with its weekday."""
    return _("{weekday}, {date}").format(
        weekday=_(WEEKDAYS[time.at.isoweekday() - 1]), date=in_words(time)
    )


def said(time: Time, now: datetime) -> str:
    """A sentence about a time: `Thursday, 20 July 2023, 00:01 BST – in 3 hours`."""
    if time.is_day:
        return _("{date}, without a time of day").format(date=in_full(time))
    shown = _("{date} – {distance}").format(date=in_full(time), distance=distance(time.at - now))
    return f"{shown}. {time.note}" if time.note else shown


def distance(far: timedelta) -> str:
    """How far ahead or ago: `in 3 hours`, `2 days ago`."""
    is_ahead, far = far >= timedelta(), abs(far)
    if far < _MINUTE / 2:
        return _("now")
    if far < 59.5 * _MINUTE:
        amount = max(1, round(far / _MINUTE))
        return in_minutes(amount) if is_ahead else _minutes_ago(amount)
    if far < 23.5 * _HOUR:
        amount = round(far / _HOUR)
        return in_hours(amount) if is_ahead else _hours_ago(amount)
    if far < 59.5 * _DAY:
        amount = max(1, round(far / _DAY))
        return in_days(amount) if is_ahead else _days_ago(amount)
    if far < 700 * _DAY:
        amount = round(far / (30.44 * _DAY))
        return _in_months(amount) if is_ahead else _months_ago(amount)
    amount = round(far / (365.25 * _DAY))
    return _in_years(amount) if is_ahead else _years_ago(amount)


def _minutes_ago(amount: int) -> str:
    return counted("{n} minute ago", "{n} minutes ago", amount)


def _hours_ago(amount: int) -> str:
    return counted("{n} hour ago", "{n} hours ago", amount)


def _days_ago(amount: int) -> str:
    return counted("{n} day ago", "{n} days ago", amount)


def _in_months(amount: int) -> str:
    return counted("in {n} month", "in {n} months", amount)


def _months_ago(amount: int) -> str:
    return counted("{n} month ago", "{n} months ago", amount)


def _in_years(amount: int) -> str:
    return counted("in {n} year", "in {n} years", amount)


def _years_ago(amount: int) -> str:
    return counted("{n} year ago", "{n} years ago", amount)
