import socket
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.model.rows import Patch
from editor.ui.preview.page_text import PageText
from editor.ui.preview.surface import PAPER
from editor.ui.preview.text_view import TextView
from tests.ui.preview.reader import page, paragraphs, typed

pytestmark = pytest.mark.window


def shown(qtbot: QtBot, *blocks: str) -> tuple[TextView, PageText]:
    text = PageText(page(*blocks), 0)
    view = TextView(text, "light")
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.waitExposed(view)
    return view, text


def click_on(view: TextView, word: str) -> None:
    """Click just before a word."""
    cursor = view.browser.document().find(word)
    cursor.setPosition(cursor.selectionStart())
    point = view.browser.cursorRect(cursor).center() + QPoint(1, 0)
    QTest.mouseClick(view.browser.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_the_blocks_of_the_page_are_shown_without_its_head(qtbot: QtBot) -> None:
    view, _ = shown(qtbot, "<h1>Head</h1>", "<ul><li>a</li><li>b</li></ul>", "<p>One</p>")
    assert view.browser.toPlainText().split() == ["Head", "a", "b", "One"]


def test_a_page_from_right_to_left_begins_at_the_right_whatever_its_first_letter(
    qtbot: QtBot,
) -> None:
    text = PageText(page("<p>NATO قال</p>").replace('dir="ltr"', 'dir="rtl"'), 0)
    view = TextView(text, "light")
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.waitExposed(view)
    cursor = view.browser.document().find("NATO")
    cursor.setPosition(cursor.selectionEnd())
    assert view.browser.cursorRect(cursor).x() > 200


def test_a_patch_is_shown_after_a_rest_and_the_place_stays(qtbot: QtBot) -> None:
    view, text = shown(qtbot, *paragraphs(200))
    bar = view.browser.verticalScrollBar()
    bar.setValue(1503)
    patch = typed(1, 0, "<p>New</p>")
    text.accept(patch)
    view.apply(patch)
    qtbot.waitUntil(lambda: "New" in view.browser.toPlainText())
    assert bar.value() == 1503


def test_a_click_tells_the_block_and_the_characters_before_it(qtbot: QtBot) -> None:
    blocks = (
        "<h1>Head</h1>",
        "<ul>\n<li>👩‍👩‍👧 a</li><li>be <b>ta</b></li></ul>",
        "<p></p>",
        "<p>One two</p>",
    )
    view, _ = shown(qtbot, *blocks)
    with qtbot.waitSignal(view.clicked_at) as click:
        click_on(view, "two")
    assert click.args == [3, 4]
    with qtbot.waitSignal(view.clicked_at) as click:
        click_on(view, "ta")
    assert click.args == [1, len("👩‍👩‍👧 abe ")]


def test_a_link_is_told_of_and_not_followed(qtbot: QtBot) -> None:
    view, _ = shown(qtbot, '<p><a href="https://example.org/a">link</a> and text</p>')
    with (
        qtbot.assertNotEmitted(view.clicked_at),
        qtbot.waitSignal(view.link_activated) as link,
    ):
        click_on(view, "ink")
    assert link.args == ["https://example.org/a"]
    assert "link" in view.browser.toPlainText()


def test_a_block_out_of_sight_is_brought_in_by_the_least_scroll(qtbot: QtBot) -> None:
    view, _ = shown(qtbot, *paragraphs(200))
    bar = view.browser.verticalScrollBar()
    view.scroll_to_block(0)
    assert bar.value() == 0
    view.scroll_to_block(100)
    at_100 = bar.value()
    assert 0 < at_100 < bar.maximum()
    view.scroll_to_block(99)
    assert bar.value() == at_100
    view.scroll_to_block(50)
    assert 0 < bar.value() < at_100


def test_the_block_being_edited_is_marked(qtbot: QtBot) -> None:
    view, _ = shown(qtbot, "<p>One</p>", "<p>Two</p>", "<p>Three</p>")
    view.mark_block(1)
    assert view.browser.marked == (4, 7)
    view.mark_block(None)
    assert view.browser.marked is None


def test_the_mark_is_a_band_behind_the_whole_block_and_its_dots(qtbot: QtBot) -> None:
    view, _ = shown(qtbot, "<p>One</p>", "<ul><li>Two</li><li>Three</li></ul>", "<p>Four</p>")

    def colours() -> dict[int, set[str]]:
        picture = view.browser.viewport().grab().toImage()
        return {
            y: {picture.pixelColor(x, y).name() for x in range(picture.width())}
            for y in range(picture.height())
        }

    plain = colours()
    view.mark_block(1)
    banded = colours()
    paper = {y for y in plain if PAPER["light"].lower() not in banded[y]}
    assert paper == set(range(min(paper), max(paper) + 1))
    assert all(len(banded[y]) == len(plain[y]) for y in paper)


def test_nothing_is_fetched_or_read(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "picture.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>')
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        view, text = shown(
            qtbot,
            f"<p><img src='{address}/a.png'><img src='{picture.as_uri()}'></p>",
            f"<style>@import url({address}/b.css); p {{ background: url({address}/d) }}</style>",
            f"<p style='background-image: url({address}/c.png)'>Two</p>",
        )
        patch = Patch(1, 3, 0, (f"<p><img src='{picture}'>Three</p>",))
        text.accept(patch)
        view.apply(patch)
        qtbot.waitUntil(lambda: "Three" in view.browser.toPlainText())
        listener.settimeout(0.05)
        with pytest.raises(TimeoutError):
            listener.accept()
    assert view.browser.document().idealWidth() < 800
