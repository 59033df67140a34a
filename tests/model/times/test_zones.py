"""A zone is found by its name, whoever wrote it in whatever letters, on every machine."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest

from editor.model.times.kept import Here
from editor.model.times.reading import read
from editor.model.times.zones import HOURS, zone_named

UTC = ZoneInfo("UTC")
HERE = Here(datetime(2026, 7, 19, 21, 0, tzinfo=UTC), UTC)
NAMES = sorted(available_timezones() - {*HOURS, "Factory", "localtime"})


def test_every_name_of_a_zone_is_understood_behind_a_time() -> None:
    assert len(NAMES) > 500
    for name in NAMES:
        wanted = datetime(2026, 7, 20, 18, tzinfo=ZoneInfo(name))
        # Two small letters are a word like any other.
        for written in (name, name.upper(), name.lower())[: 3 if len(name) > 2 else 2]:
            time = read(f"20 July 2026 18:00 {written}", HERE)
            assert time is not None
            assert time.at == wanted, written


def test_every_name_of_a_zone_is_found_in_any_letters() -> None:
    for name in NAMES:
        for written in (name, name.lower(), name.upper()):
            assert zone_named(written) == ZoneInfo(name), written


@pytest.mark.parametrize("name", ["", "Europe/Lodnon", "Europe", "../etc/passwd", "x" * 300, "\0"])
def test_what_names_no_zone_finds_none(name: str) -> None:
    assert zone_named(name) is None


_ALONE = """
from editor.model.times.zones import zone_named
assert zone_named("America/New_York") is not None
assert zone_named("europe/london") is not None
"""


def test_zones_are_known_where_the_system_has_no_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONTZPATH", "")
    done = subprocess.run([sys.executable, "-c", _ALONE], capture_output=True, text=True)
    assert done.stderr == ""
