"""Every key of the window, in groups: those of the commands, and those of its places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtGui import QKeySequence

from editor.model.translation import N_, _
from editor.ui.commands import story
from editor.ui.commands.command import Command, Group, key_sequences
from editor.ui.commands.groups import GROUPS

Kinds: TypeAlias = Sequence[tuple[object, str, str]]
"""Kinds of paragraph with their words and their keys."""

MOST_KEYS = 2
"""So many keys of a command are shown."""

_USUAL = re.compile(r"\+|^F([1-9]|1[0-2])$")
"""With a modifier, or from F1 to F12."""

# What widgets do by themselves: these keys are no commands.
_WRITING = (
    ("Enter", N_("On to what comes next; in a body, end the paragraph")),
    ("Shift+Enter", N_("Break the line")),
    ("Tab", N_("The next field")),
    ("Backspace", N_("At the head of an empty crosshead: take it out again")),
    ("Ctrl+A", N_("The whole field; once more: the whole story, for copying")),
    ("Esc", N_("Leave focus mode")),
)
_LIST = (
    ("Enter", N_("Open the story")),
    ("Del", N_("Put the story into the bin")),
    ("Ctrl+Z", N_("Bring it back")),
)
_BESIDE = (
    ("Enter", N_("Read the selected story; in the search: the next match")),
    ("Shift+Enter", N_("The match before")),
    ("Esc", N_("Close the story beside")),
)
_PROOF = (
    ("Space", N_("Tick the line and go on; Enter and ↓ do the same")),
    ("Up", N_("Back to the line before")),
    ("Backspace", N_("Back, and take its tick away")),
    ("F2", N_("Correct the line in the form")),
    ("Esc", N_("Back to writing")),
)
_HISTORY = (
    ("Up Down", N_("Select a version")),
    ("Space", N_("Mark a version to compare with, or take the mark away")),
    ("F2", N_("Go to the note; Enter keeps it, Esc takes the typing back")),
    ("Enter", N_("From the versions to the first change; there: restore the change, or unfold")),
    ("Left Right", N_("In the comparison: go from change to change")),
    ("Esc", N_("Back to writing")),
)
_BIN = (
    ("Enter", N_("Bring back what is selected")),
    ("Del", N_("Delete what is selected for good; asks first")),
    ("Ctrl+Z", N_("Bring back the story deleted last")),
)
_MERGE = (
    ("Alt+Down Alt+Up", N_("The next conflict, the one before")),
    ("Left Right", N_("Choose a side")),
    ("Enter", N_("Merge, once every conflict is decided")),
    ("Esc", N_("Merge nothing")),
)
_PLACES = (
    (N_("Writing"), _WRITING),
    (N_("In the list of stories"), _LIST),
    (N_("In the story beside"), _BESIDE),
    (N_("Proofreading"), _PROOF),
    (N_("In the history"), _HISTORY),
    (N_("In the bin"), _BIN),
    (N_("In a merge"), _MERGE),
)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What keys do, and the keys as this system writes them: any of them does it."""

    what: str
    keys: tuple[str, ...]

    @property
    def told(self) -> str:
        """The line in words."""
        return f"{self.what}: {', '.join(self.keys)}"


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Lines under a heading."""

    title: str
    lines: tuple[KeyLine, ...]

    def holding(self, words: tuple[str, ...]) -> KeyGroup:
        """The same group with the lines that hold every word, in what they say or in a key."""
        title = self.title.casefold()
        lines = (line for line in self.lines if _holds(f"{title} {line.told.casefold()}", words))
        return KeyGroup(self.title, tuple(lines))


def key_groups(kinds: Kinds) -> tuple[KeyGroup, ...]:
    """Every key there is, places first; `kinds` are what a paragraph can be taken for."""
    places = [
        KeyGroup(_(title), tuple(KeyLine(_(what), _named(keys)) for keys, what in lines))
        for title, lines in _PLACES
    ]
    menus = [
        KeyGroup(_plain(group.title), (*_commands(group.commands), *_kinds(group, kinds)))
        for group in GROUPS
    ]
    return (*places, *(group for group in menus if group.lines))


def _commands(commands: tuple[Command, ...]) -> tuple[KeyLine, ...]:
    lines = (KeyLine(_plain(each.text), told_keys(key_sequences(each.keys))) for each in commands)
    return tuple(line for line in lines if line.keys)


def told_keys(sequences: Sequence[QKeySequence]) -> tuple[str, ...]:
    """The first keys that a usual keyboard has: none of those called Undo or F14.

    Two keys of one name, as both that are called Enter, are told once.
    """
    usual = dict.fromkeys(_native(each) for each in sequences if _USUAL.search(each.toString()))
    return tuple(usual)[:MOST_KEYS]


def _kinds(group: Group, kinds: Kinds) -> tuple[KeyLine, ...]:
    if group is not story.GROUP:
        return ()
    told = _("This paragraph is: {kind}")
    return tuple(
        KeyLine(told.format(kind=_plain(text)), (_native(QKeySequence(key)),))
        for _kind, text, key in kinds
    )


def _named(keys: str) -> tuple[str, ...]:
    return tuple(_native(QKeySequence(key)) for key in keys.split())


def _native(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


def _plain(text: str) -> str:
    return _(text).replace("&", "").rstrip("…")


def _holds(text: str, words: tuple[str, ...]) -> bool:
    return all(word in text for word in words)
