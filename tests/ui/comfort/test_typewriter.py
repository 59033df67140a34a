"""With typewriter scrolling the line being written stays at one height."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.model.choices import TYPEWRITER
from tests.ui.comfort.conftest import BODY, Desk


def test_the_line_being_written_stays_while_the_page_moves(desk: Desk) -> None:
    desk.settings.choose(TYPEWRITER, True)
    desk.go(BODY, 2_000)
    desk.reporter.type("A")
    height = desk.caret_height
    assert 0.3 < height / desk.area.viewport().height() < 0.6
    before = desk.scroll
    for key in ("Enter", "Enter", "Down", "Down", "Up"):
        desk.reporter.press(key)
        assert abs(desk.caret_height - height) <= 1
    desk.reporter.type(" and some more words" * 10)
    assert abs(desk.caret_height - height) <= 1
    assert desk.scroll > before


def test_the_last_line_comes_up_to_that_height_too(desk: Desk) -> None:
    desk.settings.choose(TYPEWRITER, True)
    desk.go(BODY, 2_000)
    desk.reporter.type("A")
    height = desk.caret_height
    section = desk.reporter.story.sections[1]
    assert section.id == "b"
    last = desk.reporter.field("Body 2")
    desk.go(last.place, len(section.body))
    desk.reporter.type("!")
    assert abs(desk.caret_height - height) <= 1


def test_a_click_makes_nothing_jump(desk: Desk) -> None:
    desk.settings.choose(TYPEWRITER, True)
    field = desk.go(BODY, 2_000)
    desk.reporter.type("A")
    before = desk.scroll
    at = desk.area.viewport().mapTo(desk.window, QPoint(300, 700))
    left, window = Qt.MouseButton.LeftButton, desk.window.windowHandle()
    QTest.mousePress(window, left, pos=at)
    assert desk.scroll == before
    QTest.mouseRelease(window, left, pos=at)
    assert desk.scroll == before
    assert field.hasFocus()
    assert desk.caret_height > 600


def test_its_command_turns_it_on_and_off(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.comfort.typewriter_turned) as turned:
        desk.give("typewriter")
    assert turned.args == [True]
    assert desk.settings.value(TYPEWRITER) is True
    desk.give("typewriter")
    assert desk.settings.value(TYPEWRITER) is False
