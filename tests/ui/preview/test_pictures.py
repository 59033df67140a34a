"""Images of the page: from memory by their digest, at once or later, and from nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from editor.model.figures.images import Picture
from editor.model.rows import Patch
from editor.ui.preview.page_text import PageText
from editor.ui.preview.pictures import digest_of
from editor.ui.preview.text_view import TextView
from tests.pictures import drawn, saved
from tests.ui.preview.reader import Reader, page

LAMBS, FERRY = "a" * 64, "b" * 64
PICTURE = Picture("image/png", 600, 400, saved(drawn(600, 400), "PNG"))

Done = Callable[[Picture | None], None]


class Drawer:
    """Gives images when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Done]] = []

    def __call__(self, digest: str, done: Done) -> None:
        self.asked.append((digest, done))

    def give(self, picture: Picture | None) -> None:
        for _, done in self.asked:
            done(picture)


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


def figure(digest: str) -> str:
    return f'<figure><img src="story://figure/{digest}" width="600" height="400" alt="A"></figure>'


def test_only_our_own_addresses_name_an_image() -> None:
    assert digest_of(f"story://figure/{LAMBS}") == LAMBS
    for other in (f"story://page/{LAMBS}", "story://figure/x", f"story://figure/{LAMBS}/../x"):
        assert digest_of(other) == ""


@pytest.mark.window
def test_the_engine_shows_an_image_that_comes_later(
    reader: Reader, qtbot: QtBot, drawer: Drawer
) -> None:
    reader.pane.set_pictures(drawer)
    reader.pane.show_page(page(figure(LAMBS)), 1, "a")
    qtbot.waitUntil(lambda: bool(drawer.asked))
    assert [digest for digest, _ in drawer.asked] == [LAMBS]
    drawer.give(PICTURE)
    qtbot.waitUntil(lambda: reader.asks("document.images[0].naturalWidth") == 600)


@pytest.mark.window
def test_a_patch_brings_its_image_and_one_that_is_not_there_is_none(
    reader: Reader, qtbot: QtBot, drawer: Drawer
) -> None:
    reader.pane.set_pictures(drawer)
    reader.pane.show_page(page("<p>One</p>"), 1, "a")
    reader.pane.apply(Patch(2, 1, 0, (figure(FERRY),)))
    qtbot.waitUntil(lambda: bool(drawer.asked))
    drawer.give(None)
    qtbot.waitUntil(lambda: reader.asks("document.images[0].complete"))
    assert reader.asks("document.images[0].naturalWidth") == 0


@pytest.mark.window
def test_the_simpler_page_shows_it_no_wider_than_the_text(qtbot: QtBot, drawer: Drawer) -> None:
    view = TextView(PageText(page("<p>One</p>", figure(LAMBS)), 0), "light")
    qtbot.addWidget(view)
    view.set_pictures(drawer)
    view.resize(300, 400)
    view.show()
    view.show_page(PageText(page("<p>One</p>", figure(LAMBS)), 0), same=False)
    qtbot.waitUntil(lambda: bool(drawer.asked))
    drawer.give(PICTURE)

    def shows_it() -> bool:
        shown = view.browser.viewport().grab().toImage()
        middle = shown.pixelColor(60, 70)
        return middle != QColor("#fffefc") and middle.lightness() > 200

    qtbot.waitUntil(shows_it)
    assert view.browser.document().idealWidth() <= view.browser.viewport().width()
