"""Reading times as people type them, in their language and on their clock.

What is not clear is none: nothing is guessed that a colleague would not guess.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from editor.model.calendars import simplified
from editor.model.direction import isolated
from editor.model.times.clocks import take_clock
from editor.model.times.daylight import placed
from editor.model.times.days import may_be_year, take_day, too_far
from editor.model.times.kept import FIRST_YEAR, LAST_YEAR, Here, Time, kept, value_of, whole_day
from editor.model.times.languages import in_english
from editor.model.times.languages import words_between as words_between_in
from editor.model.times.names import (
    WEEKDAYS,
    now_names,
    typed_distance,
    weekday_of,
    words_between,
)
from editor.model.times.sheet import Sheet
from editor.model.times.unclear import Unclear
from editor.model.times.zones import SEVERAL, in_zone, zone_named, zone_typed
from editor.model.translation import _

LONGEST = 100
"""Characters of a text that may be a time."""

# Right behind the minutes a minus is no offset: `10:00-12:00` is from one time to another.
_OFFSET = (
    r"(?:(?<=\s)|(?<=\d)(?=\+)|(?<=:\d\d:\d\d)|\b(?:utc|gmt)\s?)"
    r"([+−-])(\d{1,2})(?::?(\d\d))?(?![\w:.])"
)
_ZONE = r"(?<![\w/+-])[a-z][\w+-]*[/\d+-][\w/+-]*"


def read(text: str, here: Here) -> Time | None:
    """The time that a text names; None for an empty one. Raises Unclear where it is not clear."""
    if not text.strip():
        return None
    if found := kept(text, here):
        return found
    if len(text) > LONGEST:
        raise _unread(text)
    sheet = Sheet(in_english(simplified(text), here.language))
    if found := _told_from_now(sheet, here):
        return found
    zone = _take_zone(sheet)
    dated = take_day(sheet, here.today, is_month_first=here.is_month_first)
    offset = _take_offset(sheet)
    clock = take_clock(sheet)
    letters, weekday = _sorted_words(sheet, text, here.language)
    zones = [each for each in (zone, offset, letters) if each]
    if len(zones) > 1 or (dated is None and clock is None and weekday is None):
        raise _unread(text)
    if clock and clock.may_be_year and not zones and not (dated and dated.has_year):
        raise may_be_year(clock.may_be_year)
    since = clock.since if clock else None
    if dated is not None:
        day = dated.date
    else:
        day = here.today if weekday is None else _next(weekday, since, here)
    if weekday is not None and weekday != day.isoweekday():
        raise Unclear(
            _("That day is a {weekday}.").format(weekday=_(WEEKDAYS[day.isoweekday() - 1]))
        )
    if since is None:
        if zones:
            raise _unread(text)
        return whole_day(day, here)
    local = datetime.combine(day, time()) + since
    if zone is None:
        zone = offset or (_zone(letters, here.clock, local) if letters else here.clock)
    return _time(*placed(local, zone), here)


def _next(weekday: int, clock: timedelta | None, here: Here) -> date:
    """The next day of that name; today only while its time is still to come."""
    day = here.today + timedelta(days=(weekday - here.today.isoweekday()) % 7)
    now = here.now.astimezone(here.zone).replace(tzinfo=None)
    is_over = clock is not None and datetime.combine(day, time()) + clock <= now
    return day + timedelta(days=7) if is_over else day


def _time(at: datetime, note: str, here: Here) -> Time:
    there = in_zone(at, here.zone)
    if there is None or not FIRST_YEAR <= there.year <= LAST_YEAR:
        raise too_far(at.year if there is None else there.year)
    return Time(value_of(there), there, note=note)


def _told_from_now(sheet: Sheet, here: Here) -> Time | None:
    """`now`, or `in 3 hours`, where that is all there is; counted in whole minutes."""
    ahead = None
    if sheet.text in now_names():
        ahead = timedelta()
    elif found := typed_distance(sheet.text):
        unit, amount, match = found
        if unit != "days" and match[0] == sheet.text:
            ahead = timedelta(**{unit: amount})
    if ahead is None:
        return None
    return _time(here.now.replace(second=0, microsecond=0) + ahead, "", here)


def _take_zone(sheet: Sheet) -> tzinfo | None:
    """A zone whose name is no plain word: it holds what days, times and offsets hold too."""
    for match in re.finditer(_ZONE, sheet.text):
        if zone := zone_named(match[0]):
            sheet.strike(match)
            return zone
    return None


def _take_offset(sheet: Sheet) -> timezone | None:
    match = sheet.take(_OFFSET)
    if match is None:
        return None
    hours, minutes = int(match[2]), int(match[3] or 0)
    if hours > 14 or minutes > 59:
        raise _unread(match[0])
    far = timedelta(hours=hours, minutes=minutes)
    return timezone(far if match[1] == "+" else -far)


def _sorted_words(sheet: Sheet, typed: str, language: str) -> tuple[str, int | None]:
    """The letters of a zone and the weekday among the words that are left.

    Raises Unclear where there are others, or more than one of a kind.
    """
    between = words_between() | words_between_in(language)
    plain = simplified(typed)
    zones: list[str] = []
    weekdays: list[int] = []
    for word in re.findall(r"[^\W\d]+(?:['/][^\W\d]+)*|[^\s.,;()–—-]+", sheet.text):
        weekday = weekday_of(word)
        if word in between:
            continue
        if weekday is not None:
            weekdays.append(weekday)
        elif word not in plain:
            # A second day, said in English by now: it is quoted as it was typed.
            raise _unread(typed)
        elif _may_be_zone(word, typed):
            zones.append(word)
        else:
            raise _unread(word)
    if len(zones) > 1 or len(weekdays) > 1:
        raise _unread(typed)
    return (zones[0] if zones else ""), (weekdays[0] if weekdays else None)


def _may_be_zone(word: str, typed: str) -> bool:
    """Letters; two alone, as `ET`, are a word like any other unless they are capitals."""
    letters = word.replace("/", "").replace("_", "")
    return letters.isalpha() and (len(word) != 2 or word.upper() in typed)


def _zone(letters: str, local: tzinfo, at: datetime) -> tzinfo:
    zone = zone_typed("utc" if letters == "z" else letters, local, at)
    if zone is None and letters.upper() in SEVERAL:
        raise Unclear(
            _("Several zones are called {zone}: type how far it is from UTC, as +05:30.").format(
                zone=letters.upper()
            )
        )
    if zone is None:
        raise _unread(letters)
    return zone


def _unread(words: str) -> Unclear:
    short = words.strip() if len(words) <= LONGEST else f"{words.strip()[:40]}…"
    return Unclear(
        _("“{words}” is not understood. Type a day and a time, as 20 July 2026 18:00.").format(
            words=isolated(short)
        )
    )
