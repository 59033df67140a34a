"""All keys of the window on one page."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTextBrowser, QWidget

from editor.ui.commands import story
from editor.ui.commands.command import key_sequences
from editor.ui.commands.groups import GROUPS
from editor.ui.dialogs.parts import Dialog
from editor.ui.menus import KINDS
from editor.ui.theme import Theme

# What the form does by itself: these keys are no commands.
_WRITING = (
    ("Enter", "On to what comes next; in a body, end the paragraph"),
    ("Shift+Enter", "Break the line"),
    ("Tab", "The next field"),
    ("Backspace at the head of an empty crosshead", "Take the crosshead out again"),
    ("Ctrl+A twice", "Select the whole story, for copying"),
)
_LIST = (
    ("Enter", "Open the story"),
    ("Delete", "Put the story into the bin"),
    ("Ctrl+Z", "Bring it back"),
)
_HISTORY = (
    ("Up, Down", "Select a version"),
    ("Space", "Mark a version to compare with, or take the mark away"),
    ("F2", "Go to the note; Enter keeps it, Esc takes the typing back"),
    ("Enter", "From the versions to the first change; there: restore the change, or unfold"),
    ("Arrow keys", "In the comparison: go from change to change"),
    ("Esc", "Back to writing"),
)
_BIN = (
    ("Enter", "Bring back what is selected"),
    ("Delete", "Delete what is selected for good; asks first"),
    ("Ctrl+Z", "Bring back the story deleted last"),
)
_MERGE = (
    ("Alt+Down, Alt+Up", "The next conflict, the one before"),
    ("Arrow keys", "Choose a side"),
    ("Enter", "Merge, once every conflict is decided"),
    ("Esc", "Merge nothing"),
)
_PLACES = (
    ("Writing", _WRITING),
    ("In the list of stories", _LIST),
    ("In the history", _HISTORY),
    ("In the bin", _BIN),
    ("In a merge", _MERGE),
)


class ShortcutsDialog(Dialog):
    """A table of commands and their keys, as this system writes them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("Keyboard shortcuts", parent)
        page = QTextBrowser(self)
        page.setAccessibleName("Keyboard shortcuts")
        page.setFrameShape(QTextBrowser.Shape.NoFrame)
        page.setHtml(_html(theme))
        self.column.addWidget(page, 1)
        self.add_buttons("Close", cancel="")
        self.resize(620, 640)


def _html(theme: Theme) -> str:
    quiet = theme.colours.quiet
    rows: list[str] = []
    for title, keys in (*_PLACES, *_groups()):
        rows.append(f'<tr><td colspan="2"><h3>{escape(title)}</h3></td></tr>')
        rows += [
            f"<tr><td>{escape(what)}</td>"
            f'<td style="color: {quiet}; padding-left: 28px">{escape(key)}</td></tr>'
            for key, what in keys
        ]
    return f'<table cellpadding="3" width="100%">{"".join(rows)}</table>'


def _groups() -> list[tuple[str, list[tuple[str, str]]]]:
    groups = []
    for group in GROUPS:
        keys = [
            (_native(command.keys), _plain(command.text))
            for command in group.commands
            if command.keys
        ]
        if group is story.GROUP:
            keys += [(key, f"This paragraph is: {_plain(text)}") for _, text, key in KINDS]
        groups.append((_plain(group.title), keys))
    return groups


def _native(keys: tuple[QKeySequence.StandardKey | str, ...]) -> str:
    sequences = key_sequences(keys)
    return sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")
