"""The palette is readable, and the application follows it."""

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from editor.ui.page_look import USUAL_LOOK
from editor.ui.theme import (
    DARK,
    INKS,
    LIGHT,
    SURFACES,
    Colours,
    Theme,
    ThemeChoice,
    Themes,
    contrast,
    grown,
)

PALETTES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@PALETTES
@pytest.mark.parametrize(("ink", "surface"), list(product(INKS, SURFACES)))
def test_every_ink_is_readable_on_every_surface(colours: Colours, ink: str, surface: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, surface)) >= 4.5


@PALETTES
def test_the_ink_on_the_accent_is_readable(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5


@PALETTES
@pytest.mark.parametrize("surface", ["paper", "chrome", "raised"])
def test_hints_are_readable_and_edges_can_be_seen(colours: Colours, surface: str) -> None:
    assert contrast(colours.faint, getattr(colours, surface)) >= 4.5
    assert contrast(colours.edge, getattr(colours, surface)) >= 3


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_text_grows_with_the_text_of_the_system_and_the_form_once_more() -> None:
    assert [grown(points) for points in (9, 11, 22)] == [1, 1, 2]
    theme = Theme(
        False, LIGHT, "Serif", "Sans", 22, look=replace(USUAL_LOOK, zoom=1.5), zoom=grown(22)
    )

    assert theme.text_font(13).pointSizeF() == 26
    assert theme.for_page().text_font(13).pointSizeF() == 39
    assert theme.for_page().control_font().pointSizeF() == 33


def test_a_chosen_theme_dresses_the_application_at_once(qapp: QApplication, themes: Themes) -> None:
    heard: list[bool] = []
    themes.changed.connect(lambda: heard.append(themes.current.is_dark))

    themes.choose(ThemeChoice.DARK)

    assert heard == [True]
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == DARK.paper
    themes.choose(ThemeChoice.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == LIGHT.paper


def test_the_same_theme_again_is_no_change(themes: Themes) -> None:
    themes.choose(ThemeChoice.DARK)
    heard: list[bool] = []
    themes.changed.connect(lambda: heard.append(True))

    themes.choose(ThemeChoice.DARK)

    assert heard == []
