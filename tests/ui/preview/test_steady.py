"""What somebody reads stays where it is, whatever happens to the page around it."""

import pytest
from PySide6.QtGui import QPageSize
from pytestqt.qtbot import QtBot

from editor.model.rows import Patch
from editor.ui.preview.width import A4, Width
from tests.ui.preview.reader import Reader, page, paragraphs

pytestmark = pytest.mark.window

NEAR = 2
"""Pixels that text in sight may move."""

PROSE = "Some words of a paragraph that goes on for a good while. "


def prose(count: int) -> list[str]:
    """So many paragraphs of some lines, each with a name of its own."""
    return [f"<p id=p{number}>Paragraph {number}. {PROSE * 4}</p>" for number in range(count)]


def top_of(reader: Reader, name: str) -> float:
    return float(reader.asks(f"document.getElementById('{name}').getBoundingClientRect().top"))


@pytest.fixture
def in_the_middle(reader: Reader) -> Reader:
    """A reader with paragraph 30 of 60 near the top of what is seen."""
    reader.pane.show_page(page(*prose(60)), 1, "a")
    wanted = round(reader.asks("document.getElementById('p30').offsetTop")) - 30
    reader.scrolls_to(wanted)
    return reader


@pytest.mark.parametrize(
    "patch",
    [
        Patch(2, 3, 1, (f"<p>Longer. {PROSE * 40}</p>",)),
        Patch(2, 3, 10, ()),
        Patch(2, 0, 0, ("<h1>A new headline</h1>", "<p>And more</p>")),
        Patch(2, 50, 1, (f"<p>Below. {PROSE * 40}</p>",)),
        Patch(2, 32, 1, (f"<p id=p32>In sight. {PROSE * 9}</p>",)),
        Patch(2, 33, 0, ("<ul><li>one</li></ul>",)),
    ],
    ids=["longer above", "shorter above", "more above", "below", "in sight", "a list in sight"],
)
def test_text_in_sight_does_not_move_by_an_edit(in_the_middle: Reader, patch: Patch) -> None:
    before = top_of(in_the_middle, "p30")
    in_the_middle.pane.apply(patch)
    assert abs(top_of(in_the_middle, "p30") - before) <= NEAR


def test_text_in_sight_does_not_move_while_a_list_above_grows(in_the_middle: Reader) -> None:
    before = top_of(in_the_middle, "p30")
    for count in range(1, 12):
        items = "".join(f"<li>Item {number}</li>" for number in range(count))
        in_the_middle.pane.apply(Patch(1 + count, 5, 1, (f"<ul>{items}</ul>",)))
    assert abs(top_of(in_the_middle, "p30") - before) <= NEAR


def test_text_in_sight_does_not_move_when_its_section_is_moved(in_the_middle: Reader) -> None:
    blocks = prose(60)
    before = top_of(in_the_middle, "p30")
    moved = (*blocks[28:36], *blocks[10:28])
    in_the_middle.pane.apply(Patch(2, 10, 26, moved))
    assert in_the_middle.reads()[10].startswith("Paragraph 28.")
    assert abs(top_of(in_the_middle, "p30") - before) <= NEAR


def test_the_paragraph_that_is_written_keeps_its_head_in_its_place(in_the_middle: Reader) -> None:
    before = top_of(in_the_middle, "p30")
    for number in range(2, 30):
        grown = f"<p id=p30>Paragraph 30. {PROSE * number}</p>"
        in_the_middle.pane.apply(Patch(number, 30, 1, (grown,)))
    assert abs(top_of(in_the_middle, "p30") - before) <= NEAR


def test_text_in_sight_does_not_move_when_the_style_changes(in_the_middle: Reader) -> None:
    before = top_of(in_the_middle, "p30")
    head = "<title>Other</title><style>p { font-size: 22px; line-height: 30px }</style>"
    in_the_middle.pane.show_page(page(*prose(60), head=head), 2, "a")
    assert abs(top_of(in_the_middle, "p30") - before) <= NEAR


def test_results_out_of_order_leave_the_newest_on_the_page(reader: Reader) -> None:
    reader.pane.show_page(page(*paragraphs(3)), 1, "a")
    for number in (4, 2, 6, 3, 5, 1):
        reader.pane.apply(Patch(number, 1, 1, (f"<p>State {number}</p>",)))
    reader.pane.show_page(page(*paragraphs(9)), 5, "a")
    assert reader.reads() == ["Paragraph 0.", "State 6", "Paragraph 2."]


