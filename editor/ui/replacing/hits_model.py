"""The hits of a search as a tree: stories, and in each its hits; both can be ticked."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TypeAlias

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from editor.model.places import Place
from editor.model.translation import _, counted
from editor.services.library_search import Hit, Preview, StoryHits
from editor.ui.naming import status_name

Index: TypeAlias = QModelIndex | QPersistentModelIndex

Key: TypeAlias = tuple[str, Place, int]
"""Where a hit stands, whatever takes its place."""

_SPOKEN = 240
"""Characters of what goes and comes that are read out."""

_NO_INDEX = QModelIndex()
_STORY = 0
"""The internal id of a story's index; a hit's is its story's row and one."""


class HitRole(IntEnum):
    """What a row holds beside its tick."""

    STORY = Qt.ItemDataRole.UserRole + 1
    HIT = Qt.ItemDataRole.UserRole + 2
    FACTS = Qt.ItemDataRole.UserRole + 3


class HitsModel(QAbstractItemModel):
    """Rows are made when they are looked at: there may be thousands."""

    ticked = Signal()
    """Other hits are ticked than before."""

    def __init__(self) -> None:
        super().__init__()
        self._stories: tuple[StoryHits, ...] = ()
        self._ticks: list[bytearray] = []
        self._left_out: set[Key] = set()

    def show(self, preview: Preview, *, renews: bool = False) -> None:
        """Show what was found, all of it ticked; what `renews` leaves out what was left out.

        A hit that is not shown for a while, as nothing would change it, stays left out.
        """
        if renews:
            self._note_left_out()
        else:
            self._left_out.clear()
        self.beginResetModel()
        self._stories = preview.stories
        self._ticks = [
            bytearray(_key(each, hit) not in self._left_out for hit in each.hits)
            for each in preview.stories
        ]
        self.endResetModel()
        self.ticked.emit()

    def _note_left_out(self) -> None:
        for story, ticks in zip(self._stories, self._ticks, strict=True):
            for hit, is_on in zip(story.hits, ticks, strict=True):
                note = self._left_out.discard if is_on else self._left_out.add
                note(_key(story, hit))

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many hits are ticked, how many there are, and in how many stories some are."""
        ticked = [sum(each) for each in self._ticks]
        return sum(ticked), sum(map(len, self._ticks)), sum(map(bool, ticked))

    @property
    def chosen(self) -> tuple[StoryHits, ...]:
        """The stories with the hits that are ticked."""
        return tuple(
            replace(story, hits=tuple(h for h, is_on in zip(story.hits, on, strict=True) if is_on))
            for story, on in zip(self._stories, self._ticks, strict=True)
            if any(on)
        )

    def tick_all(self, is_on: bool) -> None:
        """Tick every hit, or none."""
        for row, on in enumerate(self._ticks):
            on[:] = bytes([is_on]) * len(on)
            self._tell(row)
        self.ticked.emit()

    # Qt's model

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """The index of a row."""
        if column or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else _STORY)

    def parent(self, index: Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]
        """The story of a hit."""
        if not index.isValid() or index.internalId() == _STORY:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _STORY)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many stories there are, or hits in one."""
        if not parent.isValid():
            return len(self._stories)
        return len(self._stories[parent.row()].hits) if parent.internalId() == _STORY else 0

    def columnCount(self, _index: Index = _NO_INDEX) -> int:
        """One."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be ticked."""
        flag = Qt.ItemFlag
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable
        return flags if index.isValid() else flag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says."""
        if not index.isValid():
            return None
        hit = self._hit(index)
        match role:
            case Qt.ItemDataRole.CheckStateRole:
                return self._tick(index)
            case Qt.ItemDataRole.DisplayRole:
                return headline(self._story(index)) if hit is None else hit.where
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._spoken(index)
            case HitRole.STORY:
                return self._story(index)
            case HitRole.HIT:
                return hit
            case HitRole.FACTS:
                return self._facts(index)
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a hit or all of a story."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        is_on = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        if index.internalId() == _STORY:
            on = self._ticks[index.row()]
            on[:] = bytes([is_on]) * len(on)
            self._tell(index.row())
        else:
            story = index.internalId() - 1
            self._ticks[story][index.row()] = is_on
            self._tell(story)
        self.ticked.emit()
        return True

    def _tell(self, story: int) -> None:
        top = self.index(story, 0)
        self.dataChanged.emit(top, top)
        if count := self.rowCount(top):
            self.dataChanged.emit(self.index(0, 0, top), self.index(count - 1, 0, top))

    def _story(self, index: Index) -> StoryHits:
        row = index.row() if index.internalId() == _STORY else index.internalId() - 1
        return self._stories[row]

    def _hit(self, index: Index) -> Hit | None:
        return None if index.internalId() == _STORY else self._story(index).hits[index.row()]

    def _tick(self, index: Index) -> Qt.CheckState:
        state = Qt.CheckState
        if index.internalId() != _STORY:
            is_on = self._ticks[index.internalId() - 1][index.row()]
            return state.Checked if is_on else state.Unchecked
        on = self._ticks[index.row()]
        return state.Checked if all(on) else state.PartiallyChecked if any(on) else state.Unchecked

    def _facts(self, index: Index) -> str:
        story = self._story(index)
        hits = counted("{n} hit", "{n} hits", len(story.hits))
        return " · ".join(filter(None, (story.slugline, status_name(story.status), hits)))

    def _spoken(self, index: Index) -> str:
        hit = self._hit(index)
        if hit is None:
            return ", ".join((headline(self._story(index)), self._facts(index)))
        found, new = hit.found[:_SPOKEN], hit.substitution.inserted[:_SPOKEN]
        if not new:
            said = _("{where}: “{found}” goes, in: {context}")
        else:
            said = _("{where}: “{found}” becomes “{new}”, in: {context}")
        context = " ".join((hit.ahead + found + hit.behind).split())
        return said.format(where=hit.where, found=found, new=new, context=context)


def _key(story: StoryHits, hit: Hit) -> Key:
    return story.story_id, hit.place, hit.substitution.start


def headline(story: StoryHits) -> str:
    """What a story is called in a list."""
    return " ".join(story.headline.split()) or story.slugline or _("No headline")
