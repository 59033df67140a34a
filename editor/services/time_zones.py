"""The names of the world's time zones."""

from __future__ import annotations


def time_zones() -> tuple[str, ...]:
    """The names of places with a time zone, in order; none where the system has no list.

    It reads some hundred files: not for the window's own thread.
    """
    from zoneinfo import available_timezones

    return tuple(sorted(name for name in available_timezones() if "/" in name or name == "UTC"))
