"""Templates in the real window: a story begun and filled in by keys; own ones come back."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from editor.services.templates import Templates
from editor.ui.templates.chooser import TemplateChooser
from editor.ui.templates.saving import NamingDialog
from editor.ui.templates.templating import Templating
from editor.ui.theme import Themes
from tests.ui.newsroom import Newsroom

Asked = TypeVar("Asked", bound=QDialog)


@pytest.fixture
def templating(room: Newsroom, themes: Themes) -> Templating:
    ids = itertools.count(1)

    def now() -> datetime:
        return datetime(2026, 7, 1, tzinfo=UTC)

    templates = Templates(
        room.workspace, now, lambda: f"story-{next(ids)}", lambda: f"item-{next(ids)}"
    )
    made = Templating(room.workspace, templates, room.window.notices, themes, room.window)
    made.place_wanted.connect(room.window.form.go_to)
    return made


def opened(room: Newsroom, kind: type[Asked], call: Callable[[], None]) -> Asked:
    call()
    room.work()
    return room.window.findChildren(kind)[-1]


def save(room: Newsroom, templating: Templating, name: str) -> None:
    dialog = opened(room, NamingDialog, templating.ask_to_save)
    dialog.name.setText(name)
    dialog.accept()
    room.work()


def test_a_story_is_begun_and_its_hints_filled_in_by_keys(
    room: Newsroom, templating: Templating
) -> None:
    chooser = opened(room, TemplateChooser, templating.choose)
    room.qtbot.keyClick(chooser.list, Qt.Key.Key_Return)
    room.work()
    for words in ("Barrier holds", "It held against three metres of water."):
        field = room.window.form._current
        assert field is not None
        room.qtbot.keyClicks(field, words)
        templating.go_to_next_hint()
    assert room.story.headline == "Barrier holds"
    assert room.story.sections[0].body.startswith("It held against three metres of water.\n\nTK")
    assert room.window.form.selected_text().startswith("TK")


def test_a_story_becomes_a_template_and_is_chosen_first(
    room: Newsroom, templating: Templating
) -> None:
    room.choose("new").type("Match: TK")
    save(room, templating, "Match report")
    assert "“Match report” is a template now" in room.said[-1]
    chooser = opened(room, TemplateChooser, templating.choose)
    assert chooser.chosen is not None
    assert chooser.chosen.name == "Match report"
    chooser.reject()


def test_one_that_was_replaced_comes_back(room: Newsroom, templating: Templating) -> None:
    room.choose("new").type("Match: TK")
    save(room, templating, "Match report")
    room.type(" of the week")
    save(room, templating, "Match report")
    room.take_offer("Take back")
    chooser = opened(room, TemplateChooser, templating.choose)
    assert chooser.chosen is not None
    assert chooser.chosen.story.headline == "Match: TK"
    chooser.reject()


def test_one_that_was_removed_comes_back(room: Newsroom, templating: Templating) -> None:
    room.choose("new").type("Match: TK")
    save(room, templating, "Match report")
    chooser = opened(room, TemplateChooser, templating.choose)
    count = chooser.list.count()
    room.qtbot.keyClick(chooser.list, Qt.Key.Key_Delete)
    room.work()
    assert chooser.list.count() == count - 1
    chooser._back.click()
    room.work()
    assert chooser.list.count() == count
    chooser.reject()


def test_one_is_renamed(room: Newsroom, templating: Templating) -> None:
    room.choose("new").type("Match: TK")
    save(room, templating, "Match report")
    chooser = opened(room, TemplateChooser, templating.choose)
    room.qtbot.keyClick(chooser.list, Qt.Key.Key_F2)
    dialog = chooser.findChildren(NamingDialog)[-1]
    dialog.name.setText("Derby")
    dialog.accept()
    room.work()
    assert chooser.list.item(0).text() == "Derby"
    chooser.reject()


def test_where_nothing_is_to_be_filled_in_it_is_said(
    room: Newsroom, templating: Templating
) -> None:
    room.choose("new").type("Done")
    templating.go_to_next_hint()
    assert room.said[-1] == "Nothing is left to fill in: no TK, XX or ??."


def test_no_name_is_asked_for_where_another_story_was_opened_meanwhile(
    room: Newsroom, templating: Templating
) -> None:
    room.choose("new").type("Match: TK").rest()
    templating.ask_to_save()
    room.choose("new")
    assert room.window.findChildren(NamingDialog) == []
