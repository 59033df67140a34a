"""How a story keeps times: RFC 3339 with offset, or a bare day as `2026-11-22`."""

from __future__ import annotations

import re

# `2026-07-20 10:00-12:00` is rather from one time to another.
_TIME = re.compile(
    r"\d{4}-\d\d-\d\d(?! \d\d:\d\d-)[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def is_time(text: str) -> bool:
    """Whether a text has the form of a time that is kept."""
    return _TIME.fullmatch(text) is not None


def is_day(text: str) -> bool:
    """Whether a text has the form of a bare day that is kept."""
    return _DAY.fullmatch(text) is not None
