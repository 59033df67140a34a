"""Three panes share the width; the library folds where it is narrow."""

import pytest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.icons import Icons
from editor.ui.panes import LEAST_FORM, NARROW, Panes, PaneState
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
