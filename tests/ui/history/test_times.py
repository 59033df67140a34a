"""Times are said as people say them."""

from datetime import datetime, timedelta, timezone

import pytest

from editor.ui.times import UNKNOWN_DAY, clock, day, moment

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("at", "heading", "said"),
    [
        ("2026-11-22T22:15:00Z", "Today", "today 00:15"),
        ("2026-11-22T21:59:00Z", "Yesterday", "yesterday 23:59"),
        ("2026-11-14T10:00:00+00:00", "Saturday 14 Nov", "14 Nov, 12:00"),
        ("2024-02-29T10:00:00Z", "29 Feb 2024", "29 Feb 2024, 12:00"),
        ("2046-01-01T10:00:00Z", "1 Jan 2046", "1 Jan 2046, 12:00"),
    ],
)
def test_the_day_is_the_one_on_the_wall(at: str, heading: str, said: str) -> None:
    assert day(at, NOW) == heading
    assert moment(at, NOW) == said


@pytest.mark.parametrize("at", ["", "yesterday", "0001-01-01T00:00:00+14:00"])
def test_a_time_that_cannot_be_read_is_said_to_be_unknown(at: str) -> None:
    assert day(at, NOW) == UNKNOWN_DAY
    assert clock(at, NOW) == ""
    assert moment(at, NOW) == "day unknown"
