"""The rows of the list, fetched page by page: its memory does not grow with the library."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from enum import IntEnum
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from editor.model.rows import Found, StoryRow
from editor.model.translation import _
from editor.services.tasks import Ticket
from editor.ui.library.facts import embargo_words, told_facts
from editor.ui.times import local_now
from editor.ui.tips import plain_tip

PAGE = 64
"""Rows fetched at a time."""

PAGES_KEPT = 32
"""Pages kept in memory, the ones looked at last."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowSource(Protocol):
    """Where the rows come from: the workspace."""

    def find_rows(
        self, query: str, status: str, offset: int, limit: int, done: Callable[[Found], None]
    ) -> Ticket:
        """Find stories, newest first; `done` gets one page of them on the UI thread."""
        ...

    def find_binned(
        self, query: str, offset: int, limit: int, done: Callable[[Found], None]
    ) -> Ticket:
        """Find stories in the bin, the last binned first; `done` gets one page of them."""
        ...


class RowRole(IntEnum):
    """What the list asks its model for beyond Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole
    """The StoryRow, or None while it is being fetched."""


class StoryRows(QAbstractListModel):
    """The stories that a query and a status filter find, newest first, or those in the bin.

    - A row that was not fetched yet is None; asking for it fetches its page.
    - On `refresh` what is shown stays until newer rows are there, so that nothing flickers.
    """

    found = Signal()
    """The number of stories, or of stories in each status, is known anew."""

    def __init__(self, source: RowSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.query = ""
        self.status = ""
        self.in_bin = False
        self.total = 0
        self.statuses: tuple[tuple[str, int], ...] = ()
        self.binned = 0
        self._source = source
        self._pages: OrderedDict[int, tuple[StoryRow, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: dict[int, Ticket] = {}
        self._looked_at = 0
        self._is_other_search = False

    @property
    def is_filtered(self) -> bool:
        """Whether something narrows the list down."""
        return bool(self.query or self.status or self.in_bin)

    def search(self, query: str, status: str = "", *, in_bin: bool = False) -> None:
        """Show other stories, from the top; the ones shown stay until these are there."""
        self.query, self.status, self.in_bin = query, status, in_bin
        self._looked_at = 0
        self._is_other_search = True
        self.refresh()

    def refresh(self) -> None:
        """Fetch anew what is shown: the library changed."""
        for ticket in self._wanted.values():
            ticket.cancel()
        self._wanted.clear()
        self._stale = set(self._pages)
        self._fetch(self._looked_at)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many stories there are."""
        return 0 if parent.isValid() else self.total

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, or what assistive tools and tool tips say of it."""
        row = self.row(index.row())
        if role == RowRole.ROW:
            return row
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.headline or row.slugline or _("No headline")
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return told_facts(row, local_now())
        if role == Qt.ItemDataRole.ToolTipRole:
            said = (row.headline, embargo_words(row, local_now()))
            return plain_tip("\n".join(filter(None, said))) or None
        return None

    def row(self, number: int) -> StoryRow | None:
        """The story at a position; None while it is being fetched."""
        page, at = divmod(number, PAGE)
        self._looked_at = page
        rows = self._pages.get(page)
        if rows is None or page in self._stale:
            self._fetch(page)
        if rows is None:
            return None
        self._pages.move_to_end(page)
        return rows[at] if at < len(rows) else None

    def position_of(self, story_id: str) -> int | None:
        """Where a story stands among the rows in memory."""
        for page, rows in self._pages.items():
            for at, row in enumerate(rows):
                if row.id == story_id:
                    return page * PAGE + at
        return None

    def headline_of(self, story_id: str) -> str:
        """The headline of a story among the rows in memory; empty for any other."""
        rows = (row for page in self._pages.values() for row in page if row.id == story_id)
        return next((row.headline for row in rows), "")

    def _fetch(self, page: int) -> None:
        if page in self._wanted:
            return
        ticket = Ticket()
        self._wanted[page] = ticket  # A source may answer at once.

        def take(found: Found) -> None:
            if self._wanted.get(page) is not None and not ticket.is_cancelled:
                self._take(page, found)

        asked = self._ask(page * PAGE, take)
        if page in self._wanted:
            self._wanted[page] = _Both(ticket, asked)

    def _ask(self, offset: int, take: Callable[[Found], None]) -> Ticket:
        if self.in_bin:
            return self._source.find_binned(self.query, offset, PAGE, take)
        return self._source.find_rows(self.query, self.status, offset, PAGE, take)

    def _take(self, page: int, found: Found) -> None:
        self._wanted.pop(page, None)
        counts = (found.total, found.statuses, found.binned)
        news = counts != (self.total, self.statuses, self.binned)
        if found.total != self.total or self._is_other_search:
            self.beginResetModel()
            self._keep(page, found)
            self.endResetModel()
        else:
            self._keep(page, found)
            # Pages beside it may be stale: painted again, they are fetched.
            self.dataChanged.emit(self.index(0), self.index(max(0, self.total - 1)))
        if news or page == 0:
            self.found.emit()

    def _keep(self, page: int, found: Found) -> None:
        if self._is_other_search:
            self._pages.clear()
            self._stale.clear()
            self._is_other_search = False
        self.total, self.statuses, self.binned = found.total, found.statuses, found.binned
        self._stale.discard(page)
        self._pages[page] = found.rows
        self._pages.move_to_end(page)
        while len(self._pages) > PAGES_KEPT:
            dropped, _rest = self._pages.popitem(last=False)
            self._stale.discard(dropped)


class _Both(Ticket):
    """Two tickets as one."""

    def __init__(self, one: Ticket, other: Ticket) -> None:
        super().__init__()
        self._tickets = one, other

    def cancel(self) -> None:
        """Cancel both."""
        super().cancel()
        for ticket in self._tickets:
            ticket.cancel()
