"""What a format is: how it is named, what it carries, how it reads and writes parcels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from editor.model.parcel import Parcel
from editor.model.rows import Carried, FormatRow
from editor.model.translation import _


@dataclass(frozen=True, slots=True)
class Options:
    """What a writer may be told: the day of the export, where a year has to be filled in."""

    today: date = field(default=date(1970, 1, 1))


Reader = Callable[[bytes], tuple[Parcel, ...]]
Writer = Callable[[tuple[Parcel, ...], Options], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files.

    - `recognises(head)` says from a file's first 64 KiB how sure it is, 0 (no) to 1 (certain).
    - `read` and `write` are None where the format goes one way only; `read` raises
      UnreadableStory and nothing else.
    - `carries` says for every story field whether it is kept, changed or dropped; the export
      dialog, the manual and the round-trip tests are made from it.
    - `public` formats go to readers: status and desk note are never in them.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    media_type: str
    public: bool
    carries: Mapping[str, Carried]
    recognises: Callable[[bytes], float]
    read: Reader | None = None
    write: Writer | None = None

    @property
    def row(self) -> FormatRow:
        """The format as the window and the command describe it."""
        return FormatRow(
            self.name,
            _(self.label),
            self.suffixes,
            self.media_type,
            self.read is not None,
            self.write is not None,
            self.public,
            tuple(sorted(self.carries.items())),
        )
