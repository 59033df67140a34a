"""Keeping a version is said quietly, with the way to a note."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from editor.model.versions import VersionRow, Why
from editor.ui.history.keeping import kept_notice
from editor.ui.icons import Icons
from editor.ui.messages import Notices
from editor.ui.theme import Themes


def version(number: int) -> VersionRow:
    return VersionRow(number, "2026-11-23T12:03:00Z", "Ada Moss", Why.ASKED, "", 366, 12, 3)


def test_the_notice_leads_to_the_note(qtbot: QtBot, themes: Themes, icons: Icons) -> None:
    notices = Notices(themes, icons)
    qtbot.addWidget(notices)
    notices.show()
    asked: list[int] = []

    for number in (6, 7):
        notices.say(kept_notice(version(number), asked.append))

    assert [notice.text for notice in notices.shown] == ["Version 7 kept"]
    qtbot.waitUntil(lambda: len(notices.findChildren(QPushButton)) == 1)
    (offer,) = notices.findChildren(QPushButton)
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert asked == [7]
