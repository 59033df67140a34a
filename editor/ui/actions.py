"""The window's commands as Qt's actions: what menus, keys, bars and the palette share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from editor.model.translation import _
from editor.ui.commands.command import Command, key_sequences
from editor.ui.commands.groups import GROUPS


class Actions:
    """The window's actions by the names of their commands."""

    def __init__(self, parent: QObject) -> None:
        self._commands = {each.name: each for group in GROUPS for each in group.commands}
        self._actions = {name: _action(each, parent) for name, each in self._commands.items()}
        self._is_open = False

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def bind(self, calls: Mapping[str, Callable[[], object]]) -> None:
        """Let commands do what they are for. Raises KeyError where there is no such command."""
        for name, call in calls.items():
            self._actions[name].triggered.connect(lambda _value=False, call=call: call())

    def set_story_open(self, is_open: bool) -> None:
        """Enable or disable what needs an open story."""
        self._is_open = is_open
        for name, command in self._commands.items():
            if command.needs_story:
                self._actions[name].setEnabled(is_open)

    def set_writing(self, can_write: bool, *, is_read_only: bool) -> None:
        """Enable or disable what needs a form, or a library, that can be written in."""
        for name, command in self._commands.items():
            if command.needs_form:
                self._actions[name].setEnabled(can_write and self._is_open)
            elif command.changes_library:
                is_ready = self._is_open or not command.needs_story
                self._actions[name].setEnabled(is_ready and not is_read_only)


def _action(command: Command, parent: QObject) -> QAction:
    action = QAction(_(command.text), parent)
    action.setObjectName(command.name)
    action.setShortcuts(key_sequences(command.keys))
    action.setToolTip(_(command.tip))
    action.setStatusTip(_(command.tip))
    action.setMenuRole(command.role)
    action.setCheckable(command.is_switch)
    return action
