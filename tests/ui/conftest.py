"""What the tests of the window's parts share."""

import pytest
from PySide6.QtWidgets import QApplication

from editor.ui.icons import Icons
from editor.ui.theme import ThemeChoice, Themes


@pytest.fixture
def themes(qapp: QApplication) -> Themes:
    """The light theme."""
    return Themes(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def icons(themes: Themes) -> Icons:
    """The icons in the light theme."""
    return Icons(themes)
