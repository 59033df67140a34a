"""Exports and copies that are done when another story is open by then."""

from __future__ import annotations

import pytest

from editor.ui.notice import Link, Notice
from tests.ui.newsroom import Newsroom

pytestmark = pytest.mark.window


def notice_of(room: Newsroom, beginning: str) -> Notice:
    return next(each for each in room.window.notices.shown if each.text.startswith(beginning))


def has_links(notice: Notice) -> bool:
    return any(isinstance(part, Link) for part in notice.parts)


def test_a_mark_that_went_along_is_a_way_to_its_place(room: Newsroom) -> None:
    room.choose("new").type("Bridge costs TK").choose("copy_html")
    notice = notice_of(room, "The body copied.")
    assert "TK in headline" in notice.text
    assert has_links(notice)


def test_a_mark_of_a_story_that_was_left_leads_to_no_place_in_another(room: Newsroom) -> None:
    room.choose("new").type("Bridge costs TK").rest()
    room.window.actions_by_name["copy_html"].trigger()
    room.workspace.new()
    room.work()
    notice = notice_of(room, "The body copied.")
    assert "TK in headline" in notice.text
    assert not has_links(notice)
