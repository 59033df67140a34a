"""Lineages: whose journals a stored story contains, and up to which entry.

A journal's folder on a machine has a lineage of its own. Entries are numbered within it, so that
a library shared by two machines never takes the journal of the one for that of the other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from editor.model.ids import Ids
from editor.system.files import read_bounded, write_whole

MOST = 50
"""Lineages remembered of one story; the oldest give way."""

_FILE = "lineage"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Lineages:
    """The last entry contained of each lineage; the one that wrote last stands last."""

    numbers: tuple[tuple[str, int], ...] = ()

    @property
    def last(self) -> str:
        """The lineage that wrote last; empty where nobody did."""
        return self.numbers[-1][0] if self.numbers else ""

    def number(self, lineage: str) -> int:
        """The last entry of a lineage that is contained; -1 if it never wrote."""
        return dict(self.numbers).get(lineage, -1)

    def reached(self, lineage: str, number: int) -> Lineages:
        """These after a lineage wrote up to a number."""
        others = tuple(each for each in self.numbers if each[0] != lineage)
        return Lineages((*others[-(MOST - 1) :], (lineage, number)))

    def to_json(self) -> str:
        """As they are stored with a story."""
        return json.dumps(self.numbers, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str, number: int) -> Lineages:
        """As stored with a story that contains `number`; whose, is not known in older rows."""
        try:
            found = tuple((str(name), int(last)) for name, last in json.loads(text))
        except (ValueError, TypeError):
            found = ()
        return cls(found or (("", number),))


def lineage_of(folder: Path, ids: Ids) -> str:
    """The lineage of a journals' folder; it gets one with the first look. Raises OSError."""
    path = folder / _FILE
    try:
        known = read_bounded(path, _LONGEST).decode("ascii").strip()
    except (FileNotFoundError, ValueError):
        known = ""
    if not known:
        known = ids()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, known.encode("ascii"))
    return known
