"""Every command has a name, a text, a tool tip, and keys that no other one has."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from editor.ui.actions import Actions
from editor.ui.commands.groups import GROUPS
from editor.ui.menus import Menus


def test_commands_are_named_explained_and_have_keys_of_their_own(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    menus = Menus(window.menuBar(), actions, QMenu(window), window)

    keys = Counter(key.toString() for action in actions for key in action.shortcuts())
    for menu in window.menuBar().actions():
        for action in menu.menu().actions():
            if action.menu() is not None:
                keys.update(
                    key.toString() for each in action.menu().actions() for key in each.shortcuts()
                )

    names = [command.name for group in GROUPS for command in group.commands]
    assert menus is not None
    assert len(names) == len(set(names))
    assert all(action.text() and action.toolTip() for action in actions)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_stands_in_a_menu(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    Menus(window.menuBar(), actions, QMenu(window), window)

    shown = {
        action.objectName()
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
    }

    assert {action.objectName() for action in actions} <= shown


def test_what_needs_a_story_waits_for_one(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)

    actions.set_story_open(False)

    assert not actions["export"].isEnabled()
    assert not actions["add_section"].isEnabled()
    assert actions["new"].isEnabled()
    actions.set_story_open(True)
    assert actions["export"].isEnabled()


def test_the_usual_keys_are_the_platforms(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)

    for name, standard in (
        ("new", QKeySequence.StandardKey.New),
        ("undo", QKeySequence.StandardKey.Undo),
        ("find", QKeySequence.StandardKey.Find),
    ):
        assert actions[name].shortcuts()[0] == QKeySequence.keyBindings(standard)[0]
    assert QKeySequence("Ctrl+Shift+Z") in actions["redo"].shortcuts()


@pytest.mark.parametrize(
    ("name", "key"), [("replace", "Ctrl+H"), ("find_next", "F3"), ("preferences", "Ctrl+,")]
)
def test_a_key_that_the_manual_names_is_there_on_every_desktop(name: str, key: str) -> None:
    (keys,) = (each.keys for group in GROUPS for each in group.commands if each.name == name)

    # Desktops differ in which standard keys they have, and some name none for replacing.
    assert key in keys
