"""Three panes share the width; the library folds where it is narrow."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSplitter, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.icons import Icons
from editor.ui.panes import (
    LEAST_FORM,
    LEAST_LIBRARY,
    LEAST_PREVIEW,
    NARROW,
    Panes,
    PaneState,
)
from editor.ui.theme import Themes


class Shown:
    """Three plain widgets in panes."""

    def __init__(self, qtbot: QtBot, themes: Themes, icons: Icons) -> None:
        self.library, self.form, self.preview = QWidget(), QWidget(), QWidget()
        self.panes = Panes(self.library, self.form, self.preview, themes, icons)
        qtbot.addWidget(self.panes)
        self.panes.resize(1600, 900)
        self.panes.restore(PaneState())
        self.panes.show()

    @property
    def seen(self) -> list[bool]:
        return [each.isVisible() for each in (self.library, self.form, self.preview)]


@pytest.fixture
def shown(qtbot: QtBot, themes: Themes, icons: Icons) -> Shown:
    return Shown(qtbot, themes, icons)


def test_a_wide_window_shows_all_three(shown: Shown) -> None:
    assert shown.seen == [True, True, True]
    assert shown.form.width() >= LEAST_FORM


def test_a_narrow_window_folds_the_library_and_a_wide_one_brings_it_back(shown: Shown) -> None:
    shown.panes.resize(NARROW - 1, 900)
    assert shown.seen == [False, True, True]

    shown.panes.resize(NARROW, 900)
    assert shown.seen == [True, True, True]


def test_a_button_brings_the_folded_library_back(shown: Shown) -> None:
    shown.panes.resize(1280, 800)
    (button,) = shown.panes.findChildren(QToolButton)
    assert button.isVisible()

    button.click()

    assert shown.seen == [True, True, True]
    assert not button.isVisible()
    assert shown.form.width() >= LEAST_FORM


def test_what_is_wanted_is_remembered_for_wide_and_narrow_windows_apart(shown: Shown) -> None:
    shown.panes.show_library(False)
    shown.panes.resize(1280, 800)
    shown.panes.show_library(True)
    assert shown.seen[0]

    shown.panes.resize(1600, 900)
    assert not shown.seen[0]
    assert shown.panes.state.library_when_narrow
    assert not shown.panes.state.library_when_wide


def test_the_preview_comes_back_as_wide_as_it_was(shown: Shown) -> None:
    width = shown.preview.width()

    shown.panes.show_preview(False)
    assert shown.seen == [True, True, False]
    shown.panes.show_preview(True)

    assert shown.preview.width() == pytest.approx(width, abs=4)


def test_the_library_s_edge_is_moved_and_the_others_keep_their_shares(
    shown: Shown, qtbot: QtBot
) -> None:
    share = shown.form.width() / shown.preview.width()
    shown.panes.show_preview(False)

    handle = shown.panes.findChildren(QSplitter)[0].handle(1)
    assert handle is not None
    grip = QPoint(0, 10)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=grip)
    qtbot.mouseMove(handle, grip + QPoint(32, 0))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=grip)
    assert shown.library.width() == 320
    shown.panes.show_preview(True)

    assert shown.library.width() == 320
    assert shown.form.width() / shown.preview.width() == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize("widths", [(0, 0, 0), (9_999, 0, 0), (0, 9_999, 9_999)])
def test_widths_that_cannot_be_are_made_to_fit(shown: Shown, widths: tuple[int, int, int]) -> None:
    shown.panes.restore(PaneState(widths=widths))
    shown.panes.resize(1500, 900)

    assert shown.library.width() >= LEAST_LIBRARY
    assert shown.form.width() >= LEAST_FORM
    assert shown.preview.width() >= LEAST_PREVIEW


def test_whoever_shows_it_in_a_menu_is_told(shown: Shown) -> None:
    told: list[tuple[str, bool]] = []
    shown.panes.library_shown.connect(lambda is_shown: told.append(("library", is_shown)))
    shown.panes.preview_shown.connect(lambda is_shown: told.append(("preview", is_shown)))

    shown.panes.show_preview(False)
    shown.panes.show_library(False)

    assert told[-2:] == [("library", False), ("preview", False)]


def test_the_library_gives_back_the_room_that_it_took(shown: Shown) -> None:
    shown.panes.resize(1280, 800)
    shown.panes.show_library(False)
    before = shown.form.width(), shown.preview.width()

    shown.panes.show_library(True)
    shown.panes.show_library(False)

    assert (shown.form.width(), shown.preview.width()) == before


def test_a_story_beside_leaves_the_panes_as_they_were(shown: Shown) -> None:
    beside = QWidget()
    shown.panes.put_beside(beside)
    before = shown.form.width(), shown.preview.width()

    shown.panes.show_beside(True)
    assert (shown.form.width(), beside.width()) == before
    shown.panes.show_library(False)
    shown.panes.show_beside(False)
    shown.panes.show_library(True)

    assert (shown.form.width(), shown.preview.width()) == before


def test_the_library_gives_way_where_there_is_no_room_and_comes_back(shown: Shown) -> None:
    shown.panes.resize(1280, 800)
    shown.panes.show_library(True)
    wanted = shown.panes.state

    shown.panes.resize(900, 800)
    assert shown.seen == [False, True, True]
    assert shown.panes.state == wanted
    shown.panes.resize(1280, 800)

    assert shown.seen == [True, True, True]


def test_the_preview_gives_way_to_a_library_that_was_asked_for(shown: Shown) -> None:
    shown.panes.resize(900, 800)

    shown.panes.show_library(True)
    assert shown.seen == [True, True, False]
    shown.panes.show_preview(True)
    assert shown.seen == [False, True, True]
    shown.panes.show_library(True)
    shown.panes.show_library(False)
    assert shown.seen == [False, True, True]
    shown.panes.show_library(True)
    shown.panes.resize(1600, 800)

    assert shown.seen == [True, True, True]


def test_what_is_put_beside_has_its_place_in_a_narrow_window_too(shown: Shown) -> None:
    beside = QWidget()
    shown.panes.put_beside(beside)
    shown.panes.resize(900, 800)
    shown.panes.show_library(True)

    shown.panes.show_beside(True)
    assert (shown.seen, beside.isVisible()) == ([False, True, False], True)
    shown.panes.show_library(True)
    assert (shown.seen, beside.isVisible()) == ([True, True, False], False)
    shown.panes.show_library(False)

    assert (shown.seen, beside.isVisible()) == ([False, True, False], True)


@pytest.mark.parametrize("asked", ["library", "preview"])
@pytest.mark.parametrize("width", [800, 930, 972, 1000, 1072, 1280])
def test_no_pane_is_squeezed_or_lies_over_another(shown: Shown, width: int, asked: str) -> None:
    shown.panes.show_library(True)
    for each in (1600, width):
        shown.panes.resize(each, 800)
        getattr(shown.panes, f"show_{asked}")(True)

    assert shown.panes.minimumSizeHint().width() <= width
    least = (LEAST_LIBRARY, LEAST_FORM, LEAST_PREVIEW)
    end = 0
    for pane, room in zip((shown.library, shown.form, shown.preview), least, strict=True):
        if pane.isVisible():
            begin = pane.mapTo(shown.panes, pane.rect().topLeft()).x()
            assert begin >= end
            assert pane.width() >= room
            end = begin + pane.width()
    assert end == width


def test_a_width_shows_the_same_whichever_width_was_before(shown: Shown) -> None:
    shown.panes.resize(1280, 800)
    shown.panes.show_library(True)
    before = [each.width() for each in (shown.library, shown.form, shown.preview)]

    for width in (1000, 820, 1000, 1280):
        shown.panes.resize(width, 800)

    assert [each.width() for each in (shown.library, shown.form, shown.preview)] == before
