"""The form is set as it was chosen, at once, and nobody loses their place."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontInfo, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.model.choices import LINE_HEIGHT, MEASURE, MOTION, TEXT_FACE, TEXT_SIZE, THEME
from editor.model.places import Place
from editor.model.story import KeyPoint
from editor.services.settings import Settings
from editor.ui.comfort.zooming import STEPS, stepped
from editor.ui.form.handle import Handle
from editor.ui.theme import ThemeChoice, Themes
from tests.ui.comfort.conftest import BODY, STORY, Desk
from tests.ui.form.conftest import session_of


def points(desk: Desk) -> float:
    return desk.form.field(BODY).font().pointSizeF()  # type: ignore[union-attr]


def test_a_larger_text_keeps_the_caret_where_it_is_in_the_view(desk: Desk) -> None:
    field = desk.go(BODY, 3_000)
    desk.area.verticalScrollBar().setValue(desk.scroll + 150)
    before, caret, height = points(desk), field.caret(), desk.caret_height
    desk.settings.choose(TEXT_SIZE, 200)
    assert points(desk) == pytest.approx(2 * before)
    assert field.caret() == caret
    assert abs(desk.caret_height - height) <= 2


def test_without_a_caret_in_sight_the_text_at_the_upper_edge_stays(desk: Desk) -> None:
    field = desk.go(Place("headline"))
    desk.area.verticalScrollBar().setValue(1_500)
    body = desk.form.field(BODY)
    assert body is not None

    def uppermost() -> int:
        point = body.viewport().mapFrom(desk.area.viewport(), QPoint(300, 4))
        return body.cursorForPosition(point).block().blockNumber()

    before = uppermost()
    desk.settings.choose(LINE_HEIGHT, 140)
    assert uppermost() == before
    assert field.hasFocus()


def test_the_measure_is_in_characters_of_the_typeface(desk: Desk, qtbot: QtBot) -> None:
    desk.panes.show_preview(False)
    qtbot.waitUntil(lambda: desk.form.width() > 1_000)
    widths = []
    for measure in (55, 90):
        desk.settings.choose(MEASURE, measure)
        widths.append(desk.form.field(BODY).width())  # type: ignore[union-attr]
    assert widths[1] - widths[0] == pytest.approx(widths[1] * 35 / 90, rel=0.05)


def test_a_face_is_taken_at_once_and_one_that_is_not_there_is_the_usual(
    desk: Desk, themes: Themes
) -> None:
    desk.settings.choose(TEXT_FACE, "mono")
    field = desk.form.field(BODY)
    assert field is not None
    assert QFontInfo(field.font()).fixedPitch()
    desk.settings.choose(TEXT_FACE, "Cambria")
    assert field.font().family() in ("Cambria", themes.current.text_face)


def test_a_theme_is_taken_from_the_settings_at_the_start_and_at_once(
    open_desk: Callable[[], Desk], settings: Settings, themes: Themes
) -> None:
    settings.choose(THEME, "dark")
    open_desk()
    assert themes.current.is_dark
    settings.choose(THEME, "light")
    assert themes.choice is ThemeChoice.LIGHT
    assert not themes.current.is_dark


def test_with_reduced_movement_the_caret_does_not_blink(desk: Desk) -> None:
    usual = QGuiApplication.styleHints().cursorFlashTime()
    desk.settings.choose(MOTION, "reduced")
    assert QGuiApplication.styleHints().cursorFlashTime() == 0
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    desk.settings.choose(MOTION, "system")
    assert QGuiApplication.styleHints().cursorFlashTime() == usual


def test_zoom_acts_where_the_keys_are(desk: Desk) -> None:
    desk.go(Place("headline"))
    desk.give("zoom_in")
    assert desk.settings.value(TEXT_SIZE) == 110
    assert desk.preview_zooms == []
    desk.preview.setFocus()
    desk.give("zoom_out")
    desk.give("zoom_reset")
    assert desk.preview_zooms == [-1, 0]
    desk.go(Place("headline"))
    desk.give("zoom_reset")
    assert desk.settings.value(TEXT_SIZE) == 100


def test_sizes_go_through_steps_and_end() -> None:
    assert stepped(100, 1) == 110
    assert stepped(115, 1) == 125
    assert stepped(115, -1) == 110
    assert stepped(300, 1) == STEPS[-1]
    assert stepped(70, -3) == STEPS[0]


def turn_wheel(desk: Desk, delta: int, held: Qt.KeyboardModifier) -> None:
    viewport = desk.area.viewport()
    at = QPointF(viewport.rect().center())
    event = QWheelEvent(
        at,
        QPointF(viewport.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_the_wheel_with_ctrl_held_zooms_the_form_by_whole_notches(desk: Desk, qtbot: QtBot) -> None:
    for delta in (60, 60, 120):
        turn_wheel(desk, delta, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.settings.value(TEXT_SIZE) == 125)
    assert desk.scroll == 0
    turn_wheel(desk, -120, Qt.KeyboardModifier.NoModifier)
    assert desk.scroll > 0
    assert desk.settings.value(TEXT_SIZE) == 125


def test_at_twice_the_size_no_text_is_wider_than_the_page(desk: Desk) -> None:
    desk.settings.choose(TEXT_SIZE, 200)
    desk.window.resize(1280, 800)
    page = desk.area.sheet.page
    for field in page.order():
        left = field.mapTo(desk.area.viewport(), QPoint(0, 0)).x()
        assert left >= 0, field.accessibleName()
        assert left + field.width() <= desk.area.viewport().width(), field.accessibleName()
        assert field.document().size().height() <= field.height() + 1


def test_bullets_are_level_with_lines_that_were_set_anew_a_little_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("editor.ui.form.sheet.DRESS_FOR", 0.001)
    points = (KeyPoint("k", "Cars cross"), KeyPoint("l", "Trains wait"))
    desk.form.show_session(session_of(replace(STORY, key_points=points)))
    (*_others, bullet) = desk.area.sheet.page.key_points.findChildren(Handle)
    usual = bullet.grab().toImage()
    desk.go(BODY, 3_000)
    desk.settings.choose(TEXT_SIZE, 250)
    qtbot.waitUntil(lambda: bullet.grab().height() > 2 * usual.deviceIndependentSize().height())
    desk.settings.choose(TEXT_SIZE, 100)
    qtbot.waitUntil(lambda: bullet.grab().toImage() == usual)
