"""The strip under the headline says where search, card, push and print cut it."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.model.choices import FIT_OPEN, FIT_PUSH, SHOW_FIT
from editor.services.settings import Settings
from editor.ui.form.fit_strip import FitStrip, Measured, broken_lines, narrowed
from editor.ui.theme import Themes

LONG = "Ferry to the outer islands sails again after a winter of repairs and of quarrels"


@pytest.fixture
def strip(qtbot: QtBot, themes: Themes, settings: Settings) -> Iterator[FitStrip]:
    sheet = QWidget()
    qtbot.addWidget(sheet)
    made = FitStrip(sheet, settings, themes.current)
    sheet.resize(700, 200)
    sheet.show()
    made.arrange(700)
    yield made
    sheet.hide()


def test_without_a_headline_it_is_silent(strip: FitStrip) -> None:
    strip.show_headline("  ")
    assert strip.isHidden()


def test_it_says_what_fits_and_after_which_words_the_others_cut(strip: FitStrip) -> None:
    strip.show_headline(LONG)
    words = strip.button.text()
    assert "Push cuts after “after a”" in words
    assert "lines of print" in words


def test_another_limit_counts_at_once(strip: FitStrip, settings: Settings) -> None:
    strip.show_headline(LONG)
    settings.choose(FIT_PUSH, 100)
    assert "Push fits" in strip.button.text()


def test_a_click_unfolds_it_and_that_is_remembered(strip: FitStrip, settings: Settings) -> None:
    strip.show_headline(LONG)
    strip.button.click()
    assert settings.value(FIT_OPEN)
    told = "\n".join(each.accessibleDescription() for each in strip.findChildren(QWidget))
    assert "of 600 pixels" in told
    assert "of 50 characters" in told
    assert "of print" in told


def test_it_can_be_left_out(strip: FitStrip, settings: Settings) -> None:
    strip.show_headline(LONG)
    settings.choose(SHOW_FIT, False)
    assert strip.isHidden()


def test_lines_of_print_hold_every_word(themes: Themes) -> None:
    text = "Fähre 🚢 zu den äußeren Inseln fährt wieder"
    lines = broken_lines(text, themes.current.text_font(20), 120)
    assert len(lines) > 1
    assert " ".join(lines) == text


def test_whoever_places_it_hears_that_its_height_is_another(strip: FitStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.resized):
        strip.show_headline(LONG)
    with qtbot.waitSignal(strip.resized):
        strip.button.click()


def test_a_narrow_form_shows_where_the_headline_is_cut(themes: Themes) -> None:
    cut = Measured("Push", "Ferry to the outer islands sails again…", "after a winter", "", True)
    whole = Measured("Card", "Ferry to the outer islands sails again", "", "", False)
    metrics = QFontMetricsF(themes.current.control_font())
    room = metrics.horizontalAdvance(whole.shown) * 0.8

    shown, left_out = narrowed(cut, metrics, room)
    assert shown.startswith("Ferry")
    assert shown.endswith("again…")
    assert left_out.startswith("af")
    assert metrics.horizontalAdvance(shown + left_out) < room

    assert narrowed(whole, metrics, room)[0].endswith("again")
    assert narrowed(whole, metrics, 2 * room) == (whole.shown, "")


def test_words_that_run_the_other_way_do_not_reorder_the_sentence(
    strip: FitStrip, settings: Settings
) -> None:
    settings.choose(FIT_PUSH, 35)
    strip.show_headline("مجلس الأمن يصوت على هدنة في السودان بأغلبية 14 صوتا")
    assert "Push cuts after “\u2068هدنة في\u2069”" in strip.button.text()
