"""Taking the day out of a text: `20 July 2023`, `20/07/2023`, `20.7.`, `tomorrow`, `Monday`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from editor.model.dates import MONTHS
from editor.model.times.kept import FIRST_YEAR, LAST_YEAR
from editor.model.times.names import OF_CLOCK, days_from_today, month_of, typed_distance
from editor.model.times.sheet import Sheet
from editor.model.times.unclear import Unclear
from editor.model.translation import _

_YEAR = rf"(?P<year>(?:19|20|21)\d\d)(?![\d:]|{OF_CLOCK})"
_ISO = r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:t(?=\d)|(?!\d))"
_IN_FIGURES = (
    r"(?<![\d:])(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year>\d{4}|\d\d))?(?!\d)",
    r"(?<![\d:])(?P<one>\d{1,2})-(?P<two>\d{1,2})-(?P<year>\d{4})(?!\d)",
)
_DOTTED = (
    r"(?<![\d.:])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\."
    rf"(?:\s?(?P<year>\d{{4}}|\d\d)(?![\d:.]|{OF_CLOCK}))?"
)
_DAY_FIRST = (
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?\s?(?:of\s|de\s)?"
    rf"(?P<name>[^\W\d_]{{3,}})\.?,?(?:\s?{_YEAR})?"
)
_MONTH_FIRST = (
    r"(?:(?<![\d:.+-])(?P<before>(?:19|20|21)\d\d)[.,]?\s)?"
    rf"(?P<name>[^\W\d_]{{3,}})\.?\s?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:]|\.\d),?"
    rf"(?:\s{_YEAR})?"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and whether its year was said with it; that of `tomorrow` is."""

    date: date
    has_year: bool


def take_day(sheet: Sheet, today: date, *, is_month_first: bool) -> Day | None:
    """The day that a simplified text names, taken out of it; None where it names none.

    - `is_month_first` is for 7/8/2026; where only one order makes a day, that one is meant.
    - Without a year the day is that nearest to today.

    Raises Unclear where there is no such day.
    """
    if match := sheet.take(_ISO):
        return Day(_day(int(match["year"]), int(match["month"]), int(match["day"])), has_year=True)
    if match := sheet.take(_DOTTED):
        return _of_year(match["year"], int(match["month"]), int(match["day"]), today)
    for pattern in _IN_FIGURES:
        if match := sheet.take(pattern):
            one, two = int(match["one"]), int(match["two"])
            month, day = (one, two) if is_month_first else (two, one)
            if month > 12 >= day:
                month, day = day, month
            return _of_year(match["year"], month, day, today)
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match, named in _with_month(pattern, sheet.text):
            sheet.strike(match)
            return _of_year(_only_year(match), named, int(match["day"]), today)
    return _told_from_today(sheet, today)


def _with_month(pattern: str, text: str) -> Iterator[tuple[re.Match[str], int]]:
    at = 0
    while match := re.compile(pattern).search(text, at):
        month = month_of(match["name"])
        if month is not None:
            yield match, month
        # What follows a number or a word that names no month may begin within the match.
        at = match.start() + 1


def _only_year(match: re.Match[str]) -> str | None:
    """The year before or behind a month and a day."""
    before: str | None = match.groupdict().get("before")
    behind: str | None = match["year"]
    if before and behind:
        raise may_be_year(before)
    return before or behind


def may_be_year(figures: str) -> Unclear:
    """Four figures may be a year as well as a time of day."""
    clock = f"{figures[:2]}:{figures[2:]}"
    return Unclear(
        _("“{figures}” may be a year or a time of day: for the time type {time}.").format(
            figures=figures, time=clock
        )
    )


def too_far(year: int) -> Unclear:
    """Clocks of a year are not known."""
    return Unclear(_("The year {year} is too far away.").format(year=year))


def _told_from_today(sheet: Sheet, today: date) -> Day | None:
    found = typed_distance(sheet.text)
    if found is not None and found[0] == "days":
        sheet.strike(found[2])
        return Day(today + timedelta(days=found[1]), has_year=True)
    days = days_from_today()
    name = sheet.take_one_of(list(days))
    return Day(today + timedelta(days=days[name]), has_year=True) if name else None


def _of_year(year: str | None, month: int, day: int, today: date) -> Day:
    if year is not None:
        whole = int(year) if len(year) == 4 else 2000 + int(year)
        return Day(_day(whole, month, day), has_year=True)
    near: list[date] = []
    for each in (today.year, today.year - 1, today.year + 1):
        try:
            near.append(date(each, month, day))
        except ValueError:
            continue
    if not near:
        near = [_day(today.year, month, day)]
    return Day(min(near, key=lambda each: abs(each - today)), has_year=False)


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise Unclear(_("There is no month {n}.").format(n=month))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise too_far(year)
    try:
        return date(year, month, day)
    except ValueError:
        named = _("{day} {month} {year}").format(day=day, month=_(MONTHS[month - 1]), year=year)
        raise Unclear(_("There is no {day}.").format(day=named)) from None
