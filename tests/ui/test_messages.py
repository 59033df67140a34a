"""Notices say what happened and offer what may be done."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.model.rows import Severity
from editor.ui.icons import Icons
from editor.ui.messages import MOST, Link, Notice, Notices, Offer
from editor.ui.theme import Themes


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit(), 1)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.fixture
def notices(window: QWidget, themes: Themes, icons: Icons) -> Notices:
    made = Notices(themes, icons)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    return made


def buttons(notices: Notices) -> dict[str, QPushButton]:
    return {button.text(): button for button in notices.findChildren(QPushButton)}


def test_an_offer_is_taken_and_its_notice_goes(notices: Notices) -> None:
    taken: list[str] = []
    notices.say(Notice(("Gone.",), offers=(Offer("Undo", lambda: taken.append("undo")),)))

    buttons(notices)["Undo"].click()

    assert taken == ["undo"]
    assert notices.shown == ()


def test_an_offer_that_stays_can_be_taken_again(notices: Notices) -> None:
    taken: list[str] = []
    offer = Offer("Copy details", lambda: taken.append("copy"), stays=True)
    notices.say(Notice(("Oh.",), Severity.ERROR, (offer,)))

    buttons(notices)["Copy details"].click()
    buttons(notices)["Copy details"].click()

    assert taken == ["copy", "copy"]


def test_a_link_leads_to_its_place_and_text_is_text(notices: Notices) -> None:
    followed: list[str] = []
    link = Link("<b>headline</b>", lambda: followed.append("headline"))
    notices.say(Notice(("Imported: <i>", link)))
    (label,) = notices.findChildren(QLabel)

    label.linkActivated.emit("1")

    assert followed == ["headline"]
    assert "&lt;b&gt;headline" in label.text()
    assert "&lt;i&gt;" in label.text()
    assert label.accessibleName() == "Imported: <i><b>headline</b>"


def test_a_notice_passes_by_itself_unless_it_stays(notices: Notices, qtbot: QtBot) -> None:
    notices.say(Notice(("Passing.",), milliseconds=1))
    notices.say(Notice(("Staying.",), milliseconds=0))

    qtbot.waitUntil(lambda: len(notices.shown) == 1)

    assert notices.shown[0].text == "Staying."


def test_a_newer_notice_of_a_topic_takes_the_place_of_the_older(notices: Notices) -> None:
    notices.say(Notice(("First export.",), topic="export"))
    notices.say(Notice(("Other.",)))
    notices.say(Notice(("Second export.",), topic="export"))

    assert [notice.text for notice in notices.shown] == ["Other.", "Second export."]
    notices.withdraw("export")
    assert [notice.text for notice in notices.shown] == ["Other."]


def test_there_are_never_many(notices: Notices) -> None:
    for number in range(MOST + 2):
        notices.tell(f"Notice {number}.")

    assert [notice.text for notice in notices.shown] == [
        f"Notice {number}." for number in range(2, MOST + 2)
    ]
