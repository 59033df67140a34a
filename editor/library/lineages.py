"""Lineages: whose journals a stored story contains, and up to which entry.

Each window that claims a library writes its journals in a lineage of its own. Entries are numbered
within it, so that of two writers the one's journal is never taken for the other's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

MOST = 50
"""Lineages remembered of one story; the oldest give way."""


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
