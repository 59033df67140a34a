"""A time counts only if date, time of day and zone are all clear."""

from __future__ import annotations

import pytest

from editor.formats.press_text.times import moment


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("July 19, 2023, 3:14 p.m. ET", "2023-07-19T15:14:00-04:00"),
        ("January 19, 2023, 3:14 p.m. ET", "2023-01-19T15:14:00-05:00"),
        ("00:01 GMT, Monday 5 June 2023", "2023-06-05T00:01:00+00:00"),
        ("5th June 2023 at 0001 BST", "2023-06-05T00:01:00+01:00"),
        ("2023-06-05 06:30 UTC+02:00", "2023-06-05T06:30:00+02:00"),
        ("2023-06-05T06:30:15Z", "2023-06-05T06:30:15+00:00"),
        ("noon CET, 5 December 2023", "2023-12-05T12:00:00+01:00"),
        ("12 a.m. PDT on Aug. 1, 2023", "2023-08-01T00:00:00-07:00"),
    ],
)
def test_a_clear_time_is_read(text: str, time: str) -> None:
    assert moment(text) == time


@pytest.mark.parametrize(
    "text",
    [
        "07/08/2023, 3:14 p.m. ET",
        "July 19, 2023, 3:14 p.m.",
        "July 19, 2023, 3:14 ET",
        "July 19, 3:14 p.m. ET",
        "Wednesday 0001 GMT",
        "July 19, 2023, ET",
        "July 19, 2023, 3:14 p.m. local time",
        "July 19, 2023, 15:14 CST",
        "July 19, 2023, 15:14 IST",
        "July 19, 2023, 15:14 GMT / 11:14 EDT",
        "from July 19, 2023 to July 20, 2023, 15:14 GMT",
        "February 30, 2023, 15:14 GMT",
        "July 19, 2001, 3:14 p.m. ET",
        "midnight GMT, July 19, 2023",
    ],
)
def test_an_unclear_time_is_not(text: str) -> None:
    assert moment(text) == ""
