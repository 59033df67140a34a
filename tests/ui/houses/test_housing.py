"""Houses in the real window: switching, editing with the page tried, keeping, cancelling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from editor.model.house import FIRST_HOUSE, House
from editor.render import own_templates
from editor.services.page_templates import PageTemplates
from editor.ui.houses.dialog import HousesDialog
from editor.ui.houses.housing import Housing
from editor.ui.theme import Themes
from tests.ui.newsroom import Newsroom, Open

QUAI = House("quai", name="Le Quai", source_tag="Quai")


@pytest.fixture
def housing(room: Newsroom, themes: Themes, tmp_path: Path) -> Iterator[Housing]:
    before = own_templates._place.folder
    room.workspace.houses.keep(QUAI)
    room.work().choose("new").type("Storm")
    yield Housing(
        room.workspace,
        PageTemplates(room.tasks, tmp_path / "templates"),
        room.services.exchange,
        room.tasks,
        room.window.notices,
        themes,
        room.window,
    )
    own_templates._place.folder = before


def opened(room: Newsroom, housing: Housing) -> HousesDialog:
    housing.show_houses()
    room.work()
    return room.window.findChildren(HousesDialog)[-1]


def test_a_switch_says_what_it_changed_and_what_it_kept(room: Newsroom, housing: Housing) -> None:
    housing.switch("quai")
    room.work()
    assert room.story.source_tag == "Quai"
    assert room.said == [
        "The story is written for Le Quai now. Changed with it: source tag, copyright notice."
    ]
    room.choose("undo")
    assert room.story.house == FIRST_HOUSE.id
    assert room.said == []


def test_the_editor_offers_what_there_is(room: Newsroom, housing: Housing) -> None:
    dialog = opened(room, housing)
    assert dialog.look.template.count() == 3
    assert dialog.press.formats.count() > 3
    assert dialog.words.time_zone.findText("Europe/London") > 0
    room.qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_editor_opens_at_a_field(room: Newsroom, housing: Housing) -> None:
    housing.show_field("Page &template")
    dialog = room.window.findChildren(HousesDialog)[-1]
    assert dialog.tabs.tabText(dialog.tabs.currentIndex()) == "Page"


def test_a_profile_is_tried_in_the_open_story_and_escape_gives_the_old_one_back(
    room: Newsroom, housing: Housing
) -> None:
    dialog = opened(room, housing)
    dialog.look.template.setCurrentIndex(1)
    room.qtbot.waitUntil(lambda: room.session.house.page_template == "magazine")
    room.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert room.session.house == FIRST_HOUSE
    assert room.workspace.houses.all == (FIRST_HOUSE, QUAI)


def test_a_kept_profile_is_the_open_storys_at_once(room: Newsroom, housing: Housing) -> None:
    dialog = opened(room, housing)
    dialog.form.shown["kicker"].click()
    dialog.accept()
    room.work()
    changed = replace(FIRST_HOUSE, shown=(*FIRST_HOUSE.shown, "kicker"))
    assert room.session.house == changed
    assert room.workspace.houses.all == (changed, QUAI)


def test_a_house_with_stories_is_not_removed_and_it_is_said(
    room: Newsroom, housing: Housing
) -> None:
    housing.switch("quai")
    room.work()
    dialog = opened(room, housing)
    dialog.list.remove.click()
    room.work()
    assert dialog.list.houses.count() == 2
    assert "1 story is written for this house." in dialog.list._told.text()
    room.qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def begin_a_house(room: Newsroom, housing: Housing) -> HousesDialog:
    dialog = opened(room, housing)
    room.qtbot.keyClick(dialog.list.houses, Qt.Key.Key_Insert)
    room.qtbot.keyClicks(dialog.words.name, "Harbour Post")
    return dialog


def follow(room: Newsroom, offer: str) -> HousesDialog:
    button = next(b for b in room.window.notices.findChildren(QPushButton) if b.text() == offer)
    button.click()
    room.work()
    return room.window.findChildren(HousesDialog)[-1]


def test_a_house_that_was_begun_when_escape_was_pressed_can_be_gone_on_with_and_kept(
    room: Newsroom, housing: Housing
) -> None:
    dialog = begin_a_house(room, housing)
    room.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert room.said == ["Not kept: what you changed in Harbour Post."]
    assert room.workspace.houses.all == (FIRST_HOUSE, QUAI)
    again = follow(room, "Go on editing")
    assert again.words.name.text() == "Harbour Post"
    assert room.said == []
    room.qtbot.keyClick(again, Qt.Key.Key_Return)
    room.work()
    assert [each.name for each in room.workspace.houses.all[2:]] == ["Harbour Post"]
    assert room.said == []


def test_the_editor_opens_with_what_was_in_it_when_it_was_closed(
    room: Newsroom, housing: Housing
) -> None:
    dialog = opened(room, housing)
    room.qtbot.keyClick(dialog.list.houses, Qt.Key.Key_End)
    room.qtbot.keyClicks(dialog.words.usage_terms, "No resale.")
    dialog.close()
    assert room.said == ["Not kept: what you changed in Le Quai."]
    again = opened(room, housing)
    assert again.draft == replace(QUAI, usage_terms="No resale.")
    room.qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert opened(room, housing).draft == replace(QUAI, usage_terms="No resale.")


def test_changes_that_were_not_kept_can_be_let_go_of(room: Newsroom, housing: Housing) -> None:
    room.qtbot.keyClick(begin_a_house(room, housing), Qt.Key.Key_Escape)
    again = follow(room, "Go on editing")
    assert again.list._back.text() == "Discard them"
    again.list._back.click()
    assert again.list.houses.count() == 2
    room.qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert room.said == []


def test_a_house_that_was_removed_and_taken_back_is_in_the_library(
    room: Newsroom, housing: Housing
) -> None:
    dialog = opened(room, housing)
    room.qtbot.keyClick(dialog.list.houses, Qt.Key.Key_End)
    room.qtbot.keyClick(dialog.list.houses, Qt.Key.Key_Delete)
    room.work()
    assert room.workspace.houses.all == (FIRST_HOUSE,)
    dialog.list._back.click()
    room.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    room.work()
    assert room.workspace.houses.all == (FIRST_HOUSE, QUAI)
    assert room.said == []


def test_a_house_of_new_stories_that_was_not_kept_is_said_and_can_be_gone_on_with(
    room: Newsroom, housing: Housing
) -> None:
    dialog = opened(room, housing)
    room.qtbot.keyClick(dialog.list.houses, Qt.Key.Key_End)
    dialog.for_new.click()
    room.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    room.work()
    assert room.said == ["Not kept: which house new stories are written for."]
    follow(room, "Go on editing").accept()
    assert room.workspace.houses.desk == QUAI


def test_what_is_typed_while_nutgraf_ends_is_there_at_the_next_start(open_window: Open) -> None:
    room = open_window()
    room.choose("houses")
    (dialog,) = room.window.findChildren(HousesDialog)
    room.qtbot.keyClicks(dialog.words.usage_terms, "No resale.")
    room.window.close()
    room.work()
    room.qtbot.waitUntil(room.is_closed)

    again = open_window()

    (said,) = again.said
    assert said.startswith("Not kept: what you changed in ")
    assert follow(again, "Go on editing").draft.usage_terms == "No resale."


def test_what_was_let_go_of_or_kept_is_not_there_at_the_next_start(open_window: Open) -> None:
    room = open_window()
    room.choose("houses")
    (dialog,) = room.window.findChildren(HousesDialog)
    room.qtbot.keyClicks(dialog.words.usage_terms, "No resale.")
    dialog.reject()
    room.work()
    follow(room, "Go on editing").accept()
    room.work()
    room.window.close()
    room.work()
    room.qtbot.waitUntil(room.is_closed)

    again = open_window()

    assert again.said == []
    assert again.workspace.houses.desk.usage_terms == "No resale."


def test_nothing_is_said_where_nothing_was_changed(room: Newsroom, housing: Housing) -> None:
    room.qtbot.keyClick(opened(room, housing), Qt.Key.Key_Escape)
    assert room.said == []
