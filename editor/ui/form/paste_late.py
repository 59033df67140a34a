"""Pastes whose story was left while they were read: they go there, one after the other."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from editor.model.errors import NutgrafError
from editor.model.pasting.clipboard import Pasted
from editor.model.translation import _
from editor.services.later_edits import LaterEdits, Performed
from editor.ui.form import paste_notices as notices
from editor.ui.form.paste_landing import Landing, follow
from editor.ui.form.paste_waiting import Asked


@dataclass(frozen=True, slots=True, eq=False)
class _Late:
    """A paste, what was read of it, and those that were asked for after it."""

    asked: Asked
    pasted: Pasted
    behind: list[Asked]


class LatePastes(QObject):
    """Brings pastes to stories that are not shown any more, and says so.

    Whatever goes wrong with one, it can be had again and those behind it go on.
    """

    said = Signal(object)  # A Notice.

    def __init__(self, landing: Landing, later: LaterEdits, parent: QObject) -> None:
        super().__init__(parent)
        self._landing = landing
        self._later = later
        self._queue: deque[_Late] = deque()

    def take(self, asked: Asked, pasted: Pasted, behind: list[Asked]) -> None:
        """Put a paste where it was asked for, ahead of those `behind` it."""
        self._queue.append(_Late(asked, pasted, behind))
        if len(self._queue) == 1:
            self._next()

    def _next(self) -> None:
        late = self._queue[0]
        edit_of = partial(self._landing.edit, late.asked, late.pasted)
        take, fail = partial(self._take, late), partial(self._fail, late)
        is_on_its_way = False
        try:
            self._later.perform(late.asked.story, edit_of, take, fail)
            is_on_its_way = True
        finally:
            if not is_on_its_way and self._queue and self._queue[0] is late:
                self._give_back(late, _("Something went wrong inside Nutgraf."))

    def _take(self, late: _Late, performed: Performed | None) -> None:
        try:
            if performed is None:
                self.said.emit(notices.missed_notice(late.asked.clipboard, topic=""))
            else:
                follow(late.behind, performed)
                self.said.emit(notices.late_notice(performed.after.headline))
        finally:
            self._go_on()

    def _fail(self, late: _Late, error: Exception) -> None:
        if isinstance(error, NutgrafError):
            self._give_back(late, error.sentence)
            return
        self._give_back(late, _("Something went wrong inside Nutgraf."))
        raise error

    def _give_back(self, late: _Late, reason: str) -> None:
        self.said.emit(notices.refused_notice(reason, late.asked.clipboard))
        self._go_on()

    def _go_on(self) -> None:
        self._queue.popleft()
        if self._queue:
            self._next()
