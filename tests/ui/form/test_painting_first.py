"""A letter is seen once the journal has it, and before anything else is done with it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.library.journal import Entry
from editor.model.history import History
from editor.model.house import FIRST_HOUSE
from editor.model.places import body_place
from editor.model.story import Section, Story
from editor.services.session import Session
from editor.ui.form.form import StoryForm
from tests.ui.form.reporter import Reporter


class Notes(QObject):
    """What happens, in order; a journal that notes, too."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []

    def append(self, _entry: Entry) -> None:
        self.taken.append("kept")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.taken.append("painted")
        return False


def test_a_letter_is_kept_then_painted_then_told(form: StoryForm, qtbot: QtBot) -> None:
    notes = Notes()
    story = Story("story", sections=(Section("a", body="The storm"),))
    now = datetime(2026, 11, 23, tzinfo=UTC)
    session = Session(story, FIRST_HOUSE, History(), notes, lambda: now)
    form.show_session(session)
    at = Reporter(form, session, qtbot)
    at.go(body_place("a"), 9)
    QTest.qWait(0)
    at.focus.viewport().installEventFilter(notes)
    session.changed.connect(lambda _: notes.taken.append("told"))
    QTest.keyClick(at.focus, "s")
    assert notes.taken[:3] == ["kept", "painted", "told"]
    assert at.body == "The storms"
