"""Every control has a name, and the names are those that the interface promises."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from tests.ui.access.surroundings import DIALOGS, PANELS, opened, write_a_story
from tests.ui.access.tree import nameless, names, nodes, twins
from tests.ui.newsroom import Newsroom

PROMISED = (
    "Search stories",
    "Stories",
    "Kicker",
    "Headline",
    "Standfirst",
    "Byline",
    "Key point 1",
    "Key point 2",
    "Add key point",
    "Dateline",
    "Source tag",
    "Body 1",
    "Crosshead 2",
    "Body 2",
    "Add section",
    "Sign-off",
    "Copyright notice",
    "Slugline",
    "Preview",
)

READ = [
    "Kicker",
    "Headline",
    "Standfirst",
    "Byline",
    "Key point 1",
    "Key point 2",
    "Add key point",
    "Body 1",
    "Crosshead 2",
    "Body 2",
    "Add section",
    "Sign-off",
    "Copyright notice",
    "Details",
    "Slugline",
    "Category",
    "Keywords",
    "Urgency",
]


@pytest.fixture
def writing(room: Newsroom) -> Newsroom:
    """Somebody at a story with every part."""
    write_a_story(room)
    return room


def test_every_control_of_an_empty_window_has_a_name_of_its_own(room: Newsroom) -> None:
    assert nameless(room.window) == []
    assert twins(room.window) == []


def test_every_control_around_a_story_has_a_name_of_its_own(writing: Newsroom) -> None:
    assert nameless(writing.window) == []
    assert twins(writing.window) == []


@pytest.mark.parametrize("command", DIALOGS)
def test_every_control_of_a_dialog_has_a_name_of_its_own(writing: Newsroom, command: str) -> None:
    windows = opened(writing, command)

    assert windows
    for each in windows:
        assert nameless(each) == []
        assert twins(each) == []
        assert each.accessibleName() or each.windowTitle()
        each.close()


@pytest.mark.parametrize("command", PANELS)
def test_every_control_of_a_panel_has_a_name_of_its_own(writing: Newsroom, command: str) -> None:
    writing.choose(command).rest()

    assert nameless(writing.window) == []
    assert twins(writing.window) == []


def test_the_names_are_those_that_the_interface_promises(writing: Newsroom) -> None:
    for field in ("kicker", "standfirst", "byline", "dateline", "sign_off"):
        writing.window.form.reveal_field(field)
    writing.work()

    found = names(writing.window)

    assert set(PROMISED) <= set(found)


def test_the_form_is_read_in_the_order_of_the_page(writing: Newsroom) -> None:
    for field in ("kicker", "standfirst", "byline", "sign_off"):
        writing.window.form.reveal_field(field)
    writing.work()

    found = [node.name for node in nodes(writing.window.form) if node.is_focusable]

    assert [name for name in found if name in READ] == READ


def test_the_menus_have_the_commands_that_the_interface_promises(room: Newsroom) -> None:
    menus = {
        menu.title().replace("&", ""): [
            action.text().replace("&", "") for action in menu.actions() if action.text()
        ]
        for menu in room.window.menuBar().findChildren(QMenu)
    }

    assert {"New story", "Import…", "Export…"} <= set(menus["File"])
    assert {"Undo", "Redo", "Find…", "Copy as HTML"} <= set(menus["Edit"])
    assert {"Keep a version", "Status", "This paragraph is"} <= set(menus["Story"])
    assert {"View", "Help"} <= menus.keys()
