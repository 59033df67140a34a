"""Where nobody knows the name of this machine's zone, its clock has the system's own rules."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from editor.system.machine_clock import MachineClock

if not hasattr(time, "tzset"):
    pytest.skip("This system's clock cannot be set for one process", allow_module_level=True)


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # As the system writes rules that have no name.
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("month", "hours", "name"), [(1, 1, "CET"), (7, 2, "CEST")])
def test_summer_and_winter_have_their_own_offsets(month: int, hours: int, name: str) -> None:
    at = datetime(2026, month, 20, 18, tzinfo=MachineClock())
    assert (at.utcoffset(), at.tzname()) == (timedelta(hours=hours), name)
    there = datetime(2026, month, 20, 18, tzinfo=UTC).astimezone(MachineClock())
    assert there.hour == 18 + hours


def test_an_hour_that_comes_twice_is_two_times() -> None:
    for hour, fold in ((0, 0), (1, 1)):
        there = datetime(2026, 10, 25, hour, 30, tzinfo=UTC).astimezone(MachineClock())
        assert (there.hour, there.minute, there.fold) == (2, 30, fold)
        assert there.astimezone(UTC).hour == hour
