"""What the preview in the web engine tells of scrolls and hands, and where its blocks are."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.ui.preview.surface import Measured
from tests.ui.preview.reader import Reader, page, paragraphs, typed

pytestmark = pytest.mark.window


def measured(reader: Reader, qtbot: QtBot) -> Measured:
    told: list[Measured] = []
    reader.pane.measure(told.append)
    qtbot.waitUntil(lambda: bool(told))
    return told[0]


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_blocks_are_measured_in_pixels_of_the_pane(
    reader: Reader, qtbot: QtBot, zoom: float
) -> None:
    reader.pane.set_zoom(zoom)
    reader.pane.show_page(page(*paragraphs(200)), 1, "a")
    qtbot.waitUntil(lambda: reader.asks("innerWidth") * zoom <= reader.pane.width() + 1)
    where = measured(reader, qtbot)
    assert len(where.tops) == 200
    assert where.tops[0] == pytest.approx(40 * zoom, abs=2)
    assert where.tops[10] - where.tops[0] == pytest.approx(300 * zoom, abs=4)
    assert where.room == pytest.approx(reader.engine.height(), abs=2)
    assert where.total > where.tops[-1]


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_a_scroll_is_told_in_the_same_pixels_in_which_it_is_asked_for(
    reader: Reader, qtbot: QtBot, zoom: float
) -> None:
    reader.pane.set_zoom(zoom)
    reader.pane.show_page(page(*paragraphs(200)), 1, "a")
    told: list[float] = []
    reader.pane.scrolled.connect(told.append)
    reader.pane.scroll_to(640.0)
    qtbot.waitUntil(lambda: bool(told) and abs(told[-1] - 640) < 2)
    assert measured(reader, qtbot).tops[0] == pytest.approx(40 * zoom, abs=2)


def test_a_hand_at_the_page_is_told_and_a_scroll_of_the_programs_own_is_not(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.pane.show_page(page(*paragraphs(200)), 1, "a")
    touches: list[None] = []
    reader.pane.touched.connect(lambda: touches.append(None))
    reader.pane.scroll_to(300.0)
    qtbot.waitUntil(lambda: reader.scroll() == 300)
    reader.pane.scroll_to_block(150)
    assert touches == []
    at = QPointF(50, 50)
    turn = QWheelEvent(
        *(at, QPointF(reader.target().mapToGlobal(at)), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(reader.target(), turn)
    assert len(touches) == 1


def test_whoever_measured_is_told_that_blocks_may_have_moved(reader: Reader, qtbot: QtBot) -> None:
    reader.pane.show_page(page(*paragraphs(20)), 1, "a")
    with qtbot.waitSignal(reader.pane.laid_out):
        reader.pane.apply(typed(2, 3, "<p>More</p>"))
    with qtbot.waitSignal(reader.pane.laid_out):
        reader.pane.set_zoom(1.5)
