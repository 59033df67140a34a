"""Where and when the times of a story are read: on the house's clock, or on this machine's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.model.house import House
from editor.ui.times import local_now, machine_zone

if TYPE_CHECKING:
    from editor.model.times.kept import Here


def here(house: House, language: str) -> Here:
    """Now, in the house's zone; `language` is the story's, empty for the house's."""
    from editor.model.times.kept import Here, is_month_first
    from editor.model.times.zones import zone_named
    from editor.system.machine_clock import MachineClock

    zone = zone_named(house.time_zone)
    unknown = "" if zone else house.time_zone
    zone = zone or zone_named(machine_zone()) or MachineClock()
    written = language or house.language
    return Here(local_now(), zone, is_month_first(written), unknown, written)


def get_ready() -> None:
    """Load what the first reading of a time needs, 30 ms of work: not for the UI thread."""
    from editor.model.house import FIRST_HOUSE
    from editor.model.times.reading import read
    from editor.model.times.saying import said
    from editor.model.times.zones import zone_names

    zone_names()
    where = here(FIRST_HOUSE, "")
    time = read("1 July 2026 18:00", where)
    if time is not None:
        said(time, where.now)
