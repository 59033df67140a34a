"""The rows of the timeline: the story now, then its versions, newest first, under their days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editor.model.translation import _, counted, numeral
from editor.model.versions import VersionRow
from editor.ui.history.choosing import NOW
from editor.ui.times import day, moment

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class NowRow:
    """The story as it is; `gained` and `lost` are words since version `since`, None as long as
    they are not known.
    """

    words: int = 0
    since: int = 0
    gained: int | None = None
    lost: int | None = None


@dataclass(frozen=True, slots=True)
class DayHead:
    """The day of the versions below it."""

    name: str


Line: TypeAlias = NowRow | DayHead | VersionRow


class LineRole(IntEnum):
    """What the timeline asks its model for beyond Qt's own roles."""

    LINE = Qt.ItemDataRole.UserRole


class TimelineRows(QAbstractListModel):
    """All states of one story."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._lines: list[Line] = []
        self._at: dict[int, int] = {}
        self.versions: tuple[VersionRow, ...] = ()

    @property
    def numbers(self) -> list[int]:
        """The numbers of the versions, in order."""
        return [row.number for row in self.versions]

    @property
    def newest(self) -> int:
        """The number of the newest version; 0 if there is none."""
        return self.versions[-1].number if self.versions else 0

    def show(self, versions: tuple[VersionRow, ...], now: NowRow) -> None:
        """Show the versions of a story (oldest first) and what it is now."""
        self.beginResetModel()
        self.versions = versions
        lines: list[Line] = [now] if versions else []
        heading = ""
        for row in reversed(versions):
            name = day(row.at, self._now())
            if name != heading:
                lines.append(DayHead(name))
                heading = name
            lines.append(row)
        self._lines = lines
        self._at = {
            NOW if isinstance(line, NowRow) else line.number: at
            for at, line in enumerate(lines)
            if not isinstance(line, DayHead)
        }
        self.endResetModel()

    @property
    def knows_now(self) -> bool:
        """Whether it is known what the story gained and lost since the newest version."""
        now = self._lines[0] if self._lines else None
        return isinstance(now, NowRow) and now.gained is not None

    def show_now(self, now: NowRow) -> None:
        """Show what the story is now."""
        if self._lines:
            self._put(0, now)

    def show_note(self, number: int, note: str) -> None:
        """Show a version's note."""
        versions = (replace(r, note=note) if r.number == number else r for r in self.versions)
        self.versions = tuple(versions)
        if number in self._at:
            at = self._at[number]
            line = self._lines[at]
            assert isinstance(line, VersionRow)
            self._put(at, replace(line, note=note))

    def _put(self, at: int, line: Line) -> None:
        self._lines[at] = line
        self.dataChanged.emit(self.index(at), self.index(at))

    def version(self, number: int) -> VersionRow | None:
        """A version by its number."""
        return next((row for row in self.versions if row.number == number), None)

    def index_of(self, number: int) -> QModelIndex:
        """Where a version stands, or the story now."""
        return self.index(self._at[number]) if number in self._at else QModelIndex()

    def number_at(self, index: Index) -> int | None:
        """The number of the version in a row, `NOW` in the first; None in a day's."""
        line = self._lines[index.row()] if index.isValid() else None
        if isinstance(line, NowRow):
            return NOW
        return line.number if isinstance(line, VersionRow) else None

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are, days' included."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Days are no choice."""
        if self.number_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, or what assistive tools say of it."""
        line = self._lines[index.row()]
        if role == LineRole.LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return title(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, VersionRow):
            return line.note or None
        return None

    def _spoken(self, line: Line) -> str:
        match line:
            case DayHead(name):
                return name
            case NowRow(words, since, gained, lost):
                parts = [
                    _("Now, the story as it is"),
                    counted("{n} word", "{n} words", words),
                ]
                if gained is not None and lost is not None:
                    parts.append(
                        _("{gained} gained, {lost} lost since version {since}").format(
                            gained=numeral(gained), lost=numeral(lost), since=since
                        )
                    )
            case VersionRow():
                parts = [title(line), moment(line.at, self._now()), _(line.why)]
                parts += [_("by {who}").format(who=line.who)] if line.who else []
                parts += [_("note: {note}").format(note=line.note)] if line.note else []
                parts += [
                    counted("{n} word", "{n} words", line.words),
                    _("{gained} gained, {lost} lost").format(
                        gained=numeral(line.gained), lost=numeral(line.lost)
                    ),
                ]
        return ", ".join(parts)


def title(line: Line) -> str:
    """What a row is called."""
    match line:
        case NowRow():
            return _("Now")
        case DayHead(name):
            return name
        case VersionRow():
            return _("Version {number}").format(number=numeral(line.number))
