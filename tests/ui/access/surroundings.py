"""The dialogs and panels that can be opened over a story, each by what a person does for it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from editor.model.places import Place
from tests.ui.newsroom import Newsroom

DIALOGS = (
    "new_from_template",
    "save_as_template",
    "export",
    "print_proof",
    "backups",
    "houses",
    "preferences",
    "replace_in_library",
    "dictionaries",
    "merge_with",
    "shortcuts",
    "check_library",
    "about",
    "palette",
)
"""The commands that open a window of our own; those of files and printers are the system's."""

PANELS = ("find", "replace", "history", "proofread", "show_beside", "focus_mode")
"""The commands that change what is in the main window."""


def write_a_story(room: Newsroom) -> None:
    """A story with every part, a second one beside it, and a hint at what is still to be filled."""
    room.choose("new").type("The other story").rest()
    room.choose("new").type("Harbour wall gives way")
    for text in ("No one was hurt", "The road is shut"):
        room.choose("add_key_point")
        room.type(text, Place("key_points", room.story.key_points[-1].id, "text"))
    room.type_body("The wall fell at noon. Nobody was hurt.")
    room.choose("add_section").choose("add_waiting_figure").choose("add_pull_quote")
    room.window.form.set_details_open(True)
    room.rest()


def opened(room: Newsroom, command: str) -> list[QWidget]:
    """The windows that a command opens."""
    before = _windows()
    room.choose(command).rest()
    QApplication.processEvents()
    return [each for each in _windows() if each not in before]


def _windows() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]
