"""Versions: kept states of a story, each with who kept it, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """What a version was kept for, in the words that the history shows."""

    ASKED = "kept by hand"
    IMPORTED = "as imported"
    DUPLICATED = "as duplicated"
    NEW_DAY = "as opened on a new day"
    WORK = "after 20 minutes of work"
    BEFORE_IMPORT = "before an import"
    BEFORE_MERGE = "before a merge"
    BEFORE_REPLACE = "before replacing all"
    BEFORE_STATUS = "before a change of status"
    BEFORE_RESTORE = "before restoring a version"
    BEFORE_DISCARD = "before discarding changes"
    BEFORE_EXPORT = "before an export"


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version as the history shows it.

    - `number` counts from 1 within a story and is never given twice.
    - `at` is RFC 3339 in UTC; `why` a `Why`, or whatever a newer program wrote.
    - `gained` and `lost` are words against the version before it.
    """

    number: int
    at: str
    who: str
    why: str
    note: str
    words: int
    gained: int
    lost: int
