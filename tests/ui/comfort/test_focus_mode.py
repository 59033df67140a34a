"""Focus mode leaves only the page, and brings everything back."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.model.choices import FOCUS_DIMS, TEXT_SIZE
from editor.model.places import Place, key_point_place
from editor.ui.comfort.veil import STRENGTH, Veil
from editor.ui.form.key_points import KeyPointRow
from editor.ui.theme import DARK, LIGHT, Colours, contrast
from tests.ui.comfort.conftest import BODY, PARAGRAPHS, Desk


def veil(desk: Desk) -> Veil:
    found = desk.area.findChild(Veil)
    assert isinstance(found, Veil)
    return found


def test_only_the_page_is_left_and_the_same_command_brings_all_back(
    desk: Desk, qtbot: QtBot
) -> None:
    widths = (desk.library.width(), desk.form.width(), desk.preview.width())
    with qtbot.waitSignal(desk.comfort.focus_turned) as turned:
        desk.give("focus_mode")
    assert turned.args == [True]
    hidden = (desk.library, desk.preview, desk.bar)
    assert not any(each.isVisible() for each in hidden)
    assert desk.window.menuBar().height() == 0
    qtbot.waitUntil(lambda: desk.form.width() > widths[1])
    desk.give("focus_mode")
    assert all(each.isVisible() for each in hidden)
    qtbot.waitUntil(lambda: desk.window.menuBar().height() > 0)
    panes = (desk.library, desk.form, desk.preview)
    qtbot.waitUntil(lambda: tuple(each.width() for each in panes) == widths)


def test_what_was_folded_before_stays_folded(desk: Desk) -> None:
    desk.panes.show_preview(False)
    desk.bar.hide()
    desk.give("focus_mode")
    desk.give("focus_mode")
    assert desk.library.isVisible()
    assert not desk.preview.isVisible()
    assert not desk.bar.isVisible()


def test_escape_in_the_text_leaves_and_keeps_the_caret(desk: Desk) -> None:
    desk.go(BODY, 12)
    desk.give("focus_mode")
    desk.reporter.press("Escape")
    assert not desk.comfort.focus.is_on
    assert desk.library.isVisible()
    assert desk.reporter.at == ("Body 1", 12)


def test_a_pane_that_is_asked_for_ends_it(desk: Desk) -> None:
    desk.give("focus_mode")
    desk.panes.show_library(True)
    assert not desk.comfort.focus.is_on
    assert desk.library.isVisible()
    assert desk.bar.isVisible()


def test_keys_of_the_menus_still_work(desk: Desk, qtbot: QtBot) -> None:
    given: list[bool] = []
    action = desk.menu.addAction("Do", "Ctrl+Shift+9", lambda: given.append(True))
    assert action is not None
    desk.give("focus_mode")
    desk.go(BODY, 0)
    qtbot.keyClick(
        desk.reporter.focus,
        Qt.Key.Key_9,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert given == [True]


def inks_at(desk: Desk, paragraph: int) -> int:
    """How dark the darkest pixel of a paragraph is painted, 0 to 255."""
    field = desk.form.field(BODY)
    assert field is not None
    block = field.document().findBlockByNumber(2 * paragraph)
    box = field.document().documentLayout().blockBoundingRect(block).toAlignedRect()
    picture = desk.area.sheet.grab().toImage()
    top = field.mapTo(desk.area.sheet, box.topLeft())
    ratio = picture.devicePixelRatio()
    return min(
        picture.pixelColor(int((top.x() + x) * ratio), int((top.y() + y) * ratio)).lightness()
        for x in range(12, 300)
        for y in range(6, 20)
    )


def test_other_paragraphs_step_back_and_the_written_one_does_not(desk: Desk) -> None:
    desk.go(BODY, 5)
    desk.give("focus_mode")
    assert inks_at(desk, 0) < 60
    assert inks_at(desk, 1) > 90
    desk.go(BODY, len(PARAGRAPHS[0]) + 10)
    assert inks_at(desk, 0) > 90
    assert inks_at(desk, 1) < 60
    desk.settings.choose(FOCUS_DIMS, False)
    assert not veil(desk).isVisible()
    assert inks_at(desk, 0) < 60


def darkest(desk: Desk, widget: QWidget) -> int:
    """How dark the darkest pixel of a widget on the page is painted, 0 to 255."""
    sheet = desk.area.sheet
    box = QRect(widget.mapTo(sheet, QPoint(0, 0)), widget.size())
    picture = sheet.grab(box).toImage()
    pixels = ((x, y) for x in range(picture.width()) for y in range(2, picture.height() - 3))
    return min(picture.pixelColor(*pixel).lightness() for pixel in pixels)


def test_the_controls_of_details_step_back_too(desk: Desk) -> None:
    details = desk.area.sheet.page.details
    details.set_open(True)
    desk.go(BODY, 5)
    time = details.time("embargoed_until")
    controls = (details.urgency, time.label, time.buttons.calendar)
    before = [darkest(desk, each) for each in controls]
    desk.give("focus_mode")
    after = [darkest(desk, each) for each in controls]
    assert [new > old for old, new in zip(before, after, strict=True)] == [True] * 3
    details.urgency.setFocus()
    assert darkest(desk, details.urgency) == before[0]


def test_the_bullet_of_a_key_point_steps_back_with_it(desk: Desk) -> None:
    rows = desk.area.sheet.page.key_points.findChildren(KeyPointRow)
    desk.go(key_point_place("l"))
    before = [darkest(desk, row.handle) for row in rows]
    desk.give("focus_mode")
    first, second = (darkest(desk, row.handle) for row in rows)
    assert first > before[0]
    assert second == before[1]


def test_the_veil_keeps_to_the_paragraph_when_its_lines_become_others(desk: Desk) -> None:
    desk.go(BODY, len(PARAGRAPHS[0]) + 10)
    desk.give("focus_mode")
    desk.settings.choose(TEXT_SIZE, 150)
    assert inks_at(desk, 0) > 90
    assert inks_at(desk, 1) < 60
    assert inks_at(desk, 2) > 90


def test_the_mouse_goes_through_the_veil(desk: Desk) -> None:
    desk.go(BODY, 5)
    desk.give("focus_mode")
    headline = desk.form.field(Place("headline"))
    assert headline is not None
    at = headline.mapTo(desk.area.sheet, headline.rect().center())
    assert desk.area.sheet.childAt(at) is headline.viewport()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", list(STRENGTH))
def test_what_steps_back_can_still_be_read(colours: Colours, ink: str) -> None:
    assert (
        contrast(mixed(getattr(colours, ink), colours.paper, STRENGTH[ink]), colours.paper) >= 4.5
    )


def mixed(ink: str, paper: str, share: float) -> str:
    def channel(colour: str, at: int) -> int:
        return int(colour[at : at + 2], 16)

    parts = (round(channel(ink, at) * (1 - share) + channel(paper, at) * share) for at in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in parts)
