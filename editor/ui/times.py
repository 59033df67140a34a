"""When something was, as people write it: today 12:03, yesterday 9:41, 14 Nov."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QLocale

from editor.model.translation import N_, _, inline

UNKNOWN_DAY = N_("Day unknown")


def local_now() -> datetime:
    """The time on this machine's clock, with its zone."""
    return datetime.now().astimezone()


def machine_zone() -> str:
    """The name of this machine's own time zone, as `Europe/London`."""
    from PySide6.QtCore import QTimeZone

    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")


def local_time(at: str, now: datetime) -> datetime | None:
    """A time in UTC (RFC 3339) on the clock of `now`; None where it cannot be read."""
    try:
        return datetime.fromisoformat(at).astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        return None


def clock(at: str, now: datetime, *, seconds: bool = False) -> str:
    """The time of day, with its seconds if wanted; empty where it cannot be read."""
    time = local_time(at, now)
    return f"{time:{'%H:%M:%S' if seconds else '%H:%M'}}" if time else ""


def day(at: str, now: datetime) -> str:
    """The day as a heading: "Today", "Yesterday", "Saturday 14 Nov", "14 Nov 2024"."""
    time = local_time(at, now)
    if time is None:
        return _(UNKNOWN_DAY)
    if time.date() == now.date():
        return _("Today")
    if time.date() == (now - timedelta(days=1)).date():
        return _("Yesterday")
    if time.year != now.year:
        return _date(time, now)
    weekday = QLocale().dayName(time.isoweekday())
    return _("{weekday} {date}").format(weekday=weekday, date=_date(time, now))


def moment(at: str, now: datetime, *, seconds: bool = False) -> str:
    """Day and time within a sentence: "today 12:03", "14 Nov, 12:03"."""
    time = local_time(at, now)
    if time is None:
        return inline(_(UNKNOWN_DAY))
    hour = clock(at, now, seconds=seconds)
    if time.date() == now.date():
        return _("today {time}").format(time=hour)
    if time.date() == (now - timedelta(days=1)).date():
        return _("yesterday {time}").format(time=hour)
    return _("{date}, {time}").format(date=_date(time, now), time=hour)


def _date(time: datetime, now: datetime) -> str:
    month = QLocale().monthName(time.month, QLocale.FormatType.ShortFormat)
    if time.year == now.year:
        return _("{day} {month}").format(day=time.day, month=month)
    return _("{day} {month} {year}").format(day=time.day, month=month, year=time.year)
