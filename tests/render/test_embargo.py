from datetime import UTC, datetime, timedelta, timezone

import pytest

from editor.render.embargo import embargo_line, embargo_time, is_over

LONDON, NEW_YORK, SAO_PAULO = "Europe/London", "America/New_York", "America/Sao_Paulo"


@pytest.mark.parametrize(
    ("typed", "zone", "line"),
    [
        ("2023-07-20T00:01:00+01:00", LONDON, "00:01 BST, 20 July 2023"),
        ("2023-07-20T00:01", LONDON, "00:01 BST, 20 July 2023"),
        ("2023-07-19T23:01:00Z", LONDON, "00:01 BST, 20 July 2023"),
        ("2023-12-20 09:30", LONDON, "09:30 GMT, 20 December 2023"),
        ("2023-07-20T00:01+01:00", NEW_YORK, "19:01 EDT, 19 July 2023"),
        ("2023-01-20T12:00-05:00", NEW_YORK, "12:00 EST, 20 January 2023"),
        ("2023-07-20T00:01+02:00", "Europe/Berlin", "00:01 CEST, 20 July 2023"),
        ("2023-07-20T12:00", SAO_PAULO, "12:00 -03:00, 20 July 2023"),
        ("2023-07-20T12:00+05:30", "", "12:00 +05:30, 20 July 2023"),
        ("2023-07-20T12:00 +0530", "", "12:00 +05:30, 20 July 2023"),
        ("2023-07-20T12:00-09:30", "Nowhere/At_All", "12:00 -09:30, 20 July 2023"),
        ("2023-07-20T00:01Z", "", "00:01 UTC, 20 July 2023"),
        ("2023-07-20t00:01z", "", "00:01 UTC, 20 July 2023"),
        ("2023-07-20T00:01", "", "00:01, 20 July 2023"),
        ("2023-07-20", LONDON, "20 July 2023"),
        ("  2023-07-20T06:00:00.123+01:00  ", LONDON, "06:00 BST, 20 July 2023"),
    ],
)
def test_the_line_says_the_time_on_the_houses_own_clock(typed: str, zone: str, line: str) -> None:
    assert embargo_line(typed, zone) == f"EMBARGOED UNTIL {line}"


@pytest.mark.parametrize(
    "typed",
    [
        "2023-07",
        "2023-07-20T00",
        "2023-07-20T00:01+01",
        "2023-02-30T00:01Z",
        "2023-07-20T25:00",
        "noon tomorrow",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-12:00",
    ],
)
def test_what_is_half_typed_or_no_time_is_shown_as_typed(typed: str) -> None:
    assert embargo_line(f" {typed} ", LONDON) == f"EMBARGOED UNTIL {typed}"


def test_where_there_is_no_embargo_there_is_no_line() -> None:
    assert embargo_line("") == embargo_line(" ", LONDON) == embargo_time(" ") == ""


@pytest.mark.parametrize(
    ("typed", "zone", "minute"),
    [
        ("2023-07-20T00:01:00+01:00", LONDON, "2023-07-19T23:01"),
        ("2023-07-20T00:01", LONDON, "2023-07-19T23:01"),
        ("2023-07-20T00:01", "", "2023-07-20T02:01"),
        ("2023-07-20", NEW_YORK, "2023-07-20T04:00"),
        ("2023-07-20", "", "2023-07-20T02:00"),
        ("2023-07-20T00:01Z", NEW_YORK, "2023-07-20T00:01"),
    ],
)
def test_an_embargo_is_over_from_its_minute_on(typed: str, zone: str, minute: str) -> None:
    at = datetime.fromisoformat(minute).replace(tzinfo=UTC)
    here = timezone(timedelta(hours=-2))
    assert is_over(typed, zone, at.astimezone(here))
    assert not is_over(typed, zone, at.astimezone(here) - timedelta(seconds=1))


def test_an_embargo_that_is_no_time_is_not_over_by_itself() -> None:
    assert not is_over("noon tomorrow", LONDON, datetime(2099, 1, 1, tzinfo=UTC))
