"""Pastes whose story was left while they were read: they go there, one after the other."""

from __future__ import annotations

from collections import deque
from functools import partial

from PySide6.QtCore import QObject, Signal

from editor.model.errors import NutgrafError
from editor.model.pasting.clipboard import Pasted
from editor.services.later_edits import LaterEdits, Performed
from editor.ui.form import paste_notices as notices
from editor.ui.form.paste_landing import Landing, follow
from editor.ui.form.paste_waiting import Asked


class LatePastes(QObject):
    """Brings pastes to stories that are not shown any more, and says so."""

    said = Signal(object)  # A Notice.

    def __init__(self, landing: Landing, later: LaterEdits, parent: QObject) -> None:
        super().__init__(parent)
        self._landing = landing
        self._later = later
        self._queue: deque[tuple[Asked, Pasted, list[Asked]]] = deque()

    def take(self, asked: Asked, pasted: Pasted, behind: list[Asked]) -> None:
        """Put a paste where it was asked for, ahead of those `behind` it."""
        self._queue.append((asked, pasted, behind))
        if len(self._queue) == 1:
            self._next()

    def _next(self) -> None:
        asked, pasted, _behind = self._queue[0]
        edit_of = partial(self._landing.edit, asked, pasted)
        self._later.perform(asked.story, edit_of, self._take, self._fail)

    def _take(self, performed: Performed | None) -> None:
        asked, _pasted, behind = self._queue[0]
        if performed is None:
            self.said.emit(notices.missed_notice(asked.clipboard))
        else:
            follow(behind, performed)
            self.said.emit(notices.late_notice(performed.after.headline))
        self._go_on()

    def _fail(self, error: Exception) -> None:
        asked, *_rest = self._queue[0]
        if isinstance(error, NutgrafError):
            self.said.emit(notices.refused_notice(error, asked.clipboard))
        self._go_on()
        if not isinstance(error, NutgrafError):
            raise error

    def _go_on(self) -> None:
        self._queue.popleft()
        if self._queue:
            self._next()
