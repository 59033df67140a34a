"""Notices say what happened and offer what may be done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.model.rows import Severity
from editor.model.story import Story
from editor.services.progress import Progress
from editor.ui.bounded import SHARE
from editor.ui.icons import Icons
from editor.ui.messages import MOST, Notices
from editor.ui.notice import Link, Notice, Offer, Until, undoable
from editor.ui.theme import DARK, LIGHT, ThemeChoice, Themes


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


def test_a_notice_that_stays_keeps_its_place_when_it_is_said_anew(notices: Notices) -> None:
    for topic in ("memory", "disk", "memory"):
        notices.say(Notice((topic,), Severity.ERROR, milliseconds=0, topic=topic))
    QApplication.processEvents()

    assert [notice.text for notice in notices.shown] == ["memory", "disk"]
    tops = {
        label.text(): label.mapTo(notices, label.rect().topLeft()).y()
        for label in notices.findChildren(QLabel)
        if label.isVisible()
    }
    assert tops["memory"] < tops["disk"]


def test_there_are_never_many(notices: Notices) -> None:
    for number in range(MOST + 2):
        notices.tell(f"Notice {number}.")

    assert [notice.text for notice in notices.shown] == [
        f"Notice {number}." for number in range(2, MOST + 2)
    ]


def test_a_notice_goes_with_what_made_it_true(notices: Notices) -> None:
    notices.say(undoable("The stories are merged."))
    notices.say(Notice(("The disk is full.",), until=frozenset({Until.KEPT})))
    notices.tell("Copied.")

    notices.end(Until.KEPT)
    assert [notice.text for notice in notices.shown] == ["The stories are merged.", "Copied."]
    notices.end(Until.UNDO)
    assert [notice.text for notice in notices.shown] == ["Copied."]


def test_an_offer_goes_with_its_use_and_the_last_one_takes_the_notice_along(
    notices: Notices,
) -> None:
    nothing = lambda: None  # noqa: E731
    short = Offer("Shorten", nothing, holds=lambda story: len(story.headline) > 3)
    name = Offer("Name", nothing, holds=lambda story: bool(story.headline))
    notices.say(Notice(("A headline.",), offers=(short, name), milliseconds=0))

    notices.review(Story("s", headline="Pier"))
    assert not buttons(notices)["Shorten"].isHidden()
    notices.review(Story("s", headline="Sea"))
    assert buttons(notices)["Shorten"].isHidden()
    assert not buttons(notices)["Name"].isHidden()
    notices.review(Story("s"))
    assert notices.shown == ()


def test_a_sentence_goes_when_the_story_makes_it_untrue(notices: Notices) -> None:
    notices.say(Notice(("It is named.",), holds=lambda story: bool(story.headline)))
    notices.tell("Copied.")

    notices.review(Story("s", headline="Pier"))
    assert [notice.text for notice in notices.shown] == ["It is named.", "Copied."]
    notices.review(Story("s"))
    assert [notice.text for notice in notices.shown] == ["Copied."]


LONG = "The library is damaged and was left as it is; a check brings what can be read into another."


@pytest.mark.parametrize(("width", "is_below"), [(1200, False), (480, True)])
def test_a_sentence_is_not_squeezed_by_its_buttons(
    notices: Notices, window: QWidget, width: int, is_below: bool
) -> None:
    window.resize(width, 400)
    nothing = lambda: None  # noqa: E731
    notices.say(Notice((LONG,), offers=(Offer("Check the library…", nothing), Offer("A", nothing))))
    notices.say(Notice(("Kept",), offers=(Offer("Add a note…", nothing),)))
    QApplication.processEvents()

    label = next(each for each in notices.findChildren(QLabel) if each.text() == LONG)
    button = buttons(notices)["Check the library…"]
    at = button.mapTo(notices, button.rect().topLeft())
    end = label.mapTo(notices, label.rect().bottomLeft())
    assert (at.y() > end.y()) == is_below
    assert label.width() >= 320
    assert label.height() >= label.heightForWidth(label.width())
    short = next(each for each in notices.findChildren(QLabel) if each.text() == "Kept")
    beside = buttons(notices)["Add a note…"]
    assert beside.mapTo(notices, beside.rect().center()).x() > short.width()
    assert abs(short.height() - beside.height()) < short.height()


def test_the_keys_pass_over_a_notice_with_nothing_to_do(notices: Notices, window: QWidget) -> None:
    notices.say(Notice(("Older.",), offers=(Offer("Older", lambda: None),)))
    notices.say(Notice(("Newer.",)))
    notices.turn_keys()
    assert window.focusWidget() is buttons(notices)["Older"]


def test_the_keys_go_to_the_newest_notice_and_back(
    notices: Notices, window: QWidget, qtbot: QtBot
) -> None:
    (line,) = window.findChildren(QLineEdit)
    line.setFocus()
    notices.turn_keys()
    assert window.focusWidget() is line

    notices.say(Notice(("Older.",), offers=(Offer("Older", lambda: None),)))
    notices.say(Notice(("Newer.",), offers=(Offer("Newer", lambda: None),)))
    notices.turn_keys()
    assert window.focusWidget() is buttons(notices)["Newer"]
    notices.turn_keys()
    assert window.focusWidget() is line

    notices.turn_keys()
    qtbot.keyClick(buttons(notices)["Newer"], Qt.Key.Key_Space)
    assert window.focusWidget() is line
    assert len(notices.shown) == 1


def test_an_offer_that_was_of_no_use_once_does_not_come_back(notices: Notices) -> None:
    nothing = lambda: None  # noqa: E731
    short = Offer("Shorten", nothing, holds=lambda story: len(story.headline) > 3)
    notices.say(Notice(("A headline.",), offers=(short, Offer("Name", nothing)), milliseconds=0))

    notices.review(Story("s", headline="Sea"))
    notices.review(Story("s", headline="Pier"))
    assert buttons(notices)["Shorten"].isHidden()


@pytest.fixture
def line(window: QWidget, qtbot: QtBot) -> QLineEdit:
    """The text that somebody writes in when a notice is shown."""
    (found,) = window.findChildren(QLineEdit)
    found.setText("The sea")
    found.setFocus()
    found.setCursorPosition(3)
    qtbot.waitUntil(found.hasFocus)
    return found


def go_to_the_notice(notices: Notices) -> None:
    QApplication.processEvents()
    notices.turn_keys()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_takes_the_offer_that_has_the_keys(
    notices: Notices, line: QLineEdit, qtbot: QtBot, key: Qt.Key
) -> None:
    taken: list[str] = []
    offers = [Offer(name, lambda name=name: taken.append(name)) for name in ("Plain", "Undo")]
    notices.say(Notice(("Pasted.",), offers=tuple(offers), milliseconds=0))
    go_to_the_notice(notices)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), key)

    assert taken == ["Undo"]
    assert notices.shown == ()
    assert QApplication.focusWidget() is line
    assert line.cursorPosition() == 3


def test_enter_presses_the_cross(notices: Notices, line: QLineEdit, qtbot: QtBot) -> None:
    notices.say(Notice(("Kept.",), milliseconds=0))
    go_to_the_notice(notices)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert notices.shown == ()
    assert QApplication.focusWidget() is line


def test_escape_closes_the_notice_that_has_the_keys_and_no_other(
    notices: Notices, line: QLineEdit, qtbot: QtBot
) -> None:
    notices.say(Notice(("Older.",), offers=(Offer("Older", lambda: None),)))
    notices.say(Notice(("Newer.",), offers=(Offer("Newer", lambda: None),)))
    go_to_the_notice(notices)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert [notice.text for notice in notices.shown] == ["Older."]
    assert QApplication.focusWidget() is line
    assert line.cursorPosition() == 3
    assert not line.hasSelectedText()


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.ERROR])
def test_escape_leaves_what_has_to_be_known_and_gives_the_keys_back(
    notices: Notices, line: QLineEdit, qtbot: QtBot, severity: Severity
) -> None:
    notices.say(Notice(("The disk is full.",), severity, milliseconds=0))
    go_to_the_notice(notices)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert [notice.text for notice in notices.shown] == ["The disk is full."]
    assert QApplication.focusWidget() is line


def test_whoever_came_by_tab_or_mouse_is_led_back_too(
    notices: Notices, line: QLineEdit, qtbot: QtBot
) -> None:
    notices.say(Notice(("Kept.",), offers=(Offer("Add a note…", lambda: None),)))
    QApplication.processEvents()
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert notices.isAncestorOf(focused)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is line


def test_a_work_under_way_does_not_give_way_to_other_notices(notices: Notices) -> None:
    notices.say(Notice(("Reading…",), milliseconds=0, topic="work", work=Progress()))
    for number in range(MOST + 1):
        notices.tell(f"Notice {number}.")

    said = [notice.text for notice in notices.shown]
    assert said == ["Reading…", *(f"Notice {number}." for number in range(2, MOST + 1))]


def test_escape_leaves_a_work_under_way_alone(
    notices: Notices, line: QLineEdit, qtbot: QtBot
) -> None:
    stopped: list[bool] = []
    stop = Offer("Cancel", lambda: stopped.append(True))
    notices.say(Notice(("Reading…",), offers=(stop,), milliseconds=0, work=Progress()))
    assert QApplication.focusWidget() is line
    go_to_the_notice(notices)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert [notice.text for notice in notices.shown] == ["Reading…"]
    assert stopped == []
    assert QApplication.focusWidget() is line


@pytest.mark.parametrize("width", [1200, 360])
def test_a_very_long_sentence_is_scrolled_within_its_share_of_the_window(
    notices: Notices, window: QWidget, qtbot: QtBot, width: int
) -> None:
    window.resize(width, 400)
    notices.say(Notice((" ".join([LONG] * 20),), Severity.ERROR, milliseconds=0))
    QApplication.processEvents()

    (area,) = notices.findChildren(QScrollArea)
    assert area.height() <= 400 * SHARE
    assert area.verticalScrollBar().maximum() > 0
    qtbot.waitUntil(lambda: notices.height() < 400 * (SHARE + 0.1))


def test_a_longish_sentence_is_seen_whole(notices: Notices, window: QWidget) -> None:
    window.resize(900, 800)
    notices.say(Notice((" ".join([LONG] * 4),), Severity.ERROR, milliseconds=0))
    QApplication.processEvents()

    (area,) = notices.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    (label,) = notices.findChildren(QLabel)
    assert area.viewport().height() >= label.heightForWidth(label.width())
    assert area.height() < label.heightForWidth(label.width()) + 8


def test_a_notice_that_is_shown_takes_the_links_of_another_theme(
    notices: Notices, themes: Themes, qtbot: QtBot
) -> None:
    def link() -> set[str]:
        picture = notices.grab().toImage()
        points = ((x, y) for x in range(40, 260) for y in range(picture.height()))
        return {picture.pixelColor(x, y).name() for x, y in points}

    themes.choose(ThemeChoice.LIGHT)
    notices.say(Notice((Link("Headline and four key points", lambda: None),)))
    themes.choose(ThemeChoice.DARK)
    qtbot.waitUntil(lambda: DARK.accent in link())
    themes.choose(ThemeChoice.LIGHT)
    qtbot.waitUntil(lambda: LIGHT.accent in link())
