"""Form and page scroll together: whoever moved one last leads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from editor.model.choices import PREVIEW_FOLLOWS
from editor.model.rows import Patch
from editor.services.live import Rendered
from editor.ui.following import Following
from editor.ui.form.scrolling import FormScrolling
from editor.ui.form.sheet import ScrollingSheet
from editor.ui.preview.pane import PreviewPane
from editor.ui.preview.text_view import TextView
from tests.ui.newsroom import Newsroom

pytestmark = pytest.mark.window

PROSE = "Some words of a paragraph that goes on for a good while. "
DOWN = -120


class Reporter:
    """Somebody with a long story in the form and its page, the simpler one, beside it."""

    def __init__(self, room: Newsroom, pane: PreviewPane) -> None:
        self.room = room
        self.pane = pane
        area = room.window.form.findChild(ScrollingSheet)
        assert area is not None
        self.area = area
        self.settings = room.services.settings
        live = room.services.live
        live.rendered.connect(self._show)
        self.following = Following(self.settings, live, pane, FormScrolling(self.area), room.window)
        body = "\n\n".join(f"Paragraph {n}. {PROSE * (1 + n % 5)}" for n in range(120))
        room.choose("new").type("A headline").type_body(body).rest()
        room.qtbot.waitUntil(lambda: bool(self.page_bar.maximum()))
        self.form_bar.setValue(0)

    def _show(self, rendered: Rendered) -> None:
        if rendered.patch is None:
            self.pane.show_page(rendered.shell, rendered.number, rendered.story_id)
        else:
            self.pane.apply(rendered.patch)

    @property
    def form_bar(self) -> QScrollBar:
        return self.area.verticalScrollBar()

    @property
    def view(self) -> TextView:
        assert isinstance(self.pane.surface, TextView)
        return self.pane.surface

    @property
    def page_bar(self) -> QScrollBar:
        return self.view.browser.verticalScrollBar()

    def turns_the_wheel(self, widget: QWidget, notches: int) -> None:
        at = QPointF(50, 50)
        for _ in range(abs(notches)):
            turn = QWheelEvent(
                *(at, QPointF(widget.mapToGlobal(at)), QPoint()),
                QPoint(0, DOWN if notches > 0 else -DOWN),
                *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
                *(Qt.ScrollPhase.NoScrollPhase, False),
            )
            QApplication.sendEvent(widget, turn)

    def turns_the_wheel_over_the_form(self, notches: int) -> None:
        self.turns_the_wheel(self.area.viewport(), notches)

    def turns_the_wheel_over_the_page(self, notches: int) -> None:
        self.turns_the_wheel(self.view.browser.viewport(), notches)

    @property
    def scrolls(self) -> tuple[int, int]:
        return self.form_bar.value(), self.page_bar.value()


@pytest.fixture
def reporter(room: Newsroom, qtbot: QtBot, tmp_path: Path) -> Iterator[Reporter]:
    nothing = tmp_path / "nothing" / "preview.json"
    pane = PreviewPane(nothing, probe_command=lambda: ["/nonexistent/program"])
    qtbot.addWidget(pane)
    pane.resize(600, 700)
    pane.show()
    with qtbot.waitSignal(pane.notice):
        pane.start()
    yield Reporter(room, pane)
    pane.close_engine()


def test_the_page_goes_with_the_form(reporter: Reporter) -> None:
    reporter.turns_the_wheel_over_the_form(12)
    form, page = reporter.scrolls
    assert form > 0
    assert page > 0
    reporter.turns_the_wheel_over_the_form(-12)
    assert reporter.scrolls == (0, 0)


def test_the_form_goes_with_the_page(reporter: Reporter) -> None:
    reporter.turns_the_wheel_over_the_page(12)
    form, page = reporter.scrolls
    assert form > 0
    assert page > 0
    reporter.turns_the_wheel_over_the_page(-12)
    assert reporter.scrolls == (0, 0)


def test_both_reach_their_foot_together(reporter: Reporter) -> None:
    reporter.form_bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    assert reporter.page_bar.value() == reporter.page_bar.maximum()
    reporter.page_bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    assert reporter.scrolls == (0, 0)


def test_who_follows_does_not_push_back(reporter: Reporter) -> None:
    moved: list[int] = []
    reporter.turns_the_wheel_over_the_form(9)
    reporter.form_bar.valueChanged.connect(moved.append)
    reporter.turns_the_wheel_over_the_form(1)
    assert len(moved) == 1


def test_to_take_the_lead_over_moves_nothing_by_itself(reporter: Reporter) -> None:
    reporter.turns_the_wheel_over_the_form(20)
    form, page = reporter.scrolls
    reporter.turns_the_wheel_over_the_page(3)
    reporter.turns_the_wheel_over_the_page(-3)
    assert abs(reporter.form_bar.value() - form) <= 3
    assert abs(reporter.page_bar.value() - page) <= 3


def test_a_scroll_that_the_caret_needs_leads_nobody(reporter: Reporter) -> None:
    reporter.turns_the_wheel_over_the_form(2)
    page = reporter.page_bar.value()
    reporter.following.keep_in_sight(3, 0.0)
    reporter.form_bar.setValue(reporter.form_bar.value() + 700)
    assert reporter.page_bar.value() == page


def test_who_writes_is_not_moved_by_a_page_that_keeps_its_place(reporter: Reporter) -> None:
    reporter.turns_the_wheel_over_the_page(9)
    form = reporter.form_bar.value()
    was = reporter.page_bar.maximum()
    reporter.pane.apply(Patch(1_000_000, 0, 1, (f"<h1>{PROSE * 20}</h1>",)))
    reporter.room.qtbot.waitUntil(lambda: reporter.page_bar.maximum() != was)
    reporter.pane.scroll_to(reporter.page_bar.value() + 200.0)
    assert reporter.form_bar.value() == form


def test_what_is_written_is_kept_in_sight_by_the_least_scroll(reporter: Reporter) -> None:
    reporter.following.keep_in_sight(100, 0.0)
    scroll = reporter.page_bar.value()
    assert scroll > 0
    reporter.following.keep_in_sight(99, 0.0)
    assert reporter.page_bar.value() == scroll
    assert reporter.form_bar.value() == 0


def test_switched_off_neither_moves_the_other(reporter: Reporter) -> None:
    reporter.settings.choose(PREVIEW_FOLLOWS, False)
    reporter.turns_the_wheel_over_the_form(9)
    reporter.following.keep_in_sight(100, 0.0)
    assert reporter.page_bar.value() == 0
    form = reporter.form_bar.value()
    reporter.turns_the_wheel_over_the_page(9)
    assert reporter.form_bar.value() == form
