"""What the reader's page promises of its looks, as far as its style sheet tells."""

import re

import pytest

from editor.system.paths import resource

SHEET = resource("pages", "broadsheet", "page.css").read_text("utf-8")


def palettes() -> list[dict[str, str]]:
    blocks = [block for block in re.findall(r"\{([^{}]*)\}", SHEET) if "--paper: " in block]
    return [dict(re.findall(r"(--\w+): (#[0-9a-f]{3,6})", block)) for block in blocks]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("number", range(4), ids=["light", "dark", "forced dark", "print"])
@pytest.mark.parametrize("name", ["--ink", "--quiet", "--accent", "--link"])
def test_text_has_the_contrast_that_wcag_asks_for(number: int, name: str) -> None:
    palette = palettes()[number]
    assert contrast(palette[name], palette["--paper"]) >= 4.5


def test_dark_is_the_same_by_system_and_by_choice() -> None:
    _, system, chosen, _ = palettes()
    assert system == chosen


def test_the_sheet_fetches_nothing_and_keeps_nothing_in_view() -> None:
    assert not re.search(r"url\(|@import|@font-face|position:\s*(sticky|fixed)", SHEET)


def test_sides_are_named_by_reading_direction() -> None:
    assert not re.search(r"(margin|padding|border)-(left|right)|text-align: (left|right)", SHEET)
