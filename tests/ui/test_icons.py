"""Icons come from one set, in the theme's inks, without its package."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from editor.ui.icons import Icons
from editor.ui.theme import DARK, ThemeChoice, Themes

SOURCES = Path(__file__).parents[2] / "editor" / "ui"
NAMES = sorted(
    {
        name
        for source in SOURCES.rglob("*.py")
        for name in re.findall(
            r'(?:\bicon\(|_button\(icons, )"([a-z-]+)"', source.read_text("utf-8")
        )
    }
    | {"info", "warning", "warning-octagon"}
)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_that_is_used_is_in_the_set(icons: Icons, name: str) -> None:
    image = icons.icon(name).pixmap(QSize(18, 18)).toImage()

    painted = [image.pixelColor(x, y).alpha() for x in range(18) for y in range(18)]
    assert any(painted)


def test_an_icon_follows_the_theme(icons: Icons, themes: Themes) -> None:
    icon = icons.icon("circle", "accent")
    themes.choose(ThemeChoice.DARK)

    image = icon.pixmap(QSize(64, 64)).toImage()

    inks = {
        image.pixelColor(x, y).name()
        for x in range(64)
        for y in range(64)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert QColor(DARK.accent).name() in inks


def test_an_unknown_icon_paints_nothing(icons: Icons) -> None:
    image = icons.icon("no-such-icon").pixmap(QSize(18, 18)).toImage()

    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(18) for y in range(18))


def test_the_package_of_the_set_is_not_imported(icons: Icons) -> None:
    assert isinstance(icons.icon("plus"), QIcon)
    icons.icon("plus").pixmap(QSize(16, 16))

    assert "qtawesome" not in sys.modules
