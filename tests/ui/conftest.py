"""What the tests of the window's parts share."""

import pytest
from PySide6.QtWidgets import QApplication

from editor.ui.icons import Icons
from editor.ui.theme import ThemeChoice, Themes


@pytest.fixture(scope="session")
def applications_themes(qapp: QApplication) -> Themes:
    """The one that dresses the application."""
    return Themes(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def themes(applications_themes: Themes) -> Themes:
    """The light theme."""
    applications_themes.choose(ThemeChoice.LIGHT)
    return applications_themes


@pytest.fixture
def icons(themes: Themes) -> Icons:
    """The icons in the light theme."""
    return Icons(themes)
