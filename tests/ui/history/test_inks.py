"""What came and what went can be read on its tint, and is told apart without colour."""

import pytest

from editor.model.comparing.compare import Sign
from editor.ui.history.inks import Inks
from editor.ui.theme import ThemeChoice, Themes, contrast


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("sign", [Sign.ADDED, Sign.REMOVED])
def test_changed_text_is_readable(themes: Themes, choice: ThemeChoice, sign: Sign) -> None:
    themes.choose(choice)

    made = Inks(themes.current).texts[sign]

    ink, surface = made.foreground().color().name(), made.background().color().name()
    assert contrast(ink, surface) >= 4.5


def test_added_text_is_underlined_and_removed_text_struck_through(themes: Themes) -> None:
    texts = Inks(themes.current).texts
    added, removed = texts[Sign.ADDED], texts[Sign.REMOVED]

    assert (added.fontUnderline(), added.fontStrikeOut()) == (True, False)
    assert (removed.fontUnderline(), removed.fontStrikeOut()) == (False, True)
