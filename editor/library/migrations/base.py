"""What a migration is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Migration:
    """Brings a library from form `number - 1` to form `number`.

    `apply` runs inside a transaction that also holds the record of it: both or neither.
    """

    number: int
    title: str
    apply: Callable[[Connection], None]
