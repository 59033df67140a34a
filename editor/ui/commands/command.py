"""What a command is: its name, words, keys, and when it can be given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtGui import QAction, QKeySequence

Standard = QKeySequence.StandardKey
Role = QAction.MenuRole
Key: TypeAlias = Standard | str


@dataclass(frozen=True, slots=True)
class Command:
    """A command; text and tip are shown translated, of the keys the first one.

    - One that `needs_story` can only be given while a story is open.
    - One that `needs_form` only while that story can be written in: not in the history.
    - One that `changes_library` only where the library can be written.
    - A switch is on or off.
    """

    name: str
    text: str
    tip: str
    keys: tuple[Key, ...] = ()
    needs_story: bool = True
    needs_form: bool = False
    changes_library: bool = False
    is_switch: bool = False
    role: Role = Role.NoRole


@dataclass(frozen=True, slots=True)
class Submenu:
    """The place of a menu that is a list of choices, by the name under which `Menus` has it."""

    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """One menu; a line parts its sections."""

    title: str
    sections: tuple[tuple[Command | Submenu, ...], ...]

    @property
    def commands(self) -> tuple[Command, ...]:
        """Its commands in order."""
        return tuple(
            each for section in self.sections for each in section if isinstance(each, Command)
        )


def key_sequences(keys: tuple[Key, ...]) -> list[QKeySequence]:
    """The sequences of this platform, each once; standard keys it does not have are left out."""
    sequences: list[QKeySequence] = []
    for key in keys:
        bound = [_of(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
        sequences += [each for each in bound if not each.isEmpty() and each not in sequences]
    return sequences


def _of(key: str) -> QKeySequence:
    """Keys as they stand in the tables, whatever they are called where the window runs."""
    return QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)
