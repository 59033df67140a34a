"""In the whole window, too, a letter is seen before anything but its keeping is done with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest

from editor.model.finding.find import Sought
from editor.services.live import PAINT_FIRST
from editor.services.tasks import Ticket
from editor.ui.form.text_field import TextField
from tests.ui.newsroom import HEADLINE, Newsroom

pytestmark = pytest.mark.window


class Notes(QObject):
    """What happens, in order."""

    def __init__(self, room: Newsroom, field: TextField, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(room.window)
        self.taken: list[str] = []
        self._after = room.tasks.after
        field.viewport().installEventFilter(self)
        room.services.finding.changed.connect(lambda _: self.taken.append("searched"))
        monkeypatch.setattr(room.tasks, "after", self._note_timer)

    def _note_timer(self, milliseconds: int, call: Callable[[], None]) -> Ticket:
        if milliseconds == PAINT_FIRST:
            self.taken.append("rendering")
        return self._after(milliseconds, call)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.taken.append("painted")
        return False


@pytest.mark.parametrize("is_shown_anew", [False, True])
def test_a_letter_is_painted_before_it_is_searched_and_rendered(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, *, is_shown_anew: bool
) -> None:
    room.choose("new").type("Storm")
    room.services.finding.seek(Sought("s"))
    if is_shown_anew:
        houses = room.workspace.houses
        houses.profile_changed.emit(houses.current)
    room.rest()
    field = room.window.form.fields.at(HEADLINE)
    assert field is not None
    field.setFocus()
    notes = Notes(room, field, monkeypatch)

    QTest.keyClick(field, "s")

    assert {"painted", "searched", "rendering"} <= set(notes.taken)
    assert notes.taken[0] == "painted"
