"""Times in the language of the story, though the window speaks another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from gettext import NullTranslations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.calendars import CALENDARS, calendar_of, listed, simplified
from editor.model.times.kept import Here
from editor.model.times.names import month_of, weekday_of
from editor.model.times.reading import read
from editor.model.times.unclear import Unclear
from editor.model.translation import speak
from editor.system.catalogues import catalogue

CAIRO = ZoneInfo("Africa/Cairo")
HERE = Here(datetime(2027, 7, 19, 12, 0, tzinfo=CAIRO), CAIRO)
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@pytest.fixture(params=("en", "de", "fr"))
def window(request: pytest.FixtureRequest) -> Iterator[str]:
    speak(catalogue(request.param))
    yield request.param
    speak(NullTranslations())


def value(text: str, language: str = "") -> str:
    time = read(text, replace(HERE, language=language))
    assert time is not None
    return time.value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "٢٠ يوليو ٢٠٢٧ ١٨:٠٠"),
        ("ar-EG", "20 يوليو 2027، 18:00"),
        ("ar", "الثلاثاء 20 تموز 2027 الساعة 18:00"),
        ("ar", "غداً ١٨:٠٠"),
        ("ar", "الثلاثاء ١٨:٠٠"),
        ("he", "20 ביולי 2027 18:00"),
        ("he", "מחר 18:00"),
        ("fa", "۲۰ ژوئیهٔ ۲۰۲۷ ساعت ۱۸:۰۰"),
        ("fa", "فردا ۱۸:۰۰"),
        ("ur", "۲۰ جولائی ۲۰۲۷ ۱۸:۰۰"),
        ("de", "Dienstag, 20. Juli 2027, 18 Uhr"),
        ("fr", "mardi 20 juillet 2027 à 18h"),
        ("es", "20 de julio de 2027, 18:00 horas"),
        ("es", "mañana a las 18:00"),
        ("it", "martedì 20 luglio 2027, ore 18:00"),
        ("pt", "20 de julho de 2027 às 18:00"),
        ("nl", "dinsdag 20 juli 2027 om 18:00"),
    ],
)
def test_a_time_is_read_in_the_language_of_the_story(window: str, language: str, text: str) -> None:
    assert window
    assert value(text, language) == "2027-07-20T18:00:00+03:00"


@pytest.mark.parametrize("figures", [EASTERN, PERSIAN])
@pytest.mark.parametrize(
    "text", ["20/7/2027 18:00", "2027-07-20 18:00", "20 July 2027 18:00", "20.7. 18.00"]
)
def test_figures_are_figures_in_any_script(text: str, figures: dict[int, int]) -> None:
    assert value(text.translate(figures)) == "2027-07-20T18:00:00+03:00"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("", "20 يوليو 2027 18:00"),
        ("fa", "۲۸ تیر ۱۴۰۶ ۱۸:۰۰"),
        ("ar", "20 يوليو 2027 6:00 مساء"),
        ("ur", "کل 18:00"),
        ("es", "20 de julio de 2027 por la mañana"),
        ("de", "heute morgen 8:00"),
        ("ar", "الأربعاء 20 يوليو 2027 18:00"),
        ("fr", "30 février 2027 18:00"),
    ],
)
def test_what_is_not_clear_stays_unclear(language: str, text: str) -> None:
    with pytest.raises(Unclear):
        value(text, language)


def test_what_is_not_understood_is_quoted_as_it_was_typed() -> None:
    with pytest.raises(Unclear, match=r"^“20 de julio de 2027, mañana”"):
        value("20 de julio de 2027, mañana", "es")


def test_beginnings_of_names_count_in_the_languages_of_the_window_only() -> None:
    assert value("20 jul 2027 18:00", "ar") == "2027-07-20T18:00:00+03:00"
    with pytest.raises(Unclear):
        value("20 يول 2027 18:00", "ar")


days = st.dates(date(1980, 1, 1), date(2190, 1, 1))


@settings(max_examples=80)
@given(
    day=days,
    language=st.sampled_from(sorted(CALENDARS)),
    pick=st.integers(0, 9),
    figures=st.sampled_from(({}, EASTERN, PERSIAN)),
)
def test_every_name_of_a_month_is_that_month(
    day: date, language: str, pick: int, figures: dict[int, int]
) -> None:
    calendar = calendar_of(language)
    assert calendar is not None
    names = listed(calendar.months[day.month - 1])
    text = f"{day.day} {names[pick % len(names)]} {day.year}".translate(figures)
    assert value(text, language) == day.isoformat()


def test_no_name_means_another_day_in_the_languages_of_the_window(window: str) -> None:
    assert window
    for language, calendar in CALENDARS.items():
        if language == "en":
            continue
        for number, names in enumerate(calendar.months, 1):
            for name in map(simplified, listed(names)):
                assert month_of(name) in (None, number), name
                assert weekday_of(name) is None, name
        for number, names in enumerate(calendar.weekdays, 1):
            for name in map(simplified, listed(names)):
                assert weekday_of(name) in (None, number), name
                assert month_of(name) is None, name
        for name in map(simplified, listed(calendar.between)):
            assert weekday_of(name) is None, name
