"""What a backup says of itself: its name, its occasion, and the `backup.json` in it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from editor.model.translation import N_
from editor.system.files import read_bounded, write_whole

LIBRARY = "library.db"
JOURNALS = "journals"
RECORD = "backup.json"

NAME = re.compile(r".+-\d{8}T\d{12}Z(?:-\d{1,6})?", re.DOTALL)
"""What a backup's folder is called: the library's name and the time, UTC, to the microsecond."""

_LARGEST_RECORD = 100_000
_SHA256 = re.compile("[0-9a-f]{64}")


class Occasion(StrEnum):
    """What a backup was made for."""

    DAILY = N_("daily")
    MIGRATION = N_("before a migration")
    RESTORE = N_("before a restore")
    ASKED = N_("by hand")


@dataclass(frozen=True, slots=True)
class Record:
    """What `backup.json` holds; `size` and `sha256` are of the database file.

    - `why` is an `Occasion`, or whatever a newer program wrote.
    - `path` is where the library lay; empty where that was not noted down.
    - `damaged` are ids of stories whose text was found changed in the library itself, at most
      some dozens: the backup is a faithful copy of it all the same.
    """

    at: datetime
    why: str
    library: str
    stories: int
    versions: int
    houses: int
    size: int
    sha256: str
    journals: int = 0
    damaged: tuple[str, ...] = ()
    path: str = ""
    images: int = 0

    def write(self, backup: Path) -> None:
        """Put the record into a backup. Raises OSError."""
        fields = {
            "at": self.at.astimezone(UTC).isoformat(),
            "why": self.why,
            "library": self.library,
            "stories": self.stories,
            "versions": self.versions,
            "houses": self.houses,
            "size": self.size,
            "sha256": self.sha256,
            "journals": self.journals,
            "damaged": self.damaged,
            "path": self.path,
            "images": self.images,
        }
        write_whole(backup / RECORD, json.dumps(fields, indent=1).encode())


def read_record(backup: Path) -> Record:
    """The record of a backup. Raises OSError or ValueError for what is none of ours."""
    try:
        return _record(json.loads(read_bounded(backup / RECORD, _LARGEST_RECORD)))
    except (KeyError, TypeError, RecursionError, OverflowError) as error:
        raise ValueError(f"this is no record of a backup ({type(error).__name__})") from error


def name_for(library: Path, at: datetime) -> str:
    """What the backup of a library made at this time is called."""
    return f"{library.stem}-{at.astimezone(UTC):%Y%m%dT%H%M%S%f}Z"


def _record(fields: Any) -> Record:
    at = datetime.fromisoformat(_text(fields["at"]))
    sha256 = _text(fields["sha256"])
    if at.tzinfo is None or not 1970 < at.year < 9000 or not _SHA256.fullmatch(sha256):
        raise ValueError("the time or the hash is none")
    return Record(
        at.astimezone(UTC),
        _text(fields["why"]),
        _text(fields["library"]),
        _count(fields["stories"]),
        _count(fields["versions"]),
        _count(fields["houses"]),
        _count(fields["size"]),
        sha256,
        _count(fields["journals"]),
        tuple(_text(each) for each in fields["damaged"]),
        _text(fields.get("path", "")),
        _count(fields.get("images", 0)),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise TypeError("not a number")
    return value
