"""The names of the world's time zones."""

from __future__ import annotations


def time_zones() -> tuple[str, ...]:
    """The names of places with a time zone, in order; none where the system has no list.

    It reads some hundred files: not for the window's own thread.
    """
    from editor.model.times.zones import zone_names

    return tuple(name for name in zone_names().values() if "/" in name or name == "UTC")
