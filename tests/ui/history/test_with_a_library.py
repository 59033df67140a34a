"""The history over a real library: what is shown is what was kept."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListView, QTextEdit
from pytestqt.qtbot import QtBot

from editor.services.versions import Versions
from editor.ui.history.pane import HistoryPane
from editor.ui.icons import Icons
from editor.ui.theme import Themes
from tests.services.desk import START, Desk


def test_a_version_is_compared_and_restored(qtbot: QtBot, themes: Themes, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    versions = Versions(desk.workspace, desk.tasks, lambda: START, "Ada Moss")
    desk.new().type("Ten boats").type_body("They came at noon.")
    versions.keep()
    desk.work().type_body("All of them. ")
    pane = HistoryPane(versions, themes, Icons(themes), None, lambda: START)
    qtbot.addWidget(pane)
    pages: list[object] = []
    pane.page_wanted.connect(pages.append)
    pane.follow(desk.session)

    def sees(text: str) -> bool:
        desk.work()
        texts = [each.toPlainText() for each in pane.findChildren(QTextEdit) if each.isVisible()]
        return text in "\n".join(texts)

    with qtbot.waitExposed(pane):
        pane.show()
    pane.open_pane()
    qtbot.waitUntil(lambda: sees("+All of them."))
    assert "<ins" in str(pages[-1])
    (restore,) = (
        each for each in pane.findChildren(QAbstractButton) if each.text() == "Restore version 1"
    )
    qtbot.mouseClick(restore, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not sees("+All of them."))
    assert desk.story.sections[0].body == "They came at noon."
    (shown,) = pane.findChildren(QListView)
    assert shown.model().rowCount() == 4  # Now, the day, the version and the state before it.
    desk.session.undo()
    qtbot.waitUntil(lambda: sees("+All of them."))
    pane.follow(None)
