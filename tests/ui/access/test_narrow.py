"""The window may be 800 pixels wide: panes give way one after the other, none lies over another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.access.surroundings import write_a_story
from tests.ui.newsroom import Newsroom


def widen(room: Newsroom, width: int) -> None:
    room.window.resize(width, 800)
    QApplication.processEvents()


def panes(room: Newsroom) -> list[QRect]:
    """Where library, form and preview are, as far as they are shown."""
    window = room.window
    shown: list[QWidget] = [window.library, window.form, window.preview]
    return [QRect(each.mapTo(window, QPoint()), each.size()) for each in shown if each.isVisible()]


@pytest.mark.parametrize("width", [800, 1000, 1280])
def test_nothing_overlaps_and_nothing_is_outside(room: Newsroom, width: int) -> None:
    write_a_story(room)
    widen(room, width)

    for command in ("library", "preview", "library"):
        room.choose(command)
        QApplication.processEvents()

        assert room.window.width() == width
        edges = [edge for pane in panes(room) for edge in (pane.left(), pane.right())]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] < width


def test_a_window_that_was_narrow_shows_again_what_was_chosen(room: Newsroom) -> None:
    write_a_story(room)
    widen(room, 1280)
    room.choose("library")
    before = panes(room)
    assert len(before) == 3

    widen(room, 800)
    assert len(panes(room)) == 2
    assert not room.window.actions_by_name["library"].isChecked()
    widen(room, 1280)

    assert panes(room) == before
    assert room.window.actions_by_name["library"].isChecked()
