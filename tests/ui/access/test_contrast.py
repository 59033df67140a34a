"""Marks, washes and lines over text leave it readable in both themes (WCAG 2.1, level AA)."""

import pytest

from editor.ui.form.hit_marks import WASH
from editor.ui.theme import DARK, LIGHT, Colours, contrast

PALETTES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def laid_over(paper: str, ink: str, share: float) -> str:
    """A surface with some of an ink over it."""
    mixed = (
        round(int(paper[at : at + 2], 16) * (1 - share) + int(ink[at : at + 2], 16) * share)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{each:02x}" for each in mixed)


@PALETTES
@pytest.mark.parametrize("ink", ["text", "quiet", "accent"])
def test_text_can_be_read_where_something_was_found(colours: Colours, ink: str) -> None:
    wash = laid_over(colours.paper, colours.amber, WASH / 255)

    assert contrast(getattr(colours, ink), wash) >= 4.5


@PALETTES
def test_the_line_under_what_was_found_can_be_seen(colours: Colours) -> None:
    wash = laid_over(colours.paper, colours.amber, WASH / 255)

    assert contrast(colours.amber, wash) >= 3


@PALETTES
@pytest.mark.parametrize("surface", ["paper", "hairline"])
def test_the_line_under_a_misspelling_can_be_seen(colours: Colours, surface: str) -> None:
    assert contrast(colours.red, getattr(colours, surface)) >= 3


@PALETTES
def test_a_misspelling_can_be_seen_where_something_was_found(colours: Colours) -> None:
    assert contrast(colours.red, laid_over(colours.paper, colours.amber, WASH / 255)) >= 3


@PALETTES
def test_a_space_that_does_not_break_can_be_seen(colours: Colours) -> None:
    assert contrast(colours.quiet, colours.hairline) >= 3


@PALETTES
@pytest.mark.parametrize("surface", ["paper", "chrome", "raised", "hovered"])
def test_where_the_keys_are_can_be_seen(colours: Colours, surface: str) -> None:
    assert contrast(colours.accent, getattr(colours, surface)) >= 3


@PALETTES
@pytest.mark.parametrize("surface", ["paper", "chrome", "raised"])
def test_a_switch_can_be_seen_on_and_off(colours: Colours, surface: str) -> None:
    assert contrast(colours.accent, getattr(colours, surface)) >= 3
    assert contrast(colours.paper, colours.accent) >= 3
    assert contrast(colours.edge, colours.paper) >= 3
