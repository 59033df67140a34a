"""Dates as sentences hold them, in the interface's language: `1 July 2026, 10:30`."""

from __future__ import annotations

from datetime import datetime

from editor.model.translation import N_, _

MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)
"""The names of the months in English, to be shown translated."""


def day_and_time(at: datetime, *, seconds: bool = False) -> str:
    """A time on this machine's clock, with its day."""
    here = at.astimezone()
    return _("{day} {month} {year}, {time}").format(
        day=here.day,
        month=_(MONTHS[here.month - 1]),
        year=here.year,
        time=f"{here:%H:%M:%S}" if seconds else f"{here:%H:%M}",
    )
