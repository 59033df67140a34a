"""What is shown can be typed: in every language of the interface, on every clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from gettext import NullTranslations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.times.kept import Here, kept, value_of
from editor.model.times.reading import read
from editor.model.times.saying import distance, in_full, words
from editor.model.times.unclear import Unclear
from editor.model.times.zones import in_zone
from editor.model.translation import speak
from editor.system.catalogues import catalogue

LANGUAGES = ("en", "de", "fr")
ZONES = (
    *("UTC", "Europe/London", "Europe/Dublin", "Europe/Berlin", "America/New_York"),
    *("America/Chicago", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Shanghai"),
    *("Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Africa/Casablanca"),
)
MOMENTS = st.datetimes(datetime(1975, 1, 1), datetime(2180, 1, 1)).map(
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)
NOW = datetime(2023, 7, 19, 21, 0, tzinfo=UTC)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    speak(catalogue(request.param))
    yield request.param
    speak(NullTranslations())


def here(zone: str, now: datetime = NOW) -> Here:
    return Here(now, ZoneInfo(zone))


@settings(max_examples=150)
@given(at=MOMENTS, zone=st.sampled_from(ZONES), is_whole=st.booleans())
def check_shown_can_be_typed(at: datetime, zone: str, *, is_whole: bool) -> None:
    at = at.replace(second=0) if is_whole else at
    there = in_zone(at, ZoneInfo(zone))
    if there is None:
        return
    value = value_of(there)
    time = kept(value, here(zone))
    assert time is not None
    shown = words(value, here(zone))
    assert shown != value
    for text in (shown, shown.upper(), f"  {shown} ", in_full(time)):
        again = read(text, here(zone))
        assert again is not None
        assert again.at.astimezone(UTC) == at
        assert kept(again.value, here(zone)) is not None


def test_a_time_that_is_shown_can_be_typed_again(language: str) -> None:
    assert language
    check_shown_can_be_typed()


@settings(max_examples=60)
@given(day=st.dates(datetime(1972, 1, 1).date(), datetime(2199, 12, 31).date()))
def check_days(day: object) -> None:
    shown = words(str(day), here("Europe/Paris"))
    assert shown != str(day)
    again = read(shown, here("Europe/Paris"))
    assert again is not None
    assert (again.value, again.is_day) == (str(day), True)


def test_a_day_that_is_shown_can_be_typed_again(language: str) -> None:
    assert language
    check_days()


@pytest.mark.parametrize("unit", ["minutes", "hours"])
@pytest.mark.parametrize("amount", [1, 2, 23])
def test_how_far_a_time_is_can_be_typed_too(language: str, unit: str, amount: int) -> None:
    assert language
    ahead = timedelta(**{unit: amount})
    again = read(distance(ahead), here("Europe/Berlin"))
    assert again is not None
    assert again.at == NOW + ahead


TYPED = {
    "de": (
        "20. Juli 2023 00:01",
        "20. Juli 2023, 0.01 Uhr",
        "Donnerstag, den 20. Juli um 0 Uhr 01",
        "morgen um 0:01 Uhr",
        "20.7. 0:01",
        "20.07.2023 00:01 Uhr MESZ",
        "Do 0:01",
        "20 July 2023 12:01am",
    ),
    "fr": (
        "20 juillet 2023 00:01",
        "jeudi 20 juillet 2023 à 0 h 01",
        "le 20 juil. 2023, 0h01",
        "demain à 0h01",
        "20/07/2023 0:01 CEST",
        "jeu. 0:01",
        "20 July 2023 12:01am",
    ),
}


@pytest.mark.parametrize("spoken", TYPED)
def test_people_type_in_their_own_language(spoken: str) -> None:
    speak(catalogue(spoken))
    try:
        for text in TYPED[spoken]:
            time = read(text, here("Europe/Paris"))
            assert time is not None
            assert time.value == "2023-07-20T00:01:00+02:00", text
    finally:
        speak(NullTranslations())


def test_months_without_their_accents_are_understood() -> None:
    speak(catalogue("fr"))
    try:
        for text in ("1er aout 2023 18h", "1 Août 2023 18 h", "1 AOÛT 2023 18h00"):
            time = read(text, here("Europe/Paris"))
            assert time is not None
            assert time.value == "2023-08-01T18:00:00+02:00"
    finally:
        speak(NullTranslations())


PIECES = (
    *("20", "7", "2023", "July", "juillet", "Monday", "tomorrow", "6am", "18:00", "in", "3"),
    *("hours", "days", "+02:00", "BST", "at", "noon", "/", "."),
)


@settings(max_examples=200)
@given(
    text=st.text(max_size=60)
    | st.text("0123456789:./-+ apmhTZ", max_size=24)
    | st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join),
    zone=st.sampled_from(ZONES),
)
def test_any_text_is_a_time_or_a_sentence_says_why_not(text: str, zone: str) -> None:
    try:
        time = read(text, here(zone))
    except Unclear as unclear:
        time, why = None, str(unclear)
    else:
        why = ""
    assert bool(why) == (time is None and bool(text.strip()))
    if time is not None:
        assert kept(time.value, here(zone)) is not None
