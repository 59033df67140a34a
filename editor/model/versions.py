"""Versions: kept states of a story, each with who kept it, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from editor.model.translation import N_


class Why(StrEnum):
    """What a version was kept for, in the words that the history shows (translated)."""

    ASKED = N_("kept by hand")
    IMPORTED = N_("as imported")
    DUPLICATED = N_("as duplicated")
    NEW_DAY = N_("as opened on a new day")
    WORK = N_("after 20 minutes of work")
    BEFORE_IMPORT = N_("before an import")
    BEFORE_MERGE = N_("before a merge")
    BEFORE_REPLACE = N_("before replacing all")
    BEFORE_STATUS = N_("before a change of status")
    BEFORE_RESTORE = N_("before restoring a version")
    BEFORE_DISCARD = N_("before discarding changes")
    BEFORE_EXPORT = N_("before an export")


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
