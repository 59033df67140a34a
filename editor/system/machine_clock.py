"""The clock of this machine where nobody knows the name of its zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


class MachineClock(tzinfo):
    """The system's own rules, for every date: an offset of today is wrong in another season."""

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        """How far from UTC the machine's clock is then."""
        return _local(at).utcoffset() if at is not None else None

    def tzname(self, at: datetime | None) -> str | None:
        """What the system calls its zone then."""
        return _local(at).tzname() if at is not None else None

    def dst(self, _at: datetime | None) -> None:
        """Nobody says how much of the offset is summer's."""

    def fromutc(self, at: datetime) -> datetime:
        """A time in UTC on the machine's clock."""
        local = at.replace(tzinfo=UTC).astimezone()
        first = local.replace(tzinfo=self, fold=0)
        return first if _local(first).utcoffset() == local.utcoffset() else first.replace(fold=1)


def _local(at: datetime) -> datetime:
    """A time on the machine's clock with the offset that the system gives it."""
    return at.replace(tzinfo=None).astimezone()
