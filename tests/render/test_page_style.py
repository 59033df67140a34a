"""What every page template promises of its looks, as far as its style sheet tells."""

import re

import pytest

from editor.render.css import harmless, troubles
from editor.render.templates import base_sheet, built_in, page_template

every_template = pytest.mark.parametrize("template", built_in())


def sheet_of(template: str) -> str:
    return page_template(template).sheet


def palettes(template: str) -> list[dict[str, str]]:
    """Light, dark, dark by choice, print."""
    blocks = re.findall(r"\{([^{}]*)\}", sheet_of(template) + base_sheet())
    return [
        dict(re.findall(r"(--\w+): (#[0-9a-f]{3,6})", block))
        for block in blocks
        if "--paper: " in block
    ]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_there_are_templates_that_differ() -> None:
    assert built_in()[0] == "broadsheet"
    assert {"broadsheet", "magazine", "wire"} <= set(built_in())
    assert len({sheet_of(each) for each in built_in()}) == len(built_in())


@every_template
@pytest.mark.parametrize("number", range(4), ids=["light", "dark", "forced dark", "print"])
@pytest.mark.parametrize("name", ["--ink", "--quiet", "--accent", "--link"])
def test_text_has_the_contrast_that_wcag_asks_for(template: str, number: int, name: str) -> None:
    palette = palettes(template)[number]
    assert contrast(palette[name], palette["--paper"]) >= 4.5


@every_template
def test_colours_of_text_are_those_of_the_palette(template: str) -> None:
    inks = re.findall(r"(?<![\w-])color: ([^;]+);", sheet_of(template) + base_sheet())
    assert set(inks) <= {f"var(--{n})" for n in ("ink", "quiet", "accent", "link")} | {"inherit"}


@every_template
def test_dark_is_the_same_by_system_and_by_choice(template: str) -> None:
    _, system, chosen, _ = palettes(template)
    assert system == chosen


@every_template
def test_papers_are_alike_so_that_no_page_flashes_before_it_is_there(template: str) -> None:
    assert [each["--paper"] for each in palettes(template)] == [
        each["--paper"] for each in palettes("broadsheet")
    ]


@every_template
def test_the_sheet_fetches_nothing_and_keeps_nothing_in_view(template: str) -> None:
    sheet = base_sheet() + sheet_of(template)
    assert harmless(sheet) == sheet
    assert troubles(sheet) == ()
    assert not re.search(r"@font-face|position:\s*(sticky|fixed)", sheet)


@every_template
def test_sides_are_named_by_reading_direction(template: str) -> None:
    sheet = base_sheet() + sheet_of(template)
    assert not re.search(r"(margin|padding|border)-(left|right)|text-align: (left|right)", sheet)


@every_template
def test_text_grows_with_what_the_reader_chose(template: str) -> None:
    """At 200 % all of it is twice as large: sizes hang on the root, which hangs on the reader's."""
    sizes = re.findall(r"font-size: ([^;]+);", sheet_of(template))
    assert all(re.match(r"[\d.]+(rem|em|%|pt !important)$", size) for size in sizes)


@every_template
def test_narrow_pages_and_print_are_thought_of(template: str) -> None:
    assert "@media (max-width: 480px)" in sheet_of(template)
    assert "@media print" in base_sheet()


def test_the_broadsheet_is_set_as_the_specification_asks() -> None:
    sheet = sheet_of("broadsheet")
    assert "font-size: 118.75%;" in sheet  # 19 of 16 px
    assert "line-height: 1.5;" in sheet
    sizes = [float(each) for each in re.findall(r"font-size: ([\d.]+)rem", sheet)]
    assert max(sizes) <= 2