@pytest.mark.parametrize("width", [Width.PHONE, Width.TABLET, Width.PRINT])
def test_text_in_sight_stays_when_the_page_is_held_at_another_width(
    in_the_middle: Reader, qtbot: QtBot, width: Width
) -> None:
    was = in_the_middle.asks("window.innerWidth")
    before = top_of(in_the_middle, "p30")
    in_the_middle.pane.set_width(width, A4)
    qtbot.waitUntil(lambda: in_the_middle.asks("window.innerWidth") != was)
    qtbot.waitUntil(lambda: abs(top_of(in_the_middle, "p30") - before) <= NEAR)


@pytest.mark.parametrize(("width", "pixels"), [(Width.PHONE, 390), (Width.TABLET, 768)])
@pytest.mark.parametrize("room", [300, 620, 1000])
def test_a_device_has_its_true_width_whatever_the_pane_has(
    reader: Reader, qtbot: QtBot, width: Width, pixels: int, room: int
) -> None:
    reader.pane.resize(room, 500)
    reader.pane.show_page(page(*paragraphs(90)), 1, "a")
    reader.pane.set_width(width, A4)
    holds = f"matchMedia('(width: {pixels}px)').matches"
    asked = f"[innerWidth, document.documentElement.clientWidth, {holds}]"
    qtbot.waitUntil(lambda: reader.asks(asked) == [pixels, pixels, True])
    assert reader.pane.scale == pytest.approx(min(1.0, room / pixels), abs=0.01)


def test_on_paper_the_rules_for_print_count_and_those_for_the_screen_do_not(
    reader: Reader,
) -> None:
    head = (
        "<style>@media print { p { color: rgb(1, 2, 3) } } @page { margin: 30px }"
        "@media screen { p { text-indent: 7px } }"
        "@media (prefers-color-scheme: dark), (prefers-color-scheme: light) "
        "{ p { border-top-width: 0 } }</style>"
    )
    style = "(s => [s.color, s.textIndent])(getComputedStyle(document.querySelector('p')))"
    reader.pane.show_page(page(*paragraphs(3), head=head), 1, "a")
    on_screen = reader.asks(style)
    assert on_screen[1] == "7px"
    reader.pane.set_width(Width.PRINT, A4)
    assert reader.asks(style) == ["rgb(1, 2, 3)", "0px"]
    assert reader.asks("getComputedStyle(document.body).paddingLeft") == "30px"
    assert reader.asks("document.body.offsetWidth") == A4.width
    assert A4.size is QPageSize.PageSizeId.A4
    reader.pane.show_page(page(*paragraphs(3), head=head + "<meta name=x>"), 2, "a")
    assert reader.asks(style) == ["rgb(1, 2, 3)", "0px"]
    reader.pane.set_width(Width.DESKTOP, A4)
    assert reader.asks(style) == on_screen


def test_paper_is_white_in_the_dark(reader: Reader) -> None:
    reader.pane.set_theme("dark")
    reader.pane.show_page(page(*paragraphs(3)), 1, "a")
    reader.pane.set_width(Width.PRINT, A4)
    assert reader.asks("document.documentElement.dataset.theme") == "light"
    reader.pane.set_width(Width.DESKTOP, A4)
    assert reader.asks("document.documentElement.dataset.theme") == "dark"


def test_a_page_wears_what_was_chosen_for_it_whatever_the_window_wears(reader: Reader) -> None:
    reader.pane.show_page(page(*paragraphs(3)), 1, "a")
    reader.pane.wear("light")
    reader.pane.set_theme("dark")
    assert reader.asks("document.documentElement.dataset.theme") == "light"
    reader.pane.wear("window")
    assert reader.asks("document.documentElement.dataset.theme") == "dark"


def test_a_long_paragraph_is_scrolled_to_the_line_that_is_written(reader: Reader) -> None:
    reader.pane.show_page(page("<p>First</p>", f"<p>{PROSE * 300}</p>", "<p>Last</p>"), 1, "a")
    height = reader.asks("document.querySelectorAll('p')[1].offsetHeight")
    room = reader.asks("window.innerHeight")
    assert height > 2 * room
    for share in (0.9, 0.5, 1.0, 0.0):
        reader.pane.scroll_to_block(1, share)
        line = reader.top_of(1) + share * (height - 24)
        assert 0 <= line <= room - 24
    reader.pane.scroll_to_block(1, 0.02)
    before = reader.scroll()
    reader.pane.scroll_to_block(1, 0.03)
    assert reader.scroll() == before


@pytest.mark.parametrize(("direction", "side"), [("ltr", "-14px"), ("rtl", "14px")])
def test_the_mark_stands_where_lines_begin(reader: Reader, direction: str, side: str) -> None:
    html = page(*paragraphs(3)).replace('dir="ltr"', f'dir="{direction}"')
    reader.pane.show_page(html, 1, "a")
    reader.pane.mark_block(1)
    shadow = reader.asks("getComputedStyle(document.querySelectorAll('p')[1]).boxShadow")
    assert f" {side} 0px" in shadow
