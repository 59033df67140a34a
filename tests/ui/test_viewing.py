"""How the page is looked at: bar, commands and settings say the same."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from editor.model.choices import (
    PAPER_SIZE,
    PREVIEW_FOLLOWS,
    PREVIEW_THEME,
    PREVIEW_WIDTH,
)
from editor.model.errors import NotKept
from editor.services.settings import Settings
from editor.ui.icons import Icons
from editor.ui.preview.bar import PreviewBar
from editor.ui.preview.pane import PreviewPane
from editor.ui.preview.width import A4, LETTER, Width, css_width, paper_of
from editor.ui.theme import Themes
from editor.ui.viewing import Viewing

pytestmark = pytest.mark.window


class Desk:
    """A preview with its bar, over a file of settings."""

    def __init__(self, home: Path, themes: Themes, icons: Icons, qtbot: QtBot) -> None:
        self.settings = Settings(home / "settings.json")
        self.pane = PreviewPane(home / "preview.json")
        qtbot.addWidget(self.pane)
        self.viewing = Viewing(self.settings, self.pane, themes, icons, self.pane)
        self.pane.resize(600, 500)
        self.pane.show()

    def button(self, name: str) -> QToolButton:
        buttons = self.pane.findChildren(QToolButton)
        return next(each for each in buttons if each.accessibleName() == name)

    @property
    def pressed(self) -> list[str]:
        """The names of the buttons that are down."""
        buttons = self.pane.findChildren(QToolButton)
        return [each.accessibleName() for each in buttons if each.isChecked()]


@pytest.fixture
def desk(tmp_path: Path, themes: Themes, icons: Icons, qtbot: QtBot) -> Desk:
    return Desk(tmp_path, themes, icons, qtbot)


def test_at_first_the_page_is_as_wide_as_its_pane_and_scrolls_with_the_form(desk: Desk) -> None:
    assert desk.pressed == ["Desktop", "Scroll together"]
    assert desk.pane.scale == 1.0


def test_a_button_and_a_command_choose_alike(desk: Desk) -> None:
    desk.button("Phone").click()
    assert desk.settings.value(PREVIEW_WIDTH) == "phone"
    desk.viewing.commands["view_tablet"]()
    assert desk.settings.value(PREVIEW_WIDTH) == "tablet"
    assert desk.pressed[0] == "Tablet"
    assert desk.button("Actual size").text() == "78 %"


def test_how_large_the_page_is_shown_is_said_whole_or_not_at_all(desk: Desk) -> None:
    size = desk.button("Actual size")
    for width, is_said in ((600, True), (240, False), (600, True)):
        desk.pane.resize(width, 500)
        assert size.isVisible() is is_said
        assert not is_said or size.width() >= size.sizeHint().width()


def test_what_is_chosen_is_there_again_after_a_start(
    desk: Desk, tmp_path: Path, themes: Themes, icons: Icons, qtbot: QtBot
) -> None:
    desk.viewing.commands["view_print"]()
    desk.button("Scroll together").click()
    later = Desk(tmp_path, themes, icons, qtbot)
    assert later.pressed == ["Printed page"]


def test_the_switch_of_the_menu_is_told(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.viewing.follows_shown) as told:
        desk.viewing.commands["preview_follows"]()
    assert told.args == [False]
    assert not desk.settings.value(PREVIEW_FOLLOWS)


def test_light_or_dark_is_chosen_from_a_menu(desk: Desk) -> None:
    menu = desk.button("Light or dark page").menu()
    dark = next(each for each in menu.actions() if each.text() == "Dark")
    dark.trigger()
    assert desk.settings.value(PREVIEW_THEME) == "dark"
    assert [each.text() for each in menu.actions() if each.isChecked()] == ["Dark"]


def test_the_read_out_brings_the_page_back_to_its_own_size(desk: Desk) -> None:
    desk.pane.set_zoom(1.5)
    assert desk.button("Actual size").text() == "150 %"
    desk.button("Actual size").click()
    assert desk.pane.scale == 1.0


def test_every_button_has_a_name_a_tip_and_is_reached_by_tab(desk: Desk) -> None:
    buttons = desk.pane.findChildren(QToolButton)
    assert len(buttons) >= 8
    assert all(each.accessibleName() and each.toolTip() for each in buttons)
    assert all(each.focusPolicy() & each.focusPolicy().TabFocus for each in buttons)


def test_of_the_widths_one_is_down_also_when_it_is_pressed_again(desk: Desk) -> None:
    for name in ("Phone", "Phone", "Printed page"):
        desk.button(name).click()
        assert desk.pressed[0] == name
        assert len(desk.pressed) == 2


def test_the_bar_lies_above_the_page_and_not_over_it(desk: Desk) -> None:
    bar = desk.pane.findChild(PreviewBar)
    assert bar is not None
    page = next(each for each in desk.pane.children() if type(each).__name__ == "Stage")
    assert bar.geometry().bottom() < page.geometry().top()  # type: ignore[attr-defined]


def test_what_cannot_be_written_down_counts_and_is_told(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "settings.json").mkdir()
    with qtbot.waitSignal(desk.viewing.troubled) as told:
        desk.button("Phone").click()
    assert isinstance(told.args[0], NotKept)
    assert desk.pressed[0] == "Phone"


def test_paper_is_as_chosen_else_as_usual_in_the_country() -> None:
    values = [value for value, _ in PAPER_SIZE.options]
    assert [paper_of(value) for value in values][1:] == [A4, LETTER]
    assert paper_of(values[0]) in (A4, LETTER)
    assert css_width(Width.DESKTOP, A4) is None
    assert (css_width(Width.PRINT, A4) or 0) > A4.width


def test_a_page_that_has_no_more_room_is_not_zoomed_further_and_at_once_back(desk: Desk) -> None:
    desk.viewing.commands["view_tablet"]()
    shown = desk.pane.scale
    desk.pane.turn_zoom(1)
    assert desk.pane.scale == shown
    assert desk.pane.zoom == 1.0
    desk.pane.turn_zoom(-1)
    assert desk.pane.scale < shown
