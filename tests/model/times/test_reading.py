"""Times are read as people write them; what may be several times is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.times.kept import Here, is_month_first, kept
from editor.model.times.reading import read
from editor.model.times.saying import said, words
from editor.model.times.unclear import Unclear

LONDON = ZoneInfo("Europe/London")
HERE = Here(datetime(2023, 7, 19, 21, 0, tzinfo=LONDON), LONDON)
DESK_IN_CHICAGO = Here(HERE.now, ZoneInfo("America/Chicago"), is_month_first=True)
EMBARGO = "2023-07-20T00:01:00+01:00"


def value(text: str, here: Here = HERE) -> str:
    time = read(text, here)
    assert time is not None
    return time.value


def why(text: str, here: Here = HERE) -> str:
    with pytest.raises(Unclear) as unclear:
        read(text, here)
    return str(unclear.value)


@pytest.mark.parametrize(
    "text",
    [
        "20 July 2023 00:01",
        "20 July 2023, 00:01 BST",
        "Thursday, 20 July 2023, 00:01 BST",
        "00:01 BST, 20 July 2023",
        "20th of July 2023 at 0:01",
        "July 20, 2023 12:01 a.m.",
        "Jul. 20 0:01 AM",
        "20 jul 0001",
        "20 July 2023 0001 hrs",
        "20/07/2023 0:01",
        "20/7/23 0:01",
        "07/20/2023 0:01",
        "20-7-2023 0:01",
        "20.7. 0.01",
        "2023-07-20 00:01",
        "2023-07-20T00:01",
        "2023/07/20 00:01",
        "tomorrow 0:01",
        "0:01 tomorrow",
        "Thursday 0:01",
        "thu 12:01am",
        "in 1 day 00:01",
        "19 July 2023 23:01 GMT",
        "19 July 2023 23:01 UTC",
        "19 July 2023 23:01Z",
        "19 July 2023 7:01 p.m. ET",
        "20 July 2023 01:01 +02:00",
        "20 July 2023 01:01 UTC+2",
        "20 July 2023 01:01 Europe/Paris",
        "20 July 2023 01:01 CEST",
        "20 July 2023 04:31 +0530",
        "  20   JULY 2023   00:01 ",
        EMBARGO,
        "2023 July 20 0:01",
        "2023, July 20th, 00:01",
    ],
)
def test_one_time_is_written_in_many_ways(text: str) -> None:
    assert value(text) == EMBARGO


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("now", "2023-07-19T21:00:00+01:00"),
        ("in 3 hours", "2023-07-20T00:00:00+01:00"),
        ("in 90 min", "2023-07-19T22:30:00+01:00"),
        ("today 18:00", "2023-07-19T18:00:00+01:00"),
        ("6am", "2023-07-19T06:00:00+01:00"),
        ("noon tomorrow", "2023-07-20T12:00:00+01:00"),
        ("12 noon tomorrow", "2023-07-20T12:00:00+01:00"),
        ("20 July 1800h", "2023-07-20T18:00:00+01:00"),
        ("the day after tomorrow, 7pm", "2023-07-21T19:00:00+01:00"),
        ("yesterday at 12 pm", "2023-07-18T12:00:00+01:00"),
        ("Monday 18:30:15", "2023-07-24T18:30:15+01:00"),
        ("Wednesday 22:00", "2023-07-19T22:00:00+01:00"),
        ("Wednesday 6am", "2023-07-26T06:00:00+01:00"),
        ("20 July 24:00", "2023-07-21T00:00:00+01:00"),
        ("2 January 18:00", "2024-01-02T18:00:00+00:00"),
        ("20 July 2023", "2023-07-20"),
        ("tomorrow", "2023-07-20"),
        ("29 February", "2024-02-29"),
    ],
)
def test_days_and_times_are_told_from_now(text: str, wanted: str) -> None:
    here = HERE if "February" not in text else Here(datetime(2024, 1, 2, tzinfo=LONDON), LONDON)
    assert value(text, here) == wanted


def test_the_region_says_which_number_is_the_month() -> None:
    assert value("7/8/2023 18:00") == "2023-08-07T18:00:00+01:00"
    assert value("7/8/2023 18:00", DESK_IN_CHICAGO) == "2023-07-08T18:00:00-05:00"
    assert [is_month_first(each) for each in ("en-US", "en", "es-PR")] == [True] * 3
    assert [is_month_first(each) for each in ("en-GB", "de", "fr-CA", "", "us")] == [False] * 5


def test_a_time_that_the_story_has_already_is_not_written_anew() -> None:
    for text in (EMBARGO, "2023-07-19T23:01Z", "2023-07-20t00:01:00.250+01:00", "2023-07-20"):
        assert value(text) == text
        assert kept(f" {text}", HERE) is not None


@pytest.mark.parametrize(
    "text", ["", "2023", "20230720T0001Z", "2023-07-20T00:01", "0001-01-01T00:00:00Z"]
)
def test_what_lacks_a_zone_or_is_no_whole_time_is_not_kept_as_one(text: str) -> None:
    assert kept(text, HERE) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("soon", "“soon” is not understood."),
        ("20 July 18:00 or so", "“or” is not understood."),
        ("1", "“1” is not understood."),
        ("7-8pm tomorrow", "“7” is not understood."),
        ("tomorrow 18:00 19:00", "“19:00” is not understood."),
        ("Monday Tuesday 18:00", "“Monday Tuesday 18:00” is not understood."),
        ("20 July BST", "“20 July BST” is not understood."),
        ("20 July 18:00 BST GMT", "is not understood."),
        ("18:00 et 20 July", "“et” is not understood."),
        ("31 June", "There is no 31 June 2023."),
        ("29 February 2023 6am", "There is no 29 February 2023."),
        ("13/13/2023", "There is no month 13."),
        ("20 July 25:00", "There is no time 25:00."),
        ("20 July 24:01", "There is no time 24:01."),
        ("13 pm", "There is no time 13 pm."),
        ("midnight tomorrow", "Midnight may be either end of the day"),
        ("Friday 20 July 2023 6pm", "That day is a Thursday."),
        ("20 July 12:00 CST", "Several zones are called CST"),
        ("20 July 1066", "“1066” is not understood."),
        ("1066-10-14", "The year 1066 is too far away."),
        ("1 " * 80, "…” is not understood."),
    ],
)
def test_what_is_not_clear_is_said(text: str, sentence: str) -> None:
    assert sentence in why(text)


@pytest.mark.parametrize(
    "text",
    ["2026", "1930", "2150", "Monday 2026", "2030 20 July"],
)
def test_four_figures_that_may_be_a_year_are_no_time_of_day(text: str) -> None:
    assert "may be a year" in why(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026h", "2023-07-19T20:26:00+01:00"),
        ("2026 hrs", "2023-07-19T20:26:00+01:00"),
        ("2026 hours", "2023-07-19T20:26:00+01:00"),
        ("2026 Uhr", "2023-07-19T20:26:00+01:00"),
        ("2026 GMT", "2023-07-19T21:26:00+01:00"),
        ("2026 Europe/Paris", "2023-07-19T19:26:00+01:00"),
        ("2026 +02:00", "2023-07-19T19:26:00+01:00"),
        ("tomorrow 2026", "2023-07-20T20:26:00+01:00"),
        ("20 July 2023 2026", "2023-07-20T20:26:00+01:00"),
        ("2023-07-20 2026", "2023-07-20T20:26:00+01:00"),
        ("20.7.2023 2026", "2023-07-20T20:26:00+01:00"),
        ("20 July 2026 hrs", "2023-07-20T20:26:00+01:00"),
        ("20 July, 2026h", "2023-07-20T20:26:00+01:00"),
        ("July 20 2026h", "2023-07-20T20:26:00+01:00"),
        ("20.7. 2026 hrs", "2023-07-20T20:26:00+01:00"),
        ("2026 July 20", "2026-07-20"),
        ("2026 july 20 18:00", "2026-07-20T18:00:00+01:00"),
        ("1830", "2023-07-19T18:30:00+01:00"),
        ("1830 20 July", "2023-07-20T18:30:00+01:00"),
    ],
)
def test_what_stands_with_four_figures_says_whether_they_are_a_year(text: str, wanted: str) -> None:
    assert value(text) == wanted


def test_of_two_that_may_be_the_year_none_is() -> None:
    assert "may be a year" in why("2030 July 20 2026")


def test_a_day_waits_for_the_zone_of_the_house_only_with_a_time_of_its_clock() -> None:
    nowhere = replace(HERE, unknown="Europe/Lodnon")
    for text in ("20 July 2023 00:01", "tomorrow 0:01", "20 July 2023 0:01 CST", "0:01"):
        assert "The house’s time zone “Europe/Lodnon” is not known here" in why(text, nowhere)
    for text in ("19 July 2023 23:01 +00:00", "20 July 2023 01:01 Europe/Paris", EMBARGO):
        assert value(text, nowhere) == EMBARGO
    assert value("20 July 2023", nowhere) == "2023-07-20"
    assert words(EMBARGO, nowhere) == "20 July 2023, 00:01 BST"


def test_letters_of_several_zones_mean_the_one_of_the_house() -> None:
    assert value("5 January 2024 18:00 CST", DESK_IN_CHICAGO) == "2024-01-05T18:00:00-06:00"
    assert value("5 July 2023 18:00 CST", DESK_IN_CHICAGO) == "2023-07-05T19:00:00-05:00"


def test_an_hour_that_clocks_go_forward_over_does_not_exist() -> None:
    assert "There is no 01:30 on that day" in why("26 March 2023 01:30")
    assert value("26 March 2023 01:30 GMT") == "2023-03-26T02:30:00+01:00"


def test_of_an_hour_that_comes_twice_the_first_is_meant_and_the_second_can_be_said() -> None:
    time = read("29 October 2023 01:30", HERE)
    assert time is not None
    assert time.value == "2023-10-29T01:30:00+01:00"
    assert said(time, HERE.now) == (
        "Sunday, 29 October 2023, 01:30 BST – in 3 months."
        " This time comes twice that night; for the second one add GMT."
    )
    assert value("29 October 2023 01:30 GMT") == "2023-10-29T01:30:00+00:00"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("20 July 2023 00:01", "Thursday, 20 July 2023, 00:01 BST – in 3 hours"),
        ("today 20:59", "Wednesday, 19 July 2023, 20:59 BST – 1 minute ago"),
        ("now", "Wednesday, 19 July 2023, 21:00 BST – now"),
        ("21 July 2023 21:00", "Friday, 21 July 2023, 21:00 BST – in 2 days"),
        ("19 July 2020 21:00", "Sunday, 19 July 2020, 21:00 BST – 3 years ago"),
        ("20 July 2023", "Thursday, 20 July 2023, without a time of day"),
    ],
)
def test_a_time_is_said_with_its_day_its_zone_and_how_far_it_is(text: str, sentence: str) -> None:
    time = read(text, HERE)
    assert time is not None
    assert said(time, HERE.now) == sentence


def test_words_that_are_no_time_are_shown_as_they_are() -> None:
    for text in ("", "Wednesday 0001", "2023-07-20T00:01", "2023-07-20T00:01:00.250Z"):
        assert words(text, HERE) == text


@pytest.mark.parametrize(
    "text",
    [
        "20 July 2026 10:00-12:00",
        "2026-07-20 10:00-12:00",
        "08:00-09:00",
        "08:00−09:00",
        "10:00-12",
        "18.00-05",
        "1000-1200",
        "20 July 1000-0500",
    ],
)
def test_from_one_time_to_another_is_no_time_with_an_offset(text: str) -> None:
    assert "is not understood" in why(text)


@pytest.mark.parametrize("text", ["10:00 -05:00", "10:00 UTC-5", "10:00 -0500", "10:00:00-05:00"])
def test_an_offset_to_the_west_stands_apart_or_behind_seconds(text: str) -> None:
    assert value(f"20 July 2023 {text}") == "2023-07-20T16:00:00+01:00"


@pytest.mark.parametrize(
    ("text", "year"),
    [("31.12.2199 23:30 -12", 2200), ("31.12.2199 24:00", 2200), ("1.1.1972 00:30 +14", 1971)],
)
def test_no_time_is_in_a_year_beyond_the_calendar_on_the_clock_of_the_house(
    text: str, year: int
) -> None:
    assert f"The year {year} is too far away." in why(text)


@pytest.mark.parametrize(
    "text",
    [
        "20 July 2027 18:00 +02:00 cancelled",
        "20 July 2027 18:00 Berlin +2",
        "20 July 2027 18:00 (latest) +02:00",
        "20 July 2027 6 p.m. sharp -04:00",
        "20 July 2027 18:00 EST +2",
        "20 July 2027 18:00 UTC-7 PST",
        "20 July 2027 18:00 Europe/London, +05:00",
    ],
)
def test_what_stands_beside_an_offset_is_read_too(text: str) -> None:
    assert "is not understood" in why(text)


UNDERSTOOD = (
    *("20 July 2023, 00:01 BST", "Thursday, 20 July 2023, 00:01 +02:00", "20/07/2023 0:01"),
    *("20 July 2023 01:01 UTC+2", "2023-07-20 01:01 Europe/Paris", "20.7. 0.01", "July 20"),
    *("tomorrow at 6 p.m. -04:00", "in 3 hours", "in 2 days 18 Uhr", "now", "Thursday noon"),
    *("2026 July 20 1800 hrs", "18:00:15 -0500", EMBARGO, "2023-07-20", "20 July 18:00 z"),
)


@settings(max_examples=150)
@given(
    text=st.sampled_from(UNDERSTOOD),
    # No month, weekday, zone or other word of a time begins with "xq".
    tail=st.text(st.characters(codec="utf-8", categories=("L", "N", "S")), max_size=12),
    bracket=st.sampled_from(("{}", "({})", "{},", "– {}")),
    at=st.integers(0, 9),
)
def test_a_word_that_is_not_understood_is_never_passed_over(
    text: str, tail: str, bracket: str, at: int
) -> None:
    assert read(text, HERE) is not None
    pieces = text.split()
    pieces.insert(at % (len(pieces) + 1), bracket.format(f"xq{tail}"))
    assert why(" ".join(pieces))


def test_words_that_run_the_other_way_do_not_reorder_the_sentence() -> None:
    assert why("قريبا 18:00").startswith("“\u2068قريبا\u2069” is not understood")
