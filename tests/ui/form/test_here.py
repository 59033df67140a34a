"""Times are read on the house's clock; where that is unknown, on no other one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from editor.model.house import FIRST_HOUSE
from editor.model.times.reading import read
from editor.model.times.unclear import Unclear
from editor.system.machine_clock import MachineClock
from editor.ui.form import here as reading
from editor.ui.form.here import here


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "machine_zone", lambda: "Europe/Berlin")


@pytest.mark.parametrize(
    ("zone", "value"),
    [
        ("America/New_York", "2026-07-20T18:00:00-04:00"),
        ("europe/london", "2026-07-20T18:00:00+01:00"),
        ("", "2026-07-20T18:00:00+02:00"),
    ],
)
def test_a_time_is_read_on_the_clock_of_the_house(zone: str, value: str) -> None:
    time = read("20 July 2026 18:00", here(replace(FIRST_HOUSE, time_zone=zone), ""))
    assert time is not None
    assert time.value == value


def test_a_zone_that_nobody_knows_is_not_taken_for_this_machines() -> None:
    where = here(replace(FIRST_HOUSE, time_zone="Europe/Lodnon"), "")
    with pytest.raises(Unclear, match="“Europe/Lodnon” is not known here"):
        read("20 July 2026 18:00", where)


def test_a_machine_whose_zone_has_no_name_keeps_its_own_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "machine_zone", lambda: "")
    where = here(FIRST_HOUSE, "")
    assert isinstance(where.zone, MachineClock)
    time = read("20 January 2026 18:00", where)
    assert time is not None
    assert time.at.utcoffset() == datetime(2026, 1, 20, 18).astimezone().utcoffset()


@pytest.mark.parametrize(("house", "story"), [("ar", ""), ("en-US", "ar-EG")])
def test_months_are_those_of_the_story_or_of_its_house(house: str, story: str) -> None:
    where = here(replace(FIRST_HOUSE, language=house, time_zone="Africa/Cairo"), story)
    time = read("٢٠ يوليو ٢٠٢٧ ١٨:٠٠", where)
    assert time is not None
    assert time.value == "2027-07-20T18:00:00+03:00"
