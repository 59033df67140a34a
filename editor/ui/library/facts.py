"""What the list says of a story besides its headline: in its quiet line, and to assistive tools."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from editor.model.rows import StoryRow
from editor.model.translation import _, counted, numeral
from editor.ui.naming import status_name

_APART = " · "


def embargo_words(row: StoryRow, now: datetime) -> str:
    """Until when a story may not be published; empty where it may."""
    return row.embargo.words if row.embargo is not None and row.embargo.holds(now) else ""


def told_facts(row: StoryRow, now: datetime) -> str:
    """All of it, as assistive tools say it."""
    words = counted("{n} word", "{n} words", row.words)
    told = (embargo_words(row, now), status_name(row.status), row.slugline, words)
    return ", ".join(filter(None, told))


def fitted_facts(row: StoryRow, now: datetime, metrics: QFontMetrics, room: int) -> tuple[str, str]:
    """The embargo, and what comes behind it, so that both fit into a line of `room` pixels.

    The slugline gives way first, then what stands behind it.
    """
    embargo = embargo_words(row, now)
    words = _("{n} w").format(n=numeral(row.words))

    def joined(slugline: str) -> str:
        return _APART.join(filter(None, (embargo, status_name(row.status), slugline, words)))

    line = joined(row.slugline)
    excess = metrics.horizontalAdvance(line) - room
    if excess > 0 and row.slugline:
        left = metrics.horizontalAdvance(row.slugline) - excess
        line = joined(metrics.elidedText(row.slugline, Qt.TextElideMode.ElideRight, max(0, left)))
    line = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
    return line[: len(embargo)], line[len(embargo) :]
